// Periods of reports: weeks, months, quarters and spans of dates in a zone, each half-open between local midnights
// (metrics.md, G5, G6).
import type { Period, PeriodKind } from '../core/report.js';
import { dateOf, dayAt, dayOf, mondayOf, startOfDay } from './calendar/day.js';
import type { Window } from './frame.js';

interface Days {
  readonly first: number;
  /** The day after the last. */
  readonly end: number;
}

/** The last period of a kind that was complete at an instant. */
export function periodEnding(kind: PeriodKind, at: Date, zone: string): Period {
  const today = dayAt(at.getTime(), zone);
  const { first } = daysAround(kind, today);
  return periodOf(kind, daysAround(kind, first - 1), zone);
}

/** As people write it: `2026-W47`, `2026-11`, `2026-Q4`. */
export function parsePeriod(text: string, zone: string): Period | { readonly problem: string } {
  const written = text.trim().toUpperCase();
  const match = /^(\d{4})-(?:W(\d{2})|Q(\d)|(\d{2}))$/.exec(written);
  const [, year = '', week, quarter, month] = match ?? [];
  const kind: PeriodKind = week !== undefined ? 'weekly' : quarter !== undefined ? 'quarterly' : 'monthly';
  const day =
    week !== undefined
      ? mondayOf(dayOf(`${year}-01-04`)) + 7 * (Number(week) - 1)
      : firstOfMonth(Number(year), quarter === undefined ? Number(month) - 1 : 3 * (Number(quarter) - 1));
  const days = match === null ? undefined : daysAround(kind, day);
  // A thirteenth month is a month of another year: what does not come back as it was written is none.
  if (days === undefined || labelOf(kind, days) !== written) {
    return { problem: `"${text}" is no period: write a week (2026-W47), a month (2026-11) or a quarter (2026-Q4)` };
  }
  return periodOf(kind, days, zone);
}

/** Between two local dates, `2026-11-02`, both of which belong to it. */
export function customPeriod(
  dates: { readonly since: string; readonly until: string },
  zone: string,
): Period | { readonly problem: string } {
  for (const date of [dates.since, dates.until]) {
    if (!isDate(date)) return { problem: `"${date}" is no date: write it as 2026-11-02` };
  }
  if (dates.until < dates.since)
    return { problem: `${dates.until} is before ${dates.since}: give the earlier date first` };
  return periodOf('custom', { first: dayOf(dates.since), end: dayOf(dates.until) + 1 }, zone);
}

/** As many days right before. */
export function previous(window: Window, zone: string): Window {
  const { first, end } = daysOf(window, zone);
  return windowOf({ first: first - (end - first), end: first }, zone);
}

/** The same local dates of the year before; 29 February is 28 there. */
export function yearEarlier(window: Window, zone: string): Window {
  const { first, end } = daysOf(window, zone);
  return windowOf({ first: dayAYearBefore(first), end: dayAYearBefore(end - 1) + 1 }, zone);
}

const periodOf = (kind: Period['kind'], days: Days, zone: string): Period => ({
  kind,
  label: labelOf(kind, days),
  ...windowOf(days, zone),
  zone,
});

const windowOf = ({ first, end }: Days, zone: string): Window => ({
  from: new Date(startOfDay(first, zone)).toISOString(),
  to: new Date(startOfDay(end, zone)).toISOString(),
});

/** A window that ends within a day reaches to that day's end. */
function daysOf({ from, to }: Window, zone: string): Days {
  return { first: dayAt(Date.parse(from), zone), end: dayAt(Date.parse(to) - 1, zone) + 1 };
}

/** The week, month or quarter that a day belongs to. */
function daysAround(kind: PeriodKind, day: number): Days {
  if (kind === 'weekly') return { first: mondayOf(day), end: mondayOf(day) + 7 };
  const length = kind === 'monthly' ? 1 : 3;
  const [year = 0, month = 1] = dateOf(day).split('-').map(Number);
  const firstMonth = month - 1 - ((month - 1) % length);
  return { first: firstOfMonth(year, firstMonth), end: firstOfMonth(year, firstMonth + length) };
}

/** `month` counts from 0, and may reach into the next year. */
const firstOfMonth = (year: number, month: number): number => Date.UTC(year, month, 1) / 86_400_000;

function labelOf(kind: Period['kind'], { first, end }: Days): string {
  const date = dateOf(first);
  const year = date.slice(0, 4);
  if (kind === 'monthly') return date.slice(0, 7);
  if (kind === 'quarterly') return `${year}-Q${(Number(date.slice(5, 7)) + 2) / 3}`;
  if (kind === 'custom') return `${date}..${dateOf(end - 1)}`;
  // A week belongs to the year of its Thursday (ISO 8601).
  const ofWeek = dateOf(first + 3).slice(0, 4);
  const number = (first - mondayOf(dayOf(`${ofWeek}-01-04`))) / 7 + 1;
  return `${ofWeek}-W${String(number).padStart(2, '0')}`;
}

function dayAYearBefore(day: number): number {
  const [year = '', month = '', date = ''] = dateOf(day).split('-');
  const before = `${String(Number(year) - 1).padStart(4, '0')}-${month}-`;
  return dayOf(isDate(`${before}${date}`) ? `${before}${date}` : `${before}28`);
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayOf(text)) && dateOf(dayOf(text)) === text;
