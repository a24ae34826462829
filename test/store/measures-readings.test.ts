// What several groups of metrics say of the same thing, on a real ledger: when an item counts no more, who was a maintainer, who
// is new, and who is nobody.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MetricId } from '../../src/core/measured.js';
import { communityOf } from '../support/community.js';
import type { Community, FrameParts } from '../support/community.js';

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(() => it.end());

const figuresOf = async (metrics: readonly MetricId[], parts: FrameParts = NOVEMBER) => {
  const all: Record<string, unknown> = {};
  for (const metric of metrics) all[metric] = (await it.measured(metric, parts)).figures;
  return all;
};

describe('an item that was moved', () => {
  const METRICS = [
    ...(['M01', 'M03', 'M04', 'M05', 'M17', 'M22', 'M23'] as const),
    ...(['M27', 'M28', 'M32', 'M35', 'M38', 'M43'] as const),
  ];
  const issueAt = (words: Pick<Community, 'issue' | 'comment'>, number: number) => {
    words.issue(number, { by: 'ana', at: '2026-11-02', title: 'a very long title' });
    words.comment(number, { by: 'bea', at: '2026-11-03' });
  };

  test('counts once, where it is, also before the move', async () => {
    it.maintainer('mo', { at: '2026-01-01' });
    const other = it.repository('other');
    other.maintainer('mo', { at: '2026-01-01' });
    issueAt(it, 1);
    const before = await figuresOf(METRICS);
    issueAt(other, 9);
    it.transfer(1, { repository: other.repositoryId, number: 9 }, { by: 'mo', at: '2026-12-05' });
    expect(await figuresOf(METRICS)).toEqual(before);
    expect((await it.measured('M05', NOVEMBER)).figures['opened']).toMatchObject({ value: 1 });
    expect(await it.looked('M17', NOVEMBER)).toMatchObject([
      { item: { repository: it.repositoryId }, counted: false, as: 'moved' },
      { item: { repository: other.repositoryId }, counted: true },
    ]);
  });

  test('counted where it was, until then, where the other place is not looked at', async () => {
    const other = it.repository('other');
    issueAt(it, 1);
    issueAt(other, 9);
    it.transfer(1, { repository: other.repositoryId, number: 9 }, { by: 'mo', at: '2026-11-20' });
    const opened = async (parts: object) =>
      (await it.measured('M05', { ...NOVEMBER, repositories: [it.repositoryId], ...parts })).figures['opened']?.value;
    expect(await opened({})).toBe(0);
    expect(await opened({ to: '2026-11-20' })).toBe(1);
    expect(await opened({ to: '2026-11-20', repositories: [other.repositoryId] })).toBe(1);
  });
});

test.each<[string, (number: number) => void]>([
  [
    'unlocked',
    (number) => {
      it.unlock(number, { by: 'mo', at: '2026-12-10' });
    },
  ],
  [
    'deleted',
    (number) => {
      it.remove(number, '2026-12-10');
    },
  ],
])('what was locked as spam then stays so, %s later', async (_, later) => {
  it.maintainer('mo', { at: '2026-01-01' });
  it.discussion(1, { by: 'ana', at: '2026-11-02', answerable: true });
  it.comment(1, { by: 'zed', at: '2026-11-02 10:00' });
  it.answer(1, { by: 'ana', of: 'zed', at: '2026-11-02 11:00' });
  it.pull(2, { by: 'ana', at: '2026-11-02', labels: ['sig/a'] });
  for (let hour = 10; hour < 22; hour += 1) it.comment(2, { by: 'zed', at: `2026-11-02 ${hour}:00` });
  for (const number of [1, 2]) it.lock(number, { by: 'mo', at: '2026-11-03', reason: 'spam' });
  const METRICS = ['M28', 'M35', 'M38', 'M39', 'M41', 'M42', 'M43', 'M46'] as const;
  const parts = { ...NOVEMBER, sigs: [{ slug: 'a', name: 'A', label: 'sig/a', leads: [] }] };
  const before = await figuresOf(METRICS, parts);
  expect(before).toMatchObject({ M28: { absolute: { n: 0 } }, M39: { rate: { n: 0 } } });
  expect((await it.sample('maintainerActs', parts)).open).toBe(0);
  const busy = await it.sample('busyThreads', parts);
  for (const number of [1, 2]) later(number);
  expect(await figuresOf(METRICS, parts)).toEqual(before);
  expect((await it.sample('maintainerActs', parts)).open).toBe(0);
  expect(await it.sample('busyThreads', parts)).toEqual(busy);
});

