// GitHub's bad days, by chance: a share of the requests fails, before the effect or after it, and none for ever.
import { pickByShare } from '../support/busy-year-chance.js';
import type { Chance } from '../support/busy-year-chance.js';
import type { FaultRule, Faults } from '../twin/faults.js';

type Trouble = readonly [rule: Omit<FaultRule, 'times'>, share: number];

/**
 * Seven seconds on the wall, of which a request that is on its way may still take five: whoever is frozen right before a write
 * wakes after almost four, and knows nothing of a limit that was told meanwhile.
 */
export const TOLD_SECONDS = 840;
export const ON_ITS_WAY_SECONDS = 600;
const LIMIT = {
  kind: 'fail-before',
  status: 403,
  headers: { 'retry-after': String(TOLD_SECONDS) },
  body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
} as const;

const READS: readonly Trouble[] = [
  [{ kind: 'fail-before', status: 502 }, 0.4],
  [{ kind: 'cut-before' }, 0.2],
  [{ kind: 'html' }, 0.1],
  [{ kind: 'truncate' }, 0.1],
  [{ kind: 'break-off' }, 0.1],
  [{ kind: 'delay', ms: 150 }, 0.1],
];
const WRITES: readonly Trouble[] = [
  [{ kind: 'fail-before', status: 503 }, 0.2],
  [{ kind: 'cut-before' }, 0.1],
  [{ kind: 'fail-after', status: 502 }, 0.3],
  [{ kind: 'cut-after' }, 0.2],
  [{ kind: 'truncate' }, 0.05],
  [{ kind: 'break-off' }, 0.05],
  [LIMIT, 0.05],
  [{ kind: 'delay', ms: 150 }, 0.05],
];
/** GitHub's reads lag behind its writes. */
const STALE: FaultRule = { kind: 'stale', ms: 150 };
const LAGGING = /\/issues\/\d+(?:\/(?:comments|labels))?$/;

/** The same request meets no more than this many. */
const MOST = 2;

/** What became of the requests: how many met trouble, and how many of these took effect and then failed. */
export interface Met {
  asked: number;
  failed: number;
  afterEffect: number;
  /** When an installation was told to wait, and until when; milliseconds of the epoch on the run's own clock. */
  readonly told: { readonly installation: number; readonly at: number; readonly until: number }[];
}

/** Puts chance in the place of the twin's scripted faults. `share` is of all requests. */
export function troubled(faults: Faults, chance: Chance, share: number, now: () => Date): Met {
  const met: Met = { asked: 0, failed: 0, afterEffect: 0, told: [] };
  const times = new Map<string, number>();
  const take: Faults['take'] = ({ method, path, installation }) => {
    met.asked += 1;
    const stale = method === 'GET' && LAGGING.test(path) && chance() < share ? [STALE] : [];
    const key = `${method} ${path}`;
    const before = times.get(key) ?? 0;
    if (before >= MOST || chance() >= share) return stale;
    times.set(key, before + 1);
    const token = path.endsWith('/access_tokens');
    const rule = pickByShare(chance, method === 'GET' || token ? READS : WRITES);
    if (rule.kind !== 'delay') met.failed += 1;
    if (method !== 'GET' && !token && ['fail-after', 'cut-after', 'truncate', 'break-off'].includes(rule.kind))
      met.afterEffect += 1;
    if (rule === LIMIT && installation !== undefined) {
      const at = now().getTime();
      met.told.push({ installation, at, until: at + TOLD_SECONDS * 1_000 });
    }
    return [rule, ...stale];
  };
  Object.assign(faults, { take });
  return met;
}
