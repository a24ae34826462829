// Reads GitHub's history in the background, a few installations at once and each by one process only, and stops after the
// page in hand.
import { LeaseLost } from '../core/failure.js';
import type { Lease, Only } from './backfill-ports.js';
import { step } from './backfill-step.js';
import type { BackfillEngine } from './backfill-step.js';

export interface BackfillOptions {
  /** Installations at once. */
  readonly concurrency?: number;
  readonly pollMs?: number;
  readonly renewMs?: number;
  /** One repository alone: what a command was asked for. */
  readonly only?: Only;
}

export interface Backfiller {
  start(): void;
  /** Takes no new page from now on; resolves when those in hand are committed. */
  stop(): Promise<void>;
  /** There may be something to read. Never waits. */
  wake(): void;
  /** Reads everything that is due; resolves when nothing is and no lane is at work. */
  drain(): Promise<void>;
  /** Marks as waiting what was read through more than a day ago. Gives the number of repositories. */
  catchUp(now: Date): Promise<number>;
}

const DAY_MS = 24 * 3_600_000;
/** After so long another installation may come first. */
const TURN_MS = 30_000;

export function createBackfiller(engine: BackfillEngine, options: BackfillOptions = {}): Backfiller {
  const { concurrency = 2, pollMs = 5_000, renewMs = 20_000, only } = options;
  const { store, clock, log } = engine;
  const lanes = new Set<Promise<void>>();
  const state = { stopping: false, rings: 0 };
  let timer: NodeJS.Timeout | undefined;

  const next = async () => (state.stopping ? null : store.claim(clock.now(), only));
  const pages = async (lease: Lease): Promise<void> => {
    const turnEnds = clock.now().getTime() + TURN_MS;
    while (!state.stopping && clock.now().getTime() < turnEnds) {
      const row = await store.next(lease, clock.now(), only);
      if (row === null) return;
      await step(engine, lease, row);
    }
  };
  const hold = async (lease: Lease): Promise<void> => {
    const renewal = setInterval(() => void store.renew(lease).catch(() => false), renewMs);
    try {
      await pages(lease);
    } finally {
      clearInterval(renewal);
      await store.release(lease).catch(() => undefined);
    }
  };
  const look = async (): Promise<void> => {
    // A ring that is heard between a lane's last look and its end would be lost: look once more.
    for (let heard = -1; heard !== state.rings;) {
      heard = state.rings;
      for (let lease = await next(); lease !== null; lease = await next()) await hold(lease);
    }
  };
  const ended = (error: unknown) => {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (error instanceof LeaseLost) log.info({}, 'another process, or a removal, took a backfill over');
    else log.error({ error: reason }, 'a backfill broke off; what was read is kept, and it goes on later');
  };
  const wake = (): void => {
    state.rings += 1;
    while (lanes.size < concurrency && !state.stopping) {
      const lane: Promise<void> = look()
        .catch(ended)
        .finally(() => lanes.delete(lane));
      lanes.add(lane);
    }
  };
  const idle = async () => {
    while (lanes.size > 0) await Promise.all(lanes);
  };

  return {
    wake,
    drain: () => {
      wake();
      return idle();
    },
    start: () => {
      wake();
      timer = setInterval(wake, pollMs);
    },
    stop: () => {
      state.stopping = true;
      clearInterval(timer);
      return idle();
    },
    catchUp: async (now) => {
      const repositories = await store.catchUp(new Date(now.getTime() - DAY_MS));
      if (repositories > 0) wake();
      return repositories;
    },
  };
}
