// Which numbers are asked of the ledger: each once, over exactly the window and the items that count.
import { expect, test } from '@jest/globals';
import { askKey, asksOf } from '../../../src/community/ladder/asks.js';
import { talliedBy } from '../../../src/community/ladder/facts.js';
import type { Requirement } from '../../../src/core/title.js';
import { facts, HELD, NOW, role, title } from './support.js';

const count = (parts: Partial<Extract<Requirement, { is: 'count' }>>) =>
  ({ is: 'count', of: 'merged', least: 5, within: null, reach: 'community', ...parts }) as const;
const asks = (requirements: readonly Requirement[], held = HELD, labels: readonly string[] = ['sig/network']) =>
  asksOf(title({ requirements }), held, NOW, { ...facts().grounds, labels });

test('where and since when', () => {
  expect(
    asks([
      count({}),
      count({ reach: 'repo', within: 1 }),
      count({ reach: 'sig', within: 180, of: 'reviewed', least: 2 }),
    ]).map(({ key: _, ...ask }) => ask),
  ).toEqual([
    { of: 'merged', need: 5, since: null, repositories: [1, 2], labels: null },
    { of: 'merged', need: 5, since: '2026-06-29T12:00:00.000Z', repositories: [1], labels: null },
    { of: 'reviewed', need: 2, since: '2026-01-01T12:00:00.000Z', repositories: [1, 2], labels: ['sig/network'] },
  ]);
});

test('the same number once, also within others; another number of the same kind is another', () => {
  const any: Requirement = { is: 'any', count: 1, of: [count({}), { is: 'any', count: 1, of: [count({ least: 6 })] }] };
  const found = asks([count({}), any, { is: 'active', days: 3 }, count({ within: 30 })]);
  expect(found.map(({ need, since }) => [need, since])).toEqual([
    [5, null],
    [6, null],
    [5, '2026-05-31T12:00:00.000Z'],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(3);
});

test('what is of no SIG, or of one without a label, is not asked', () => {
  expect(asks([count({ reach: 'sig' }), count({})], role('reviewer'))).toHaveLength(1);
  expect(asks([count({ reach: 'sig' }), count({})], HELD, [])).toHaveLength(1);
});

test('the key of a SIG is its own', () => {
  const one = count({ reach: 'sig' });
  expect(askKey(one, role('a', 'network'))).not.toBe(askKey(one, role('a', 'storage')));
  expect(askKey(count({}), role('a', 'network'))).toBe(askKey(count({}), role('a', 'storage')));
});

test('answers are kept by key; one that is missing is not there', () => {
  const [first, second] = asks([count({}), count({ least: 6 })]);
  const answer = { have: 3, reachedAt: null, evidence: [] };
  const kept = talliedBy([first!, second!], [answer]);
  expect([kept.get(first!.key), kept.has(second!.key)]).toEqual([answer, false]);
});
