// The nearest next step: which title comes next, and which of its requirements is closest; and as a sentence.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { namesOf } from '../../../src/community/ladder/names.js';
import { nextStep, stepKinds } from '../../../src/community/ladder/next-step.js';
import type { Rung } from '../../../src/community/ladder/next-step.js';
import { stepWords } from '../../../src/community/ladder/step-words.js';
import type { LadderFacts } from '../../../src/community/ladder/facts.js';
import type { Requirement, Title } from '../../../src/core/title.js';
import { ago, attestation, counted, credit, look, NOW, role, standing, title } from './support.js';

const count = (of: 'merged' | 'reviewed', least: number): Requirement => ({
  is: 'count',
  of,
  least,
  within: null,
  reach: 'community',
});
const [five, twenty] = [count('merged', 5), count('reviewed', 20)];
const feature: Requirement = { is: 'attested', text: 'Finished a feature', by: ['lead'] };
const months: Requirement = { is: 'tenure', role: 'member', days: 90 };
const box: Requirement = { is: 'box', text: 'I agree' };
const talk: Requirement = { is: 'credit', of: ['talk'], least: 1, within: null };

const rung = (
  name: string,
  requirements: readonly Requirement[],
  known: Partial<LadderFacts> = {},
  more: Partial<Title> & { held?: boolean; sig?: string } = {},
): Rung => {
  const { held = false, sig = null, ...parts } = more;
  const own = title({ name, called: { en: name, zh: name }, requirements, ...parts });
  return { title: own, evaluation: look(requirements, known, role(name, sig)), held };
};
const has = (merged: number, reviewed = 0) => ({
  tallied: new Map([...counted(five, merged), ...counted(twenty, reviewed)]),
});
const member = (since: string | null) => ({ standing: { held: [standing({ since, seen: ago(1) })], unknown: [] } });

describe('which title', () => {
  const all = (held: readonly string[]) =>
    nextStep(['contributor', 'member', 'lead'].map((name) => rung(name, [five], has(1), { held: held.includes(name) })))
      ?.title.name;

  test.each([
    [[], 'contributor'],
    [['contributor'], 'member'],
    [['member'], 'lead'],
    [['contributor', 'member', 'lead'], undefined],
    [['lead'], undefined],
  ])('%j holds, next is %s', (held, next) => {
    expect(all(held)).toBe(next);
  });

  test('of several SIGs the one that is closest', () => {
    const sigs = [
      rung('reviewer', [five], has(1), { sig: 'network' }),
      rung('reviewer', [five], has(3), { sig: 'storage' }),
    ];
    expect(nextStep(sigs)?.at.sig).toBe('storage');
    expect(nextStep([...sigs].reverse())?.at.sig).toBe('storage');
  });

  test('a rung of another SIG is not passed', () => {
    const step = nextStep([
      rung('reviewer', [five], has(1), { sig: 'network' }),
      rung('reviewer', [five], has(1), { sig: 'storage' }),
      rung('approver', [five], has(1), { sig: 'network', held: true }),
    ]);
    expect(step?.at).toEqual(role('reviewer', 'storage'));
  });

  test('no ladder, no step', () => {
    expect(nextStep([])).toBeNull();
  });
});

type StepCase = readonly [name: string, rung: Rung, expected: Record<string, unknown>, en: string, zh: string];

