// Takes rows and handles them, a few at once, until there are none; renews the leases of those in hand; stops cleanly.
import { LeaseLost } from '../core/failure.js';
import type { Engine } from './engine.js';
import { handle } from './handle.js';
import type { Handled } from './handle.js';
import type { Claim } from './ports.js';

export interface WorkerOptions {
  readonly concurrency?: number;
  /** How often to look without being rung: later-rows come due, leases expire, rings get lost. */
  readonly pollMs?: number;
  readonly renewMs?: number;
  /** Called for every row that was handled, for metrics. */
  readonly onHandled?: (handled: Handled) => void;
}

export interface Worker {
  /** There may be work: free lanes look for it. Never waits. */
  wake(): void;
  /** Handles everything that is due; resolves when nothing is and no lane is at work. */
  drain(): Promise<void>;
  start(): void;
  /** Takes no new rows from now on; resolves when those in hand are finished. */
  stop(): Promise<void>;
}

export function createWorker(engine: Engine, options: WorkerOptions = {}): Worker {
  const { concurrency = 4, pollMs = 1_000, renewMs = 20_000, onHandled } = options;
  const state = { stopping: false, away: false, rings: 0 };
  const lanes = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    // A ring that is heard between a lane's last look and its end would be lost: look once more.
    for (let heard = -1; heard !== state.rings;) {
      heard = state.rings;
      for (let claim = await next(); claim !== null; claim = await next()) {
        await handleOne(engine, claim, renewMs, onHandled);
      }
    }
  };
  const next = async () => (state.stopping ? null : engine.inbox.claim(engine.clock.now()));

  const reached = (away: boolean, error?: unknown) => {
    // Said once, not with every look.
    if (away && !state.away)
      engine.log.error({ error: nameOf(error) }, 'the worker cannot reach the database; it goes on trying');
    if (!away && state.away) engine.log.info({}, 'the worker reaches the database again');
    state.away = away;
  };

  /** Lanes that found nothing have ended; one that waits for GitHub must not keep them from being started again. */
  const wake = (): void => {
    state.rings += 1;
    while (lanes.size < concurrency && !state.stopping) {
      const lane: Promise<void> = look()
        .then(
          () => {
            reached(false);
          },
          (error: unknown) => {
            reached(true, error);
          },
        )
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
  };
}

async function handleOne(
  engine: Engine,
  claim: Claim,
  renewMs: number,
  onHandled: WorkerOptions['onHandled'],
): Promise<void> {
  const started = performance.now();
  const renewal = setInterval(() => void engine.inbox.renew(claim).catch(() => false), renewMs);
  try {
    const handled = await handle(engine, claim);
    onHandled?.(handled);
    const { state, reason, features, settled } = handled;
    const acts = settled.map((one) => one.state);
    const ms = Math.round(performance.now() - started);
    engine.log.info(
      { guid: claim.guid, event: claim.event, state, reason, features, acts, ms },
      state === 'waiting' ? 'waits' : 'handled',
    );
  } catch (error) {
    // The row stays leased and is taken over when the lease ends.
    const lost = error instanceof LeaseLost;
    engine.log[lost ? 'warn' : 'error']({ guid: claim.guid, error: nameOf(error) }, 'a row was left to another worker');
  } finally {
    clearInterval(renewal);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
