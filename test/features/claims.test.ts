// The rules of claims, one by one: whom a command names, who may what, what is remembered, what a text says.
import { describe, expect, test } from '@jest/globals';
import { commandsIn } from '../../src/core/command.js';
import { languages } from '../../src/core/language.js';
import type { LabelMemory, LiveItem } from '../../src/core/live-item.js';
import type { PermissionAnswer } from '../../src/core/permission.js';
import type { DecisionOn } from '../../src/core/question.js';
import type { SettingsOf } from '../../src/core/settings.js';
import claims from '../../src/features/claims/index.js';
import { hasTicked } from '../../src/features/claims/boxes.js';
import { printDuration, weekOf } from '../../src/features/claims/dates.js';
import { claimsIn, wasReleased } from '../../src/features/claims/history.js';
import { freeAt, judge } from '../../src/features/claims/judge.js';
import type { Ground, Why } from '../../src/features/claims/judge.js';
import { messages } from '../../src/features/claims/messages.js';
import type { Lack } from '../../src/features/claims/said.js';
import { wishOf } from '../../src/features/claims/names.js';
import { nextIssue } from '../../src/features/claims/next-issue.js';
import { lacksOf } from '../../src/features/claims/quality.js';
import { namedLabels, rules } from '../../src/features/claims/rules.js';
import { settings } from '../../src/features/claims/settings.js';
import { labelAct, unmetBy } from '../../src/features/claims/unknown-author.js';
import { exampleEvent, personCalled } from '../support/example-event.js';
import { steepOf } from '../support/growth.js';

/** Characters of a hostile text, to be held against four times as many: a body has 65,536 at most. */
const LONG = 15_000;

type Own = SettingsOf<typeof settings>;
const own = (given: object = {}): Own => settings.parse(given);
const person = (login: string) => personCalled(login)!;

const commandOf = (line: string) => commandsIn(line)[0]!;

describe('whom a command names', () => {
  test.each<[string, readonly string[], boolean, boolean]>([
    ['/assign', ['ana'], true, false],
    ['/assign me', ['ana'], true, false],
    ['/assign @Ana', ['ana'], true, false],
    ['/claim I would like to try this', ['ana'], true, false],
    ['/take please', ['ana'], true, false],
    ["/assign I'd like to", ['ana'], true, false],
    ['/assign bo', ['bo'], false, false],
    ['/assign @bo, @cy', ['bo', 'cy'], false, false],
    ['/assign @bo @BO', ['BO'], false, false],
    ['/assign @bo and myself', ['bo'], false, false],
    ['/assign me @bo', ['bo'], false, false],
    ['/assign bo me', ['bo', 'ana'], false, false],
    ['/unassign @bo', ['bo'], false, false],
    ['/remove-assign bo', ['bo'], false, false],
    ['/release @bo', ['bo'], false, false],
    ['/assign ＠bo，＠cy', ['bo', 'cy'], false, false],
    ['/unassign ＠bo', ['bo'], false, false],
    ['/assign bob_acme', ['bob_acme'], false, false],
    ['/assign @bob_acme', ['bob_acme'], false, false],
    ['/assign bo.', [], false, true],
    ['/assign 王伟', [], false, true],
    ['/unassign (@bo)', [], false, true],
    ['/assign [@bo](https://github.com/bo)', [], false, true],
    ['/claim for (@bo) please', [], false, true],
    ['/assign @acme/team', ['acme/team'], false, true],
    ['/assign @-x', ['-x'], false, true],
    ['/assign @a @b @c @d @e @f @g @h @i @j @k', 'a b c d e f g h i j k'.split(' '), false, true],
  ])('%s', (line, logins, self, wrong) => {
    expect(wishOf(commandOf(line), 'ana')).toMatchObject({ logins, self, wrong });
  });
});

const memory = (name: string, more: Partial<LabelMemory> = {}): LabelMemory => ({
  name,
  on: true,
  at: null,
  last: { by: 'unknown' },
  ...more,
});

