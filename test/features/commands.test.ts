// Commands without GitHub: who may use which, that nothing written can be abused, and the rules between the settings.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { commandsIn } from '../../src/core/command.js';
import type { Decision } from '../../src/core/feature.js';
import { languages } from '../../src/core/language.js';
import type { Language } from '../../src/core/language.js';
import type { PermissionAnswer } from '../../src/core/permission.js';
import { explain } from '../../src/core/explain.js';
import { printProblem } from '../../src/core/problem.js';
import { VERSION } from '../../src/core/version.js';
import { parseConfig } from '../../src/config/parse.js';
import commands from '../../src/features/commands/index.js';
import { knownFrom } from '../../src/known.js';
import { Chance } from '../support/config-fuzz.js';
import { exampleEvent } from '../support/example-event.js';
import type { ExampleEvent } from '../support/example-event.js';
import { markdown } from '../core/command-reading.js';
import type { Node } from '../core/command-reading.js';

const known = knownFrom([commands]);

function parsed(own: object) {
  const config = parseConfig('hearth.yml', JSON.stringify({ commands: own }), known);
  return { settings: { ...config.sections['commands'] }, problems: config.problems.map(printProblem) };
}

const kept = new Map<string, Record<string, unknown>>();
function settingsOf(own: object = {}): Record<string, unknown> {
  const key = JSON.stringify(own);
  const { settings, problems } = kept.has(key) ? { settings: kept.get(key) ?? {}, problems: [] } : parsed(own);
  expect(problems.filter((problem) => !problem.includes(' warning: '))).toEqual([]);
  kept.set(key, settings);
  return settings;
}

function decide(event: ExampleEvent, answers: object, own: object = {}, language: Language = 'en'): Decision {
  const seen = exampleEvent(event);
  return commands.decide({
    event: seen,
    now: new Date(seen.at),
    settings: settingsOf(own),
    answers: answers as never,
    language,
  });
}

const bodiesOf = ({ actions = [] }: Decision) =>
  actions.flatMap(({ act }) => ('body' in act && act.body !== '' ? [act.body] : []));

const EVERYTHING = { additional_labels: ['hold'], restricted_labels: [{ label: 'x', allowed_users: ['ana'] }] };
const LIVE = {
  exists: true,
  merged: false,
  labels: [
    { name: 'kind/bug', on: true, at: null, last: { by: 'unknown' } },
    { name: 'needs-sig', on: true, at: null, last: { by: 'unknown' } },
  ],
  reviewers: [],
};
const ANSWERS = {
  directory: { sigs: [], file: 'hearth.yml', url: null, problems: [] },
  live: LIVE,
  exist: [
    'sig/a',
    'wg/a',
    'committee/a',
    'area/a',
    'kind/a',
    'priority/a',
    'triage/a',
    'hold',
    'help wanted',
    'good first issue',
  ].concat(['lifecycle/active']),
  here: [],
  hand: { issues: [], pulls: [], merged: 0 },
  turn: null,
  why: [],
};

/** What each command is written with, so that it is right in all but who says it. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  label: 'hold',
  'remove-label': 'hold',
  lifecycle: 'active',
  'remove-lifecycle': 'active',
  cc: '@cy',
  uncc: '@cy',
  retitle: 'Another title',
};

const specs = commands.commands?.(settingsOf(EVERYTHING)) ?? [];
const isBare = (word: string) => /^(hearth|help|remove-help|.*good-first-issue|close|reopen|check-)/.test(word);
const written = (word: string) => `/${word} ${ARGUMENTS[word] ?? (isBare(word) ? '' : 'a')}`.trim();

/** Who may, by permission: what no error and no stranger is among. */
const MAY: Readonly<Record<string, readonly PermissionAnswer[]>> = {
  anyone: ['admin', 'maintain', 'write', 'triage', 'read'],
  author: ['admin', 'maintain', 'write', 'triage'],
  triage: ['admin', 'maintain', 'write', 'triage'],
  write: ['admin', 'maintain', 'write'],
  maintain: ['admin', 'maintain'],
  admin: ['admin'],
};
// GitHub's 403 and 404, an account that is suspended or gone, and a role that nobody knows are all answered `unknown`.
const PERMISSIONS = ['admin', 'maintain', 'write', 'triage', 'read', 'none', 'unknown', undefined] as const;

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
  const own = { families: name.startsWith('_') ? ['sig'] : [name.toLowerCase(), 'sig'], additional_labels: [name] };
  const body = `/${name} ${name}\n/label ${name}\n/sig ${name}\n/cc @${name}\n/hearth ${name}\n/hearth why ${name}`;
  const decision = decide({ kind: 'comment.created', comment: { body } }, { ...ANSWERS, permission: 'read' }, own);
  expect(bodiesOf(decision).join()).toContain(name);
});