test('before the first list, who is on one now was a maintainer: in every metric', async () => {
  it.issue(1, { by: 'mo', at: '2026-11-02' });
  it.issue(2, { by: 'ana', at: '2026-11-02' });
  it.comment(2, { by: 'mo', at: '2026-11-03' });
  it.maintainer('mo', { at: '2026-12-10' });
  expect((await it.measured('M17', NOVEMBER)).figures['rate']).toMatchObject({ value: 1, n: 1 });
  expect((await it.measured('M35', NOVEMBER)).figures['listed']?.value).toBe(1);
  expect((await it.measured('M13', NOVEMBER)).figures['maintainer']?.value).toBe(1);
  const volume = await it.sample('contentVolume', NOVEMBER);
  expect(volume.map(({ kind, side, n }) => [kind, side, n])).toEqual([
    ['comment', 'team', 1],
    ['issue', 'community', 1],
    ['issue', 'team', 1],
  ]);
  expect(await it.sample('helped', NOVEMBER)).toMatchObject([{ person: it.id('mo'), side: 'team' }]);
});

test('nobody is called new within 90 days of the beginning of what is known', async () => {
  it.issue(1, { by: 'old', at: '2026-11-02' });
  for (let hour = 10; hour < 22; hour += 1) it.comment(1, { by: 'ana', at: `2026-11-03 ${hour}:00` });
  const newcomers = async (horizon: string | null) => {
    const parts = { ...NOVEMBER, horizon };
    const [helped, busy] = [await it.sample('helped', parts), await it.sample('busyThreads', parts)];
    return [helped.map(({ newcomer }) => newcomer), busy.map(({ newcomer }) => newcomer)];
  };
  expect(await newcomers(null)).toEqual([[true], [true]]);
  expect(await newcomers('2026-07-01T00:00:00Z')).toEqual([[true], [true]]);
  expect(await newcomers('2026-10-15T00:00:00Z')).toEqual([[false], [false]]);
});

test('reviews of what was deleted count nowhere', async () => {
  it.pull(1, { by: 'ana', at: '2026-11-02' });
  it.review(1, { by: 'lee', at: '2026-11-03' });
  expect((await it.measured('M32', NOVEMBER)).figures['reviews90']).toMatchObject({ n: 1 });
  it.remove(1, '2026-11-10');
  expect((await it.measured('M27', NOVEMBER)).figures['reviews']).toMatchObject({ value: 0 });
  expect((await it.measured('M32', NOVEMBER)).figures['reviews90']).toMatchObject({ n: 0 });
  expect((await it.measured('M36', NOVEMBER)).figures['reviews']).toMatchObject({ n: 0 });
  expect((await it.sample('recentReviews', NOVEMBER)).excluded).toEqual({ deleted: 1 });
});

test('accounts that are gone are nobody in a SIG', async () => {
  const sigs = [{ slug: 'a', name: 'A', label: 'sig/a', leads: [] }];
  it.issue(1, { by: 'ana', at: '2026-11-02', labels: ['SIG/a'] });
  it.comment(1, { by: null, at: '2026-11-03' });
  expect(await it.sample('sigPeople', { ...NOVEMBER, sigs })).toMatchObject([
    { sig: 'a', person: it.id('ana'), acts90: 1 },
  ]);
});