const live: LiveItem = {
  exists: true,
  kind: 'issue',
  title: 'It does not start',
  body: '',
  author: person('mo'),
  state: 'open',
  merged: false,
  draft: false,
  locked: false,
  labels: [memory('Help Wanted')],
  assignees: [],
  reviewers: [],
  reviewTeams: [],
  participants: [],
  linked: [],
  base: null,
  head: null,
};
const pullBy = (login: string, number = 20, repository = 70) => ({
  repository,
  number,
  state: 'open' as const,
  draft: false,
  author: person(login),
  openedAt: '2026-02-24T10:00:00Z',
  assignees: [],
});
const held = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ repository: 70, number: index + 1, since: '2026-02-01T00:00:00Z' }));

const hand0 = { issues: [], pulls: [], merged: 0 };
const here = [{ repository: 70, number: 12, since: '2026-03-01T09:59:00Z' }];

const ground = (more: Partial<Ground> = {}): Ground => ({
  own: own(),
  sender: person('ana'),
  permission: 'read',
  live,
  claims: [],
  hand: { issues: [], pulls: [], merged: 0 },
  holder: undefined,
  place: { repository: 70, number: 12 },
  now: new Date('2026-03-01T10:00:00Z'),
  ...more,
});
const judged = (line: string, more: Partial<Ground> = {}): string => {
  const verdict = judge(wishOf(commandOf(line), 'ana'), ground(more));
  if (verdict.kind === 'done') return `${verdict.rule} ${verdict.logins.join(' ')}`;
  return verdict.kind === 'refused' ? verdict.why.code : verdict.kind;
};

describe('until when an issue is taken', () => {
  const claim = (lastWord: string) => ({
    person: person('bo').id,
    login: 'bo',
    since: '2026-02-20T10:00:00Z',
    lastWord,
    look: null,
  });
  const until = (lastWord: string, linked: LiveItem['linked'] = []) => {
    const taken = { ...live, assignees: [person('bo')], linked };
    const verdict = judge(wishOf(commandOf('/assign'), 'ana'), ground({ live: taken, claims: [claim(lastWord)] }));
    if (verdict.kind !== 'refused' || verdict.why.code !== 'taken') return verdict;
    return verdict.why.holders.map((one) => one.until);
  };

  test('is told while that day is to come, and never of who has a pull request for it', () => {
    expect(until('2026-02-20T10:00:00Z')).toEqual(['2026-03-06T10:00:00.000Z']);
    expect(until('2026-02-01T10:00:00Z')).toEqual([null]);
    expect(until('2026-02-20T10:00:00Z', [pullBy('bo')])).toEqual([null]);
    expect(until('2026-02-20T10:00:00Z', [{ ...pullBy('bo'), state: 'closed' }])).toHaveLength(1);
    expect(until('2026-02-20T10:00:00Z', [pullBy('cy')])).toEqual(['2026-03-06T10:00:00.000Z']);
  });
});

