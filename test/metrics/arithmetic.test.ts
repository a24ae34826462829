// The arithmetic of the metrics: published cases with known answers (metrics.md, section 4), and naive references.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { absenceFactor } from '../../src/metrics/arithmetic/absence-factor.js';
import { bootstrapMedian } from '../../src/metrics/arithmetic/bootstrap.js';
import { countOf, medianOf, p90Of, ratioOf, shareOf } from '../../src/metrics/arithmetic/figures.js';
import { gini } from '../../src/metrics/arithmetic/gini.js';
import { kaplanMeierMedian, survival } from '../../src/metrics/arithmetic/kaplan-meier.js';
import { medianAbsoluteDeviation } from '../../src/metrics/arithmetic/mad.js';
import { median, percentile, percentileOfSorted } from '../../src/metrics/arithmetic/percentile.js';
import { countsDiffer } from '../../src/metrics/arithmetic/poisson.js';
import { gamma, normal, seededRandom } from '../../src/metrics/arithmetic/random.js';
import { twoProportionsZ } from '../../src/metrics/arithmetic/two-proportions.js';
import { wilsonLow } from '../../src/metrics/arithmetic/wilson.js';

const numbers = (min = 0) => fc.array(fc.integer({ min, max: 1_000 }), { minLength: 1, maxLength: 60 });

describe('percentiles', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[24, 48], 0.5, 36],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9, 91],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('%j at %d is %d', (values, p, expected) => {
    if (expected === null) expect(percentile(values, p)).toBeNull();
    else expect(percentile(values, p)).toBeCloseTo(expected, 10);
  });

  test('are those of the formula of type 7, in whatever order the values come', () => {
    fc.assert(
      fc.property(numbers(-1_000), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const x = [...values].sort((a, b) => a - b);
        const h = p * (x.length - 1);
        const floor = Math.floor(h);
        const expected = x[floor]! + (h - floor) * ((x[floor + 1] ?? x[floor]!) - x[floor]!);
        expect(percentile(values, p)).toBeCloseTo(expected, 6);
        expect(percentileOfSorted(x, p)).toBe(percentile(values, p));
      }),
    );
  });

  test('the values themselves stay as they are', () => {
    const values = [3, 1, 2];
    expect(median(values)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('Kaplan and Meier', () => {
  const at = (after: number, happened = true) => ({ after, happened });

  test('V13: events at 1, 2, 4, censored at 3, 5', () => {
    const watched = [at(1), at(2), at(3, false), at(4), at(5, false)];
    const steps = survival(watched);
    expect(steps.map(({ after }) => after)).toEqual([1, 2, 4]);
    [0.8, 0.6, 0.3].forEach((share, index) => {
      expect(steps[index]!.share).toBeCloseTo(share, 12);
    });
    expect(kaplanMeierMedian(watched)).toBe(4);
    // Leaving out what was never answered, as Issue Metrics, Augur, DevStats and GrimoireLab do, gives a faster project.
    expect(median(watched.filter(({ happened }) => happened).map(({ after }) => after))).toBe(2);
  });

  test.each([
    ['nothing', [], null],
    ['nothing happened', [at(1, false), at(2, false)], null],
    ['one of three is not half', [at(1), at(2, false), at(3, false)], null],
    ['complete: the first of two is half, unlike the median of type 7', [at(24), at(48)], 24],
    ['who is censored at the very time is at risk then', [at(5, false), at(5), at(9, false)], null],
    ['several at once', [at(3), at(3), at(3), at(9, false)], 3],
    ['at once', [at(0), at(0), at(4)], 0],
    // 1 - 2/3 and 1 - 1/4 and others that are a half only on paper.
    [
      'exactly half by way of thirds',
      [...Array.from({ length: 5 }, (_, i) => at(i)), ...Array.from({ length: 5 }, () => at(9, false))],
      4,
    ],
  ])('%s', (_, watched, expected) => {
    expect(kaplanMeierMedian(watched)).toBe(expected);
  });

  /** The product over all event times, from its definition. */
  const naive = (watched: readonly { after: number; happened: boolean }[]) => {
    const times = [...new Set(watched.filter((one) => one.happened).map((one) => one.after))].sort((a, b) => a - b);
    for (const time of times) {
      const share = times
        .filter((other) => other <= time)
        .reduce((left, other) => {
          const risk = watched.filter((one) => one.after >= other).length;
          const died = watched.filter((one) => one.after === other && one.happened).length;
          return left * (1 - died / risk);
        }, 1);
      if (share <= 0.5 + 1e-12) return time;
    }
    return null;
  };

  const watchings = fc.array(fc.record({ after: fc.integer({ min: 0, max: 12 }), happened: fc.boolean() }), {
    maxLength: 40,
  });

  test('is that of its definition, with ties', () => {
    fc.assert(
      fc.property(watchings, (watched) => {
        expect(kaplanMeierMedian(watched)).toBe(naive(watched));
      }),
    );
  });

  test('is in [0, 1] and never rises; an item that has not happened never makes it earlier', () => {
    fc.assert(
      fc.property(watchings, fc.integer({ min: 0, max: 12 }), (watched, after) => {
        const shares = survival(watched).map(({ share }) => share);
        expect(shares.every((share, index) => share >= -1e-12 && share <= (shares[index - 1] ?? 1))).toBe(true);
        const [before, then] = [
          kaplanMeierMedian(watched),
          kaplanMeierMedian([...watched, { after, happened: false }]),
        ];
        expect(then ?? Infinity).toBeGreaterThanOrEqual(before ?? Infinity);
      }),
    );
  });

  test('half of any even number is half, whatever the floating numbers say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (half) => {
        const watched = Array.from({ length: 2 * half }, (_, index) => at(index));
        expect(kaplanMeierMedian(watched)).toBe(half - 1);
      }),
    );
  });
});