test.each([
  [false, 'public'],
  [true, 'maintainers'],
])('in a private repository (%s) a maintainer is told what is for %s', (isPrivate, audience) => {
  const seen = exampleEvent({ kind: 'comment.created', comment: { body: '/hearth why' } });
  const event = { ...seen, repository: { ...seen.repository, private: isPrivate } } as typeof seen;
  const answers = { permission: 'admin' } as never;
  expect(commands.askMore?.(event, settingsOf() as never, answers)).toMatchObject({ why: { audience } });
});

describe('permissions', () => {
  test('every family and word is among the commands', () => {
    expect(specs.map(({ word }) => word)).toEqual([
      ...['sig', 'wg', 'committee', 'area', 'kind', 'priority', 'triage'].flatMap((one) => [one, `remove-${one}`]),
      ...['label', 'remove-label', 'lifecycle', 'remove-lifecycle', 'help', 'remove-help'],
      ...['good-first-issue', 'remove-good-first-issue', 'cc', 'uncc', 'close', 'reopen', 'retitle'],
      'check-required-labels',
      ...['why', 'status', 'help', 'preview', 'version', 'me'].map((one) => `hearth ${one}`),
    ]);
  });

  const item = (on: string | undefined) => (on === 'pull_request' ? 'pull_request' : 'issue');
  describe.each(specs.map((spec) => [spec.word, spec] as const))('/%s', (word, spec) => {
    const said = (permission: PermissionAnswer | undefined, by: string, own: object = {}) =>
      decide(
        { kind: 'comment.created', item: item(spec.on), comment: { body: written(word), author: by } },
        { ...ANSWERS, permission },
        { ...EVERYTHING, ...own },
      );
    const isObeyed = ({ because }: Decision) => because.code === 'obeyed' || because.code === 'answered';

    test.each(PERMISSIONS)('by somebody with %s', (permission) => {
      const decision = said(permission, 'bo');
      const may = (MAY[spec.who] ?? []).some((one) => one === permission);
      expect([isObeyed(decision), decision.because.code]).toEqual([may, may ? decision.because.code : 'refused']);
      // A refusal writes nothing but itself.
      if (!may) expect(decision.actions?.map(({ act }) => act.kind)).toEqual(['reaction', 'comment']);
    });

    test.each(PERMISSIONS)('by the author with %s', (permission) => {
      const may = (MAY[spec.who === 'author' ? 'anyone' : spec.who] ?? []).some((one) => one === permission);
      expect(isObeyed(said(permission, 'ana'))).toBe(may);
    });

    test.each(['robo[bot]', 'copilot', 'ghost', null])('by %s, whatever GitHub says', (author) => {
      const event = exampleEvent({ kind: 'comment.created', comment: { body: written(word), author } });
      expect(commands.ask(event, settingsOf(EVERYTHING))).toBeNull();
    });

    test('asks GitHub, and asks nothing else of whoever may nothing', () => {
      const event = exampleEvent({ kind: 'comment.created', comment: { body: written(word), author: 'bo' } });
      const settings = settingsOf(EVERYTHING);
      expect(commands.ask(event, settings)).toMatchObject({ permission: { kind: 'permissionOf' } });
      expect(commands.askMore?.(event, settings, { ...ANSWERS, permission: 'unknown' })).toEqual({});
    });
  });

  test.each(['anyone', 'author', 'triage', 'write', 'maintain', 'admin'])('are the file’s to set: %s', (who) => {
    for (const permission of PERMISSIONS) {
      const event = { kind: 'comment.created', comment: { body: '/kind a', author: 'bo' } } as const;
      const { because } = decide(event, { ...ANSWERS, permission }, { who: { families: who } });
      expect([permission, because.code === 'obeyed']).toEqual([
        permission,
        (MAY[who] ?? []).some((one) => one === permission),
      ]);
    }
  });

  test.each([
    ['its team', { teams: { t: 'member' } }, 'bo', true],
    ['another team', { teams: { t: 'outside' } }, 'bo', false],
    ['a team that cannot be known', { teams: { t: 'unknown' } }, 'bo', false],
    ['teams that were not answered', {}, 'bo', false],
    ['its person, whatever the case', {}, 'ana', true],
  ])('of a restricted label: %s', (_, answers, author, may) => {
    const own = { restricted_labels: [{ label: 'Kind/A', allowed_teams: ['t'], allowed_users: ['ANA'] }] };
    for (const body of ['/kind a', '/remove-kind a', '/label kind/a']) {
      const event = { kind: 'comment.created', comment: { body, author } } as const;
      const decision = decide(event, { ...ANSWERS, permission: 'admin', ...answers }, own);
      expect([body, decision.because.code]).toEqual([body, may ? 'obeyed' : 'refused']);
    }
  });

  test('of a restricted label hold also where another would take its place', () => {
    const own = { exclusive: ['kind'], restricted_labels: [{ label: 'kind/bug', allowed_users: ['ana'] }] };
    const event = { kind: 'comment.created', comment: { body: '/kind a', author: 'bo' } } as const;
    expect(decide(event, { ...ANSWERS, permission: 'admin' }, own).because.code).toBe('refused');
  });
});