describe('who may what', () => {
  const permissions: readonly PermissionAnswer[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none', 'unknown'];
  const pull = { ...live, kind: 'pull_request' } as const;
  const mine = { ...live, assignees: [person('ana')] };
  test.each<[string, LiveItem, string, string]>([
    // Command, item, with triage or more, with read. Without either, and where it is not known: always a no.
    ['/assign', live, 'assign ana', 'claim ana'],
    ['/assign', pull, 'assign ana', 'pull_request'],
    ['/assign @bo', live, 'assign bo', 'triage'],
    ['/assign @bo', pull, 'assign bo', 'pull_request'],
    ['/unassign', mine, 'unassign ana', 'unassign ana'],
    ['/unassign', live, 'already', 'already'],
    ['/unassign @bo', live, 'unassign bo', 'triage'],
  ])('%s (%#)', (line, item, triage, read) => {
    const all = permissions.map((permission) => judged(line, { permission, live: item }));
    expect(all).toEqual([triage, triage, triage, triage, read, 'permission', 'permission']);
  });

  test('an answer that is missing is a no', () => {
    expect(judged('/assign', { permission: undefined })).toBe('permission');
  });
});

describe('an issue that somebody asks for', () => {
  const since = '2026-02-20T10:00:00Z';
  const bo = { person: person('bo').id, login: 'bo', since, lastWord: since, look: null };
  test.each<[string, Partial<Ground>, string]>([
    ['is theirs', {}, 'claim ana'],
    ['without a label', { live: { ...live, labels: [] } }, 'label'],
    ['whose label was taken off', { live: { ...live, labels: [memory('help wanted', { on: false })] } }, 'label'],
    ['without a label, where none is needed', { live: { ...live, labels: [] }, own: own({ labels: [] }) }, 'claim ana'],
    ['closed', { live: { ...live, state: 'closed' } }, 'closed'],
    ['theirs already', { live: { ...live, assignees: [person('ana')] } }, 'already'],
    ["somebody else's", { live: { ...live, assignees: [person('bo')] } }, 'taken'],
    [
      "somebody else's, where two may have it",
      { live: { ...live, assignees: [person('bo')] }, own: own({ per_issue: 2 }) },
      'claim ana',
    ],
    [
      'claimed a moment ago, which GitHub does not show yet',
      { claims: [{ ...bo, since: '2026-03-01T09:59:00Z' }] },
      'taken',
    ],
    ['claimed long ago, and unassigned where Hearth did not see it', { claims: [bo] }, 'claim ana'],
    ['with a pull request of somebody who is not assigned', { live: { ...live, linked: [pullBy('bo')] } }, 'claim ana'],
    [
      'with a pull request of somebody who is, where two may have it',
      { live: { ...live, assignees: [person('bo')], linked: [pullBy('bo')] }, own: own({ per_issue: 2 }) },
      'pull',
    ],
    ['with a pull request of their own', { live: { ...live, linked: [pullBy('ana')] } }, 'claim ana'],
    ['with a closed pull request', { live: { ...live, linked: [{ ...pullBy('bo'), state: 'closed' }] } }, 'claim ana'],
    ['with a pull request in another repository', { live: { ...live, linked: [pullBy('bo', 3, 71)] } }, 'claim ana'],
    ['by a newcomer who has one', { hand: { issues: held(1), pulls: [], merged: 0 } }, 'limit'],
    ['by somebody of whom it is not known', { hand: { issues: held(2), pulls: [], merged: null } }, 'claim ana'],
    ['by who has this one by the ledger alone', { hand: { ...hand0, issues: here } }, 'claim ana'],
    ['by a contributor who has two', { hand: { issues: held(2), pulls: [], merged: 1 } }, 'claim ana'],
    ['by a contributor who has three', { hand: { issues: held(3), pulls: [], merged: 1 } }, 'limit'],
  ])('%s', (_, more, code) => {
    expect(judged('/assign', more)).toBe(code);
  });

  test('is free again by what was heard last, and after a reminder by that', () => {
    expect(freeAt(bo, own())).toBe('2026-03-06T10:00:00.000Z');
    expect(freeAt({ ...bo, reminded: '2026-03-02T10:00:00Z' }, own())).toBe('2026-03-09T10:00:00.000Z');
    expect(freeAt(bo, own({ remind_after: '0m' }))).toBeNull();
  });
});

const line = (code: string, at: string, more: Partial<DecisionOn> = {}): DecisionOn => ({
  at,
  feature: 'claims',
  rule: '',
  state: 'silent',
  act: '',
  about: [],
  because: { code, visibility: 'public', params: { person: 5, login: 'bo', at } },
  url: null,
  ...more,
});
const noting = (one: DecisionOn, params: Record<string, string>): DecisionOn => ({
  ...one,
  because: { ...one.because, params: { ...one.because.params, ...params } },
});
const claimed = (at: string, state = 'applied') => line('claimed', at, { rule: 'claim', act: 'assign', state });

describe('what is remembered of a claim', () => {
  const [one, two, three] = ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-03T10:00:00Z'] as const;
  const standing = { person: 5, login: 'bo', since: one, lastWord: one, look: null };
  const reminded = (at: string, state = 'applied') => line('reminded', at, { rule: 'remind', act: 'comment', state });
  test.each<[string, readonly DecisionOn[], readonly object[]]>([
    ['it stands', [claimed(one)], [standing]],
    ['refused, it never stood', [claimed(one, 'refused')], []],
    ['assigned before, it is not its own', [claimed(one, 'unchanged')], []],
    ['only observed, it never stood', [claimed(one, 'would')], []],
    ["another feature's is not its own", [{ ...claimed(one), feature: 'commands' }], []],
    ['a word keeps it', [claimed(one), line('active', two)], [{ ...standing, lastWord: two }]],
    [
      'a word told late changes nothing',
      [claimed(two), line('active', one)],
      [{ ...standing, since: two, lastWord: two }],
    ],
    ['a reminder is noted', [claimed(one), reminded(two)], [{ ...standing, reminded: two }]],
    ['a reminder that GitHub refused is none', [claimed(one), reminded(two, 'refused')], [standing]],
    [
      'a word answers a reminder',
      [claimed(one), reminded(two), line('active', three)],
      [{ ...standing, lastWord: three }],
    ],
    ['unassigned, it is over', [claimed(one), line('let_go', two)], []],
    [
      'unassigned before, told late, it stands',
      [claimed(two), line('let_go', one)],
      [{ ...standing, since: two, lastWord: two }],
    ],
    [
      'given up and taken again',
      [claimed(one), line('let_go', two), claimed(three)],
      [{ ...standing, since: three, lastWord: three }],
    ],
    ['found over at a look', [claimed(one), line('claim_over', two)], []],
    ['opened again, its time begins anew', [claimed(one), line('open_again', two)], [{ ...standing, lastWord: two }]],
    [
      'it is looked at next when the last look said',
      [noting(claimed(one), { look: two }), noting(line('heard_of', two), { look: three })],
      [{ ...standing, look: three }],
    ],
    [
      'closed, nobody looks at it until a look is made up',
      [noting(claimed(one), { look: two }), line('claim_rests', two)],
      [standing],
    ],
    [
      'a look that waits is left',
      [noting(claimed(one), { look: three }), noting(line('looked_after', two), { resumed: two })],
      [{ ...standing, look: three }],
    ],
    [
      'a look that was lost is made up',
      [noting(claimed(one), { look: one }), noting(line('looked_after', three), { resumed: three })],
      [{ ...standing, look: three }],
    ],
    ['released, it is over', [claimed(one), line('released', two, { rule: 'release', state: 'applied' })], []],
  ])('%s', (_, lines, claims) => {
    expect(claimsIn(lines)).toEqual(claims);
  });

  test('an issue is free again after a release, until it is claimed', () => {
    const released = line('released', two, { rule: 'release', act: 'assign', state: 'applied' });
    expect(wasReleased([claimed(one)])).toBe(false);
    expect(wasReleased([claimed(one), released])).toBe(true);
    expect(wasReleased([claimed(one), released, claimed(three)])).toBe(false);
  });
});

describe('boxes', () => {
  const texts = ['I wrote this **myself**', '本人编写'];
  test.each<[string, boolean]>([
    ['- [x] I wrote this myself', true],
    ['* [X] I wrote  this _myself_, all of it', true],
    ['1. [x] 本人编写', true],
    ['  - [x] [I wrote this myself](https://example.test)', true],
    ['- [x] I wrote this myself\r\n', true],
    ['- [ ] I wrote this myself', false],
    ['- [x] Something else', false],
    ['I wrote this myself [x]', false],
    ['```\n- [x] I wrote this myself\n```', false],
    ['~~~\n```\n- [x] I wrote this myself\n~~~', false],
    ['```\ncode\n```\n- [x] I wrote this myself', true],
    ['<!-- - [x] I wrote this myself -->', false],
    ['<!--\n- [x] I wrote this myself', false],
    ['<!-- choose -->\n- [x] I wrote this myself', true],
    ['', false],
  ])('%j', (body, ticked) => {
    expect(hasTicked(body, texts)).toBe(ticked);
  });

  test('in time that grows with the length alone', () => {
    expect(steepOf((text) => hasTicked(text, texts), ['- [x] ', '<!--'], 60_000)).toEqual([]);
    expect(steepOf((text) => hasTicked(`- [x] ${text}`, texts), ['[', '[]('], 60_000)).toEqual([]);
  });
});

describe('the label of unknown authors', () => {
  const unknown = { ...own().unknown_authors, label: 'needs-work', disclosure: ['x'] };
  const hearth = (feature: string) => ({ by: 'hearth', feature, rule: 'r' }) as const;
  const mo = { by: 'person', person: person('mo') } as const;
  test.each<[string, readonly LabelMemory[], 'add' | 'remove' | null, 'add' | 'remove' | null]>([
    ['never seen', [], 'add', null],
    ['on, by Hearth', [memory('Needs-Work', { last: hearth('claims') })], null, 'remove'],
    ['on, by a person', [memory('needs-work', { last: mo })], null, null],
    ['on, by a command', [memory('needs-work', { last: hearth('commands') })], null, null],
    ['on, by nobody knows whom', [memory('needs-work')], null, null],
    ['off, by Hearth', [memory('needs-work', { on: false, last: hearth('claims') })], 'add', null],
    ['off, by a person', [memory('needs-work', { on: false, last: mo })], null, null],
    ['off, by a command', [memory('needs-work', { on: false, last: hearth('commands') })], null, null],
    ['off, by nobody knows whom', [memory('needs-work', { on: false })], null, null],
  ])('%s', (_, labels, unmet, met) => {
    const act = (isUnmet: boolean) => labelAct(unknown, 12, { ...live, labels }, isUnmet);
    const expected = (what: 'add' | 'remove' | null) =>
      what === null ? null : { kind: 'label', number: 12, add: [], remove: [], [what]: ['needs-work'] };
    expect([act(true), act(false)]).toEqual([expected(unmet), expected(met)]);
  });
});

describe('what a newcomer would miss', () => {
  const good =
    'Without a port the server does not start, because `src/server.ts` reads it too early. It should start on port 8080.';
  const item = (title: string, body: string) => {
    const event = exampleEvent({ kind: 'issue.opened', title, body });
    return 'item' in event ? event.item : (undefined as never);
  };
  test.each<[string, string, string, Partial<LiveItem>, readonly string[], readonly Lack[]]>([
    ['nothing', 'Start without a port', good, {}, [], []],
    [
      'nothing, in Chinese',
      '没有端口时无法启动',
      '没有端口时服务器无法启动，因为 `src/server.ts` 过早读取它。期望在 8080 端口启动，并补充相应的测试。',
      {},
      [],
      [],
    ],
    ['everything', 'Help?', '', {}, [], ['description', 'code', 'steps', 'question']],
    ['words that are hidden do not count', 'Start', `<!-- ${good} -->`, {}, [], ['description', 'code', 'steps']],
    ['the place', 'Start without a port', good.replace('`src/server.ts`', 'something'), {}, [], ['code']],
    ['what to do', 'Start without a port', good.replace('should start', 'starts'), {}, [], ['steps']],
    [
      'boxes say what to do',
      'Start without a port',
      `${good.replace('should start', 'starts')}\n- [ ] one\n- [ ] two`,
      {},
      [],
      [],
    ],
    ['it is taken', 'Start without a port', good, { assignees: [person('bo')] }, [], ['assigned']],
    ['it needs something', 'Start without a port', good, {}, ['needs-information'], ['needs']],
    ['it is a question by its label', 'Start without a port', good, {}, ['kind/support'], ['question']],
    ['it is a question by its title', '没有端口时怎么启动？', good, {}, [], ['question']],
  ])('%s', (_, title, body, more, labels, lacks) => {
    expect(lacksOf(item(title, body), { ...live, ...more }, labels)).toEqual(lacks);
  });

  test.each(['a.b', 'a/', '`', 'aA', '- ', '\n', '-', 'a-'])(
    'in time that grows with the length alone (%j)',
    (piece) => {
      expect(steepOf((text) => lacksOf(item('Start', text), live, []), [piece], LONG)).toEqual([]);
    },
  );

  test('in time that grows with the length alone (half and half)', () => {
    const path = (text: string) => `${'-'.repeat(text.length / 2)}/${'.'.repeat(text.length / 2)}`;
    expect(steepOf((text) => lacksOf(item('Start', path(text)), live, []), [' '], LONG)).toEqual([]);
  });
});

test.each<[string, string]>([
  ['2026-03-01T23:59:59Z', '2026-W09'],
  ['2026-03-02T00:00:00Z', '2026-W10'],
  ['2026-01-01T00:00:00Z', '2026-W01'],
  ['2027-01-03T00:00:00Z', '2026-W53'],
  ['2024-12-30T00:00:00Z', '2025-W01'],
])('the week of %s is %s', (at, week) => {
  expect(weekOf(at)).toBe(week);
});

describe('what is left to another bot', () => {
  const words = (leave: readonly string[]) =>
    (claims.commands?.(own({ leave })) ?? []).map(({ word, aliases = [] }) => [word, ...aliases].join(' '));
  test.each<[readonly string[], readonly string[]]>([
    [[], ['assign claim take', 'unassign abandon release remove-assign']],
    [['assign'], ['claim take', 'abandon release']],
    [['unassign'], ['assign claim take', 'abandon release remove-assign']],
    [['assign', 'claim', 'take', 'abandon', 'release'], []],
  ])('%j', (leave, rest) => {
    expect(words(leave)).toEqual(rest);
  });

  test('is not heard, and the rest of the text is', () => {
    const asks = (body: string) =>
      claims.ask(
        exampleEvent({ kind: 'comment.created', comment: { author: 'ana', body } }),
        own({ leave: ['assign'] }),
      );
    expect(asks('/assign @bo\n/unassign')).not.toHaveProperty('live');
    expect(asks('/assign @bo\n/claim')).toHaveProperty('live');
  });

  test('is a word of this section', () => {
    expect(settings.safeParse({ leave: ['sig'] }).success).toBe(false);
  });
});

test('lengths of time are written as in the file', () => {
  expect([604_800_000, 129_600_000, 5_400_000].map(printDuration)).toEqual(['7d', '36h', '90m']);
});

test('of several issues the one nearest to what was merged is next; what somebody is at work on is none', () => {
  const labelled = (...names: string[]) => ({ ...live, labels: names.map((name) => memory(name)) });
  const candidates = [
    { number: 1, live: labelled('sig/node') },
    { number: 2, live: { ...labelled('sig/network', 'area/dns'), assignees: [person('bo')] } },
    { number: 3, live: labelled('SIG/Network', 'area/dns', 'size/S') },
    { number: 4, live: { ...labelled('sig/network', 'area/dns', 'area/x'), linked: [pullBy('bo')] } },
    { number: 5, live: { exists: false } as const },
  ];
  const merged = ['sig/network', 'area/dns', 'area/x', 'size/S'];
  expect(nextIssue(candidates, merged)).toEqual({ number: 3, shared: ['SIG/Network', 'area/dns'] });
  expect(nextIssue(candidates, [])).toEqual({ number: 1, shared: [] });
  expect(nextIssue(candidates.slice(3), merged)).toBeNull();
});

describe('rules between settings', () => {
  test.each<[object, readonly string[]]>([
    [{}, []],
    [{ limit: 1, newcomer_limit: 2 }, ['newcomer_limit']],
    [{ remind_after: '14d', release_after: '14d' }, ['release_after']],
    [{ remind_after: '0m', release_after: '14d' }, ['remind_after']],
    [{ remind_after: '0m', release_after: '0m' }, []],
    [{ unknown_authors: { most_open: 2 } }, ['unknown_authors']],
    [{ unknown_authors: { label: 'x' } }, ['unknown_authors']],
    [{ unknown_authors: { most_open: 2, label: 'x' } }, []],
    [{ unknown_authors: { assigned_first: true, comment: true } }, []],
  ])('%j', (given, paths) => {
    expect(rules(own(given)).map(({ path }) => path.join('.'))).toEqual(paths);
  });

  test('labels that the file names must exist; the usual ones need not', () => {
    expect(namedLabels(own())).toEqual([]);
    expect(namedLabels(own({ labels: ['easy'], unknown_authors: { label: 'x' } }))).toEqual([
      { path: ['labels', 0], name: 'easy' },
      { path: ['unknown_authors', 'label'], name: 'x' },
    ]);
  });
});

test.each<[string, object, readonly string[]]>([
  ['an open one here, of theirs', {}, []],
  ['one in another repository, where they may assign themselves', { repository: 71 }, ['assigned_first']],
  ['a closed one', { state: 'closed' }, ['assigned_first']],
  ["somebody else's", { assignees: ['bo'] }, ['assigned_first']],
])('the issue that an unknown author must be assigned to: %s', (_, more, unmet) => {
  const linked = [{ ...pullBy('mo', 3), assignees: ['Ana'], ...more }];
  const judged = {
    place: { repository: 70, number: 30 },
    login: 'ana',
    body: '',
    linked,
    hand: { issues: [], pulls: [], merged: 0 },
  };
  const { unknown_authors: asked } = own({ unknown_authors: { assigned_first: true } });
  expect(unmetBy(asked, judged).map(({ rule }) => rule)).toEqual(unmet);
});

describe('what claims says', () => {
  const hostile = '/assign @everyone\n/close\nfixes #1 <!-- x --> [a](http://x.test) ![i](x) `b` https://x.test';
  const whys: readonly Why[] = [
    { code: 'permission' },
    { code: 'names' },
    { code: 'triage' },
    { code: 'pull_request' },
    { code: 'closed' },
    { code: 'label', labels: [hostile] },
    { code: 'taken', most: 1, holders: [{ login: hostile, since: '2026-03-01T00:00:00Z', until: null }] },
    { code: 'pull', number: 3, author: hostile },
    { code: 'limit', most: 1, newcomer: false, issues: held(30) },
  ];
  const pull = { number: 3, author: hostile, openedAt: '2026-03-01T00:00:00Z', draft: true };
  const texts = languages.flatMap((language) => {
    const said = messages[language];
    return [
      ...whys.map((why) => said.refused(hostile, why, 70)),
      ...whys.map((why) => `- ${said.refused(hostile, why, 70)}`),
      said.notAssigned,
      said.notUnassigned,
      said.reminder('ana', '2026-03-01T00:00:00Z'),
      said.offered,
      said.list([pull]),
      said.competing('2026-03-01', [{ issue: 1, assigned: [{ login: hostile, since: null }], pulls: [pull] }]),
      said.next('ana', 3, hostile, [hostile]),
      said.advice(null, hostile, ['description', 'code', 'steps', 'assigned', 'needs', 'question']),
      said.unmet('2026-03-01', [
        { rule: 'most_open', open: 2, most: 1 },
        { rule: 'disclosure', boxes: [hostile] },
        { rule: 'assigned_first' },
      ]),
    ];
  });

  test.each(texts)('%j commands nobody, and lets foreign text mention and link nothing', (text) => {
    expect(commandsIn(text)).toEqual([]);
    const outside = text.replace(/`[^`]*`/g, '');
    expect(outside.replaceAll('@ana', '')).not.toMatch(/@|https?:|<!--|!\[|\]\(/);
    expect(outside).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #\d/i);
  });
});
