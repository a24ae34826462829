// Median absolute deviation: how far values lie from their middle, whatever a few wild ones do (metrics.md, M07).
import { median } from './percentile.js';

/** As it is, without the factor 1.4826 that compares it with a standard deviation. Null: there are no values. */
export function medianAbsoluteDeviation(values: readonly number[]): number | null {
  const middle = median(values);
  return middle === null ? null : median(values.map((value) => Math.abs(value - middle)));
}
