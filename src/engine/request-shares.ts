// What one person from outside may cost of an installation's requests to GitHub: a fifth of the least that GitHub allows one
// in an hour. Whoever used up their share waits, with all that they wrote meanwhile; the others go on.
import { OwnLimit } from '../core/failure.js';

/** GitHub allows an installation 5,000 an hour or more. An ordinary pull request takes some ten. */
const MOST_REQUESTS = 1_000;
const USED_UP = `one person caused ${MOST_REQUESTS} requests to GitHub within an hour`;
const HOUR_MS = 3_600_000;
/** Remembered at once, of all installations. */
const MOST_PEOPLE = 10_000;

/** Of this process alone: each worker keeps its own. */
export interface RequestShares {
  /** Throws OwnLimit until the hour is over in which the person's share was used up. */
  check(installation: number, person: number, now: Date): void;
  charge(installation: number, person: number, requests: number, now: Date): void;
}

export function createRequestShares(): RequestShares {
  const spent = new Map<string, { readonly until: number; readonly requests: number }>();
  const keyOf = (installation: number, person: number) => `${installation}:${person}`;
  const ofThisHour = (key: string, now: Date) => {
    const found = spent.get(key);
    return found !== undefined && now.getTime() < found.until ? found : undefined;
  };
  return {
    check: (installation, person, now) => {
      const found = ofThisHour(keyOf(installation, person), now);
      if (found !== undefined && found.requests >= MOST_REQUESTS) throw new OwnLimit(new Date(found.until), USED_UP);
    },
    charge: (installation, person, requests, now) => {
      if (requests === 0) return;
      const key = keyOf(installation, person);
      const { until, requests: before } = ofThisHour(key, now) ?? { until: now.getTime() + HOUR_MS, requests: 0 };
      spent.delete(key);
      spent.set(key, { until, requests: before + requests });
      const [longestAgo] = spent.keys();
      if (spent.size > MOST_PEOPLE && longestAgo !== undefined) spent.delete(longestAgo);
    },
  };
}