describe('a refusal', () => {
  const said = (body: string, answers: object = {}, own: object = {}): string => {
    const known = { ...ANSWERS, permission: 'read', ...answers };
    const event = { kind: 'comment.created', comment: { body, author: 'bo' } } as const;
    const acts = (decide(event, known, own).actions ?? []).map(({ act }) => act);
    return acts.flatMap((act) => (act.kind === 'comment' ? [act.body] : [])).join();
  };
  const sigs = ['network', 'storage'].map((slug) => ({ kind: 'sig', slug, name: slug, label: `sig/${slug}` }));
  const directory = { ...ANSWERS.directory, sigs };

  test('of somebody of whom nothing is known says whom the command is for, and what to do', () => {
    const unknown = said('/triage accepted', { permission: 'unknown' });
    expect(unknown).toContain('This is for who may triage here. Try again later, or ask a maintainer.');
    expect(said('/triage accepted', { permission: 'none' })).toMatch(/you may not even read .* Ask a maintainer/);
    expect(said('/close', { permission: 'unknown' })).toContain('This is for its author, and who may triage.');
  });

  test('does not open a label that nobody may touch', () => {
    const own = {
      additional_labels: ['a'],
      restricted_labels: [{ label: 'b' }, { label: 'c', allowed_users: ['ana'] }],
    };
    expect(said('/label x', {}, own)).toContain('Open are `a`, `c`.');
    expect(said('/label b', { exist: ['b'] }, own)).toContain('nobody may by command');
    expect(said('/label x', {}, { restricted_labels: [{ label: 'b' }] })).toContain('no label is open to this command');
  });

  test('of several unknown names says how one of several words is written', () => {
    expect(said('/area Foo Bar')).toContain('A name of several words stands in quotes: `/area "Foo Bar"`.');
    for (const one of ['/area Foo', '/area a Foo', '/area Foo, Bar', '/area "Foo Bar" Baz']) {
      expect([one, said(one)]).toEqual([one, expect.not.stringContaining('in quotes')]);
    }
  });

  test('of an unknown SIG names one that begins alike, or all of the directory', () => {
    const near = said('/sig networking', { directory, exist: ['sig/network'] });
    expect(near).toContain('there is no label `sig/networking` here. Did you mean `sig/network`?');
    expect(near).not.toContain('directory');
    const far = said('/sig qqqqqqqqq', { directory, exist: [] });
    expect(far).toContain('The SIG directory knows `sig/network`, `sig/storage`.');
  });
});

test('help shows one name where a family takes one', () => {
  const takes = Object.fromEntries(specs.map(({ word, takes: names }) => [word, names]));
  expect(takes).toMatchObject({ priority: 'NAME', triage: 'NAME', kind: 'NAME…', 'remove-priority': 'NAME…' });
});

test('how much was merged is not told where it is not known', () => {
  const event = { kind: 'comment.created', comment: { body: '/hearth me', author: 'bo' } } as const;
  const said = (merged: number | null) =>
    JSON.stringify(
      decide(event, { ...ANSWERS, permission: 'read', hand: { ...ANSWERS.hand, merged, mergedInPublic: 0 } }).actions,
    );
  expect(said(7)).toContain("Merged pull requests in the community's public repositories: 0");
  expect(said(null)).not.toContain('Merged');
});

