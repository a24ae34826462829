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
  /** Handles everything that is due; resolves when nothing is. */
  drain(): Promise<void>;
  start(): void;
  /** Takes no new rows and waits for those in hand. */
  stop(): Promise<void>;
}

export function createWorker(engine: Engine, options: WorkerOptions = {}): Worker {
  const { concurrency = 4, pollMs = 1_000, renewMs = 20_000, onHandled } = options;
  let stopping = false;
  let away = false;
  let timer: NodeJS.Timeout | undefined;
  const isStopping = () => stopping;
  const running = new Set<Promise<void>>();
  // A ring that is heard while a lane is looking would be lost between its last look and its end: look once more.
  let rings = 0;

  const loop = async (): Promise<void> => {
    for (let heard = -1; heard !== rings && !stopping;) {
      heard = rings;
      for (let claim = isStopping() ? null : await engine.inbox.claim(engine.clock.now()); claim !== null;) {
        await handleOne(engine, claim, renewMs, onHandled);
        claim = isStopping() ? null : await engine.inbox.claim(engine.clock.now());
      }
    }
  };

  const drain = async (): Promise<void> => {
    rings += 1;
    while (running.size < concurrency && !stopping) {
      const one: Promise<void> = loop()
        .then(() => {
          if (away) engine.log.info({}, 'the worker reaches the database again');
          away = false;
        })
        .catch((error: unknown) => {
          // Said once, not with every look.
          if (!away)
            engine.log.error({ error: nameOf(error) }, 'the worker cannot reach the database; it goes on trying');
          away = true;
        })
        .finally(() => running.delete(one));
      running.add(one);
    }
    await Promise.all(running);
  };

  const poll = () => {
    if (stopping) return;
    timer = setTimeout(() => void drain().finally(poll), pollMs);
  };

  return {
    drain,
    start: () => {
      void drain().finally(poll);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await Promise.all(running);
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
