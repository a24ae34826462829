// Single steps of a case that the model beside it does not tell apart: moments, numbers, whose words they are.
import { describe, expect, test } from '@jest/globals';
import { nextNumber } from '../../../src/community/desk/case-concerns.js';
import { metSince } from '../../../src/community/desk/case-met.js';
import { subjectOf } from '../../../src/community/desk/case-words.js';
import { lookAtCase } from '../../../src/community/desk/case.js';
import type { CaseContext } from '../../../src/community/desk/case-context.js';
import type { CaseAct, CaseRecord } from '../../../src/core/case.js';
import type { Checked, Requirement, Title } from '../../../src/core/title.js';

const merged: Requirement = { is: 'count', of: 'merged', least: 2, within: null, reach: 'community' };

const title: Title = {
  kind: 'role',
  name: 'member',
  called: { en: 'Member', zh: '成员' },
  scope: 'community',
  requirements: [],
  sponsors: { count: 1, roles: ['member'], sameSig: false, differentEmployers: false },
  nominatedBy: [],
  seconds: 0,
  decidedBy: ['lead'],
  objectionDays: 2,
  seats: null,
  termDays: null,
  remindDays: 0,
  applyLabel: null,
  definedBy: [],
  gives: [],
  inactiveDays: null,
  privileges: [],
};

const [ANA, BO, CY, MO] = [1, 2, 3, 4] as const;
const day = (n: number, time = '00:00:00') => `2026-03-${String(n).padStart(2, '0')}T${time}Z`;
const act = (word: CaseAct['word'], by: number, at: string, more: Partial<CaseAct> = {}): CaseAct => ({
  word,
  key: `${word}:${by}:${at}`,
  at,
  by,
  about: ANA,
  value: null,
  ...more,
});
const applied = act('applied', ANA, day(1), { value: 'role/member' });
const named = (who: number, at = day(1)) => act('sponsor_named', ANA, at, { about: who, key: `named:${who}` });

const record = (acts: readonly CaseAct[], open = true): CaseRecord => ({
  repository: 70,
  number: 12,
  privateIssue: null,
  acts,
  open,
  openedAt: day(1),
  author: ANA,
});

const context = (now: string, more: Partial<CaseContext> = {}): CaseContext => ({
  now,
  sayOf: (person) => {
    const yes = (who: number) => (person === who ? 'yes' : 'no');
    return { sponsor: person === CY ? 'yes' : yes(BO), second: 'no', object: 'yes', decide: yes(MO), gone: false };
  },
  evaluation: null,
  metSince: null,
  sameEmployer: () => false,
  seats: null,
  sponsorDays: 7,
  judged: () => false,
  ...more,
});

const stageAt = (acts: readonly CaseAct[], now: string, more: Partial<CaseContext> = {}) =>
  lookAtCase(record(acts), title, context(now, more))?.stage;

describe('the time for objections', () => {
  const acts = [applied, named(BO), act('sponsored', BO, day(3, '10:00:00'))];

  test.each([
    ['before the sponsor answers', day(3, '09:59:59'), 'gathering'],
    ['at that very moment', day(3, '10:00:00'), 'objections'],
    ['a second before its end', day(5, '09:59:59'), 'objections'],
    ['at its end', day(5, '10:00:00'), 'ready'],
  ])('%s', (_, now, stage) => {
    expect(stageAt(acts, now)).toBe(stage);
  });

  test('begins with the words that stand: a sponsor who leaves and another who answers begin it anew', () => {
    const more = [...acts, named(CY), act('sponsor_withdrawn', BO, day(4)), act('sponsored', CY, day(4, '12:00:00'))];
    expect(lookAtCase(record(more), title, context(day(10)))?.until).toBe(day(6, '12:00:00'));
  });

  test('is the same where a word is told late', () => {
    const late = lookAtCase(record([...acts].reverse()), title, context(day(4)));
    expect(late).toEqual(lookAtCase(record(acts), title, context(day(4))));
  });

  test('a decision in it is overruled, with what was missing; after it, it counts', () => {
    const early = act('accepted', MO, day(4), { value: 'role/member' });
    const look = lookAtCase(record([...acts, early]), title, context(day(6)));
    expect([look?.stage, look?.overruled]).toEqual([
      'ready',
      [{ key: early.key, by: MO, why: 'missing', missing: [{ code: 'objections', until: day(5, '10:00:00') }] }],
    ]);
    expect(stageAt([...acts, early, act('accepted', MO, day(6))], day(7))).toBe('accepted');
  });

  test('whoever decides cannot pass over a concern, and says "not yet" at any time', () => {
    const concern = act('concerned', CY, day(4), { value: '1' });
    expect(stageAt([...acts, concern, act('accepted', MO, day(6))], day(7))).toBe('blocked');
    expect(stageAt([applied, act('deferred', MO, day(2))], day(7))).toBe('deferred');
    expect(stageAt([applied, act('deferred', BO, day(2))], day(7))).toBe('gathering');
  });
});

