// How far the ledger reaches, what earlier reports tell a new one, and whose SIG an item is: tables of cases.
import { describe, expect, test } from '@jest/globals';
import type { LedgerKnown, RepositoryKnown } from '../../src/engine/ports.js';
import { mentionedIn, missedBetween } from '../../src/engine/report/earlier.js';
import { gapsOf, isBeingRead, isLate, knownSince, knownUntil, oldestOf } from '../../src/engine/report/known.js';
import { leadsIn, scopesOf, sigsOfItems } from '../../src/engine/report/sigs.js';
import { periodEnding } from '../../src/metrics/period.js';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));

const NOW = day(30);

const repository = (parts: Partial<RepositoryKnown> = {}): RepositoryKnown => ({
  repository: 7,
  firstAt: day(1),
  newestAt: day(10),
  readUntil: day(11),
  givenSince: day(2),
  told: true,
  unread: [],
  ...parts,
});

const known = (repositories: readonly RepositoryKnown[], more: Partial<LedgerKnown> = {}): LedgerKnown => ({
  repositories,
  sweptAt: day(12),
  oldestUnread: null,
  ...more,
});

describe('up to when everything is known', () => {
  test.each([
    ['the log was read later than anything happened', known([repository()]), day(12)],
    ['nothing is told any more: what was read', known([repository({ told: false })]), day(11)],
    ['an act that was told since', known([repository({ newestAt: day(13) })]), day(13)],
    [
      'an import alone: its newest act',
      known([repository({ readUntil: null, told: false })], { sweptAt: null }),
      day(10),
    ],
    [
      'one of two is not told and was read earlier',
      known([repository(), repository({ told: false, readUntil: day(5), newestAt: day(4) })]),
      day(10),
    ],
    ['a quiet one that is told holds nobody back', known([repository(), repository({ newestAt: null })]), day(12)],
    ['what arrived and was not looked at', known([repository()], { oldestUnread: day(9) }), day(9)],
    [
      'what is dated later than now is known up to now',
      known([repository({ newestAt: new Date('2099-01-01T00:00:00Z') })]),
      NOW,
    ],
    ['nothing at all', known([repository({ readUntil: null, told: false, newestAt: null })]), null],
    ['no repository', known([]), null],
  ])('%s', (_, told, until) => {
    expect(knownUntil(told, NOW)).toEqual(until);
  });

  test.each([
    [null, true],
    [new Date('2026-11-29T23:59:59Z'), true],
    [new Date('2026-11-30T00:00:00Z'), false],
    [new Date('2026-12-01T09:00:00Z'), false],
  ])('%s is too early for November: %s', (until, late) => {
    expect(isLate(until, '2026-12-01T00:00:00Z')).toBe(late);
  });
});

describe('since when everything is known', () => {
  test.each([
    ['all was read: the whole history is', [repository(), repository()], null],
    ['one was not: since it was given', [repository(), repository({ readUntil: null })], day(2)],
    ['an import: since its first', [repository({ readUntil: null, givenSince: null })], day(1)],
    [
      'the latest of several',
      [repository({ readUntil: null }), repository({ readUntil: null, givenSince: day(6) })],
      day(6),
    ],
    ['nothing to know', [repository({ readUntil: null, givenSince: null, firstAt: null })], null],
  ])('%s', (_, repositories, since) => {
    expect(knownSince({ repositories })).toEqual(since);
  });

  test('the oldest of all', () => {
    expect(oldestOf(known([repository({ firstAt: day(3) }), repository({ firstAt: null })]))).toEqual(day(3));
    expect(oldestOf(known([]))).toBeNull();
  });
});

