// Every kind of requirement: met, at the boundary, not yet, not to be known; and never more certain than what is known.
import { describe, expect, test } from '@jest/globals';
import type { LadderFacts } from '../../../src/community/ladder/facts.js';
import type { Checked, Requirement, TitleAt } from '../../../src/core/title.js';
import {
  ago,
  ANA,
  attestation,
  BEN,
  counted,
  credit,
  facts,
  HELD,
  look,
  NOW,
  role,
  standing,
  stands,
} from './support.js';

const merged: Requirement = { is: 'count', of: 'merged', least: 5, within: 180, reach: 'sig' };
const talks: Requirement = { is: 'credit', of: ['talk', 'blog'], least: 2, within: 365 };
const member: Requirement = { is: 'tenure', role: 'member', days: 90 };
const isMember: Requirement = { is: 'tenure', role: 'member', days: 0 };
const active: Requirement = { is: 'active', days: 180 };
const duty: Requirement = { is: 'duty', of: ['eventOrganizing'], least: 1, per: 365 };
const feature: Requirement = { is: 'attested', text: 'Finished a feature / 完成一个特性', by: ['lead'] };
const box: Requirement = { is: 'box', text: 'I have enabled 2FA / 我已启用双因素认证' };
const event = (at: string) => credit({ kind: 'eventOrganizing', at });
const holds = (...held: ReturnType<typeof standing>[]) => ({ standing: { held, unknown: [] } });
const leader = { kind: 'honour', name: 'leader', sig: null } as const;
const leading = (since: string | null, seen = ago(50)) => standing({ title: leader, since, seen });

type Case = readonly [
  name: string,
  requirement: Requirement,
  known: Partial<LadderFacts>,
  expected: Partial<Checked>,
  held?: TitleAt,
];

