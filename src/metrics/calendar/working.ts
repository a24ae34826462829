// Working time (metrics.md, G10): how much of a span was working time, and when so many working days have passed. All
// instants are milliseconds since 1970.
import type { Calendar } from '../frame.js';
import { dateOf, dayAt, startOfDay, weekdayOf } from './day.js';
import { instantAt } from './zone.js';

/** Half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A calendar that is never worked on has no due moments: nobody is kept waiting for its end. */
const LONGEST_SEARCH_DAYS = 3_660;
const MINUTES_OF_A_DAY = 1_440;

/** The working time of a local day; null on a day that is not worked on. */
function workedOn(day: number, { zone, weekdays, holidays, hours }: Calendar): Span | null {
  if (!weekdays.includes(weekdayOf(day)) || (holidays.length > 0 && holidays.includes(dateOf(day)))) return null;
  if (hours === null) return { from: startOfDay(day, zone), to: startOfDay(day + 1, zone) };
  const at = (minutes: number) =>
    minutes >= MINUTES_OF_A_DAY ? startOfDay(day + 1, zone) : instantAt(day, minutes, zone);
  return { from: at(hours.from), to: at(hours.to) };
}

/** What is left of a span when others are taken off; these are in order and do not overlap. */
export function without({ from, to }: Span, off: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let start = from;
  for (const one of off) {
    if (one.from > start) left.push({ from: start, to: Math.min(one.from, to) });
    start = Math.max(start, one.to);
  }
  left.push({ from: start, to });
  return left.filter((one) => one.to > one.from);
}

/** Seconds of a span on any clock, without what is taken off. */
export const secondsOf = (span: Span, off: readonly Span[] = []): number =>
  without(span, off).reduce((sum, one) => sum + one.to - one.from, 0) / 1_000;

/** Seconds of a span that were working time, without what is taken off. */
export function workingSeconds(span: Span, calendar: Calendar, off: readonly Span[] = []): number {
  let seconds = 0;
  const last = dayAt(span.to, calendar.zone);
  for (let day = dayAt(span.from, calendar.zone); day <= last; day += 1) {
    const worked = workedOn(day, calendar);
    if (worked === null) continue;
    seconds += secondsOf({ from: Math.max(worked.from, span.from), to: Math.min(worked.to, span.to) }, off);
  }
  return seconds;
}

/** How long one working day is: 24 hours where whole days count, else the hours that are worked. */
const secondsOfWorkingDay = ({ hours }: Calendar): number =>
  60 * (hours === null ? MINUTES_OF_A_DAY : hours.to - hours.from);

/**
 * The moment at which so many working days have passed since an instant: what happens at that very moment is still in time.
 * Two days of a calendar without hours are 48 hours on days that are worked on. Null: the calendar has no working time.
 */
export function dueAfter(
  from: number,
  workingDays: number,
  calendar: Calendar,
  off: readonly Span[] = [],
): number | null {
  let left = workingDays * secondsOfWorkingDay(calendar) * 1_000;
  const first = dayAt(from, calendar.zone);
  for (let day = first; day < first + LONGEST_SEARCH_DAYS; day += 1) {
    const worked = workedOn(day, calendar);
    if (worked === null) continue;
    for (const span of without({ from: Math.max(worked.from, from), to: worked.to }, off)) {
      if (span.to - span.from >= left) return span.from + left;
      left -= span.to - span.from;
    }
  }
  return null;
}
