// Who holds which honour and whose term ends, the roster and the reminders that are written of it, and the rules of settings.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { rosterOf } from '../../src/community/roster/roster.js';
import type { HoldersHereAnswer } from '../../src/core/title-question.js';
import type { Standing, Title } from '../../src/core/title.js';
import honours from '../../src/features/honours/index.js';
import { endingSoon, heldHere } from '../../src/features/honours/holders.js';
import { messages } from '../../src/features/honours/messages.js';
import { check, settings } from '../../src/features/honours/settings.js';
import { exampleEvent } from '../support/example-event.js';

const title = (more: Partial<Title> = {}): Title => ({
  ...{ kind: 'honour', name: 'ambassador', called: { en: 'Ambassador', zh: '大使' }, scope: 'community' },
  ...{ requirements: [], sponsors: null, nominatedBy: [], seconds: 0, decidedBy: ['lead'], objectionDays: 0 },
  ...{ seats: 2, termDays: 365, remindDays: 30, applyLabel: 'ambassador', definedBy: [], gives: [] },
  ...{ inactiveDays: null, privileges: [] },
  ...more,
});

const standing = (person: number, more: Partial<Standing> = {}): Standing => ({
  ...{ title: { kind: 'honour', name: 'ambassador', sig: null }, person, since: '2025-03-01T10:00:00Z' },
  ...{ seen: '2025-03-01T10:00:00Z', until: '2026-03-01', by: 'decision' },
  ...more,
});

const logins = { 1: 'ana', 2: 'bo', 3: 'cy' };
const held = (ledger: readonly Standing[], live: HoldersHereAnswer['live'] = [], titles = [title()]) =>
  heldHere(titles, { ledger, live, left: [], unknown: [] }, logins);

describe('holders', () => {
  test('the first one first; whom the ledger knows is not listed again by what GitHub shows', () => {
    const at = { kind: 'honour', name: 'ambassador', sig: null } as const;
    const live = [2, 3].map((id) => ({
      title: at,
      person: { id, login: logins[id as 2], kind: 'user' as const },
      by: 'team:x',
    }));
    const [one] = held([standing(2), standing(1, { since: '2024-01-01T00:00:00Z', until: null })], live);
    expect(one!.holders.map(({ login, since, until }) => [login, since, until])).toEqual([
      ['cy', null, null],
      ['ana', '2024-01-01', null],
      ['bo', '2025-03-01', '2026-03-01'],
    ]);
  });

  test('each SIG of a title is its own; other titles and roles do not count', () => {
    const of = (sig: string | null, name = 'ambassador', kind: 'honour' | 'role' = 'honour') =>
      standing(1, { title: { kind, name, sig } });
    const [one] = held([of('node'), of('network'), of(null, 'speaker'), of(null, 'ambassador', 'role')]);
    expect(one!.holders.map(({ sig }) => sig)).toEqual(['node', 'network']);
  });

  test.each([
    ['2026-03-01', '2026-01-29T23:59:59Z', []],
    ['2026-03-01', '2026-01-30T00:00:00Z', [30]],
    ['2026-03-01T10:00:00Z', '2026-02-28T12:00:00Z', [1]],
    ['2026-03-01', '2026-03-01T23:59:59Z', [0]],
    ['2026-03-01', '2026-03-02T00:00:00Z', []],
    [null, '2026-02-20T00:00:00Z', []],
  ])('a term until %s ends soon at %s: %j', (until, now, days) => {
    expect(endingSoon(held([standing(1, { until })]), new Date(now)).map((one) => one.days)).toEqual(days);
  });
});

describe('the roster', () => {
  const hostile = title({ called: { en: '<b>| @all [x](y)', zh: '大使' }, seats: null });
  const text = messages.en.roster([...held([standing(1), standing(9)]), ...held([], [], [hostile])]);

  test('is read back as a roster', () => {
    expect(rosterOf('HONOURS.md', messages.zh.roster(held([standing(1), standing(2)])))).toEqual(
      expect.arrayContaining(['ana', 'bo']),
    );
  });

  test('names who is gone as that, and lets no title act', () => {
    expect(text).toContain('| an account that is gone | 2025-03-01 | 2026-03-01 |');
    expect(text).toContain('## &#60;b&#62;&#124; &#64;all &#91;x&#93;(y)'.replace('(y)', '&#40;y&#41;'));
    expect(text.endsWith('Nobody holds it now.\n')).toBe(true);
  });
});

