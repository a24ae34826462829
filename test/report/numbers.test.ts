// How figures are written.
import { describe, expect, test } from '@jest/globals';
import type { Figure, Unit } from '../../src/core/measured.js';
import {
  amount,
  figureQualified,
  figureSaid,
  numeral,
  percent,
  percentAtLeast,
  targetSaid,
} from '../../src/report/numbers.js';
import { words } from '../../src/report/words.js';
import { hours, number, people, share } from './communities.js';

const { en, zh } = words;

test.each([
  [0, '0'],
  [-0, '0'],
  [7, '7'],
  [2.5, '2.5'],
  [2.04, '2'],
  [9.96, '10'],
  [12.7, '13'],
  [999, '999'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
  [-1_200, '-1,200'],
])('the number %d is %s', (value, expected) => {
  expect(numeral(value)).toBe(expected);
});

test.each([
  [0, '0 %'],
  [0.004, '0.4 %'],
  [0.005, '0.5 %'],
  [0.00001, '0.1 %'],
  [0.714, '71 %'],
  [0.994, '99.4 %'],
  [0.99999, '99.9 %'],
  [1, '100 %'],
])('the share %d is %s', (value, expected) => {
  expect(percent(value)).toBe(expected);
});

test.each([
  [0, '0 %'],
  [0.0004, '0 %'],
  [0.0019, '0.1 %'],
  [0.29, '29 %'],
  [0.786, '78 %'],
  [0.9999, '99.9 %'],
  [1, '100 %'],
])('at least %d is never more than that: %s', (share, expected) => {
  expect(percentAtLeast(share)).toBe(expected);
});

describe('an amount', () => {
  const cases: readonly [number, Unit, string, string][] = [
    [0, 'seconds', '0 h', '0 小时'],
    [1_800, 'seconds', '0.5 h', '0.5 小时'],
    [71 * 3_600, 'seconds', '71 h', '71 小时'],
    [72 * 3_600, 'seconds', '3 d', '3 天'],
    [400 * 3_600, 'seconds', '17 d', '17 天'],
    [34, 'days', '34 d', '34 天'],
    [0.9, 'ratio', '0.90', '0.90'],
    [3.4, 'perWeek', '3.4 a week', '每周 3.4'],
    [0.61, 'score', '0.61', '0.61'],
    [10, 'score', '10', '10'],
    [1_204, 'people', '1,204', '1,204'],
  ];
  test.each(cases)('%d %s', (value, unit, inEnglish, inChinese) => {
    expect([amount(value, unit, en), amount(value, unit, zh)]).toEqual([inEnglish, inChinese]);
  });
});

test('a target', () => {
  expect(targetSaid({ is: '>=', value: 0.9 }, 'share', en)).toBe('≥ 90 %');
  expect(targetSaid({ is: '<=', value: 90 }, 'days', zh)).toBe('≤ 90 天');
});

describe('a figure', () => {
  const cases: readonly [string, Figure | null, string, string][] = [
    ['with what it can be relied on for', share(8, 10), 'rate', '80 % (at least 49 %)'],
    ['of too few', number(0.5, 'share', 4), 'rate', '50 % (too few to say)'],
    ['a number of people is what it is', people(3), 'new', '3'],
    ['a median of too few', hours(3, 2), 'median', '3 h (too few to say)'],
    ['of nothing', number(null, 'share', 0), 'rate', 'nothing to measure'],
    ['that nothing tells', null, 'pulse', 'not measured'],
    ['a tenth of none', number(null, 'seconds', 0), 'p90', 'nothing to measure'],
    ['a tenth of nine', hours(90, 9), 'p90', 'too few to say'],
    ['a tenth of ten', hours(90, 10), 'p90', '3.8 d'],
  ];
  test.each(cases)('%s', (_, figure, name, expected) => {
    expect(figureQualified(figure, name, en)).toBe(expected);
  });

  test('by itself bears no bound', () => {
    expect(figureSaid(share(8, 10), 'rate', en)).toBe('80 %');
  });
});
