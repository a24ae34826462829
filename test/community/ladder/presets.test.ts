// The presets that ship: every number of the ladders that they are taken from (product papers: evidence, section 4).
import { describe, expect, test } from '@jest/globals';
import { languages } from '../../../src/core/language.js';
import type { Requirement, Title } from '../../../src/core/title.js';
import { namesOf, textIn } from '../../../src/community/ladder/names.js';
import { evaluate } from '../../../src/community/ladder/evaluate.js';
import { presets, sectionsOf } from './presets-read.js';
import { ago, attestation, credit, facts, NOW, requirementLines, role, standing } from './support.js';

const all = ['kubernetes', 'kubesphere', 'small-project'] as const;
const of = (preset: string, name: string): Title => {
  const found = presets(preset).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${preset} has no ${name}`);
  return found;
};
const sig = (kind: string, least: number, within: number | null = null) => ({
  is: 'count',
  of: kind,
  least,
  within,
  reach: 'sig',
});
const any = (kind: string, least: number, within: number | null = null) => ({
  is: 'count',
  of: kind,
  least,
  within,
  reach: 'community',
});
const attested = (text: string, by: readonly string[]) => ({ is: 'attested', text: expect.stringContaining(text), by });
const box = (text: string) => ({ is: 'box', text: expect.stringContaining(text) });

describe.each(all)('%s', (preset) => {
  test('is right, and begins by observing', () => {
    expect(presets(preset).length).toBeGreaterThan(2);
    for (const section of Object.values(sectionsOf(preset))) expect(section.mode).toBe('observe');
  });

  test('is called in both languages, and so is every text', () => {
    const texts = (requirements: readonly Requirement[]): readonly string[] =>
      requirements.flatMap((one) => ('text' in one ? [one.text] : one.is === 'any' ? texts(one.of) : []));
    for (const { called, requirements, privileges } of presets(preset)) {
      expect([called.en, called.zh].map((name) => /\p{Script=Han}/u.test(name))).toEqual([false, true]);
      for (const text of [...texts(requirements), ...privileges]) {
        const [en, zh] = languages.map((language) => textIn(text, language).replaceAll('`', ''));
        expect(`${en ?? ''} / ${zh ?? ''}`).toBe(text);
        expect(en).not.toBe(zh);
      }
    }
  });

  test('gives nothing by itself: a person is told the steps', () => {
    expect(presets(preset).flatMap(({ gives }) => gives)).toEqual([]);
  });

  test.each(languages)('every requirement is a sentence in %s', (language) => {
    const titles = presets(preset);
    for (const { requirements } of titles) {
      for (const line of requirementLines(requirements, language, namesOf(titles, language, 'network'))) {
        expect(line).not.toMatch(/undefined|null|\{|\}/);
      }
    }
  });
});

describe('Kubernetes', () => {
  test('member', () => {
    expect(of('kubernetes', 'member')).toMatchObject({
      called: { en: 'Member', zh: '成员' },
      scope: 'community',
      requirements: [any('merged', 1), any('contributions', 2), box('2FA'), box('I am actively contributing to')],
      sponsors: {
        count: 2,
        roles: ['reviewer', 'approver', 'subproject-owner'],
        sameSig: false,
        differentEmployers: true,
      },
      applyLabel: 'area/github-membership',
      inactiveDays: 365,
    });
  });

  test('reviewer', () => {
    expect(of('kubernetes', 'reviewer')).toMatchObject({
      scope: 'sig',
      requirements: [
        { is: 'tenure', role: 'member', days: 90 },
        sig('primary_reviewed', 5),
        sig('substantial_reviewed_or_merged', 20),
        attested('Knows the codebase', ['approver', 'subproject-owner']),
      ],
      sponsors: { count: 1, roles: ['approver', 'subproject-owner'], sameSig: true },
      objectionDays: 7,
      definedBy: [{ by: 'owners', as: 'reviewers' }],
      inactiveDays: 365,
    });
  });

  test('approver', () => {
    expect(of('kubernetes', 'approver')).toMatchObject({
      scope: 'sig',
      requirements: [
        { is: 'tenure', role: 'reviewer', days: 90 },
        sig('substantial_primary_reviewed', 10),
        sig('reviewed_or_merged', 30),
      ],
      nominatedBy: ['subproject-owner'],
      objectionDays: 7,
      definedBy: [{ by: 'owners', as: 'approvers' }],
      inactiveDays: 365,
    });
  });

  test('subproject owner', () => {
    const { requirements, scope, inactiveDays } = of('kubernetes', 'subproject-owner');
    expect([scope, inactiveDays]).toEqual(['sig', 365]);
    expect(requirements.map(({ is }) => is)).toEqual(['attested', 'attested', 'count']);
  });
});

