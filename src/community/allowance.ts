// How much one answer may cost. Counted are steps, not time: the same question always ends at the same place.
import { MOST_TEXT_CHARACTERS } from '../core/pattern.js';

/** What a step of a compiled pattern costs for a character: ten times a name that is compared, some 30 ns at worst. */
export const PATTERN_STEPS = 10;
/** Steps that all files of a change may take, and the words of an item: about two seconds, at worst. */
export const MOST_STEPS = 600_000_000;
/** Those of one path. Paths of real trees take a hundredth of it. */
export const MOST_STEPS_OF_PATH = 10_000_000;
/** After so many others are let go on: some hundredths of a second. */
const STRETCH = 5_000_000;
/** Compiled steps of all keywords of a community: with the longest text they take what an answer may take. */
export const MOST_KEYWORD_STEPS = MOST_STEPS / PATTERN_STEPS / MOST_TEXT_CHARACTERS;

export interface Allowance {
  /** Takes so many steps. False: they are not left, and what they were for must be left out. */
  take(steps: number): boolean;
  /** Steps that were taken already; what comes next is refused where they were not left. */
  spend(steps: number): void;
  /** Something was left out since `next`. */
  isOver(): boolean;
  /** Nothing is left at all. */
  isSpent(): boolean;
  /** Another path begins, with its own share. True: it is time to let others go on. */
  next(): boolean;
}

/** `all`: steps of the whole; `each`: those between two calls of `next`. */
export function createAllowance(all: number, each: number): Allowance {
  let left = all;
  let least = Math.max(0, all - each);
  let rested = all;
  return {
    spend: (steps) => {
      left -= steps;
    },
    take: (steps) => {
      left -= steps;
      if (left >= least) return true;
      // What was refused was not done: it costs the path's share, and not that of the others.
      left = least - 1;
      return false;
    },
    isOver: () => left < least,
    isSpent: () => left < 0,
    next: () => {
      least = Math.max(0, left - each);
      if (rested - left < STRETCH) return false;
      rested = left;
      return true;
    },
  };
}

/** For those who ask about one path, or wait alone. */
export const unlimited = (): Allowance => createAllowance(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

/** Work in pieces, between which others may go on. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function atOnce<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}
