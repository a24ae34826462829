// The arithmetic of points: what each act gives, and what never happens to anybody's points.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boardOf, boardsOf } from '../../../src/community/points/boards.js';
import { formulaVersion } from '../../../src/community/points/formula.js';
import { countsSince, scoredActs, sumOf } from '../../../src/community/points/score.js';
import type { PointAct, PointTerms } from '../../../src/core/points.js';

const NOW = '2026-11-22T00:00:00Z';
const DAY = 86_400_000;
const before = (days: number) => new Date(Date.parse(NOW) - days * DAY).toISOString();
const act = (at: string, more: Partial<PointAct> = {}): PointAct => ({
  ...{ kind: 'merged', at, repository: 70, number: 1, url: null },
  ...more,
});
const terms = (more: Partial<PointTerms> = {}): PointTerms => ({
  weights: [
    { kind: 'merged', points: 5, most: 3 },
    { kind: 'talk', points: 8, most: 1 },
  ],
  halfLifeDays: 90,
  ...more,
});
const points = (acts: readonly PointAct[], of = terms(), at = NOW) => sumOf(scoredActs(acts, of, at));

describe('an act', () => {
  test.each([
    [0, 500],
    [90, 250],
    [180, 125],
    [270, 63],
    [45, 354],
    [900, 0],
  ])('of %i days gives %i hundredths of its five points, by a half-life of 90 days', (days, hundredths) => {
    expect(points([act(before(days))])).toBe(hundredths);
  });

  test('halves exactly at the half-life, whatever that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3650 }), fc.integer({ min: 1, max: 50 }), (halfLifeDays, half) => {
        const of = { weights: [{ kind: 'merged' as const, points: 2 * half, most: 1 }], halfLifeDays };
        expect(points([act(before(halfLifeDays))], of)).toBe(half * 100);
      }),
    );
  });

  test('that is yet to come, or that no weight names, gives nothing', () => {
    expect(points([act(before(-1)), act(before(1), { kind: 'blog' })])).toBe(0);
  });

  test('gives nothing before the moment from which acts are looked for, and may give something after it', () => {
    const of = terms({ weights: [{ kind: 'merged', points: 100, most: 1 }] });
    const since = Date.parse(countsSince(of, NOW));
    expect(points([act(new Date(since - 1).toISOString())], of)).toBe(0);
    expect(points([act(new Date(since + 90 * DAY).toISOString())], of)).toBe(1);
  });
});

describe('the cap of a week', () => {
  // 16 November 2026 is a Monday.
  const inWeek = (hours: number, number: number) =>
    act(`2026-11-16T${String(hours).padStart(2, '0')}:00:00Z`, { number });

  test('counts as many of a kind as it says, the newest, and each kind for itself', () => {
    const acts = [1, 2, 3, 4].map((hour) => inWeek(hour, hour));
    expect(
      scoredActs([...acts, act('2026-11-17T00:00:00Z', { kind: 'talk' })], terms(), NOW).map(({ kind, number }) => [
        kind,
        number,
      ]),
    ).toEqual([
      ['talk', 1],
      ['merged', 4],
      ['merged', 3],
      ['merged', 2],
    ]);
  });

  test('ends on Sunday at midnight, UTC', () => {
    const of = terms({ weights: [{ kind: 'merged', points: 1, most: 1 }], halfLifeDays: 3650 });
    const both = (one: string, other: string) => scoredActs([act(one), act(other, { number: 2 })], of, NOW).length;
    expect(both('2026-11-15T23:59:59Z', '2026-11-16T00:00:00Z')).toBe(2);
    expect(both('2026-11-09T00:00:00Z', '2026-11-15T23:59:59Z')).toBe(1);
  });
});

