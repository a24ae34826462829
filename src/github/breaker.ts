// A breaker for each installation: where GitHub fails again and again, it is not asked for a while. What waits there meanwhile
// costs nobody anything, and the first request afterwards finds out.
import { GITHUB_FAILS, RateLimited } from '../core/failure.js';

/** One after the other, without an answer between them. What fails for one item alone is between what works for others. */
const MOST_FAILURES = 10;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 900_000;

export interface Breaker {
  /** Throws RateLimited where GitHub is not to be asked yet. */
  check(installation: number, now: Date): void;
  failed(installation: number, now: Date): void;
  /** Whatever it said: it is there. */
  answered(installation: number): void;
}

export function createBreaker(): Breaker {
  const failing = new Map<number, { readonly failures: number; readonly until: Date }>();
  return {
    check: (installation, now) => {
      const found = failing.get(installation);
      if (found !== undefined && now < found.until) throw new RateLimited(found.until, GITHUB_FAILS);
    },
    failed: (installation, now) => {
      const found = failing.get(installation);
      // Asked before it was decided to ask no more.
      if (found !== undefined && now < found.until) return;
      const failures = (found?.failures ?? 0) + 1;
      failing.set(installation, { failures, until: new Date(now.getTime() + waitAfter(failures)) });
    },
    answered: (installation) => failing.delete(installation),
  };
}

/** 30 s, a minute, two … at most a quarter of an hour. */
function waitAfter(failures: number): number {
  if (failures < MOST_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - MOST_FAILURES), LONGEST_WAIT_MS);
}