const cases: readonly StepCase[] = [
  [
    'the number that is closest',
    rung('member', [five, twenty], has(4, 10)),
    { is: 'do', missing: 1, further: 1 },
    'The nearest step to member: 5 merged pull requests (1 to go). One other requirement is open, too.',
    '离「member」最近的一步：5 个已合并的 pull request（还差 1）。另有 1 项要求尚未满足。',
  ],
  [
    'what can be done before what must be waited for',
    rung('lead', [months, five], { ...has(0), ...member(ago(89)) }),
    { is: 'do', missing: 5, further: 1 },
    'The nearest step to lead: 5 merged pull requests (5 to go). One other requirement is open, too.',
    '离「lead」最近的一步：5 个已合并的 pull request（还差 5）。另有 1 项要求尚未满足。',
  ],
  [
    'only time is left',
    rung('lead', [months], member(ago(60))),
    { is: 'wait', missing: null, further: 0 },
    'The nearest step to lead comes by itself on 2026-07-31: has held the role `member` for 90 days.',
    '离「lead」最近的一步会在 2026-07-31 自然到来：担任「`member`」满 90 天。',
  ],
  [
    'another role comes first',
    rung('lead', [months]),
    { is: 'hold', further: 0 },
    'The nearest step to lead is a role that comes before it: has held the role `member` for 90 days.',
    '离「lead」最近的一步是在它之前的角色：担任「`member`」满 90 天。',
  ],
  [
    'somebody else has a word to say',
    rung('member', [feature, five], has(5)),
    { is: 'ask', further: 0 },
    'The nearest step to member is for somebody else to take: `Finished a feature`, attested by a lead of the SIG.',
    '离「member」最近的一步需要由别人来走：`Finished a feature`（由该 SIG 的负责人证明）。',
  ],
  [
    'a box to tick',
    rung('member', [box, feature]),
    { is: 'do', missing: null, further: 1 },
    'The nearest step to member: the box `I agree`, ticked in the application. One other requirement is open, too.',
    '离「member」最近的一步：在申请中勾选 `I agree`。另有 1 项要求尚未满足。',
  ],
  [
    'what is left is not known',
    rung('member', [five, twenty, feature], { ...has(1), knownSince: NOW, attested: [attestation()] }),
    { is: 'unknown', missing: 4, further: 1 },
    'What is left for member could not be looked up: 5 merged pull requests (the history has not been read that far). One other requirement is open, too.',
    '「member」剩下的要求未能查到：5 个已合并的 pull request（历史记录尚未读到那么早）。另有 1 项要求尚未满足。',
  ],
  [
    'within any, the closest of what is left',
    rung('member', [{ is: 'any', count: 2, of: [talk, twenty, { is: 'any', count: 1, of: [five, months] }] }], {
      ...has(4, 3),
      credits: [credit()],
    }),
    { is: 'do', missing: 1, further: 0 },
    'The nearest step to member: 5 merged pull requests (1 to go).',
    '离「member」最近的一步：5 个已合并的 pull request（还差 1）。',
  ],
  [
    'within any, a box that is ticked is no step',
    rung('member', [{ is: 'any', count: 2, of: [box, five] }], { ...has(0), ticked: ['I agree'] }),
    { is: 'do', missing: 5, further: 0 },
    'The nearest step to member: 5 merged pull requests (5 to go).',
    '离「member」最近的一步：5 个已合并的 pull request（还差 5）。',
  ],
  [
    'all is met, and people apply',
    rung('member', [five], has(5), { applyLabel: 'area/`membership`' }),
    { is: 'ready', checked: null },
    "Everything that member takes and that can be counted is there; the next step is an application, an issue with the label `area/'membership'`.",
    "「member」可以统计的要求都已满足；下一步是申请：提交带有标签 `area/'membership'` 的 issue。",
  ],
  [
    'all is met, and people are nominated',
    rung('member', [five], has(5), { nominatedBy: ['lead'] }),
    { is: 'ready' },
    'Everything that member takes and that can be counted is there; the next step is a nomination.',
    '「member」可以统计的要求都已满足；下一步是由他人提名。',
  ],
  [
    'all is met, and nobody decides',
    rung('member', [five], has(5), { definedBy: [{ by: 'requirements' }] }),
    { is: 'ready' },
    'Everything that member takes and that can be counted is there; it comes with that, and nobody has to decide it.',
    '「member」可以统计的要求都已满足；由此即已获得，无需任何人决定。',
  ],
  [
    'nothing is asked, and nobody says how',
    rung('member', [], {}, { sig: 'network' }),
    { is: 'ready' },
    'Everything that member of SIG `network` takes and that can be counted is there; the next step is to ask the maintainers.',
    '「SIG `network` 的member」可以统计的要求都已满足；下一步是询问维护者。',
  ],
];

describe('which requirement', () => {
  test.each(cases)('%s', (_name, one, expected, en, zh) => {
    const step = nextStep([one]);
    expect(step).toMatchObject(expected);
    const said = (language: 'en' | 'zh') =>
      stepWords(step!, language, namesOf([one.title], language, one.evaluation.title.sig));
    expect(said('en')).toBe(en);
    expect(said('zh')).toBe(zh);
  });

  test('every kind of step is reached', () => {
    expect(new Set(cases.map(([, , { is }]) => is))).toEqual(new Set(stepKinds));
  });

  test('it is one that is not met, and adding what is met changes nothing', () => {
    const requirement = fc.constantFrom(five, twenty, feature, months, box, talk);
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 4 }), fc.nat(6), fc.nat(25), (list, merged, reviewed) => {
        const step = nextStep([rung('member', list, has(merged, reviewed))]);
        expect(step?.checked?.is === 'met').toBe(false);
        const more = nextStep([rung('member', [...list, talk], { ...has(merged, reviewed), credits: [credit()] })]);
        const without = nextStep([rung('member', list, { ...has(merged, reviewed), credits: [credit()] })]);
        expect([more?.is, more?.checked, more?.further]).toEqual([without?.is, without?.checked, without?.further]);
      }),
    );
  });
});
