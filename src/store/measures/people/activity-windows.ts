// Windows whose acts are read at once: their stretches of time, from local midnight to local midnight, cut at their ends too.
import { dateOf, dayAt, dayOf, startOfDay } from '../../../metrics/calendar/day.js';
import type { Frame } from '../../../metrics/frame.js';

/** Those who left are to be told from those who are at risk: 90 days, and the 91 before that thirteen weeks may reach. */
const LEAST_DAYS = 181;
/** A bracket of retention ends 90 days after the first, and three months may have 92. */
const BEFORE_WINDOW = 92;
/** At a glance: who is active in four weeks, and who came in the 30 times 24 hours before the window. */
const AT_A_GLANCE = { leastDays: 28, beforeWindow: 31 };

/** Days are local, counted from 1970-01-01; moments are seconds since then. */
export interface View {
  readonly frame: Frame;
  readonly lastDay: number;
  readonly fromDay: number;
  /** Three months before the window. */
  readonly backDay: number;
  readonly sinceDay: number;
  readonly since: number;
  readonly from: number;
  readonly to: number;
}

/** Windows that look at much of the same time. */
export interface Span {
  readonly views: readonly View[];
  /** Of the stretches, ascending; the last is the end of all. */
  readonly bounds: readonly number[];
  /** The local day of each stretch. */
  readonly days: readonly number[];
  /** When the windows end, each once, ascending. */
  readonly ends: readonly number[];
}

const secondsOf = (instant: string) => Date.parse(instant) / 1_000;

export function viewOf(frame: Frame): View {
  const { zone } = frame.calendar;
  const lastDay = dayAt(Date.parse(frame.to) - 1, zone);
  const fromDay = dayAt(Date.parse(frame.from), zone);
  const { leastDays, beforeWindow } =
    frame.glance === undefined ? { leastDays: LEAST_DAYS, beforeWindow: BEFORE_WINDOW } : AT_A_GLANCE;
  const sinceDay = Math.min(lastDay - leastDays, fromDay - beforeWindow);
  return {
    frame,
    lastDay,
    fromDay,
    backDay: monthsBefore(3, fromDay),
    sinceDay,
    since: startOfDay(sinceDay, zone) / 1_000,
    from: secondsOf(frame.from),
    to: secondsOf(frame.to),
  };
}

/** Those that overlap are in one span. */
export function spansOf(views: readonly View[]): readonly Span[] {
  const together: View[][] = [];
  for (const view of views.toSorted((one, other) => one.since - other.since)) {
    const last = together.at(-1);
    if (last?.some(({ to }) => to > view.since)) last.push(view);
    else together.push([view]);
  }
  return together.map(spanOf);
}

function spanOf(views: readonly View[]): Span {
  const ends = ascending(views.map(({ to }) => to));
  const [first, last] = [Math.min(...views.map((one) => one.sinceDay)), Math.max(...views.map((one) => one.lastDay))];
  const zone = views[0]?.frame.calendar.zone ?? 'UTC';
  const midnights = Array.from({ length: last - first + 1 }, (_, day) => startOfDay(first + day, zone) / 1_000);
  const bounds = ascending([...midnights, ...ends]);
  return { views, bounds, ends, days: bounds.slice(0, -1).map((bound) => dayAt(bound * 1_000, zone)) };
}

const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((one, other) => one - other);

/** The same day of an earlier month, or its last. */
function monthsBefore(months: number, day: number): number {
  const [year = 0, month = 1, date = 1] = dateOf(day).split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(first.toISOString().slice(0, 10)) + Math.min(date, length) - 1;
}
