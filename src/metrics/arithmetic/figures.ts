// Figures as the metrics give them: each with how many it stands on, and how far it can be relied on.
import type { Figure, Unit } from '../../core/measured.js';
import { bootstrapMedian } from './bootstrap.js';
import { median, percentile } from './percentile.js';
import { wilsonLow } from './wilson.js';

/** Fewer than these are too few for a tenth of them to mean anything (metrics.md, G8). */
const ENOUGH_FOR_P90 = 10;
/** Fewer than these are too few to say, so no interval is drawn from them. */
const ENOUGH_TO_SAY = 5;

/** So many; `n` is how many were looked at, where that is another number. */
export const countOf = (value: number, unit: 'items' | 'people' | 'days' = 'items', n = value): Figure => ({
  value,
  unit,
  n,
});

/** `k` of `n`, with Wilson's lower bound. Null of nothing. */
export function shareOf(k: number, n: number): Figure {
  const low = wilsonLow(k, n);
  return low === null ? { value: null, unit: 'share', n } : { value: k / n, unit: 'share', n, low };
}

/** One number by another, over `n`; null where it is divided by nothing. */
export const ratioOf = (of: number, by: number, unit: Unit = 'ratio', n = by): Figure => ({
  value: by === 0 ? null : of / by,
  unit,
  n,
});

/** The median, with its interval from five values on. */
export function medianOf(values: readonly number[], unit: Unit = 'seconds'): Figure {
  const figure = { value: median(values), unit, n: values.length };
  const range = values.length < ENOUGH_TO_SAY ? null : bootstrapMedian(values);
  return range === null ? figure : { ...figure, range };
}

/** The ninetieth percentile; null of fewer than ten. */
export const p90Of = (values: readonly number[], unit: Unit = 'seconds'): Figure => ({
  value: values.length < ENOUGH_FOR_P90 ? null : percentile(values, 0.9),
  unit,
  n: values.length,
});