const cases: readonly Case[] = [
  // Counts
  ['more than enough', merged, { tallied: counted(merged, 7) }, { is: 'met', have: 7, need: 5, from: ago(20) }],
  ['just enough', merged, { tallied: counted(merged, 5) }, { is: 'met', have: 5, need: 5 }],
  ['one too few', merged, { tallied: counted(merged, 4) }, { is: 'not_yet', have: 4, need: 5, from: null, why: null }],
  ['none', merged, { tallied: counted(merged, 0) }, { is: 'not_yet', have: 0, evidence: [] }],
  ['not counted', merged, {}, { is: 'unknown', why: 'not_looked_up', have: null, need: 5 }],
  [
    'too few, and the window is not read whole',
    merged,
    { tallied: counted(merged, 4), knownSince: ago(180, -1) },
    { is: 'unknown', why: 'history_unread', have: 4, need: 5 },
  ],
  [
    'too few, and the window is just read whole',
    merged,
    { tallied: counted(merged, 4), knownSince: ago(180) },
    { is: 'not_yet', have: 4 },
  ],
  [
    'too few ever, and not all is read',
    { ...merged, within: null },
    { tallied: counted({ ...merged, within: null }, 4), knownSince: ago(9000) },
    { is: 'unknown', why: 'history_unread' },
  ],
  ['enough, however little is read', merged, { tallied: counted(merged, 5), knownSince: NOW }, { is: 'met' }],
  ['of a SIG that nobody named', merged, {}, { is: 'unknown', why: 'no_sig' }, role('reviewer')],
  [
    'of a SIG without a label',
    merged,
    { tallied: counted(merged, 7), grounds: { ...facts().grounds, labels: [] } },
    { is: 'unknown', why: 'sig_without_label' },
  ],
  // Deeds
  [
    'two deeds',
    talks,
    { credits: [credit({ at: ago(30) }), credit({ at: ago(9), kind: 'blog' })] },
    { is: 'met', have: 2, need: 2, from: ago(9) },
  ],
  [
    'the second at the first moment that counts',
    talks,
    { credits: [credit({ at: ago(365) }), credit()] },
    { is: 'met' },
  ],
  [
    'the second a moment too early',
    talks,
    { credits: [credit({ at: ago(365, 1) }), credit()] },
    { is: 'not_yet', have: 1, need: 2 },
  ],
  [
    'the second at the very moment of looking',
    talks,
    { credits: [credit({ at: NOW }), credit()] },
    { is: 'not_yet', have: 1 },
  ],
  ['of another kind', talks, { credits: [credit({ kind: 'video' }), credit()] }, { is: 'not_yet', have: 1 }],
  [
    'not confirmed',
    talks,
    { credits: [credit({ state: 'told' }), credit({ state: 'refused', at: ago(3) }), credit()] },
    { is: 'not_yet', have: 1 },
  ],
  ["another's", talks, { credits: [credit({ person: BEN }), credit()] }, { is: 'not_yet', have: 1 }],
  [
    'one link twice is one deed',
    talks,
    {
      credits: [credit({ url: 'https://example.org/a' }), credit({ url: 'https://example.org/a/#top', kind: 'blog' })],
    },
    { is: 'not_yet', have: 1 },
  ],
  [
    'ever',
    { ...talks, within: null },
    { credits: [credit({ at: '2001-01-01T00:00:00Z' }), credit()] },
    { is: 'met', have: 2 },
  ],
  ['deeds not asked for', talks, { credits: null }, { is: 'unknown', why: 'not_looked_up', need: 2 }],
  // Tenure
  ['held for longer', member, holds(standing()), { is: 'met', have: 100, need: 90, from: ago(10) }],
  ['held just long enough', member, holds(standing({ since: ago(90) })), { is: 'met', have: 90, from: ago(0) }],
  [
    'a second too short',
    member,
    holds(standing({ since: ago(90, -1) })),
    { is: 'not_yet', have: 89, need: 90, from: ago(0, -1) },
  ],
  ['never held', member, {}, { is: 'not_yet', have: 0, need: 90, from: null }],
  [
    'seen long enough, since when nobody knows',
    member,
    holds(standing({ since: null, seen: ago(90) })),
    { is: 'met', have: 90, from: null },
  ],
  [
    'seen a second too short, since when nobody knows',
    member,
    holds(standing({ since: null, seen: ago(90, -1) })),
    { is: 'unknown', why: 'since_unknown', from: ago(0, -1), have: 89 },
  ],
  [
    'the one held longest counts',
    member,
    holds(standing({ since: ago(5) }), standing({ since: ago(91) })),
    { is: 'met', have: 91 },
  ],
  [
    'one is known too short, another unknown',
    member,
    holds(standing({ since: ago(5) }), standing({ since: null, seen: ago(1) })),
    { is: 'unknown', why: 'since_unknown', from: ago(-85) },
  ],
  ['its term ended at this moment', member, holds(standing({ until: NOW })), { is: 'not_yet', have: 0 }],
  ['its term ends in a second', member, holds(standing({ until: ago(0, -1) })), { is: 'met' }],
  ['it begins later', isMember, holds(standing({ since: ago(-1) })), { is: 'not_yet' }],
  ['of the same SIG', member, holds(standing({ title: role('member', 'network') })), { is: 'met' }],
  ['of another SIG', member, holds(standing({ title: role('member', 'storage') })), { is: 'not_yet', have: 0 }],
  [
    'of any SIG, for a title of none',
    member,
    holds(standing({ title: role('member', 'storage') })),
    { is: 'met' },
    role('lead'),
  ],
  ["another person's", member, holds(standing({ person: BEN })), { is: 'not_yet' }],
  [
    'an honour of that name is no role',
    member,
    holds(standing({ title: { kind: 'honour', name: 'member', sig: null } })),
    { is: 'not_yet' },
  ],
  [
    'an honour may ask for an honour',
    { is: 'tenure', role: 'speaker', days: 0 },
    holds(standing({ title: { kind: 'honour', name: 'speaker', sig: null } })),
    { is: 'met', have: 1, need: 1 },
    leader,
  ],
  ['held now', isMember, holds(standing({ since: ago(0) })), { is: 'met', have: 1, need: 1 }],
  ['not held now', isMember, {}, { is: 'not_yet', have: 0, need: 1 }],
  [
    'GitHub did not say who holds it',
    member,
    { standing: { held: [], unknown: ['role/member'] } },
    { is: 'unknown', why: 'github_silent', have: 0 },
  ],
  [
    'GitHub did not say it of another SIG',
    member,
    { standing: { held: [], unknown: ['role/member@storage'] } },
    { is: 'not_yet' },
  ],
  [
    'GitHub did not say, and the ledger knows enough',
    member,
    { standing: { held: [standing()], unknown: ['member'] } },
    { is: 'met' },
  ],
  [
    'GitHub did not say, and what is known is too short',
    member,
    { standing: { held: [standing({ since: ago(3) })], unknown: ['member'] } },
    { is: 'unknown', why: 'github_silent', from: ago(-87) },
  ],
  ['nothing could be asked', member, { standing: null }, { is: 'unknown', why: 'github_silent', need: 90 }],
  // Active
  ['an act just in time', active, { lastAct: { at: ago(180) } }, { is: 'met', have: 1, need: 1 }],
  ['an act a second too early', active, { lastAct: { at: ago(180, 1) } }, { is: 'not_yet', have: 0 }],
  [
    'a deed instead',
    active,
    { credits: [credit({ at: ago(179), url: 'https://example.org' })] },
    { is: 'met', evidence: [{ is: 'link', url: 'https://example.org', at: ago(179), what: 'talk' }] },
  ],
  ['a deed that is not confirmed', active, { credits: [credit({ state: 'told' })] }, { is: 'not_yet' }],
  ['no act is known, and not all is read', active, { knownSince: ago(100) }, { is: 'unknown', why: 'history_unread' }],
  ['no act is known, and deeds are not', active, { credits: null }, { is: 'unknown', why: 'not_looked_up' }],
  ['acts could not be asked for', active, { lastAct: null }, { is: 'unknown', why: 'not_looked_up' }],
  [
    'an act, whatever else is not known',
    active,
    { lastAct: { at: ago(1) }, credits: null, knownSince: NOW },
    { is: 'met' },
  ],
  // Duty
  [
    'done in the last year',
    duty,
    { credits: [event(ago(365))], ...holds(leading(ago(900))) },
    { is: 'met', have: 1, need: 1 },
    leader,
  ],
  [
    'done a second before it',
    duty,
    { credits: [event(ago(365, 1))], ...holds(leading(ago(900))) },
    { is: 'not_yet', have: 0, need: 1 },
    leader,
  ],
  ['held for just a year', duty, holds(leading(ago(365))), { is: 'not_yet' }, leader],
  ['held for a second less: nothing is due', duty, holds(leading(ago(365, -1))), { is: 'met', have: 0 }, leader],
  ['who does not hold it owes nothing', duty, {}, { is: 'met', have: 0 }, leader],
  ['nobody knows since when', duty, holds(leading(null)), { is: 'unknown', why: 'since_unknown' }, leader],
  [
    'nobody knows since when, but it is seen for a year',
    duty,
    holds(leading(null, ago(365))),
    { is: 'not_yet' },
    leader,
  ],
  [
    'nobody could say who holds it',
    duty,
    { standing: { held: [], unknown: ['honour/leader'] } },
    { is: 'unknown', why: 'github_silent' },
    leader,
  ],
  ['deeds of a duty not asked for', duty, { credits: null }, { is: 'unknown', why: 'not_looked_up' }, leader],
  // What people say
  [
    'said by a lead',
    feature,
    { attested: [attestation()] },
    { is: 'met', from: ago(1), evidence: [{ is: 'item', repository: 1, number: 9, at: ago(1) }] },
  ],
  ['said in the other language', feature, { attested: [attestation({ text: '完成一个特性。' })] }, { is: 'met' }],
  ['said in both', feature, { attested: [attestation({ text: 'FINISHED a feature / 完成一个特性' })] }, { is: 'met' }],
  [
    'said by somebody else',
    feature,
    { attested: [attestation({ as: ['member'] })] },
    { is: 'unknown', why: 'not_attested', have: 0, need: 1 },
  ],
  ['said of oneself', feature, { attested: [attestation({ by: ANA })] }, { is: 'unknown', why: 'not_attested' }],
  [
    'said of something else',
    feature,
    { attested: [attestation({ text: 'Finished' })] },
    { is: 'unknown', why: 'not_attested' },
  ],
  ['said later', feature, { attested: [attestation({ at: NOW })] }, { is: 'unknown', why: 'not_attested' }],
  ['not said', feature, {}, { is: 'unknown', why: 'not_attested' }],
  [
    'said by somebody who may be a lead',
    feature,
    { attested: [attestation({ as: [], unsure: ['lead'] })] },
    { is: 'unknown', why: 'github_silent' },
  ],
  // Boxes
  [
    'ticked',
    box,
    { ticked: ['Other', 'I have enabled **2FA** on my account (https://example.org)'] },
    { is: 'met', have: 1 },
  ],
  ['ticked in the other language', box, { ticked: ['我已启用双因素认证。'] }, { is: 'met' }],
  [
    'another is ticked',
    box,
    { ticked: ['I have read the guide: I have enabled 2FA'] },
    { is: 'not_yet', have: 0, need: 1 },
  ],
  ['nothing is ticked', box, { ticked: [] }, { is: 'not_yet' }],
  ['there is no application', box, {}, { is: 'unknown', why: 'no_application' }],
];

