// What other tools get wrong, as metrics.md names it: the figures here are not what their rules would give.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Figure, MetricId } from '../../src/core/measured.js';
import { trendOf } from '../../src/report/trend.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
  it.maintainer('mo', { at: '2026-01-01' });
});
afterEach(() => it.end());

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
const HOUR = 3_600;

async function valueOf(metric: MetricId, name: string, window = NOVEMBER): Promise<number | null | undefined> {
  return (await it.measured(metric, window)).figures[name]?.value;
}

describe('Augur’s windows hold both ends', () => {
  test('what happens at the very end of a window is in the next one, and in no two', async () => {
    const october = { from: '2026-10-01', to: '2026-11-01' };
    it.issue(1, { by: 'ana', at: '2026-11-01' });
    it.issue(2, { by: 'ravi', at: '2026-12-01' });
    it.comment(1, { by: 'mo', at: '2026-12-01' });
    it.close(1, { by: 'mo', at: '2026-12-01' });
    const of = async (metric: MetricId, name: string) => [
      await valueOf(metric, name, october),
      await valueOf(metric, name),
      await valueOf(metric, name, { from: '2026-12-01', to: '2027-01-01' }),
    ];
    expect(await of('M05', 'opened')).toEqual([0, 1, 1]);
    expect(await of('M05', 'closed')).toEqual([0, 0, 1]);
    expect(await of('M09', 'new')).toEqual([0, 1, 2]);
    expect(await of('M04', 'answered')).toEqual([null, 0, 0]);
    expect(await valueOf('M22', 'all')).toBe(1);
  });
});

describe('OpenDigger knows bots by `[bot]` only', () => {
  test('an ordinary account that a script runs answers nobody, and is nobody', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
    it.comment(1, { by: 'k8s-ci-robot', at: '2026-11-02 10:01' });
    expect(await valueOf('M17', 'rate')).toBe(0);
    expect(await valueOf('M22', 'all')).toBe(1);
    expect(await valueOf('M01', 'mau90')).toBe(1);
  });
});

describe('DevStats takes issues that bots opened for somebody who waits', () => {
  test('they are in no rate, answered or not', async () => {
    it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
    it.issue(2, { by: 'dependabot[bot]', at: '2026-11-02 10:00' });
    it.issue(3, { by: 'dependabot[bot]', at: '2026-11-03 10:00' });
    it.comment(2, { by: 'mo', at: '2026-11-02 11:00' });
    const { figures, excluded } = await it.measured('M17', NOVEMBER);
    expect(figures['rate']).toMatchObject({ value: 0, n: 1 });
    expect(excluded).toMatchObject({ bot: 2 });
  });
});

describe('LFX leads with means', () => {
  test('one that waited for weeks does not make everybody wait for days', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      it.issue(number, { by: 'ana', at: '2026-11-02 10:00' });
      it.comment(number, { by: 'mo', at: number === 5 ? '2026-11-27 10:00' : '2026-11-02 11:00' });
    }
    const [mean, median] = [(4 * HOUR + 600 * HOUR) / 5, await valueOf('M17', 'median')];
    expect(median).toBe(HOUR);
    expect(mean).toBeGreaterThan(100 * HOUR);
  });
});

describe('DevStats says Up or Down of any change', () => {
  const figure = (value: number, unit: Figure['unit'], n: number): Figure => ({ value, unit, n });

  test.each([
    ['one more of a hundred', figure(101, 'items', 101), figure(100, 'items', 100), 'steady'],
    ['two more of ten: a tenth, and chance', figure(12, 'items', 12), figure(10, 'items', 10), 'steady'],
    ['twice as many', figure(80, 'items', 80), figure(40, 'items', 40), 'up'],
    ['a share of a few', figure(0.5, 'share', 4), figure(0.25, 'share', 4), 'unknown'],
    ['a share within chance', figure(0.6, 'share', 10), figure(0.5, 'share', 10), 'steady'],
    ['a share of many', figure(0.4, 'share', 200), figure(0.6, 'share', 200), 'down'],
  ])('%s', (_, now, before, trend) => {
    expect(trendOf(now, before)).toBe(trend);
  });
});

describe('issue-metrics’ time to answer is that of the answered', () => {
  test('who got none stands beside it, in the rate and in the half of all', async () => {
    for (const number of [1, 2, 3, 4]) it.discussion(number, { by: 'ana', at: '2026-11-02 10:00' });
    it.comment(1, { by: 'ravi', at: '2026-11-02 11:00' });
    it.answer(1, { by: 'ana', of: 'ravi', at: '2026-11-02 12:00' });
    const { figures } = await it.measured('M39', NOVEMBER);
    expect(figures).toMatchObject({
      median: { value: 2 * HOUR, n: 1 },
      rate: { value: 0.25, n: 4 },
      replied: { value: 0.25, n: 4 },
      km: { value: null },
    });
  });
});
