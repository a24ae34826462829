// GitHub's rate limits: the primary one per installation and hour, the secondary one on content creation.
import { ApiError } from './api-error.js';

export interface Limits {
  /** Requests an hour for each installation, and for the app itself. */
  primary: number;
  /** The limit on creating content: `perMinute` and `perHour`. Off: false. */
  secondary: boolean;
  perMinute: number;
  perHour: number;
  /** GitHub answers the secondary limit with 403 or 429. */
  secondaryStatus: 403 | 429;
  retryAfterSeconds: number;
}

interface Window {
  used: number;
  resetAt: number;
  created: number[];
}

export interface Meter {
  readonly limits: Limits;
  /** Throws once the limit is used up. */
  readonly count: (key: string, creates: boolean) => void;
  /** A 304 answer is not counted. */
  readonly giveBack: (key: string) => void;
  read(key: string): { limit: number; remaining: number; used: number; reset: number };
  readonly headers: (key: string) => Record<string, string>;
}

const HOUR = 3_600_000;

export function createMeter(clock: () => number): Meter {
  const limits: Limits = {
    primary: 5_000,
    secondary: true,
    perMinute: 80,
    perHour: 500,
    secondaryStatus: 403,
    retryAfterSeconds: 60,
  };
  const windows = new Map<string, Window>();
  const windowOf = (key: string): Window => {
    const known = windows.get(key);
    if (known !== undefined && known.resetAt > clock()) return known;
    const fresh = { used: 0, resetAt: clock() + HOUR, created: known?.created ?? [] };
    windows.set(key, fresh);
    return fresh;
  };
  const countCreation = (window: Window): void => {
    const now = clock();
    window.created = window.created.filter((at) => at > now - HOUR);
    const lastMinute = window.created.filter((at) => at > now - 60_000).length;
    if (lastMinute >= limits.perMinute || window.created.length >= limits.perHour) {
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      throw new ApiError(limits.secondaryStatus, message, {
        headers: { 'retry-after': String(limits.retryAfterSeconds) },
      });
    }
    window.created.push(now);
  };
  const read: Meter['read'] = (key) => {
    const { used, resetAt } = windowOf(key);
    const remaining = Math.max(0, limits.primary - used);
    return { limit: limits.primary, remaining, used: Math.min(used, limits.primary), reset: Math.ceil(resetAt / 1000) };
  };
  return {
    limits,
    count: (key, creates) => {
      const window = windowOf(key);
      window.used += 1;
      if (window.used > limits.primary) throw new ApiError(403, `API rate limit exceeded for ${key}.`);
      if (creates && limits.secondary) countCreation(window);
    },
    giveBack: (key) => {
      windowOf(key).used -= 1;
    },
    read,
    headers: (key) => {
      const { limit, remaining, used, reset } = read(key);
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-used': String(used),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': 'core',
      };
    },
  };
}
