// How far the median of so few values can be relied on: by drawing from them again and again (metrics.md, 2.3).
import { ascending, percentileOfSorted } from './percentile.js';
import { gamma, seededRandom } from './random.js';

const DRAWS = 1_000;
const SEED = 0x68656172;

/**
 * The 90 % interval of the median, seeded, over 1,000 draws of as many values as there are. Null: there are none.
 *
 * Only the one or two middle values of a draw matter, and where they lie among evenly spread numbers is known (the k-th of
 * n is beta distributed): these are drawn instead of all n, which is the same and takes no longer for many values.
 */
export function bootstrapMedian(values: readonly number[]): readonly [low: number, high: number] | null {
  const sorted = ascending(values);
  const n = sorted.length;
  const random = seededRandom(SEED);
  const at = (place: number) => sorted[Math.min(n - 1, Math.floor(place * n))] ?? 0;
  const medians = new Float64Array(n === 0 ? 0 : DRAWS);
  for (let draw = 0; draw < medians.length; draw += 1) {
    const [lower, upper] = middlePlaces(random, n);
    medians[draw] = (at(lower) + at(upper)) / 2;
  }
  medians.sort();
  const [low, high] = [percentileOfSorted(medians, 0.05), percentileOfSorted(medians, 0.95)];
  return low === null || high === null ? null : [low, high];
}

/** Where the two middle ones of `n` random places from 0 to 1 lie; of an odd number the one in the middle, twice. */
function middlePlaces(random: () => number, n: number): readonly [number, number] {
  const k = Math.ceil(n / 2);
  const one = gamma(random, k);
  const lower = one / (one + gamma(random, n - k + 1));
  if (n % 2 === 1) return [lower, lower];
  // The next one is the least of the n - k that lie above.
  return [lower, lower + (1 - lower) * (1 - (1 - random()) ** (1 / (n - k)))];
}
