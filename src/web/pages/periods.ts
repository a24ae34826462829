// The periods beside one, of the same kind; and its dates as people write them.
import type { Period } from '../../core/report.js';
import { DAY_MS } from '../../core/time.js';
import { dateOf, dayAt } from '../../metrics/calendar/day.js';
import { parsePeriod, periodEnding } from '../../metrics/period.js';

export interface Neighbours {
  /** Null: nothing was there yet. */
  readonly earlier: string | null;
  /** Null: it is not over yet. */
  readonly later: string | null;
}

/** So long after the end of one the next is over, and no other. */
const DAYS = { weekly: 8, monthly: 32, quarterly: 93, custom: 0 } as const;

/** `begins`: before it there is nothing to report; null: nor after it. Left out, it is not known. */
export function neighboursOf({ kind, from, to, zone }: Period, now: Date, begins?: Date | null): Neighbours {
  const of = kind === 'custom' ? 'monthly' : kind;
  const after = new Date(Date.parse(to) + DAYS[kind] * DAY_MS);
  const next = periodEnding(of, after, zone);
  const hasEarlier = begins === undefined || (begins !== null && begins < new Date(from));
  return {
    earlier: hasEarlier ? periodEnding(of, new Date(from), zone).label : null,
    later: kind !== 'custom' && Date.parse(next.to) <= now.getTime() ? next.label : null,
  };
}

/** By UTC, whoever is asked about: words that knew whose days they are would tell that somebody is there. */
export function isRunning(label: string, now: Date): boolean {
  const period = parsePeriod(label, 'UTC');
  return !('problem' in period) && Date.parse(period.to) > now.getTime();
}

/** Local dates of its first and its last day. */
export function datesOf({ from, to, zone }: Pick<Period, 'from' | 'to' | 'zone'>) {
  const dateAt = (ms: number) => dateOf(dayAt(ms, zone));
  return { from: dateAt(Date.parse(from)), to: dateAt(Date.parse(to) - 1) };
}
