// The ladder's own thinking, as tables: words of commands, who came and went, the list of the leads, who is asked.
import { describe, expect, test } from '@jest/globals';
import { differencesIn, factsOf } from '../../src/features/ladder/standings.js';
import { isEmpty, leadsList } from '../../src/features/ladder/list.js';
import type { Material } from '../../src/features/ladder/list.js';
import { messages } from '../../src/features/ladder/messages.js';
import { partingOf } from '../../src/features/ladder/presence.js';
import { questionsTo } from '../../src/features/ladder/quiet.js';
import type { Telling } from '../../src/features/ladder/said.js';
import { check, settings } from '../../src/features/ladder/settings.js';
import { verbOf } from '../../src/features/ladder/specs.js';
import { wishOf } from '../../src/features/ladder/wish.js';
import { languages } from '../../src/core/language.js';
import type { Evaluation, Standing, TitleAt } from '../../src/core/title.js';
import type { HoldersHereAnswer, ReadyHereAnswer } from '../../src/core/title-question.js';
import { title } from '../community/ladder/support.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const member: TitleAt = { kind: 'role', name: 'member', sig: null };
const reviewer: TitleAt = { kind: 'role', name: 'reviewer', sig: 'network' };
const TITLES = [
  title({ name: 'member', scope: 'community', definedBy: [{ by: 'team', team: 'members' }] }),
  title({
    name: 'reviewer',
    scope: 'sig',
    definedBy: [
      { by: 'team', team: 'sig-{sig}' },
      { by: 'roster', path: 'R.md' },
    ],
  }),
];

const asked = (line: string) => {
  const [, word = '', args = ''] = /^\/(\S+) ?(.*)$/.exec(line) ?? [];
  const verb = verbOf({ word, args }, []);
  if (verb === null) return null;
  const { text, ...wish } = wishOf({ word, args, text: line, line: 1 }, verb, 'Ana', '2026-03-01');
  expect(text).toBe(line);
  return wish;
};

describe('what a command asks for', () => {
  test.each([
    ['/ladder', { is: 'own', sig: '' }],
    ['/ladder me', { is: 'own', sig: '' }],
    ['/ladder @ana', { is: 'own', sig: '' }],
    ['/check-eligibility SIG Network', { is: 'own', sig: 'SIG Network' }],
    ['/ladder ＠bo', { is: 'other', login: 'bo' }],
    ['/ladder network @bo', { is: 'other', login: 'bo' }],
    ['/ladder @bo @cy', { is: 'wrong', why: { code: 'many' } }],
    ['/ladder @bo/../x', { is: 'wrong', why: { code: 'unknown_login', login: 'bo/../x' } }],
    ['/ladder board', null],
    ['/ladder Board newcomers', null],
    ['/ladder boarding', { is: 'own', sig: 'boarding' }],
    ['/away', { is: 'away', until: null }],
    ['/away until 2026-03-01', { is: 'away', until: '2026-03-01' }],
    ['/away 到2026-12-31。', { is: 'away', until: '2026-12-31' }],
    ['/away 2026-02-28', { is: 'wrong', why: { code: 'past', day: '2026-02-28' } }],
    ['/away until 2026-02-30', { is: 'wrong', why: { code: 'day', word: '2026-02-30' } }],
    ['/away until next week', { is: 'wrong', why: { code: 'day', word: 'next week' } }],
    ['/away until 2036-01-01', { is: 'wrong', why: { code: 'far', day: '2036-01-01' } }],
    ['/back', { is: 'back' }],
    ['/emeritus', { is: 'emeritus', role: null, sig: null }],
    ['/emeritus @Ana', { is: 'emeritus', role: null, sig: null }],
    ['/emeritus @bo', { is: 'wrong', why: { code: 'own_only' } }],
    ['/emeritus reviewer in network', { is: 'emeritus', role: 'reviewer', sig: 'network' }],
    ['/emeritus role/reviewer@network', { is: 'emeritus', role: 'reviewer', sig: 'network' }],
  ])('%s', (line, wish) => {
    expect(asked(line)).toEqual(wish);
  });
});

