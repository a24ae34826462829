// The doorbell of a Hearth without Redis: the one process rings for itself.
import type { Log, Wakeup } from '../engine/ports.js';

export function inProcessWakeup(log?: Pick<Log, 'error'>): Wakeup {
  let wake: (() => Promise<void>) | undefined;
  let rung = false;
  let closed = false;
  let answering: Promise<void> | undefined;

  const answer = async () => {
    // What rings in one turn of the event loop is one batch.
    await new Promise(setImmediate);
    while (rung && wake && !closed) {
      rung = false;
      await wake().catch((error: unknown) => log?.error({ err: error }, 'A wake-up failed; the sweep repeats it'));
    }
    answering = undefined;
  };
  const look = () => {
    if (rung && wake && !closed) answering ??= answer();
  };

  return {
    ring: () => {
      rung = true;
      look();
    },
    listen: (callback) => {
      wake = callback;
      look();
      return Promise.resolve();
    },
    health: () => ({ state: 'local', detail: 'Rings stay in this process; Redis is not used.' }),
    close: async () => {
      closed = true;
      await answering;
    },
  };
}
