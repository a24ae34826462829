// Contributor absence factor (metrics.md, M32): how few people make half of it.

/**
 * The smallest number of people who together make at least half of the whole; `strict`: more than half, as DevStats counts.
 * Counts are given one per person, in any order. Null: there is nothing.
 */
export function absenceFactor(counts: readonly number[], strict: boolean): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let made = 0;
  const needed = Float64Array.from(counts)
    .sort()
    .reverse()
    .findIndex((count) => {
      made += count;
      return strict ? 2 * made > total : 2 * made >= total;
    });
  return needed + 1;
}