test('what was looked at when it was said stands, also where its sponsor has left since', () => {
  const acts = [applied, named(BO), act('sponsored', BO, day(2)), act('accepted', MO, day(5))];
  const nobody = { sponsor: 'no', second: 'no', object: 'no', decide: 'no', gone: true } as const;
  expect(stageAt(acts, day(6), { sayOf: () => nobody })).toBe('gathering');
  expect(stageAt(acts, day(6), { sayOf: () => nobody, judged: () => true })).toBe('accepted');
});

test('a sponsor is late from the moment on, and not once they have answered', () => {
  const late = (now: string, ...acts: readonly CaseAct[]) =>
    lookAtCase(record([applied, named(BO), ...acts]), title, context(now))?.sponsors.map((one) => one.late);
  expect([late(day(7, '23:59:59')), late(day(8)), late(day(9), act('sponsor_declined', BO, day(2)))]).toEqual([
    [false],
    [true],
    [false],
  ]);
});

test('the title and person are those that were said last, before a decision', () => {
  const other = act('applied', ANA, day(2), { value: 'role/reviewer@network' });
  expect(subjectOf({ acts: [applied, other], author: ANA })?.title).toEqual({
    kind: 'role',
    name: 'reviewer',
    sig: 'network',
  });
  const over = [applied, act('accepted', MO, day(1, '12:00:00')), other];
  expect(subjectOf({ acts: over, author: ANA })?.title.name).toBe('member');
  expect(subjectOf({ acts: [act('applied', CY, day(1), { value: 'role/member' })], author: BO })).toBe(null);
});

test('concerns are numbered on, whatever became of them', () => {
  expect([nextNumber([]), nextNumber([act('concerned', CY, day(2), { value: '3' })])]).toEqual([1, 4]);
});

describe('since when requirements are met', () => {
  const deed = (at: string) => ({ is: 'link', url: 'https://example.com', at, what: 'talk' }) as const;
  const checked = (more: Partial<Checked>): Checked => ({
    requirement: merged,
    is: 'met',
    have: 2,
    need: 2,
    from: null,
    why: null,
    evidence: [],
    parts: [],
    ...more,
  });
  const tenure = checked({
    requirement: { is: 'tenure', role: 'member', days: 10 },
    evidence: [{ is: 'held', title: 'role/member', since: day(2) }],
  });

  test.each([
    ['before the application: since then', [checked({ evidence: [deed(day(2)), deed(day(1))] })], day(5)],
    ['with the second of two', [checked({ evidence: [deed(day(9)), deed(day(1))] })], day(9)],
    ['with the second of three', [checked({ have: 3, evidence: [deed(day(9)), deed(day(8)), deed(day(1))] })], day(8)],
    ['plenty, of which not all is listed', [checked({ have: 40, evidence: [deed(day(9)), deed(day(8))] })], day(5)],
    ['a role held for ten days', [tenure], day(12)],
    [
      'what is not met counts for nothing',
      [checked({ is: 'not_yet', evidence: [deed(day(9)), deed(day(8))] })],
      day(5),
    ],
    [
      'the first part of several that is enough',
      [
        checked({
          requirement: { is: 'any', count: 1, of: [merged, merged] },
          parts: [checked({ evidence: [deed(day(9)), deed(day(8))] }), tenure],
        }),
      ],
      day(9),
    ],
  ])('%s', (_, all, since) => {
    expect(metSince({ checked: all }, day(5))).toBe(since);
  });
});