describe('the reminder', () => {
  const now = new Date('2026-02-20T00:00:00Z');

  test('mentions ten people at most, and only where it is to', () => {
    const many = Array.from({ length: 60 }, (_, n) => standing(n + 100));
    const names = Object.fromEntries(many.map(({ person }) => [person, `p${person}`]));
    const all = heldHere([title()], { ledger: many, live: [], left: [], unknown: [] }, names);
    const issue = messages.en.ending(endingSoon(all, now), [], true);
    expect(issue.match(/@p\d+/g)).toHaveLength(10);
    expect(issue).toContain('<summary>50 more</summary>');
    expect(issue).toContain('- 20 more\n');
    expect(messages.en.ending(endingSoon(all, now), [], false)).not.toContain('@');
  });

  test('says how to renew by nomination where nobody applies', () => {
    const text = messages.zh.ending(endingSoon(held([standing(1)], [], [title({ applyLabel: null })]), now), [], false);
    expect(text).toContain('### 大使\n\n续任方式：在 issue 中用 `/nominate` 提名。\n\n- `ana`，2026-03-01 到期');
  });

  const tick = (period: string) => exampleEvent({ kind: 'tick', series: 'honours', period });
  const actions = (period: string, ledger: readonly Standing[]) =>
    honours.decide({
      event: tick(period),
      now: new Date(period),
      settings: { titles: [], reminders: 'private', private: 'leads', roster: 'HONOURS.md' },
      answers: {
        titles: { titles: [title()], desk: null, credit: null, teams: [] },
        holders: { ledger, live: [], left: [], unknown: [] },
        logins,
      },
      language: 'en',
    } as never).actions ?? [];
  const causes = (period: string, ledger = [standing(1)]) =>
    actions(period, ledger).map(({ rule, cause }) => `${rule} ${cause}`);

  test('is written once for the same people, and again when somebody comes or goes', () => {
    expect(causes('2026-02-20T06:20:00Z')).toEqual(causes('2026-02-21T06:20:00Z'));
    const [roster, reminder] = causes('2026-02-20T06:20:00Z', [standing(1), standing(2)]);
    expect([roster, reminder]).not.toEqual(expect.arrayContaining([causes('2026-02-20T06:20:00Z')[0]]));
    expect(reminder).not.toBe(causes('2026-02-20T06:20:00Z')[1]);
  });

  test('that nothing ends is said every day, so that each time the issue is closed', () => {
    expect(causes('2026-06-20T06:20:00Z')).not.toEqual(causes('2026-06-21T06:20:00Z'));
  });

  test('is kept by the one repository that the file names', () => {
    const own = (home?: string) => ({ titles: [], reminders: 'off', home }) as never;
    const event = tick('2026-02-20T06:20:00Z');
    expect(honours.ask(event, own())).not.toBeNull();
    expect(honours.ask(event, own('APP'))).not.toBeNull();
    expect(honours.ask(event, own('community'))).toBeNull();
  });
});

describe('settings', () => {
  const read = (text: string) => settings.parse(parse(text) ?? {});
  const found = (text: string) =>
    check(read(text)).map(({ path, severity, message }) => `${severity} ${path.join('.')} ${message}`);

  test.each([
    [
      'titles: [{ name: a, term: 10d, apply: { label: x }, decided_by: [lead], remind: 5d }]',
      ['warning reminders is "private"'],
    ],
    ['{ private: leads, titles: [{ name: a, term: 10d, apply: { label: x }, decided_by: [lead], remind: 5d }] }', []],
    ['{ reminders: issue, titles: [{ name: a, term: 10d, apply: { label: x }, decided_by: [lead], remind: 5d }] }', []],
    ['{ private: acme/leads }', ['error private is the name of a repository, and has no slash; write "leads"']],
    ['{}', []],
  ])('%s', (text, findings) => {
    expect(found(text)).toEqual(findings.map((one) => expect.stringContaining(one)));
  });

  test.each(['HONOURS.txt', '.github/workflows/x.md', '../HONOURS.md', '/HONOURS.md', 'a\\b.md'])(
    'a roster cannot be %s',
    (roster) => {
      expect(settings.safeParse({ roster }).success).toBe(false);
    },
  );

  test('what they need of GitHub', () => {
    const needs = (own: object) => honours.needs!({ titles: [], ...own });
    expect(needs({ reminders: 'off' })).toEqual({});
    expect(needs({ reminders: 'private' })).toEqual({ issues: 'write' });
    expect(needs({ reminders: 'off', roster: 'HONOURS.md' })).toEqual({ contents: 'write', pull_requests: 'write' });
  });
});