describe('one requirement', () => {
  test.each(cases)('%s', (_name, requirement, known, expected, held = HELD) => {
    expect(stands(requirement, known, held)).toMatchObject(expected);
  });

  test('the table reaches each kind in each state that it can have', () => {
    const reached = new Set(cases.map(([, { is }, , expected]) => `${is} ${expected.is ?? ''}`));
    const kinds = ['count', 'credit', 'tenure', 'active', 'duty', 'box'];
    const states = ['met', 'not_yet', 'unknown'];
    // What nobody said may still be said: it is never known to be missing.
    const all = [
      ...kinds.flatMap((kind) => states.map((state) => `${kind} ${state}`)),
      'attested met',
      'attested unknown',
    ];
    expect([...reached].sort()).toEqual(all.sort());
  });

  test('evidence is at most ten, the newest first', () => {
    const { evidence } = stands(merged, { tallied: counted(merged, 12) });
    expect(evidence.map((one) => (one.is === 'item' ? one.number : 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const deeds = Array.from({ length: 12 }, (_, n) => credit({ at: ago(12 - n), url: `https://example.org/${n}` }));
    const shown = stands(talks, { credits: deeds }).evidence;
    expect(shown.map((one) => (one.is === 'link' ? one.url : '')).slice(0, 2)).toEqual([
      'https://example.org/11',
      'https://example.org/10',
    ]);
    expect(shown).toHaveLength(10);
  });

  test('a deed without a link is shown where it was told; a deed of a file without either is not shown', () => {
    const shown = stands(talks, { credits: [credit(), credit({ at: ago(3), number: null })] }).evidence;
    expect(shown).toEqual([{ is: 'item', repository: 1, number: 7, at: ago(10) }]);
  });
});

describe('any of several', () => {
  const yes: Requirement = { is: 'count', of: 'merged', least: 1, within: null, reach: 'community' };
  const no: Requirement = { is: 'count', of: 'issues', least: 9, within: null, reach: 'community' };
  const perhaps: Requirement = { is: 'attested', text: 'Helps', by: ['lead'] };
  const later: Requirement = { is: 'tenure', role: 'member', days: 120 };
  const muchLater: Requirement = { is: 'tenure', role: 'member', days: 200 };
  const any = (count: number, ...of: readonly Requirement[]): Requirement => ({ is: 'any', count, of });
  const known: Partial<LadderFacts> = {
    tallied: new Map([...counted(yes, 1), ...counted(no, 2)]),
    standing: { held: [standing()], unknown: [] },
  };

  const table: readonly (readonly [string, Requirement, Partial<Checked>])[] = [
    ['one of one', any(1, yes), { is: 'met', have: 1, need: 1 }],
    ['one of two, one is not', any(1, yes, no), { is: 'met', have: 1 }],
    ['one of two, one is unknown', any(1, perhaps, yes), { is: 'met', have: 1, why: null }],
    ['two of two, one is not', any(2, yes, no), { is: 'not_yet', have: 1, need: 2 }],
    ['two of two, one is unknown', any(2, yes, perhaps), { is: 'unknown', have: 1, need: 2, why: 'not_attested' }],
    ['two of three, one is unknown and one is not', any(2, yes, perhaps, no), { is: 'unknown', why: 'not_attested' }],
    ['two of three, two are not, one is unknown', any(2, no, no, perhaps), { is: 'not_yet', have: 0, why: null }],
    ['two of three, two are unknown', any(2, no, perhaps, perhaps), { is: 'unknown', have: 0 }],
    ['it comes by waiting', any(2, yes, later, muchLater), { is: 'not_yet', have: 1, from: ago(-20) }],
    ['two come by waiting', any(3, yes, muchLater, later), { is: 'not_yet', have: 1, from: ago(-100) }],
    ['waiting is not enough', any(3, yes, later, no), { is: 'not_yet', from: null }],
    ['nested: the inner one is met', any(2, yes, any(1, no, yes)), { is: 'met', have: 2 }],
    ['nested: the inner one is not', any(2, yes, any(2, no, yes)), { is: 'not_yet', have: 1 }],
    ['nested: the inner one is unknown', any(2, yes, any(2, perhaps, yes)), { is: 'unknown', why: 'not_attested' }],
    ['three deep', any(1, no, any(1, no, any(1, no, yes))), { is: 'met' }],
    ['three deep, not', any(1, no, any(1, no, any(1, no, no))), { is: 'not_yet' }],
    ['three deep, unknown', any(1, no, any(1, no, any(1, no, perhaps))), { is: 'unknown' }],
    ['three deep, waiting', any(1, no, any(1, no, any(1, no, later))), { is: 'not_yet', from: ago(-20) }],
    ['the moment it was met', any(1, yes), { is: 'met', from: ago(20) }],
  ];
  test.each(table)('%s', (_name, requirement, expected) => {
    expect(stands(requirement, known)).toMatchObject(expected);
  });

  test('its parts are told in its order, and what it rests on is of those that are met, the newest first', () => {
    const checked = stands(any(1, no, { ...member, days: 90 }, yes), known);
    expect(checked.parts.map(({ is }) => is)).toEqual(['not_yet', 'met', 'met']);
    expect(checked.evidence).toEqual([
      { is: 'item', repository: 1, number: 1, at: ago(1) },
      { is: 'held', title: 'role/member', since: ago(100) },
    ]);
  });
});

describe('a title', () => {
  const yes: Requirement = { is: 'tenure', role: 'member', days: 0 };
  const no: Requirement = { is: 'tenure', role: 'lead', days: 0 };
  const known = { standing: { held: [standing()], unknown: ['storage-lead'] } };
  const perhaps: Requirement = { is: 'tenure', role: 'storage-lead', days: 0 };

  test.each([
    ['nothing is asked', [], 'met'],
    ['all is met', [yes, yes], 'met'],
    ['one is not', [yes, no], 'not_yet'],
    ['one is unknown', [yes, perhaps], 'unknown'],
    ['one is unknown, and one is not', [perhaps, no], 'not_yet'],
  ] as const)('%s', (_name, requirements, is) => {
    expect(look(requirements, known)).toMatchObject({ is, title: HELD, person: ANA, at: NOW });
  });
});