describe('KubeSphere', () => {
  test('contributor', () => {
    expect(of('kubesphere', 'contributor')).toMatchObject({
      requirements: [any('substantial', 1)],
      definedBy: [{ by: 'requirements' }],
      decidedBy: [],
    });
  });

  test('member', () => {
    expect(of('kubesphere', 'member')).toMatchObject({
      scope: 'sig',
      requirements: [
        sig('substantial', 1, 180),
        attested('Finished one or more features', ['lead']),
        sig('reviewed', 1),
      ],
      sponsors: { count: 2, roles: ['member', 'lead'], sameSig: true, differentEmployers: false },
      decidedBy: ['lead'],
      applyLabel: 'area/github-membership',
    });
  });

  test('lead', () => {
    expect(of('kubesphere', 'lead')).toMatchObject({
      scope: 'sig',
      requirements: [
        { is: 'tenure', role: 'member', days: 180 },
        attested('important features', ['lead', 'member']),
        sig('primary_reviewed', 15),
        sig('reviewed_or_merged', 40),
      ],
      nominatedBy: ['member'],
      decidedBy: ['team:toc'],
      definedBy: [{ by: 'leads' }],
    });
  });

  test('ambassador: base conditions, then any two of four in the last year; 25 seats, one year', () => {
    const ambassador = of('kubesphere', 'ambassador');
    expect(ambassador).toMatchObject({
      kind: 'honour',
      seats: 25,
      termDays: 365,
      applyLabel: 'area/ambassadorship-application',
      requirements: [
        box('Must be 18 years of age or older'),
        box('You need to have active knowledge of Cloud Native architectures'),
        box('To have technological or other knowledge'),
        {
          is: 'any',
          count: 2,
          of: [
            { is: 'credit', of: ['audio', 'blog', 'content', 'tutorial', 'video'], least: 4, within: 365 },
            any('contributions', 20, 365),
            { is: 'credit', of: ['eventOrganizing', 'talk'], least: 1, within: 365 },
            box('Be an active community supporter or Ambassador in a minimum of two'),
          ],
        },
      ],
    });
  });

  test('talented speaker and user-group leader', () => {
    expect(of('kubesphere', 'talented-speaker')).toMatchObject({
      requirements: [{ is: 'credit', of: ['talk'], least: 1, within: 180 }],
      termDays: 180,
    });
    expect(of('kubesphere', 'user-group-leader')).toMatchObject({
      requirements: [
        { is: 'tenure', role: 'member', days: 0 },
        { is: 'active', days: 180 },
        { is: 'duty', of: ['eventOrganizing'], least: 1, per: 365 },
        box('at least one offline activity is organized each year'),
      ],
      applyLabel: 'area/user-group',
    });
  });
});

test('a small project', () => {
  expect(presets('small-project')).toMatchObject([
    { name: 'contributor', requirements: [any('merged', 1)], definedBy: [{ by: 'requirements' }] },
    { name: 'collaborator', requirements: [any('merged', 3), any('reviewed', 2)], decidedBy: ['maintainer'] },
    {
      name: 'maintainer',
      requirements: [{ is: 'tenure', role: 'collaborator', days: 180 }, any('merged', 15), any('reviewed', 10)],
      definedBy: [{ by: 'roster', path: 'MAINTAINERS.md' }],
    },
  ]);
});

describe('people before these ladders', () => {
  /** Boxes as the form of the ambassadors' programme has them, the fourth of the requirements left open. */
  const ticked = [
    'Must be 18 years of age or older.',
    'You need to have active knowledge of Cloud Native architectures.',
    'To have technological or other knowledge that will contribute to the future of KubeSphere.',
  ];
  const ambassador = of('kubesphere', 'ambassador');
  const honour = { kind: 'honour', name: 'ambassador', sig: null } as const;
  const posts = (count: number) =>
    Array.from({ length: count }, (_, n) => credit({ kind: 'blog', at: ago(n + 1), url: `https://example.org/${n}` }));

  test.each([
    ['four posts and a talk', { credits: [...posts(4), credit()], ticked }, 'met'],
    ['three posts and a talk', { credits: [...posts(3), credit()], ticked }, 'not_yet'],
    [
      'four posts, a year ago one of them',
      { credits: [...posts(3), credit({ kind: 'blog', at: ago(366) }), credit()], ticked },
      'not_yet',
    ],
    [
      'a talk, and two projects',
      {
        credits: [credit()],
        ticked: [
          ...ticked,
          'Be an active community supporter or Ambassador in a minimum of two CNCF Member or Projects.',
        ],
      },
      'met',
    ],
    ['four posts and a talk, too young', { credits: [...posts(4), credit()], ticked: ticked.slice(1) }, 'not_yet'],
    ['four posts and a talk, before they apply', { credits: [...posts(4), credit()] }, 'unknown'],
  ] as const)('an ambassador with %s', (_name, known, expected) => {
    const contributions = { have: 3, reachedAt: null, evidence: [] };
    const tallied = new Map([['contributions/20/365/community', contributions]]);
    const evaluation = evaluate(ambassador, honour, facts({ ...known, tallied }));
    expect(evaluation.is).toBe(expected);
  });

  test('a reviewer of Kubernetes after exactly ninety days', () => {
    const reviewer = of('kubernetes', 'reviewer');
    const at = role('reviewer', 'network');
    const tallied = new Map(
      ['primary_reviewed/5/ever/sig network', 'substantial_reviewed_or_merged/20/ever/sig network'].map(
        (key) => [key, { have: 20, reachedAt: ago(200), evidence: [] }] as const,
      ),
    );
    const look = (since: string) =>
      evaluate(
        reviewer,
        at,
        facts({
          tallied,
          standing: { held: [standing({ since })], unknown: [] },
          attested: [attestation({ text: 'knows the codebase', as: ['approver'] })],
        }),
      );
    expect([look(ago(90)).is, look(ago(90, -1)).is]).toEqual(['met', 'not_yet']);
    expect(look(ago(90)).at).toBe(NOW);
  });
});
