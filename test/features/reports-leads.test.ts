// What a report for the leads says of the ladder, and that no report for everybody asks for it.
import { describe, expect, test } from '@jest/globals';
import type { LeadsMaterial } from '../../src/community/desk/leads-told.js';
import type { CaseAct } from '../../src/core/case.js';
import type { ReadyHereAnswer } from '../../src/core/title-question.js';
import reports from '../../src/features/reports/index.js';
import { leadsPart } from '../../src/features/reports/leads-part.js';

import { settings } from '../../src/features/reports/settings.js';
import { role, standing, title } from '../community/ladder/support.js';
import { exampleEvent, personCalled } from '../support/example-event.js';

const NOW = new Date('2026-12-01T09:00:00Z');
const nothing: ReadyHereAnswer = { ready: [], cases: [], ending: [], unknown: [], seats: [] };
const member = title({
  ...{ name: 'member', scope: 'community', called: { en: 'Member', zh: '成员' } },
  sponsors: { count: 2, roles: ['lead'], sameSig: false, differentEmployers: false },
});
const material = (ready: Partial<ReadyHereAnswer>, more: Partial<LeadsMaterial> = {}): LeadsMaterial => ({
  titles: { titles: [member], desk: { private: null, affiliations: null, sponsorDays: 7 }, credit: null, teams: [] },
  ...{ ready: { ...nothing, ...ready }, cases: new Map(), repository: 70, sigName: (slug) => slug, now: NOW },
  link: (number) => `#${number}`,
  ...more,
});
const ready = (login: string): ReadyHereAnswer['ready'][number] => ({
  ...{ title: role('member'), person: personCalled(login)! },
  evaluation: { title: role('member'), person: 1, at: '', is: 'met', checked: [] },
});
const named = (about: number, at: string): CaseAct => ({
  ...{ word: 'sponsor_named', key: `k${about}`, at, by: 1, about, value: null },
});
const open = { repository: 70, number: 12, title: role('member'), person: 1, since: '2026-11-02T00:00:00Z' };
const caseWith = (acts: readonly CaseAct[]) =>
  new Map([[12, { ...open, acts, privateIssue: null, open: true, openedAt: '', author: 1, people: [] }]]);

describe('what the leads are told', () => {
  test('nothing, where there is nothing to tell', () => {
    expect(leadsPart(material({}), 'en')).toBe('');
  });

  test('who is ready, few at once, and nobody is mentioned', () => {
    const all = Array.from({ length: 9 }, (_, nth) => ready(`p${nth}`));
    const text = leadsPart(material({ ready: all }), 'en');
    expect(text).toContain('### The ladder\n\n**Ready, and not asked: 9 people**\n\n- `p0`, for Member\n');
    expect(text).toContain('<summary>4 more</summary>');
    expect(text).not.toContain('@');
    expect(leadsPart(material({ ready: [ready('ana')] }), 'zh')).toContain('- `ana`，「成员」');
  });

  test.each([
    ['late', [named(5, '2026-11-20T00:00:00Z')], '#12: one sponsor, for Member'],
    ['in time', [named(5, '2026-11-30T00:00:00Z')], null],
    [
      'not needed any more',
      [
        named(5, '2026-11-20T00:00:00Z'),
        ...[6, 7].map((by): CaseAct => ({ ...named(by, '2026-11-21T00:00:00Z'), word: 'sponsored', by })),
      ],
      null,
    ],
  ])('sponsors who are %s', (_, acts, said) => {
    const text = leadsPart(material({ cases: [open] }, { cases: caseWith(acts) }), 'en');
    expect(text).toContain('One application or nomination is open; the oldest since 2026-11-02.');
    if (said === null) expect(text).not.toContain('in time');
    else expect(text).toContain(`**Sponsors who have not answered in time**\n\n- ${said}`);
  });

  test('terms that end or ended and seats that are taken, not who was not seen for long', () => {
    const ending = (['term', 'inactive'] as const).map((why) => ({
      ...standing({ until: '2026-12-24T00:00:00Z' }),
      ...{ login: why, why },
    }));
    const seats = [
      { title: 'role/member', taken: 3, of: 3 },
      { title: 'honour/x', taken: 1, of: 2 },
    ];
    const over = { ...standing({ until: '2026-12-01T09:00:00Z' }), ...{ login: 'over', why: 'term' as const } };
    const text = leadsPart(material({ ending: [...ending, over], seats }), 'en');
    expect(text).toContain('- `over`: Member, ended on 2026-12-01');
    expect(text).toContain('- `term`: Member, ends on 2026-12-24');
    expect(text).toContain('- Member: 3 of 3 are taken');
    expect(text).not.toMatch(/inactive|honour/);
  });
});

describe('asked for', () => {
  const asked = (series: string) =>
    Object.keys(
      reports.ask(
        exampleEvent({ kind: 'tick', series, period: '2026-12-01T09:00:00Z' }),
        settings.parse({ private: 'leads', private_periods: ['monthly'] }),
      ) ?? {},
    );
  test('for the leads alone', () => {
    expect(asked('reports/leads/monthly')).toEqual(['health', 'titles', 'ready', 'directory']);
    expect(asked('reports/monthly')).toEqual(['health']);
  });
});