describe('words', () => {
  const asks = (body: string, own: object = {}) =>
    commands.ask(exampleEvent({ kind: 'comment.created', comment: { body } }), settingsOf(own));

  test.each(['/assign', '/unassign', '/claim', '/take', '/abandon', '/release', '/lgtm', '/test all', '/remove-close'])(
    '%s is not for this section',
    (body) => {
      expect(asks(body)).toBeNull();
    },
  );

  test.each(['/sig a', '/remove-sig a', '/un-sig a', '/SIG a'])('%s is left to another bot', (body) => {
    expect(asks(body)).not.toBeNull();
    expect(asks(body, { leave: ['sig'] })).toBeNull();
  });

  test('what is left to another bot is in no help', () => {
    const left = commands.commands?.(settingsOf({ leave: ['sig', 'close', 'hearth'] })) ?? [];
    expect(left.filter(({ word }) => /^(remove-)?sig$|^close$|^hearth/.test(word))).toEqual([]);
    expect(left.length).toBeGreaterThan(10);
  });

  test('what another section obeys is told once, and not as left to another bot', () => {
    const spec = { word: 'test', aliases: ['retest'], takes: '', means: { en: 'Tests.', zh: '测试。' }, who: 'anyone' };
    const here = [{ feature: 'tests', mode: 'active', commands: [spec] }];
    const decision = decide(
      { kind: 'comment.created', comment: { body: '/hearth help' } },
      { ...ANSWERS, permission: 'read', here },
      { leave: ['retest', 'lgtm'] },
    );
    const told = bodiesOf(decision).join();
    expect(told.match(/`\/retest`/g)).toHaveLength(1);
    expect(told).toContain('Left to another bot here: `/lgtm`.');
  });

  test('the version is that of the package', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    expect(VERSION).toBe((JSON.parse(text) as { version: string }).version);
  });

  test('a text is obeyed once, and another of the same person anew', () => {
    const keys = (id: number, body: string) =>
      decide({ kind: 'comment.created', comment: { id, body } }, { ...ANSWERS, permission: 'read' }).actions?.map(
        ({ scope, rule, cause, slot = '' }) => [scope, rule, cause, slot].join(' '),
      ) ?? [];
    expect(keys(1, '/kind a')).toEqual(keys(1, 'Please\n\n/KIND  a'));
    expect(keys(1, '/kind a')).not.toEqual(keys(2, '/kind a'));
    expect(keys(1, '/kind a')).not.toEqual(keys(1, '/kind bug'));
    expect(new Set(keys(1, '/kind a')).size).toBe(4);
  });
});

describe('what is written', () => {
  const NASTY = [
    '@everyone',
    '@acme/team',
    '#1',
    'acme/app#2',
    'GH-3',
    '<b>',
    '<!-- hearth:x -->',
    '-->',
    '![x](https://x.y/z)',
    '[x](https://x.y)',
    'https://evil.example',
    'www.evil.example',
    '`',
    '``',
    '|',
    '\\',
    '*',
    '_',
    '&#64;bo',
    '\u202e',
    '\u200b',
    '/close',
    '／close',
    'fixes',
    '"',
    ',',
    '~~',
    '$x$',
    'deadbeefdeadbeef',
    '> ',
    '- ',
    '# ',
    'ana@x.y',
  ];
  const nasty = (chance: Chance) =>
    Array.from({ length: 1 + chance.below(6) }, () => chance.of(NASTY)).join(chance.of(['', ' ', '\n', '\n\n']));

  /** Texts outside of code, and addresses of links: what a reader's GitHub would act on. */
  function liveParts(node: Node): readonly string[] {
    if (node.type === 'inlineCode') return [];
    const own =
      node.type === 'text' || node.type === 'html' || node.type === 'image' ? [`${node.type}:${node.value ?? ''}`] : [];
    return [...own, ...(node.children ?? []).flatMap(liveParts)];
  }
  const linksIn = (node: Node): readonly string[] => [
    ...(node.type === 'link' ? [(node as Node & { url: string }).url] : []),
    ...(node.children ?? []).flatMap(linksIn),
  ];

  /** What says anything in Hearth's voice besides its own words. */
  function harm(body: string): readonly string[] {
    const tree = markdown(body);
    const texts = liveParts(tree).filter((part) =>
      /^(html|image):|@[\p{L}\p{N}]|[<>]|#(?!3\b)|GH-\d|www\.|:\/\/|\b[\da-f]{7,40}\b/u.test(part),
    );
    const links = linksIn(tree).filter((url) => url !== 'https://github.com/acme/app#L3');
    return [...texts, ...links, ...commandsIn(body).map(({ text }) => `command:${text}`)];
  }

  test.each(languages)('can be abused by nothing foreign, in %s', (language) => {
    let written = 0;
    for (let number = 0; number < 400; number += 1) {
      const chance = new Chance(number);
      const words = specs.map(({ word }) => word);
      const line = () => `/${chance.of(words)} ${nasty(chance).replace(/\n/g, ' ')}`;
      const foreign = nasty(chance);
      const event = {
        kind: 'comment.created',
        item: chance.of(['issue', 'pull_request'] as const),
        title: language === 'zh' ? '启动失败，请帮忙看看' : 'It does not start',
        body: '',
        comment: { body: Array.from({ length: 1 + chance.below(4) }, line).join('\n'), author: 'bo' },
      } as const;
      const label = { name: `needs-${foreign}`, on: true, at: null, last: { by: 'unknown' } };
      const row = {
        at: '2026-03-01T10:00:00Z',
        feature: foreign,
        rule: foreign,
        state: chance.of(['would', foreign]),
        act: foreign,
      };
      const rest = {
        about: [foreign],
        sentence: foreign,
        line: { place: foreign, url: chance.of([foreign, 'https://github.com/acme/app#L3']) },
        url: foreign,
      };
      const answers = {
        permission: chance.of(['read', 'triage', 'admin', 'unknown']),
        directory: { sigs: [{ name: foreign, slug: 'a', kind: 'sig', label: chance.of([null, `needs-${foreign}`]) }] },
        live: { exists: true, merged: true, labels: [label], reviewers: [{ id: 1, login: foreign, kind: 'user' }] },
        exist: [foreign],
        here: [
          {
            feature: foreign,
            mode: chance.of(['active', 'observe']),
            commands: [{ word: foreign, takes: foreign, who: 'anyone', means: { en: foreign, zh: foreign } }],
          },
        ],
        hand: { issues: [{ repository: 70, number: 3, since: '' }], pulls: [], merged: 1 },
        turn: { of: chance.of(['nobody', 'reviewers']), since: '2026-03-01T10:00:00Z', people: [1], because: foreign },
        why: [{ ...row, ...rest }],
      };
      const own = { additional_labels: chance.of([[], ['hold', 'a*']]), leave: chance.of([[], ['kind']]) };
      const decision = decide(event, answers, own, language);
      for (const body of bodiesOf(decision)) {
        written += 1;
        expect([number, body, harm(body)]).toEqual([number, body, []]);
      }
      expect(commandsIn(explain(commands, decision.because, language))).toEqual([]);
    }
    expect(written).toBeGreaterThan(250);
  });

  test('is looked at by a reading that would see the harm', () => {
    expect(harm('@everyone')).not.toEqual([]);
    expect(harm('a\n/close')).not.toEqual([]);
    expect(harm('[x](https://evil.example)')).not.toEqual([]);
    expect(harm('![x](https://evil.example)')).not.toEqual([]);
    expect(harm('see #1')).not.toEqual([]);
  });
});

