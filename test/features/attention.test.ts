// Rules between the settings of `attention:`.
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import { printProblem } from '../../src/core/problem.js';
import type { OpenTurn } from '../../src/core/attention-question.js';
import type { Directory } from '../../src/core/sig.js';
import { ladderDigest } from '../../src/features/attention/ladder.js';
import { digestsOf } from '../../src/features/attention/digest.js';
import { isWatched } from '../../src/features/attention/due.js';
import { settings } from '../../src/features/attention/settings.js';
import { loadKnown } from '../../src/known.js';
import { role, title } from '../community/ladder/support.js';

const known = await loadKnown();
const problemsOf = (own: object) =>
  parseConfig('hearth.yml', JSON.stringify({ attention: own }), known).problems.map(printProblem);

test.each([
  ['where to tell the leads is not named', { tell: 'private' }, /no private repository is named; add its name/],
  ['no day is worked on', { weekdays: [] }, /is empty; name at least one/],
  ['the lists every minute', { digest: '* * * * *' }, /once an hour at most; name one minute/],
  ['the lists twice an hour', { digest: '0,30 9 * * 1' }, /once an hour at most; name one minute/],
  ['the lists twice an hour, otherwise', { digest: '*/30 * * * *' }, /once an hour at most; name one minute/],
  ['a share beyond the whole', { warn_at: 101 }, /whole number from 1 to 100/],
])('%s', (_, own, problem) => {
  expect(problemsOf(own)).toEqual([expect.stringMatching(problem)]);
});

test('told in private, with a place for it', () => {
  expect(problemsOf({ tell: 'private', private: 'leads' })).toEqual([]);
});

test('the lists every hour', () => {
  expect(problemsOf({ digest: '5 * * * *' })).toEqual([]);
});

describe('the lists', () => {
  const repository = {
    ...{ id: 70, name: 'app', private: false, archived: false, defaultBranch: 'main' },
    owner: { id: 7, login: 'acme', kind: 'organization' as const },
  };
  const sigs = Array.from({ length: 30 }, (_, n) => ({
    ...{ kind: 'sig', slug: `s${n}`, name: `S${n}`, label: `s${n}` },
    leads: [{ login: n % 2 === 0 ? 'mo' : 'Mo' }, { login: `lead-${n}` }],
  }));
  const directory = { sigs } as unknown as Directory;
  const turn = (number: number): OpenTurn => ({
    ...{ number, kind: 'issue', author: 'ana', newcomer: true, of: 'maintainers' },
    ...{ since: '2026-03-01T10:00:00Z', because: 'never_answered', people: [], labels: [`s${number}`] },
  });
  const lists = (numbers: readonly number[]) =>
    digestsOf({
      ...{ repository, directory, turns: numbers.map(turn), place: 'leads', language: 'en' },
      now: new Date('2026-03-02T10:00:00Z'),
    });

  test('are twenty at most, and the last of them names the others', () => {
    const open = lists(sigs.map((_, n) => n)).filter(({ act }) => act.state === 'open');
    expect(open.map(({ slot }) => slot)).toEqual(Array.from({ length: 20 }, (_, n) => `sig-s${n}`));
    const named = open.filter(({ act }) => act.body.includes('items also wait for'));
    expect(named.map(({ slot }) => slot)).toEqual(['sig-s19']);
    expect(named[0]?.act.body).toContain('`SIG S20` (1), `SIG S21` (1)');
    expect(named[0]?.act.body).not.toMatch(/@lead-2\d/);
  });

  test('mention a lead once, in the first with somebody waiting', () => {
    const bodies = lists([3, 4]).map(({ act }) => act.body);
    expect(bodies.join('').match(/@[\w-]+/g)).toEqual(['@Mo', '@lead-3', '@lead-4']);
    expect(bodies[4]).toContain('For `mo`, @lead-4.');
  });
});

describe('the list of the ladder', () => {
  const repository = {
    ...{ id: 70, name: 'app', private: false, archived: false, defaultBranch: 'main' },
    owner: { id: 7, login: 'acme', kind: 'organization' as const },
  };
  const titles = {
    titles: [title({ name: 'member', called: { en: 'Member', zh: '成员' } })],
    desk: null,
    credit: null,
  };
  const ready = Array.from({ length: 12 }, (_, nth) => ({
    ...{ title: role('member'), person: { id: nth, login: `p${nth}`, kind: 'user' as const } },
    evaluation: { title: role('member'), person: nth, at: '', is: 'met' as const, checked: [] },
  }));
  const listed = (home?: string) =>
    ladderDigest({
      repository,
      material: {
        titles: { ...titles, teams: [], ...(home === undefined ? {} : { home }) },
        ready: { ready, cases: [], ending: [], unknown: [], seats: [] },
        ...{ cases: new Map(), repository: 70, sigName: (slug) => slug, now: new Date('2026-03-02T10:00:00Z') },
        link: (number) => `#${number}`,
      },
      ...{ place: 'leads', language: 'en' },
    }).act;

  test('has ten lines of a kind, says how many more, and mentions nobody', () => {
    const { body, state } = listed();
    expect(state).toBe('open');
    expect(body).toContain('### Ready, and not asked: 12 people\n\n- `p0`, for Member\n');
    expect(body.match(/^- `p\d+`/gm)).toHaveLength(10);
    expect(body).toContain('- `p9`, for Member\n- 2 more\n');
    expect(body).not.toContain('@');
  });

  test.each([
    ['of the repository that looks after the ladder, however it is spelled', 'App', 'open'],
    ['not of another', 'community', 'closed'],
  ])('is one %s', (_, home, state) => {
    expect(listed(home).state).toBe(state);
    expect(listed(home).body.includes('p0')).toBe(state === 'open');
  });
});

describe('a pull request that is ready again', () => {
  // The first look is due after twelve hours, of which those as a draft do not count.
  const own = settings.parse({
    ...{ answer_within: 1, warn_at: 50 },
    weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  });
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2) + hour * 3_600_000).toISOString();
  test.each([
    ['for the first time', [], 0, false],
    ['before the look', [1, 2], 2, true],
    ['again before the look', [1, 2, 3, 4], 4, true],
    ['after the look came to nothing', [11, 13], 13, false],
    ['again before the next', [11, 13, 13.5, 13.6], 13.6, true],
    ['told late, of which more is known by now', [11, 13, 13.5, 13.6], 13, false],
    ['after the next came to nothing, too', [11, 13, 13.5, 14.5], 14.5, false],
    ['at a time that the ledger does not know', [1], 2, false],
  ])('%s', (_, drafts, ready, watched) => {
    expect(isWatched({ startedAt: at(0), drafts: drafts.map(at) }, own, at(ready))).toBe(watched);
  });
});
