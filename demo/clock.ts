// The story's clock: it runs like a real one and is moved on between scenes, in every process alike.
import type { Clock } from '../src/engine/ports.js';

export interface StoryClock extends Clock {
  /** Milliseconds between the machine's clock and the story's; workers are told it. */
  readonly offset: () => number;
  readonly moveOn: (ms: number) => void;
}

export function storyClock(startsAt: Date): StoryClock {
  let offset = startsAt.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    moveOn: (ms) => {
      offset += ms;
    },
  };
}
