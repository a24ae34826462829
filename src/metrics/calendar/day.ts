// Local days of a zone: which one an instant belongs to, and when each begins. Days are counted from 1970-01-01, and written
// `2026-11-02`.
import { createLru } from '../../core/lru.js';
import { firstInstantOf } from './zone.js';

const DAY = 86_400_000;

/** Whole days since 1970 of `2026-11-02`. */
export const dayOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Days are asked for again and again, and each costs some hundredths of a millisecond: some zones' are kept. */
const kept = createLru<Map<number, number>>(64, () => 1);
const DAYS_OF_A_ZONE = 10_000;

/** The instant at which the day begins there, in milliseconds since 1970; it ends where the next one begins. */
export function startOfDay(day: number, zone: string): number {
  let days = kept.get(zone);
  if (days === undefined || days.size >= DAYS_OF_A_ZONE) {
    days = new Map();
    kept.set(zone, days);
  }
  const known = days.get(day);
  if (known !== undefined) return known;
  const start = firstInstantOf(day, zone);
  days.set(day, start);
  return start;
}

/** The day that it is there at an instant, in milliseconds since 1970. */
export function dayAt(instant: number, zone: string): number {
  // Clocks are at most a day apart from UTC, so that it is one of three.
  let day = Math.floor(instant / DAY) + 1;
  while (startOfDay(day, zone) > instant) day -= 1;
  return day;
}

/** The local date at an instant: `2026-11-02`. */
export const dateAt = (instant: number, zone: string): string => dateOf(dayAt(instant, zone));

/** The Monday of the ISO week that a day belongs to. */
export const mondayOf = (day: number): number => day - (weekdayOf(day) - 1);