const standing = (person: number, at = member, by = 'team:members'): Standing => ({
  ...{ title: at, person, since: null, seen: '2026-01-01T00:00:00Z', until: null, by },
});
const live = (id: number, at = member, by = 'team:members') => ({
  ...{ title: at, person: { id, login: `p${id}`, kind: 'user' as const }, by },
});
const looked = (holders: Partial<HoldersHereAnswer>) => {
  const found = differencesIn({
    titles: TITLES,
    sigs: ['network'],
    holders: { live: [], ledger: [], left: [], unknown: [], ...holders },
  });
  return {
    given: found.given.map(({ person }) => person.id),
    ended: found.ended.map(({ person }) => person),
    dropped: found.dropped.map(({ gone, of }) => `${gone}/${of}`),
  };
};
const SIG_TEAM = 'team:sig-network';

describe('who came and who went', () => {
  test.each<[string, Partial<HoldersHereAnswer>, ReturnType<typeof looked>]>([
    ['the first look', { live: [live(1), live(2)] }, { given: [1, 2], ended: [], dropped: [] }],
    ['nothing new', { live: [live(1)], ledger: [standing(1)] }, { given: [], ended: [], dropped: [] }],
    [
      'shown by two sources, it is given once',
      { live: [live(1, reviewer, SIG_TEAM), live(1, reviewer, 'roster:R.md')] },
      { given: [1], ended: [], dropped: [] },
    ],
    ['one went', { live: [], ledger: [standing(1)] }, { given: [], ended: [1], dropped: [] }],
    [
      'by another source of the same title now',
      { live: [live(1, reviewer, 'roster:R.md')], ledger: [standing(1, reviewer, SIG_TEAM)] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'another source of the same title is silent',
      { ledger: [standing(1, reviewer, SIG_TEAM)], unknown: ['role/reviewer@network roster:R.md'] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'a silent source',
      { ledger: [standing(1)], unknown: ['role/member team:members'] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'decided by people, it is theirs',
      { ledger: [standing(1, member, 'decision')] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'a source that the settings do not name any more',
      { ledger: [standing(1, member, 'team:old')] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'a SIG that the directory does not have any more',
      { ledger: [standing(1, { ...reviewer, sig: 'gone' }, 'team:sig-gone')] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'stepped back, and named still',
      { left: [{ person: 1, title: member, named: true }] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'stepped back, and named no more',
      { left: [{ person: 1, title: member, named: false }] },
      { given: [], ended: [1], dropped: [] },
    ],
    [
      'stepped back, and what named them is silent',
      { left: [{ person: 1, title: member, named: false }], unknown: ['role/member team:members'] },
      { given: [], ended: [], dropped: [] },
    ],
    [
      'a quarter at once',
      { live: [3, 4, 5, 6, 7, 8].map((id) => live(id)), ledger: [1, 2, 3, 4, 5, 6, 7, 8].map((id) => standing(id)) },
      { given: [], ended: [1, 2], dropped: [] },
    ],
    [
      'more than a quarter at once',
      { live: [3, 4, 5, 6, 7].map((id) => live(id)), ledger: [1, 2, 3, 4, 5, 6, 7].map((id) => standing(id)) },
      { given: [], ended: [], dropped: ['2/7'] },
    ],
  ])('%s', (_, holders, found) => {
    expect(looked(holders)).toEqual(found);
  });

  test('is told by keys that name the look, so that a retry tells nothing twice', () => {
    const found = differencesIn({
      titles: TITLES,
      sigs: [],
      holders: { live: [live(1)], ledger: [standing(2)], left: [], unknown: [] },
    });
    const told = () => factsOf(found, { repository: 70, period: '2026-03-01T05:40:00Z', now: NOW });
    expect(told()).toEqual(told());
    expect(told().map((one) => ('key' in one ? [one.key, one.value, one.subject] : one.fact))).toEqual([
      'person',
      ['title_given:seen:role/member:20260301054000:1', 'role/member since unknown by team:members', 1],
      ['title_ended:seen:role/member:20260301054000:2', 'role/member by team:members', 2],
    ]);
  });
});

describe('stepping back', () => {
  const held = [standing(1), standing(1, reviewer, SIG_TEAM), standing(1, { ...member, name: 'fan' }, 'requirements')];
  const answers = { standing: { held, unknown: [], ended: [], away: null, boards: false } };
  const from = (role: string | null, sig: string | null = null) => {
    const parting = partingOf({ is: 'emeritus', role, sig, text: '' }, answers);
    return 'code' in parting ? parting.code : parting.from.map(({ title: at }) => at.name);
  };
  test.each([
    ['all', null, null, ['member', 'reviewer']],
    ['one', 'REVIEWER', null, ['reviewer']],
    ['of a SIG that nobody knows', 'reviewer', 'storage', 'no_such_sig'],
    ['what they do not hold', 'chair', null, 'not_held'],
    ['what is no decision', 'fan', null, 'not_held'],
  ])('%s', (_, role, sig, found) => {
    expect(from(role, sig)).toEqual(found);
  });
});

const HOSTILE = '`@all` [x](javascript:1) <!-- hearth:0 --> ``` | /close';
const TELLING = (language: 'en' | 'zh'): Telling => ({
  ...{ language, titles: TITLES, sigName: (slug) => slug, link: () => null },
});
const empty: ReadyHereAnswer = { ready: [], cases: [], ending: [], unknown: [], seats: [] };
const material = (ready: Partial<ReadyHereAnswer>, more: Partial<Material> = {}): Material => ({
  ...{ titles: TITLES, ready: { ...empty, ...ready }, dropped: [], holders: new Map(), logins: {}, cases: new Map() },
  ...{ repository: 70, sponsorDays: 7, now: NOW },
  ...more,
});
const evaluation: Evaluation = { title: member, person: 1, at: NOW.toISOString(), is: 'met', checked: [] };
const quiet = (id: number, until: string) => ({ ...standing(id), until, login: `p${id}`, why: 'inactive' as const });

describe('the list of the leads', () => {
  test.each(languages)('of a large community is no longer than GitHub takes, in %s', (language) => {
    const many = Array.from({ length: 5000 }, (_, id) => id);
    const list = leadsList(
      material({
        ready: many.map((id) => ({
          title: id % 2 === 0 ? member : { ...reviewer, sig: `sig-${id % 50}` },
          person: { id, login: `somebody-with-a-long-name-${id}`, kind: 'user' },
          evaluation,
        })),
        cases: many.map((id) => ({ repository: 71, number: id, title: member, person: id, since: NOW.toISOString() })),
        ending: many.map((id) => ({ ...quiet(id, '2026-02-01T00:00:00Z'), why: 'term' as const })),
      }),
    );
    const body = messages[language].list(list, TELLING(language));
    expect(body.length).toBeLessThan(40_000);
    expect(body).not.toMatch(/@(?!LOGIN)/);
  });

  test('of nobody is empty, and says so', () => {
    const list = leadsList(material({ seats: [{ title: 'honour/x', taken: 1, of: 2 }] }));
    expect(isEmpty(list)).toBe(true);
    expect(messages.en.list(list, TELLING('en'))).toContain('Nobody waits');
  });

  test('says nothing of who will be quiet, and nobody by name where a quarter is', () => {
    const quiets = [
      quiet(1, '2026-02-01T00:00:00Z'),
      quiet(2, '2026-02-02T00:00:00Z'),
      quiet(3, '2026-04-01T00:00:00Z'),
    ];
    const few = leadsList(material({ ending: quiets }, { holders: new Map([['role/member', 8]]) }));
    expect([few.quiet.map(({ login }) => login), few.stopped]).toEqual([['p1', 'p2'], []]);
    const bulk = leadsList(material({ ending: quiets }, { holders: new Map([['role/member', 7]]) }));
    expect([bulk.quiet, bulk.stopped]).toEqual([[], [{ title: 'role/member', some: 2, of: 7 }]]);
  });

  test.each(languages)('foreign words in it do nothing, in %s', (language) => {
    const said = messages[language];
    const dropped = { title: { ...member, name: 'x' }, by: `roster:${HOSTILE}`, gone: 2, of: 3 };
    const bodies = [
      said.list(leadsList(material({}, { dropped: [dropped] })), { ...TELLING(language), sigName: () => HOSTILE }),
      said.refused(HOSTILE, { code: 'no_such_sig', word: HOSTILE, meant: null }),
      said.refused(HOSTILE, { code: 'unknown_login', login: HOSTILE }),
      said.refused(HOSTILE, { code: 'not_held', word: HOSTILE, held: [HOSTILE] }),
      said.other(HOSTILE, [], false, TELLING(language)),
    ];
    for (const body of bodies) {
      // Outside of code nothing of it is left.
      expect(body.replace(/`[^`\n]*`/g, '')).not.toMatch(/@all|\]\(javascript|<!--|\/close/);
    }
  });
});

describe('who is asked', () => {
  const asks = (until: readonly string[], now = NOW, before: Readonly<Record<number, string>> = {}) =>
    questionsTo({
      ending: until.map((one, id) => quiet(id % 30, one)),
      asked: before,
      stopped: [],
      limits: new Map([['role/member', 30]]),
      telling: TELLING('en'),
      now,
    }).map(({ scope, cause }) => `${scope} ${cause}`);
  const LONG_AGO = '2026-02-01T00:00:00Z';

  test('whoever was not seen for as long as the role says, and was never asked', () => {
    expect(asks([LONG_AGO])).toEqual(['person:0 2026-01-02']);
    expect(asks(['2026-03-01T10:00:01Z'])).toEqual([]);
  });

  test.each([
    ['the next week', '2026-03-08T10:00:00Z', []],
    ['a moment before half a year is over', '2026-08-31T09:59:59Z', []],
    ['half a year later', '2026-08-31T10:00:00Z', ['person:0 2026-01-02 after 2026-03-01']],
  ])('and was asked, again no sooner than half a year after that: %s', (_, later, found) => {
    expect(asks([LONG_AGO], new Date(later), { 0: NOW.toISOString() })).toEqual(found);
  });

  test('nobody for another title or another silence in that time', () => {
    expect(asks(['2026-05-01T00:00:00Z'], new Date('2026-06-01T00:00:00Z'), { 0: NOW.toISOString() })).toEqual([]);
  });

  test('ten at a look, and the others at the next', () => {
    const many = Array.from({ length: 15 }, () => LONG_AGO);
    const first = asks(many);
    expect(first).toHaveLength(10);
    const before = Object.fromEntries(first.map((one) => [Number(/\d+/.exec(one)?.[0]), NOW.toISOString()]));
    expect(asks(many, new Date('2026-03-08T10:00:00Z'), before).map((one) => one.split(' ')[0])).toEqual(
      [10, 11, 12, 13, 14].map((id) => `person:${id}`),
    );
  });

  test('somebody with several titles in one issue', () => {
    expect(asks(Array.from({ length: 31 }, () => LONG_AGO)).filter((one) => one.startsWith('person:0 '))).toHaveLength(
      1,
    );
  });
});

describe('settings', () => {
  const said = (given: object) =>
    check({ private: undefined, ...settings.parse(given) }).map(
      ({ path, severity }) => `${path.join('.')} ${severity}`,
    );
  const roles = [{ name: 'member', requirements: [{ merged: 1 }] }];
  test.each([
    ['nothing', {}, []],
    ['nobody would read who is ready', { roles }, ['private warning']],
    ['that somebody does', { roles, private: 'leads' }, []],
    ['an owner before the name', { roles, private: 'acme/leads', home: 'acme/app' }, ['home error', 'private error']],
    ['too often', { list: '* * * * *' }, ['list error']],
  ])('%s', (_, given, found) => {
    expect(said(given)).toEqual(found);
  });
});