describe('settings', () => {
  test.each([
    ['a family that is a command', { families: ['label'] }, '"/label" is a command already; take it out'],
    ['a family of another section', { families: ['assign'] }, '"/assign" is a command already; take it out'],
    ['a family twice', { families: ['a', 'a'], exclusive: [] }, '"a" is there twice; take one out'],
    ['an exclusive family that is none', { exclusive: ['size'] }, '"size" is not among "families:"; add it there'],
    [
      'a family with what is put before one',
      { families: ['remove-x'] },
      '"remove-x" is no family: words with "remove-" or "un-" before a family are made by themselves; take it out',
    ],
    [
      'a label restricted twice',
      { restricted_labels: ['a', 'A'].map((label) => ({ label, allowed_users: ['ana'] })) },
      '"A" is restricted twice',
    ],
    [
      'people assigned who are not there',
      { restricted_labels: [{ label: 'a', allowed_teams: ['t'], assign_on: ['b'] }] },
      'assigns nobody',
    ],
    ['a label that nobody may touch', { restricted_labels: [{ label: 'b' }] }, 'warning: lets nobody put "b" on'],
    ['a word with its slash', { leave: ['/sig'] }, "expected a command's word in small letters such as sig, without /"],
    [
      'a word of another section left',
      { leave: ['unassign'] },
      '"/unassign" is of the section "claims"; write it under',
    ],
    ['guidelines without https', { help: { guidelines_url: 'x.y' } }, 'expected an address that begins with https://'],
  ])('%s', (_, own, expected) => {
    expect(parsed(own).problems).toEqual([expect.stringContaining(expected)]);
  });

  test('people may be left out of it altogether', () => {
    expect(parsed({}).problems).toEqual([]);
    expect(parsed({ families: [] }).problems).toEqual([]);
  });

  test('nobody’s team is asked for where no label needs one', () => {
    expect(commands.needs?.(settingsOf())).toEqual({ issues: 'write', pull_requests: 'write' });
    const own = { restricted_labels: [{ label: 'a', allowed_teams: ['t'] }] };
    expect(commands.needs?.(settingsOf(own))).toMatchObject({ members: 'read' });
  });
});