describe('the gaps', () => {
  const to = '2026-11-12T00:00:00Z';
  const whole = known([repository()]);
  const ends = { until: day(12), to };

  test('none where all is known', () => {
    expect(gapsOf(whole, whole, ends)).toEqual([]);
  });

  test('what is behind, what was not read, and where it begins', () => {
    const unread = [
      { part: 'stars', state: 'stopped' },
      { part: 'issues', state: 'waiting' },
    ] as const;
    const told = known([
      repository({ told: false, readUntil: null, newestAt: day(4), unread }),
      repository({ repository: 8, told: false, unread: [unread[0]] }),
    ]);
    expect(gapsOf(told, told, { until: day(10), to })).toEqual([
      { code: 'ledger_behind', params: { until: '2026-11-10' } },
      { code: 'history_incomplete', params: { parts: 'issues, stars', repositories: 2 } },
      { code: 'history_begins', params: { since: '2026-11-02' } },
    ]);
    expect(gapsOf(known([]), whole, { until: null, to })).toEqual([{ code: 'ledger_behind', params: { until: '' } }]);
  });

  test('what is being read is waited for, what stopped or matters little is not', () => {
    const of = (part: string, state: 'waiting' | 'stopped') => ({
      repositories: [repository({ unread: [{ part, state }] })],
    });
    expect(isBeingRead(of('issues', 'waiting'))).toBe(true);
    expect(isBeingRead(of('issues', 'stopped'))).toBe(false);
    expect(isBeingRead(of('stars', 'waiting'))).toBe(false);
  });
});

describe('earlier reports', () => {
  const period = (kind: 'weekly' | 'monthly' | 'quarterly', at: string) => periodEnding(kind, new Date(at), 'UTC');

  test.each([
    ['monthly', '2026-12-01T09:00:00Z', '2026-10', []],
    ['monthly', '2026-12-01T09:00:00Z', '2026-11', []],
    ['monthly', '2026-12-01T09:00:00Z', '2026-07', ['2026-08', '2026-09', '2026-10']],
    ['monthly', '2027-02-01T09:00:00Z', '2026-11', ['2026-12']],
    ['weekly', '2027-01-11T09:00:00Z', '2026-W51', ['2026-W52', '2026-W53']],
    ['quarterly', '2027-01-01T09:00:00Z', '2026-Q1', ['2026-Q2', '2026-Q3']],
  ] as const)('%s at %s after %s: missed %j', (kind, at, last, missed) => {
    expect(missedBetween(last, period(kind, at))).toEqual(missed);
  });

  test('an endless silence is not listed without end', () => {
    expect(missedBetween('2000-01', period('monthly', '2026-12-01T09:00:00Z'))).toHaveLength(60);
  });

  test.each([
    ['- New here: @ana, @Ben-2 and `@code`', ['ana', 'ben-2']],
    ['mail@example.org, https://github.com/@x, @@twice', []],
    ['```\n@fenced\n```\n(@Ana) @ana', ['ana']],
  ])('mentions in %j', (body, logins) => {
    expect(mentionedIn([body])).toEqual(logins);
  });
});

describe('SIGs', () => {
  const sig = (slug: string, label: string | null, leads: readonly string[]) => ({
    ...{ slug, label, name: slug.toUpperCase(), kind: 'sig' as const, contact: {}, teams: [], mention: null },
    ...{ meetings: [], paths: [], keywords: [], formValues: [] },
    leads: leads.map((login) => ({ login, role: 'lead' as const })),
  });
  const directory = {
    file: 'hearth.yml',
    url: null,
    problems: [],
    sigs: [sig('network', 'sig/Network', ['Ana', 'nobody', 'ana']), sig('quiet', null, ['ben'])],
  };

  test('those with a label, their leads by number; an item by its labels, whatever the case', () => {
    expect(leadsIn(directory)).toEqual(['Ana', 'nobody', 'ana', 'ben']);
    expect(leadsIn(null)).toEqual([]);
    const scopes = scopesOf(directory, new Map([['ana', 42]]));
    expect(scopes).toEqual([{ slug: 'network', name: 'NETWORK', label: 'sig/Network', leads: [42] }]);
    const items = [{ repository: 7, number: 1, labels: ['bug', 'SIG/network'] }];
    expect(sigsOfItems(scopes, items)).toEqual({ '7#1': ['network'] });
  });
});
