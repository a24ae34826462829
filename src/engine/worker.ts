// Takes rows and handles them, a few at once, until there are none; renews the leases of those in hand; stops cleanly.
import { inWords, LeaseLost } from '../core/failure.js';
import type { Engine } from './engine.js';
import { handle } from './handle.js';
import type { Handled } from './handle.js';
import { createLanes } from './lanes.js';
import type { Lanes } from './lanes.js';
import type { Claim } from './ports.js';

export interface WorkerOptions {
  readonly concurrency?: number;
  /** How often to look without being rung: later-rows come due, leases expire, rings get lost. */
  readonly pollMs?: number;
  readonly renewMs?: number;
  /** Called for every row that was handled, for metrics. */
  readonly onHandled?: (handled: Handled) => void;
}

/** Later-rows come due, leases expire, rings get lost: it looks without being rung as well. */
export type Worker = Omit<Lanes, 'stopping'>;

export function createWorker(engine: Engine, options: WorkerOptions = {}): Worker {
  const { concurrency = 4, pollMs = 1_000, renewMs = 20_000, onHandled } = options;
  let away = false;

  /** The database was reached, or not (`error`). Said once, not with every look. */
  const reached = (error?: unknown) => {
    const now = error !== undefined;
    if (now && !away)
      engine.log.error({ error: inWords(error) }, 'the worker cannot reach the database; it goes on trying');
    if (!now && away) engine.log.info({}, 'the worker reaches the database again');
    away = now;
  };

  return createLanes({
    concurrency,
    pollMs,
    next: () => engine.inbox.claim(engine.clock.now()),
    work: (claim) => handleOne(engine, claim, renewMs, onHandled),
    ended: reached,
  });
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
    engine.log[lost ? 'warn' : 'error'](
      { guid: claim.guid, error: inWords(error) },
      'a row was left to another worker',
    );
  } finally {
    clearInterval(renewal);
  }
}
