// Which period a command is asked about: by its name, by two dates, or the last complete month.
import type { Option } from 'commander';
import { Option as Choice } from 'commander';
import type { Period } from '../core/report.js';
import { customPeriod, parsePeriod, periodEnding } from '../metrics/period.js';
import { cell } from './terminal.js';

export interface PeriodOptions {
  readonly period?: string;
  readonly since?: string;
  readonly until?: string;
  readonly zone?: string;
}

export const periodOptions = (): readonly Option[] => [
  new Choice(
    '--period <period>',
    'a month, quarter or week: 2026-11, 2026-Q4, 2026-W47 (default: the last month)',
  ).conflicts(['since', 'until']),
  new Choice('--since <date>', 'from this day on: 2026-11-02'),
  new Choice('--until <date>', 'to the end of this day (default: yesterday)'),
  new Choice('--zone <zone>', 'whose days: an IANA zone, such as Europe/Berlin (default: UTC, or what the file says)'),
];

/** Throws a sentence for people: also where the period is not over, for then its numbers would be too low, or none. */
export function periodIn(options: PeriodOptions, zone: string, now: Date): Period {
  const found = ofOptions(options, zone, now);
  if ('problem' in found) throw new Error(cell(found.problem));
  if (Date.parse(found.to) <= now.getTime()) return found;
  const last = periodEnding('monthly', now, zone).label;
  const why =
    Date.parse(found.from) > now.getTime()
      ? 'has not begun yet'
      : 'is not over yet, and half of a period would look like a bad one';
  throw new Error(`${found.label} ${why}; the last month is ${last}`);
}

function ofOptions({ period, since, until }: PeriodOptions, zone: string, now: Date) {
  if (period !== undefined) return parsePeriod(period, zone);
  if (since !== undefined) return customPeriod({ since, until: until ?? later(since, yesterday(zone, now)) }, zone);
  if (until !== undefined) return { problem: '--until needs --since: from which day on' };
  return periodEnding('monthly', now, zone);
}

/** Of two dates: from today on, no day is over, and nobody named an end that would be before the beginning. */
const later = (one: string, other: string): string => (one > other ? one : other);

const DAY_MS = 86_400_000;

/** As the zone writes it; the day is never so short or long that this would be another. */
function yesterday(zone: string, now: Date): string {
  const [today = ''] = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now).split(',');
  return new Date(Date.parse(`${today}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** Throws a sentence for people where there is no such zone. */
export function zoneCalled(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new Error(`"${cell(zone)}" is no time zone: write it as Europe/Berlin or Asia/Shanghai`);
  }
}