describe('shares and counts', () => {
  test.each([
    [8, 10, 0.49],
    [45, 50, 0.786],
    [0, 10, 0],
    [10, 10, 0.722],
    [1, 1, 0.207],
  ])('Wilson: %d of %d is at least %d', (k, n, low) => {
    expect(wilsonLow(k, n)).toBeCloseTo(low, 3);
  });

  test('Wilson of nothing is nothing; never above the share; it solves its own equation', () => {
    expect(wilsonLow(0, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (k, more) => {
        const n = k + more;
        fc.pre(n > 0);
        const low = wilsonLow(k, n)!;
        expect(low).toBeLessThanOrEqual(k / n);
        if (k === 0) expect(low).toBe(0);
        // The bound is the share p at which k / n lies z standard errors above.
        const z = 1.959963984540054;
        expect((k / n - low) ** 2).toBeCloseTo((z * z * low * (1 - low)) / n, 9);
      }),
    );
  });

  test.each([
    [{ k: 60, n: 100 }, { k: 50, n: 100 }, 1.4213],
    [{ k: 45, n: 50 }, { k: 30, n: 50 }, 3.4641],
    [{ k: 30, n: 50 }, { k: 45, n: 50 }, -3.4641],
  ])('two proportions: %j against %j is z %d', (now, before, z) => {
    expect(twoProportionsZ(now, before)).toBeCloseTo(z, 4);
  });

  test.each([
    [
      { k: 0, n: 0 },
      { k: 1, n: 2 },
    ],
    [
      { k: 1, n: 2 },
      { k: 0, n: 0 },
    ],
    [
      { k: 3, n: 3 },
      { k: 5, n: 5 },
    ],
    [
      { k: 0, n: 3 },
      { k: 0, n: 5 },
    ],
  ])('two proportions: %j against %j cannot be told apart', (now, before) => {
    expect(twoProportionsZ(now, before)).toBeNull();
  });

  test.each([
    [0, 0, false],
    [5, 5, false],
    [3, 0, true],
    [2, 0, false],
    [30, 20, false],
    [36, 20, true],
    [20, 36, true],
  ])('counts: %d against %d differ: %p', (now, before, expected) => {
    expect(countsDiffer(now, before)).toBe(expected);
  });
});

describe('spread', () => {
  /** CHAOSS, Contributor Absence Factor and Elephant Factor. */
  const published = [1000, 202, 90, 33, 332, 343, 42, 433];

  test('V1: two of them make half; Gini and the top share', () => {
    expect(absenceFactor(published, false)).toBe(2);
    expect(gini(published)).toBeCloseTo(0.4855, 4);
    expect(Math.max(...published) / published.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.404, 3);
  });

  test.each([
    ['V2: two equal people', [5, 5], 1, 2],
    ['V2: four equal people (OpenDigger gives 4)', [5, 5, 5, 5], 2, 3],
    ['one person', [9], 1, 1],
    ['zeros are nobody', [0, 0, 4], 1, 1],
    ['exactly half', [3, 1, 1, 1], 1, 2],
  ])('absence factor, %s', (_, counts, reached, strict) => {
    expect(absenceFactor(counts, false)).toBe(reached);
    expect(absenceFactor(counts, true)).toBe(strict);
  });

  test.each([[[]], [[0, 0]]])('absence factor of %j is not known', (counts) => {
    expect(absenceFactor(counts, false)).toBeNull();
  });

  test('absence factor is the least k whose k largest make half', () => {
    fc.assert(
      fc.property(numbers(), fc.boolean(), (counts, strict) => {
        const total = counts.reduce((sum, one) => sum + one, 0);
        fc.pre(total > 0);
        const k = absenceFactor(counts, strict)!;
        const largest = (many: number) =>
          [...counts]
            .sort((a, b) => b - a)
            .slice(0, many)
            .reduce((sum, one) => sum + one, 0);
        const enough = (made: number) => (strict ? 2 * made > total : 2 * made >= total);
        expect(enough(largest(k))).toBe(true);
        expect(enough(largest(k - 1))).toBe(false);
      }),
    );
  });

  test.each([
    [[10, 0, 0, 0], 0.75],
    [[8, 1, 1], 0.4667],
    [[5, 5, 5], 0],
  ])('Gini of %j is %d', (values, expected) => {
    expect(gini(values)).toBeCloseTo(expected, 4);
  });

  test.each([[[1, 2]], [[0, 0, 0]], [[]]])('Gini of %j is not known', (values) => {
    expect(gini(values)).toBeNull();
  });

  test('Gini is the mean difference of all pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 3, maxLength: 40 }), (values) => {
        const total = values.reduce((sum, one) => sum + one, 0);
        fc.pre(total > 0);
        const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
        const expected = differences.reduce((sum, one) => sum + one, 0) / (2 * values.length * total);
        expect(gini(values)).toBeCloseTo(expected, 9);
      }),
    );
  });

  test.each([
    [[], null],
    [[4], 0],
    [[1, 1, 2, 2, 4, 6, 9], 1],
    [[10, 10, 10, 1000], 0],
  ])('median absolute deviation of %j is %d', (values, expected) => {
    expect(medianAbsoluteDeviation(values)).toBe(expected);
  });
});

