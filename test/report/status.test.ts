// Statuses and trends, by the tables of metrics.md 2.3.
import { describe, expect, test } from '@jest/globals';
import type { Figure, Unit } from '../../src/core/measured.js';
import type { Status, Target, Trend } from '../../src/core/report.js';
import { statusOf } from '../../src/report/status.js';
import { trendOf } from '../../src/report/trend.js';
import { hours, number, people, share } from './communities.js';

const atLeast = (value: number): Target => ({ is: '>=', value });
const atMost = (value: number): Target => ({ is: '<=', value });
const of = (value: number | null, unit: Unit, n = 50): Figure => ({ value, unit, n });

const net = (value: number): Figure => ({ ...of(value, 'items', 100), difference: true });

describe('a status', () => {
  const cases: readonly [string, Figure, Target | null, Status][] = [
    ['met exactly', of(0.9, 'share'), atLeast(0.9), 'on_target'],
    ['just missed', of(0.8999, 'share'), atLeast(0.9), 'watch'],
    ['missed by ten points', of(0.8, 'share'), atLeast(0.9), 'watch'],
    ['missed by more', of(0.799, 'share'), atLeast(0.9), 'act'],
    ['a small target, half of it', of(0.05, 'share'), atLeast(0.1), 'watch'],
    ['a small target, less than half of it', of(0.049, 'share'), atLeast(0.1), 'act'],
    ['nobody came back, where one in ten was hoped for', of(0, 'share'), atLeast(0.1), 'act'],
    ['at most, met', of(0.1, 'share'), atMost(0.1), 'on_target'],
    ['at most, within ten points', of(0.2, 'share'), atMost(0.1), 'watch'],
    ['at most, beyond', of(0.21, 'share'), atMost(0.1), 'act'],
    ['at most nearly all, half way to all', of(0.975, 'share'), atMost(0.95), 'watch'],
    ['at most nearly all, and it is all', of(1, 'share'), atMost(0.95), 'act'],
    ['a ratio within a quarter', of(0.675, 'ratio'), atLeast(0.9), 'watch'],
    ['a ratio beyond a quarter', of(0.67, 'ratio'), atLeast(0.9), 'act'],
    ['two of three people', of(2, 'people'), atLeast(3), 'act'],
    ['days within a quarter', of(112.5, 'days'), atMost(90), 'watch'],
    ['days beyond a quarter', of(113, 'days'), atMost(90), 'act'],
    ['four are too few, however bad', of(0, 'share', 4), atLeast(0.9), 'too_few'],
    ['four are too few, however good', of(1, 'share', 4), atLeast(0.9), 'too_few'],
    ['five are enough', of(0, 'share', 5), atLeast(0.9), 'act'],
    ['nothing to measure', of(null, 'share', 50), atLeast(0.9), 'too_few'],
    ['no target', of(12, 'people'), null, 'none'],
    ['a target of nothing', of(1, 'items'), atMost(0), 'act'],
  ];
  test.each(cases)('%s', (_, figure, target, expected) => {
    expect(statusOf(figure, target)).toBe(expected);
  });

  test('where one thing is enough to say', () => {
    expect(statusOf(of(120, 'days', 1), atMost(90), 1)).toBe('act');
    expect(statusOf(of(null, 'days', 0), atMost(90), 1)).toBe('too_few');
  });
});

describe('a trend', () => {
  const cases: readonly [string, Figure | null, Figure | null, Trend][] = [
    ['a share that rose for sure', share(80, 100), share(60, 100), 'up'],
    ['a share that fell for sure', share(60, 100), share(80, 100), 'down'],
    ['a share of few: chance', share(8, 10), share(6, 10), 'steady'],
    // z = 3.1, yet the change is a tenth of a tenth.
    ['sure but small', share(9_200, 10_000), share(9_050, 10_000), 'steady'],
    ['shares of too few', share(4, 4), share(0, 4), 'unknown'],
    ['all and all', share(50, 50), share(50, 50), 'steady'],
    ['a count beyond chance', people(140), people(100), 'up'],
    ['a count within chance: 1.64 * sqrt(220) = 24.3', people(122), people(98), 'steady'],
    // DevStats would call it up: one more than before.
    ['one more is not up', people(101), people(100), 'steady'],
    ['from nothing', people(12), people(0), 'up'],
    ['a difference of counts, which no test of counts fits', net(-17), net(30), 'unknown'],
    ['nothing and nothing', people(0), people(0), 'steady'],
    ['a median beyond what it was', hours(20, 30), hours(10, 30), 'up'],
    ['a median within its interval', hours(11.9, 30), hours(10, 30), 'steady'],
    ['a median of too few', hours(20, 4), hours(10, 30), 'unknown'],
    ['a median before that has no interval', hours(20, 30), hours(10, 3), 'unknown'],
    ['a ratio beyond chance', number(1.2, 'ratio', 200), number(0.8, 'ratio', 200), 'up'],
    ['a ratio of few', number(1.2, 'ratio', 10), number(0.8, 'ratio', 10), 'steady'],
    ['ratios of too few', number(2, 'ratio', 4), number(0.5, 'ratio', 4), 'unknown'],
    ['a unit without a test', number(3, 'score', 50), number(1, 'score', 50), 'unknown'],
    ['nothing before', share(5, 10), null, 'unknown'],
    ['nothing now', number(null, 'share', 0), share(5, 10), 'unknown'],
    ['two units', hours(20, 30), number(4, 'days', 30), 'unknown'],
  ];
  test.each(cases)('%s', (_, now, before, expected) => {
    expect(trendOf(now, before)).toBe(expected);
  });
});
