// A few hands that take what there is until there is nothing: woken by rings and by a timer, and stopped cleanly.

export interface Lanes {
  /** There may be work: free lanes look for it. Never waits. */
  wake(): void;
  /** Works on everything that is due; resolves when nothing is and no lane is at work. */
  drain(): Promise<void>;
  start(): void;
  /** Nothing new is taken from now on; resolves when what is in hand is finished. */
  stop(): Promise<void>;
  readonly stopping: () => boolean;
}

export interface LaneParts<Work> {
  readonly concurrency: number;
  /** How often to look without being rung. */
  readonly pollMs: number;
  /** The next piece of work; null: there is none. */
  readonly next: () => Promise<Work | null>;
  readonly work: (work: Work) => Promise<void>;
  /** Called when a lane has ended: with what `next` or `work` threw, or with nothing. */
  readonly ended: (error?: unknown) => void;
}

export function createLanes<Work>({ concurrency, pollMs, next, work, ended }: LaneParts<Work>): Lanes {
  const state = { stopping: false, rings: 0 };
  const lanes = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const take = async () => (state.stopping ? null : next());
  const look = async (): Promise<void> => {
    // A ring that is heard between a lane's last look and its end would be lost: look once more.
    for (let heard = -1; heard !== state.rings;) {
      heard = state.rings;
      for (let found = await take(); found !== null; found = await take()) await work(found);
    }
  };
  /** Lanes that found nothing have ended; one that waits for GitHub must not keep them from being started again. */
  const wake = (): void => {
    state.rings += 1;
    while (lanes.size < concurrency && !state.stopping) {
      const lane: Promise<void> = look()
        .then(() => {
          ended();
        }, ended)
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
    stopping: () => state.stopping,
  };
}
