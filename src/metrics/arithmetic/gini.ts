// How unevenly work is spread (metrics.md, M35): 0 is all alike, towards 1 is one does everything.

/** Those without work count, as zeros. Null: fewer than three people, or nothing was done. */
export function gini(values: readonly number[]): number | null {
  const n = values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  if (n < 3 || total === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const weighted = sorted.reduce((sum, value, index) => sum + (2 * (index + 1) - n - 1) * value, 0);
  return weighted / (n * total);
}
