// An item as it was at a moment: what came later is not known then.
import { describe, expect, test } from '@jest/globals';
import type { ActKind } from '../../src/core/fact.js';
import type { Said, Thread } from '../../src/core/turn.js';
import { draftAt, itemThen, labelsAt, stateAt, threadAt } from '../../src/engine/replay/as-of.js';

const hour = (n: number) => `2026-03-01T${String(n).padStart(2, '0')}:00:00Z`;
const said = (n: number, kind: ActKind, more: Partial<Said> = {}): Said => ({
  kind,
  at: hour(n),
  person: 2,
  human: true,
  maintainer: null,
  value: null,
  bare: false,
  subject: null,
  ...more,
});
const ANA = { id: 1, login: 'ana', kind: 'user' } as const;
const thread = (...all: readonly Said[]): Thread => ({
  kind: 'issue',
  author: ANA.id,
  openedAt: hour(1),
  draft: false,
  said: all,
});

test('state follows closes, merges and reopenings; the lock follows its own', () => {
  const all = [
    said(2, 'closed', { value: 'not_planned' }),
    said(3, 'reopened'),
    said(4, 'locked', { value: 'spam' }),
    said(5, 'unlocked'),
    said(6, 'merged'),
  ];
  expect([1, 2, 3, 4, 5, 6].map((n) => Object.values(stateAt(all, hour(n))))).toEqual([
    ['open', null, false],
    ['closed', 'not_planned', false],
    ['open', null, false],
    ['open', null, true],
    ['open', null, false],
    ['closed', null, false],
  ]);
});

test('labels are those put on by then and not taken off, whatever their case', () => {
  const all = [
    said(1, 'labeled', { value: 'bug' }),
    said(2, 'labeled', { value: 'Docs' }),
    said(3, 'unlabeled', { value: 'BUG' }),
  ];
  expect([0, 1, 2, 3].map((n) => labelsAt(all, hour(n)))).toEqual([[], ['bug'], ['bug', 'Docs'], ['Docs']]);
});

test('a draft is what its first change says it was created as', () => {
  const [ready, drafted] = [[said(3, 'ready')], [said(3, 'drafted')]];
  expect([draftAt(ready, false, hour(2)), draftAt(ready, false, hour(3))]).toEqual([true, false]);
  expect([draftAt(drafted, true, hour(2)), draftAt(drafted, true, hour(3))]).toEqual([false, true]);
  expect([draftAt([], true, hour(2)), draftAt([], false, hour(2))]).toEqual([true, false]);
});

test('a thread ends at the moment, and begins with the item', () => {
  const whole = { ...thread(said(2, 'commented'), said(4, 'drafted')), kind: 'pull_request', draft: true } as const;
  expect(threadAt(whole, hour(3))).toEqual({ ...whole, draft: false, said: [said(2, 'commented')] });
  expect(threadAt(whole, hour(0))).toBeNull();
  expect(threadAt(null, hour(3))).toBeNull();
});

describe('an item then', () => {
  test.each<[string, Said, boolean]>([
    ['another person commented', said(2, 'commented'), true],
    ['the author did', said(2, 'commented', { person: ANA.id }), false],
    ['a bot did', said(2, 'commented', { human: false }), false],
    ['it was labelled', said(2, 'labeled', { value: 'bug' }), false],
    ['it was answered later', said(4, 'commented'), false],
  ])('%s', (_, one, answered) => {
    const state = { state: 'open', stateReason: null, locked: false };
    expect(itemThen(thread(one), hour(3), ANA)).toEqual({ exists: true, ...state, answered });
  });

  test('was not there before it was opened', () => {
    expect(itemThen(thread(), hour(0), ANA)).toEqual({ exists: false });
    expect(itemThen(null, hour(3), ANA)).toEqual({ exists: false });
  });
});
