// Reads GitHub's history in the background, a few installations at once and each by one process only, and stops after the
// page in hand.
import { inWords, LeaseLost } from '../core/failure.js';
import { DAY_MS } from '../core/time.js';
import type { Lease, Only } from './backfill-ports.js';
import { step } from './backfill-step.js';
import type { BackfillEngine } from './backfill-step.js';
import { createLanes } from './lanes.js';
import type { Lanes } from './lanes.js';

export interface BackfillOptions {
  /** Installations at once. */
  readonly concurrency?: number;
  readonly pollMs?: number;
  readonly renewMs?: number;
  /** One repository alone: what a command was asked for. */
  readonly only?: Only;
}

/** Reads what is asked for; stopped, it takes no new page, and what is in hand is committed. */
export interface Backfiller extends Omit<Lanes, 'stopping'> {
  /** Marks as waiting what was read through more than a day ago. Gives the number of repositories. */
  catchUp(now: Date): Promise<number>;
}

/** After so long another installation may come first. */
const TURN_MS = 30_000;

export function createBackfiller(engine: BackfillEngine, options: BackfillOptions = {}): Backfiller {
  const { concurrency = 2, pollMs = 5_000, renewMs = 20_000, only } = options;
  const { store, clock, log } = engine;
  const pages = async (lease: Lease): Promise<void> => {
    const turnEnds = clock.now().getTime() + TURN_MS;
    while (!lanes.stopping() && clock.now().getTime() < turnEnds) {
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
  const lanes = createLanes({
    concurrency,
    pollMs,
    next: () => store.claim(clock.now(), only),
    work: hold,
    ended: (error) => {
      if (error === undefined) return;
      if (error instanceof LeaseLost) log.info({}, 'another process, or a removal, took a backfill over');
      else log.error({ error: inWords(error) }, 'a backfill broke off; what was read is kept, and it goes on later');
    },
  });

  return {
    ...lanes,
    catchUp: async (now) => {
      const repositories = await store.catchUp(new Date(now.getTime() - DAY_MS));
      if (repositories > 0) lanes.wake();
      return repositories;
    },
  };
}
