// GitHub's rate limits: the primary one per installation and hour, the secondary one on content creation, and the points
// of GraphQL, which are counted apart.
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
  /** Points an hour for each installation. */
  graphql: { limit: number };
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
  readonly read: (key: string) => Budget;
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
    graphql: { limit: 5_000 },
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
    headers: (key) => headersOf(read(key), 'core'),
  };
}

export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds of the epoch. */
  readonly reset: number;
}

export interface GraphqlMeter {
  /** The budget after paying; undefined where nothing is left. */
  readonly pay: (key: string, points: number) => Budget | undefined;
  readonly read: (key: string) => Budget;
  readonly headers: (key: string) => Record<string, string>;
}

export function createGraphqlMeter(limits: Limits, clock: () => number): GraphqlMeter {
  const windows = new Map<string, { used: number; resetAt: number }>();
  const windowOf = (key: string): { used: number; resetAt: number } => {
    const known = windows.get(key);
    if (known !== undefined && known.resetAt > clock()) return known;
    const fresh = { used: 0, resetAt: clock() + HOUR };
    windows.set(key, fresh);
    return fresh;
  };
  const read = (key: string): Budget => {
    const { used, resetAt } = windowOf(key);
    const { limit } = limits.graphql;
    const shown = Math.min(used, limit);
    return { limit, remaining: limit - shown, used: shown, reset: Math.ceil(resetAt / 1000) };
  };
  return {
    // GitHub runs a query as long as something is left, even if it costs more than that.
    pay: (key, points) => {
      if (read(key).remaining <= 0) return undefined;
      windowOf(key).used += points;
      return read(key);
    },
    read,
    headers: (key) => headersOf(read(key), 'graphql'),
  };
}

function headersOf(budget: Budget, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  };
}
