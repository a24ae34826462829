// `--intake pull`: the sweep of GitHub's delivery log as the only way in, for a Hearth without a public address.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engine.js';
import { sweep } from './sweep.js';
import type { Worker } from './worker.js';

/** GitHub writes its log a little after the event. */
const OVERLAP_MS = 60_000;
const STOP_MS = 3_000;

export interface Puller {
  start(): void;
  /** Pulls no more; resolves when the pull in hand is over. */
  stop(): Promise<void>;
}

export function createPuller(engine: Engine, worker: Pick<Worker, 'wake'>, everyMs: number): Puller {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const pull = async (since: Date): Promise<void> => {
    const started = engine.clock.now();
    let next = since;
    try {
      await sweep({ ...engine, app: engine.github.app }, since);
      next = new Date(started.getTime() - OVERLAP_MS);
    } catch (error) {
      engine.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'pulling failed; tried again');
    }
    worker.wake();
    if (stopped) return;
    timer = setTimeout(() => {
      running = pull(next);
    }, everyMs);
  };

  return {
    start: () => {
      running = pull(new Date(0));
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.race([running, sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}