describe('the interval of a median', () => {
  /** As it is defined: 5,000 draws of n values with replacement, and the median of each. */
  const naive = (values: readonly number[]) => {
    const random = seededRandom(7);
    const draw = () => Array.from(values, () => values[Math.floor(random() * values.length)]!);
    return Array.from({ length: 5_000 }, () => median(draw())!);
  };

  test.each([1, 2, 3, 5, 6, 11, 20, 51])('of %d values is that of drawing all of them', (n) => {
    const random = seededRandom(n);
    const values = Array.from({ length: n }, () => Math.round(random() * 1_000));
    const [low, high] = bootstrapMedian(values)!;
    const medians = naive(values);
    const share = (is: (one: number) => boolean) => medians.filter(is).length / medians.length;
    // Two samples of one distribution: a twentieth of the medians lies outside on either side, give or take chance.
    expect(share((one) => one <= low)).toBeGreaterThan(0.03);
    expect(share((one) => one < low)).toBeLessThan(0.07);
    expect(share((one) => one >= high)).toBeGreaterThan(0.03);
    expect(share((one) => one > high)).toBeLessThan(0.07);
  });

  test('of nothing is none; the same every time; of equal values they', () => {
    expect(bootstrapMedian([])).toBeNull();
    expect(bootstrapMedian([4, 4, 4])).toEqual([4, 4]);
    fc.assert(
      fc.property(numbers(), (values) => {
        const [low, high] = bootstrapMedian(values)!;
        expect(bootstrapMedian([...values].reverse())).toEqual([low, high]);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('chance has the mean and the variance it should have', () => {
    const random = seededRandom(1);
    const drawn = (draw: () => number) => {
      const all = Array.from({ length: 20_000 }, draw);
      const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
      return { mean, variance: all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length };
    };
    const normals = drawn(() => normal(random));
    expect(normals.mean).toBeCloseTo(0, 1);
    expect(normals.variance).toBeCloseTo(1, 1);
    for (const shape of [1, 2, 7.5]) {
      const gammas = drawn(() => gamma(random, shape));
      expect(gammas.mean / shape).toBeCloseTo(1, 1);
      expect(gammas.variance / shape).toBeGreaterThan(0.9);
      expect(gammas.variance / shape).toBeLessThan(1.1);
    }
  });
});

describe('figures', () => {
  test('say how many they stand on, and how far they can be relied on', () => {
    expect(countOf(3)).toEqual({ value: 3, unit: 'items', n: 3 });
    expect(countOf(3, 'people', 8)).toEqual({ value: 3, unit: 'people', n: 8 });
    expect(shareOf(8, 10)).toEqual({ value: 0.8, unit: 'share', n: 10, low: wilsonLow(8, 10) });
    expect(shareOf(0, 0)).toEqual({ value: null, unit: 'share', n: 0 });
    expect(ratioOf(9, 6)).toEqual({ value: 1.5, unit: 'ratio', n: 6 });
    expect(ratioOf(9, 0)).toEqual({ value: null, unit: 'ratio', n: 0 });
    expect(medianOf([])).toEqual({ value: null, unit: 'seconds', n: 0 });
    expect(medianOf([1, 3], 'days')).toEqual({ value: 2, unit: 'days', n: 2 });
    expect(medianOf([1, 2, 3, 4, 5])).toMatchObject({ value: 3, n: 5, range: bootstrapMedian([1, 2, 3, 4, 5]) });
  });

  test('no tenth of nine', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(p90Of(nine)).toEqual({ value: null, unit: 'seconds', n: 9 });
    expect(p90Of([...nine, 10])).toEqual({ value: 9.1, unit: 'seconds', n: 10 });
  });
});
