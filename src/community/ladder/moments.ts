// Days before and after a moment. A day is 24 hours: no zone and no summer time moves a boundary.
import { DAY_MS } from '../../core/time.js';

/** ISO 8601, in UTC. */
export const daysBefore = (at: string, days: number): string => new Date(Date.parse(at) - days * DAY_MS).toISOString();
export const daysAfter = (at: string, days: number): string => daysBefore(at, -days);

/** Whole days from one moment to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Compares as moments, however they are written. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

/** In [since, at); null: in everything before `at`. */
export const isWithin = (moment: string, since: string | null, at: string): boolean =>
  isBefore(moment, at) && (since === null || !isBefore(moment, since));

/** Of several moments; null: there is none. */
export const earliest = (moments: readonly string[]): string | null => [...moments].sort(byTime)[0] ?? null;
export const byTime = (one: string, other: string): number => Date.parse(one) - Date.parse(other);
