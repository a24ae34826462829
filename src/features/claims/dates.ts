// Days, weeks and lengths of time as claims speaks of them. All in UTC.
import { DAY_MS, dayOf } from '../../core/time.js';

/** The ISO time that is so many milliseconds after another. */
export const after = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();

/** The ISO week that a time is in, `2026-W09`: weeks begin on Monday, and belong to the year of their Thursday. */
export function weekOf(iso: string): string {
  const time = new Date(`${dayOf(iso)}T00:00:00Z`);
  const thursday = new Date(time.getTime() + (3 - ((time.getUTCDay() + 6) % 7)) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** Milliseconds as a maintainer writes them: `7d`, `36h`, `90m`. */
export function printDuration(ms: number): string {
  if (ms % DAY_MS === 0) return `${ms / DAY_MS}d`;
  return ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${ms / 60_000}m`;
}
