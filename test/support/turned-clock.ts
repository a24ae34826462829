// A clock that tests turn: Hearth's and the twin's go on together, so that what GitHub tells by the second happens apart
// without waiting.
import type { Twin } from '../twin/twin.js';

export interface TurnedClock {
  readonly clock: { readonly now: () => Date };
  /** Lets so many seconds pass. */
  readonly pass: (seconds: number) => void;
  /** The twin goes by it from now on. */
  readonly wind: (twin: Twin) => void;
}

export function turnedClock(): TurnedClock {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  return {
    clock: { now },
    pass: (seconds) => {
      ahead += 1_000 * seconds;
    },
    wind: (twin) => {
      Object.assign(twin.state, { now });
    },
  };
}