describe('properties', () => {
  const anAct = fc.record({
    kind: fc.constantFrom<PointAct['kind'][]>('merged', 'reviewed', 'talk', 'blog'),
    at: fc.integer({ min: -3, max: 400 * 24 }).map((hours) => before(hours / 24)),
    repository: fc.integer({ min: 1, max: 3 }),
    number: fc.option(fc.integer({ min: 1, max: 20 })),
    url: fc.constantFrom(null, 'https://example.org/a'),
  });
  const someTerms = fc.record({
    weights: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom<PointAct['kind'][]>('merged', 'reviewed', 'talk', 'blog'),
        points: fc.integer({ min: 1, max: 100 }),
        most: fc.integer({ min: 1, max: 4 }),
      }),
      { selector: ({ kind }) => kind },
    ),
    halfLifeDays: fc.integer({ min: 1, max: 400 }),
  });
  const acts = fc.array(anAct, { maxLength: 30 });

  test('one more act never lowers anybody’s points', () => {
    fc.assert(
      fc.property(acts, anAct, someTerms, (some, one, of) => {
        expect(points([...some, one], of)).toBeGreaterThanOrEqual(points(some, of));
      }),
      { numRuns: 1000 },
    );
  });

  test('the order of acts makes no difference', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.integer()), someTerms, (some, keys, of) => {
        const shuffled = some
          .map((one) => [Number(keys.next().value), one] as const)
          .sort(([one], [other]) => one - other)
          .map(([, one]) => one);
        expect(scoredActs(shuffled, of, NOW)).toEqual(scoredActs(some, of, NOW));
      }),
      { numRuns: 500 },
    );
  });

  test('no week counts more of a kind than its cap, each act gives at most its weight, and all are among those told', () => {
    fc.assert(
      fc.property(acts, someTerms, (some, of) => {
        const counted = new Map<string, number>();
        for (const { hundredths, ...one } of scoredActs(some, of, NOW)) {
          const weight = of.weights.find(({ kind }) => kind === one.kind)!;
          expect(hundredths).toBeGreaterThan(0);
          expect(hundredths).toBeLessThanOrEqual(weight.points * 100);
          expect(some).toContainEqual(one);
          const monday = new Date(one.at);
          monday.setUTCHours(0, 0, 0, 0);
          monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
          const week = `${one.kind} ${monday.toISOString()}`;
          counted.set(week, (counted.get(week) ?? 0) + 1);
          expect(counted.get(week)).toBeLessThanOrEqual(weight.most);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('points only fall with time, while nothing is done', () => {
    fc.assert(
      fc.property(acts, someTerms, fc.integer({ min: 4, max: 500 }), (some, of, days) => {
        const [soon, later] = [before(-4), before(-days)];
        expect(points(some, of, later)).toBeLessThanOrEqual(points(some, of, soon));
      }),
    );
  });
});

describe('the boards', () => {
  test.each([
    ['maintainers', { maintains: true, firstAt: before(1) }],
    ['newcomers', { maintains: false, firstAt: before(89.99) }],
    ['community', { maintains: false, firstAt: before(90) }],
    ['community', { maintains: false, firstAt: null }],
  ])('%s', (board, placing) => {
    expect(boardOf({ ...placing, at: NOW })).toBe(board);
  });

  test('name ten each, the most points first, of equals the lower number, and nobody without points', () => {
    const people = Array.from({ length: 14 }, (_, index) => ({
      ...{ person: 100 - index, login: `p${index}`, board: 'community' as const },
      hundredths: index < 2 ? 500 : index === 2 ? 0 : 100 + index,
    }));
    const { community, newcomers } = boardsOf(people);
    expect(newcomers).toEqual([]);
    expect(community).toHaveLength(10);
    expect(community.slice(0, 3).map(({ login }) => login)).toEqual(['p1', 'p0', 'p13']);
    expect(boardsOf(people.slice(2, 3)).community).toEqual([]);
  });
});

describe('the version of the formula', () => {
  const first = terms();
  test('does not depend on the order in which weights are written', () => {
    expect(formulaVersion({ ...first, weights: first.weights.toReversed() })).toBe(formulaVersion(first));
  });

  test.each([
    ['a weight', { weights: [{ ...first.weights[0]!, points: 6 }, first.weights[1]!] }],
    ['a cap', { weights: [{ ...first.weights[0]!, most: 4 }, first.weights[1]!] }],
    ['a kind', { weights: first.weights.slice(1) }],
    ['the half-life', { halfLifeDays: 91 }],
  ])('is another one with %s', (_, more) => {
    expect(formulaVersion(terms(more))).toMatch(/^[0-9a-f]{8}$/);
    expect(formulaVersion(terms(more))).not.toBe(formulaVersion(first));
  });
});
