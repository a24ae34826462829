// Questions about SIGs, owners and labels: what is read for them, how often, and what the configuration in force changes.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { directoryFields } from '../../src/community/directory-settings.js';
import type { Config } from '../../src/config/resolve.js';
import type { Repository } from '../../src/core/event.js';
import { Unavailable } from '../../src/core/failure.js';
import { feature } from '../../src/core/feature.js';
import type { LabelMemory, LiveItem } from '../../src/core/live-item.js';
import type { Origin } from '../../src/core/origin.js';
import type { Questions } from '../../src/core/question.js';
import { section } from '../../src/core/settings.js';
import type { OwnershipOf } from '../../src/core/sig-question.js';
import { createAnswerer } from '../../src/engine/answer.js';
import { AboutConfig } from '../../src/engine/answers/about-config.js';
import { createDirectories } from '../../src/engine/answers/directory.js';
import type { Directories } from '../../src/engine/answers/sources.js';
import type { GitHubRead, Ledger, OwnersTexts, OwnLabel } from '../../src/engine/ports.js';

const NOW = '2026-03-01T10:00:00Z';
const BASE = 'b'.repeat(40);
const repository: Repository = {
  id: 70,
  name: 'app',
  owner: { id: 7, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
};
const shared: Repository = { ...repository, id: 71, name: '.github' };
const ana = { id: 1, login: 'ana', kind: 'user' } as const;

const SETTINGS = section('Owners.', directoryFields);
const NETWORK = { name: 'Network', paths: ['net/**'], keywords: ['\\bdns\\b'] };
const NOTHING_READ: OwnersTexts = { owners: [], aliases: null, codeowners: null, complete: true, problems: [] };

const here: Origin = { from: 'repository', file: '.github/hearth.yml', line: 3 };

const configOf = (sections: Config['sections']): Config => ({
  language: 'en',
  sections,
  broken: {},
  problems: [],
  files: ['.github/hearth.yml'],
});

/** With a `sigs` section as somebody wrote it. */
const withSigs = (written: object, origin: Origin = here): Config =>
  configOf({ sigs: { settings: SETTINGS.parse({ mode: 'active', ...written }), origin } });

const live = (more: Partial<LiveItem> = {}): LiveItem => ({
  exists: true,
  kind: 'pull_request',
  title: 'Mend it',
  body: '',
  author: ana,
  state: 'open',
  merged: false,
  draft: false,
  locked: false,
  labels: [],
  assignees: [],
  reviewers: [],
  reviewTeams: [],
  participants: [],
  linked: [],
  base: { ref: 'main', sha: BASE },
  head: 'c'.repeat(40),
  ...more,
});

let directories: Directories;
let asked: string[];
beforeEach(() => {
  directories = createDirectories();
  asked = [];
});

interface Given {
  readonly github?: Partial<GitHubRead>;
  readonly ledger?: Partial<Ledger>;
  readonly config?: Config | null;
  readonly features?: readonly ReturnType<typeof feature>[];
  readonly now?: string;
}

/** An answerer of one event; `asked` names what was asked of GitHub. */
function answering({ github = {}, ledger = {}, config = withSigs({ groups: [NETWORK] }), ...more }: Given) {
  const { features = [], now = NOW } = more;
  const read = Object.fromEntries(
    Object.entries(github).map(([name, act]) => [
      name,
      (...parameters: unknown[]) => {
        asked.push(name);
        return (act as (...all: unknown[]) => unknown)(...parameters);
      },
    ]),
  );
  const links = () => Promise.resolve({ '.github/hearth.yml': 'https://github.com/acme/app/blob/main/hearth.yml' });
  return createAnswerer({
    ledger: ledger as Ledger,
    github: { installation: () => Promise.resolve(read as unknown as GitHubRead) },
    installation: 5,
    now: new Date(now),
    ...(config === null ? {} : { inForce: { config, features, directories, links } }),
  });
}

describe('the SIG directory', () => {
  const question = { kind: 'sigDirectory', repository } as const;
  const namesOf = async (given: Given) => {
    const { found } = await answering(given).answer({ found: question });
    return found?.sigs.map(({ name }) => name) ?? null;
  };
  const file = (name: string) => ({ text: `sigs:\n  - dir: sig-x\n    name: ${name}\n`, url: 'https://github.com/x' });
  const from = { from: 'sigs.yaml' };

  test('is null without a section, and with one that is off', async () => {
    expect(await namesOf({ config: configOf({}) })).toBeNull();
    expect(await namesOf({ config: withSigs({ mode: 'off', groups: [NETWORK] }) })).toBeNull();
    expect(await namesOf({ config: withSigs({ mode: 'observe', groups: [NETWORK] }) })).toEqual(['Network']);
  });

  test('is refused where no configuration is in force', async () => {
    await expect(namesOf({ config: null })).rejects.toThrow(AboutConfig);
  });

  test('of groups alone asks for nothing', async () => {
    expect(await namesOf({})).toEqual(['Network']);
    expect(asked).toEqual([]);
  });

  test('reads its file once a minute for all events, and what changed is seen after that', async () => {
    let name = 'Storage';
    const given = { github: { fileAt: () => Promise.resolve(file(name)) }, config: withSigs(from) };
    expect(await namesOf(given)).toEqual(['Storage']);
    name = 'Network';
    expect(await namesOf({ ...given, now: '2026-03-01T10:00:59Z' })).toEqual(['Storage']);
    expect(await namesOf({ ...given, now: '2026-03-01T10:01:00Z' })).toEqual(['Network']);
    expect(asked).toEqual(['fileAt', 'fileAt']);
  });

  test('makes it anew only where text or settings are others', async () => {
    const config = withSigs(from);
    const given = { github: { fileAt: () => Promise.resolve(file('Storage')) }, config };
    const one = await answering(given).answer({ found: question });
    const two = await answering({ ...given, now: '2026-03-01T12:00:00Z' }).answer({ found: question });
    expect(two.found).toBe(one.found);
    const other = await answering({ ...given, config: withSigs(from) }).answer({ found: question });
    expect(other.found).not.toBe(one.found);
    expect(other.found).toEqual(one.found);
  });

  test('what could not be read is asked for again, and is no empty directory', async () => {
    const away = { fileAt: () => Promise.reject(new Unavailable('GitHub is away')) };
    await expect(namesOf({ github: away, config: withSigs(from) })).rejects.toThrow(Unavailable);
    const back = { fileAt: () => Promise.resolve(file('Storage')) };
    expect(await namesOf({ github: back, config: withSigs(from) })).toEqual(['Storage']);
  });

  test('whose file is missing tells so', async () => {
    const given = { github: { fileAt: () => Promise.resolve(null) }, config: withSigs({ ...from, groups: [NETWORK] }) };
    const { found } = await answering(given).answer({ found: question });
    expect(found?.sigs.map(({ name }) => name)).toEqual(['Network']);
    expect(found?.problems).toEqual([expect.stringContaining('sigs.yaml')]);
  });

  describe('of a section that all repositories share', () => {
    const owners = withSigs(from, { from: 'organization', file: 'acme/.github: .github/hearth.yml', line: 1 });
    const repositoryCalled = () => Promise.resolve({ installation: 5, repository: shared });
    const fileAt = (texts: Readonly<Record<number, string>>) => ({
      fileAt: ({ id }: Repository) => Promise.resolve(texts[id] === undefined ? null : file(texts[id])),
    });

    test('is the file beside it, unless the repository has one itself', async () => {
      const github = fileAt({ 71: 'Shared' });
      expect(await namesOf({ github, config: owners, ledger: { repositoryCalled } })).toEqual(['Shared']);
      directories = createDirectories();
      const both = fileAt({ 70: 'Own', 71: 'Shared' });
      expect(await namesOf({ github: both, config: owners, ledger: { repositoryCalled } })).toEqual(['Own']);
    });

    test('is the own one where Hearth does not know the shared repository', async () => {
      const ledger = { repositoryCalled: () => Promise.resolve(null) };
      expect(await namesOf({ github: fileAt({ 70: 'Own' }), config: owners, ledger })).toEqual(['Own']);
    });

    test('of a repository with a section of its own, the shared file is nobody', async () => {
      const github = fileAt({ 71: 'Shared' });
      expect(await namesOf({ github, config: withSigs(from), ledger: { repositoryCalled } })).toEqual([]);
    });
  });
});

describe('ownership', () => {
  const item = (more: Partial<OwnershipOf['item']> = {}): OwnershipOf['item'] => ({
    kind: 'pull_request',
    number: 12,
    title: 'Mend it',
    body: '',
    head: null,
    base: { ref: 'main', sha: BASE },
    ...more,
  });
  const owned = async (given: Given, of = item()) => {
    const { found } = await answering(given).answer({ found: { kind: 'ownership', repository, item: of } });
    return found;
  };
  const labelsOf = async (given: Given, of = item()) => (await owned(given, of))?.labels.map(({ label }) => label);
  const changes = (...paths: readonly string[]) => ({
    changedFiles: () => Promise.resolve({ files: paths.map((path) => ({ path, lines: 1 })), complete: true }),
  });
  const tree = (found: Partial<OwnersTexts>) => ({ ownersTree: () => Promise.resolve({ ...NOTHING_READ, ...found }) });

  test('is null without a section', async () => {
    expect(await owned({ config: configOf({}) })).toBeNull();
    expect(asked).toEqual([]);
  });

  test('of an issue is in its words, and no request', async () => {
    const issue = item({ kind: 'issue', title: 'The dns is slow', base: null });
    expect(await labelsOf({}, issue)).toEqual(['sig/network']);
    expect(asked).toEqual([]);
  });

  test('of a pull request is in its files and the OWNERS of its base', async () => {
    const asks: unknown[] = [];
    const ownersTree: GitHubRead['ownersTree'] = (...given) => {
      asks.push(given.slice(1));
      return Promise.resolve({ ...NOTHING_READ, owners: [{ path: 'doc/OWNERS', text: 'labels:\n- sig/docs\n' }] });
    };
    const changedFiles: GitHubRead['changedFiles'] = () =>
      Promise.resolve({ files: [{ path: 'doc/a.md', before: 'net/a.md', lines: 3 }], complete: true });
    const found = await owned({ github: { changedFiles, ownersTree } });
    expect(found?.labels.map(({ label }) => label).sort()).toEqual(['sig/docs', 'sig/network']);
    expect(asks).toEqual([
      [BASE, { owners: true, codeowners: true, aliases: false, frontMatter: false }, ['doc/a.md', 'net/a.md']],
    ]);
    expect(asked).toEqual(['changedFiles', 'ownersTree']);
  });

  test.each<[string, object, readonly string[]]>([
    ['neither OWNERS nor CODEOWNERS', { files: [] }, ['changedFiles']],
    ['only CODEOWNERS', { files: ['CODEOWNERS'] }, ['changedFiles', 'ownersTree']],
  ])('with %s only that is read', async (_, owners, expected) => {
    const config = withSigs({ groups: [NETWORK], owners });
    const texts = { owners: [{ path: 'OWNERS', text: 'labels: [sig/top]' }] };
    expect(await labelsOf({ config, github: { ...changes('net/a.go'), ...tree(texts) } })).toEqual(['sig/network']);
    expect(asked).toEqual(expected);
  });

  test('nothing that files could tell: they are not asked for', async () => {
    const config = withSigs({ groups: [{ name: 'Network', keywords: ['dns'] }], owners: { files: [] } });
    expect(await labelsOf({ config }, item({ title: 'dns' }))).toEqual(['sig/network']);
    expect(asked).toEqual([]);
  });

  test('teams of CODEOWNERS stand for their SIG', async () => {
    const config = withSigs({ groups: [{ name: 'Docs', teams: ['docs'] }] });
    const codeowners = { path: '.github/CODEOWNERS', text: 'doc/ @acme/docs\n' };
    expect(await labelsOf({ config, github: { ...changes('doc/a.md'), ...tree({ codeowners }) } })).toEqual([
      'sig/docs',
    ]);
  });

  test('labels on the list of those never put on are not', async () => {
    const config = withSigs({ groups: [NETWORK], owners: { labels_denylist: ['sig/top'] } });
    const owners = [{ path: 'OWNERS', text: 'labels: [sig/top, area/x]' }];
    expect(await labelsOf({ config, github: { ...changes('a.go'), ...tree({ owners }) } })).toEqual(['area/x']);
  });

  test('the base is asked for where the event does not tell it, and shared with whoever asks for the item', async () => {
    const github = { ...changes('net/a.go'), ...tree({}), liveItem: () => Promise.resolve(live()) };
    const answerer = answering({ github });
    const of = item({ base: null });
    await answerer.answer({
      one: { kind: 'ownership', repository, item: of },
      two: { kind: 'liveItem', repository, number: 12 },
      three: { kind: 'sigDirectory', repository },
    });
    expect([...asked].sort()).toEqual(['changedFiles', 'liveItem', 'ownersTree']);
  });

  test('of one that is gone since, what OWNERS would say is not known', async () => {
    const github = { ...changes('net/a.go'), liveItem: () => Promise.resolve({ exists: false } as const) };
    expect(await owned({ github }, item({ base: null }))).toMatchObject({ complete: false });
  });

  test.each([
    [true, true, true],
    [false, true, false],
    [true, false, false],
  ])('is complete only where files (%s) and owners (%s) are', async (files, owners, complete) => {
    const changedFiles = () => Promise.resolve({ files: [{ path: 'net/a.go', lines: 1 }], complete: files });
    const problems = ['net/OWNERS: is larger than 512 KB'];
    const found = await owned({ github: { changedFiles, ...tree({ complete: owners, problems }) } });
    expect(found).toMatchObject({ complete, problems });
  });

  test('what cannot be read is an error, never an item without owners', async () => {
    const changedFiles = () => Promise.reject(new Unavailable('GitHub is away'));
    await expect(owned({ github: { changedFiles } })).rejects.toThrow(Unavailable);
  });
});

describe('a live item', () => {
  const label = (name: string, on: boolean, by: LabelMemory['last']['by']): LabelMemory => {
    const last: LabelMemory['last'] =
      by === 'hearth' ? { by, feature: null, rule: null } : by === 'unknown' ? { by } : { by, person: ana };
    return { name, on, at: NOW, last };
  };
  const own = (name: string, on: boolean, feature: string): OwnLabel => ({ name, on, feature, rule: 'r' });
  const labelsOf = async (labels: readonly LabelMemory[], known: readonly OwnLabel[]) => {
    const liveItem = () => Promise.resolve(live({ labels }));
    const ownLabels = () => {
      asked.push('ledger');
      return Promise.resolve(known);
    };
    const answerer = answering({ github: { liveItem }, ledger: { ownLabels } });
    const { found } = await answerer.answer({ found: { kind: 'liveItem', repository, number: 12 } });
    return found.exists ? found.labels.map(({ last }) => ('feature' in last ? last.feature : last.by)) : null;
  };

  test("tells the feature of Hearth's own changes, put on and taken off apart, in whatever case", async () => {
    const labels = [label('sig/a', true, 'hearth'), label('Sig/B', false, 'hearth'), label('sig/c', true, 'hearth')];
    const known = [own('SIG/A', true, 'sigs'), own('sig/a', false, 'needs'), own('sig/b', false, 'needs')];
    expect(await labelsOf(labels, known)).toEqual(['sigs', 'needs', null]);
  });

  test('leaves what others did as it is, and asks the ledger only where there is something of its own', async () => {
    const others = [label('a', true, 'person'), label('b', true, 'bot'), label('c', true, 'unknown')];
    expect(await labelsOf(others, [own('a', true, 'sigs')])).toEqual(['person', 'bot', 'unknown']);
    expect(asked).toEqual(['liveItem']);
    await labelsOf([...others, label('d', true, 'hearth')], []);
    expect(asked).toEqual(['liveItem', 'liveItem', 'ledger']);
  });

  test('that is gone is gone', async () => {
    const answerer = answering({ github: { liveItem: () => Promise.resolve({ exists: false }) } });
    const { found } = await answerer.answer({ found: { kind: 'liveItem', repository, number: 12 } });
    expect(found).toEqual({ exists: false });
  });
});

describe('lists', () => {
  const names = Array.from({ length: 30 }, (_, n) => `l${n}`);

  test('of nothing are no request', async () => {
    const answers = await answering({}).answer({
      labels: { kind: 'labelsExist', repository, names: [] },
      teams: { kind: 'inTeams', repository, person: ana, teams: [] },
      accounts: { kind: 'accounts', repository, logins: [] },
    });
    expect(answers).toEqual({ labels: [], teams: {}, accounts: {} });
  });

  test('of labels and teams are cut at twenty, which each cost something', async () => {
    const counts: number[] = [];
    const count = (_: Repository, given: readonly string[]) => {
      counts.push(given.length);
      return Promise.resolve([] as never);
    };
    await answering({ github: { labelsExist: count, inTeams: count, accounts: count } }).answer({
      labels: { kind: 'labelsExist', repository, names },
      teams: { kind: 'inTeams', repository, person: ana, teams: names },
      accounts: { kind: 'accounts', repository, logins: names },
    });
    expect(counts).toEqual([20, 20, 30]);
  });

  test('of OWNERS files: names as logins with their lines, aliases, and what could not be read', async () => {
    const texts: OwnersTexts = {
      owners: [
        { path: 'OWNERS', text: 'approvers:\n- "@Ana"\n- net-leads\nlabels:\n- sig/network\n' },
        { path: 'a/OWNERS', text: 'approvers: [' },
      ],
      aliases: 'aliases:\n  net-leads:\n  - Ben\n  - mo\n',
      codeowners: null,
      complete: false,
      problems: ['b/OWNERS: is larger than 512 KB'],
    };
    const answerer = answering({ github: { ownersFiles: () => Promise.resolve(texts) } });
    const { found } = await answerer.answer({ found: { kind: 'ownersFiles', repository } });
    expect(found).toEqual({
      files: [
        {
          path: 'OWNERS',
          approvers: ['ana', 'net-leads'],
          reviewers: [],
          names: [
            { name: 'ana', line: 2 },
            { name: 'net-leads', line: 3 },
          ],
          labels: [{ name: 'sig/network', line: 5 }],
          problem: null,
        },
        {
          path: 'a/OWNERS',
          approvers: [],
          reviewers: [],
          names: [],
          labels: [],
          problem: expect.stringMatching(/^a\/OWNERS:1/),
        },
        { path: 'b/OWNERS', names: [], labels: [], problem: 'b/OWNERS: is larger than 512 KB' },
      ],
      aliases: { 'net-leads': ['ben', 'mo'] },
      complete: false,
    });
  });

  test('what the ledger knows is asked of it alone', async () => {
    const hand = { issues: [], pulls: [], merged: 3 };
    const ledger: Partial<Ledger> = {
      inHand: (community, person) => Promise.resolve({ ...hand, merged: community * 100 + person }),
      labelUse: (of, labels, until) =>
        Promise.resolve({ [`${of} ${labels.join(' ')} ${until}`]: { last: null, lately: 1 } }),
    };
    const answers = await answering({ ledger }).answer({
      hand: { kind: 'inHand', community: 7, person: ana },
      use: { kind: 'labelUse', repository, labels: ['a', 'b'], until: NOW },
    });
    expect(answers).toEqual({ hand: { ...hand, merged: 701 }, use: { [`70 a b ${NOW}`]: { last: null, lately: 1 } } });
  });
});

test('that nothing of theirs was merged is said only where the history is known', async () => {
  const merged = async (found: number, known: boolean) => {
    const ledger: Partial<Ledger> = {
      inHand: () => Promise.resolve({ issues: [], pulls: [], merged: found }),
      historyKnown: () => Promise.resolve(known),
    };
    const { hand } = await answering({ ledger }).answer({ hand: { kind: 'inHand', community: 7, person: ana } });
    return hand.merged;
  };
  expect([await merged(0, true), await merged(0, false), await merged(2, false)]).toEqual([0, null, 2]);
});

test('labels are required by sections that are in force and act', async () => {
  const requiring = (name: string) =>
    feature({
      name,
      on: [],
      settings: section('Requires.', {}),
      explanations: {},
      requires: () => [{ missing: `needs-${name}`, pattern: `^${name}/`, issues: true, prs: true }],
      ask: (): Questions | null => null,
      decide: () => ({ because: { code: 'c', visibility: 'public' } }),
    });
  const config = configOf({
    a: { settings: { mode: 'active' }, origin: here },
    b: { settings: { mode: 'observe' }, origin: here },
    c: { settings: { mode: 'off' }, origin: here },
  });
  const features = ['a', 'b', 'c', 'd'].map(requiring);
  const { found } = await answering({ config, features }).answer({ found: { kind: 'requiredLabels', repository } });
  expect(found).toEqual([{ missing: 'needs-a', pattern: '^a/', issues: true, prs: true }]);
});

describe('commands that are taken here', () => {
  const commanded = (name: string, word: string) =>
    feature({
      name,
      on: [],
      settings: section('Obeys.', {}),
      explanations: {},
      commands: ({ mode }) => [
        { word: `${word}-${mode}`, takes: '', means: { en: 'Does it.', zh: '执行。' }, who: 'anyone' },
      ],
      ask: (): Questions | null => null,
      decide: () => ({ because: { code: 'c', visibility: 'public' } }),
    });
  const silent = feature({
    name: 'silent',
    on: [],
    settings: section('Obeys nobody.', {}),
    explanations: {},
    ask: (): Questions | null => null,
    decide: () => ({ because: { code: 'c', visibility: 'public' } }),
  });

  test('are those of sections that are in force, with how they are', async () => {
    const features = [
      commanded('a', 'go'),
      commanded('b', 'run'),
      commanded('c', 'no'),
      commanded('d', 'none'),
      silent,
    ];
    const config = configOf({
      a: { settings: { mode: 'active' }, origin: here },
      b: { settings: { mode: 'observe' }, origin: here },
      c: { settings: { mode: 'off' }, origin: here },
      silent: { settings: { mode: 'active' }, origin: here },
    });
    const { found } = await answering({ config, features }).answer({ found: { kind: 'commandsHere', repository } });
    expect(found.map(({ feature: name, mode, commands }) => [name, mode, commands.map(({ word }) => word)])).toEqual([
      ['a', 'active', ['go-active']],
      ['b', 'observe', ['run-observe']],
    ]);
  });
});
