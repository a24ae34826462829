// What a preview assumes about SIGs, labels and people where GitHub is not asked, and that it tells each assumption.
import { describe, expect, test } from '@jest/globals';
import { createAssumptions } from '../../src/commands/preview-assume.js';
import type { Assumed } from '../../src/commands/preview-assume.js';
import { directoryFields } from '../../src/community/directory-settings.js';
import type { Repository } from '../../src/core/event.js';
import { section } from '../../src/core/settings.js';

const repository: Repository = {
  id: 7,
  name: 'app',
  owner: { id: 3, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
};
const ana = { id: 42, login: 'ana', kind: 'user' } as const;
const ANA = { id: 42, login: 'ana', type: 'User' };

const PULL = {
  number: 12,
  title: 'Mend the dns',
  user: ANA,
  state: 'open',
  draft: true,
  labels: [{ name: 'bug' }],
  assignees: [ANA],
  base: { ref: 'main', sha: 'b'.repeat(40), repo: {} },
  head: { sha: 'c'.repeat(40) },
};

function assuming(
  payload: object,
  written: object = { groups: [{ name: 'Network', keywords: ['dns'], paths: ['net/*'] }] },
  given: Pick<Assumed, 'may' | 'files'> = {},
) {
  const settings = section('Owners.', directoryFields).parse({ mode: 'active', ...written });
  const origin = { from: 'repository', file: 'hearth.yml', line: 1 } as const;
  const config = {
    language: 'en',
    sections: { sigs: { settings, origin } },
    broken: {},
    problems: [],
    files: [],
  } as const;
  const assumptions = createAssumptions({ first: 'yes', member: undefined, ...given }, { config, features: [] });
  assumptions.installed({ installation: { id: 5 }, ...payload });
  return assumptions;
}

const item = { kind: 'pull_request', number: 12, title: 'Mend the dns', body: '', head: null, base: null } as const;

describe('owners', () => {
  test('are told by the words; that no file is known is told', async () => {
    const { answerer, told } = assuming({ pull_request: PULL });
    const { owned } = await answerer.answer({ owned: { kind: 'ownership', repository, item } });
    expect(owned).toMatchObject({ labels: [{ label: 'sig/network' }], complete: true });
    expect(told()).toEqual(['which files #12 changes is not in a payload: none is taken (--files a,b)']);
  });

  test('are told by the files that are given, without those that GitHub would tell of', async () => {
    const groups = [{ name: 'Storage', paths: ['net/*'] }];
    const { answerer, told } = assuming({ pull_request: PULL }, { groups }, { files: ['net/a.go', 'net/b.go'] });
    const { owned } = await answerer.answer({ owned: { kind: 'ownership', repository, item } });
    expect(owned).toMatchObject({ files: 2, labels: [{ label: 'sig/storage' }], complete: true });
    expect(told()).toEqual([
      expect.stringContaining('#12 is as the payload shows it'),
      expect.stringMatching(/^there is no OWNERS/),
    ]);
  });

  test('of an issue need no assumption', async () => {
    const { answerer, told } = assuming({ issue: { title: 'The dns' } });
    const question = { kind: 'ownership', repository, item: { ...item, kind: 'issue' } } as const;
    expect((await answerer.answer({ question })).question?.labels.map(({ label }) => label)).toEqual(['sig/network']);
    expect(told()).toEqual([]);
  });

  test('a directory of its own file is assumed to be missing', async () => {
    const { answerer, told } = assuming({ issue: {} }, { from: 'sigs.yaml' });
    const { found } = await answerer.answer({ found: { kind: 'sigDirectory', repository } });
    expect(found?.sigs).toEqual([]);
    expect(told()).toEqual(['there is no sigs.yaml']);
  });
});

describe('the item', () => {
  const question = { kind: 'liveItem', repository, number: 12 } as const;

  test('is as the payload shows it', async () => {
    const { answerer, told } = assuming({ pull_request: PULL });
    expect((await answerer.answer({ question })).question).toEqual({
      exists: true,
      kind: 'pull_request',
      title: 'Mend the dns',
      body: '',
      author: ana,
      state: 'open',
      merged: false,
      draft: true,
      locked: false,
      labels: [{ name: 'bug', on: true, at: null, last: { by: 'unknown' } }],
      assignees: [ana],
      reviewers: [],
      reviewTeams: [],
      participants: [ana],
      linked: [],
      base: { ref: 'main', sha: 'b'.repeat(40) },
      head: 'c'.repeat(40),
    });
    expect(told()).toHaveLength(1);
  });

  test('of a comment on a pull request is one, too; of an issue it is none; without either there is nothing', async () => {
    const kindOf = async (payload: object) => {
      const { question: found } = await assuming(payload).answerer.answer({ question });
      return found.exists ? found.kind : 'gone';
    };
    expect(await kindOf({ issue: { ...PULL, pull_request: {} } })).toBe('pull_request');
    expect(await kindOf({ issue: { title: 'It breaks', state: 'closed' } })).toBe('issue');
    expect(await kindOf({ discussion: {} })).toBe('gone');
  });
});

describe('a permission', () => {
  const question = { kind: 'permissionOf', repository, person: ana } as const;
  const own = { ...repository, owner: { id: 42, login: 'ana', kind: 'user' } } as const;

  test.each([
    [{}, 'read'],
    [{ may: 'maintain' }, 'maintain'],
  ] as const)('%j is assumed, and told', async (given, answer) => {
    const { answerer, told } = assuming({ issue: {} }, {}, given);
    expect(await answerer.answer({ question })).toEqual({ question: answer });
    expect(told()).toEqual([`the permission of ana here is "${answer}" (--may read|triage|write|maintain|admin)`]);
  });

  test('of the owner is known', async () => {
    const { answerer, told } = assuming({ issue: {} });
    expect(await answerer.answer({ question: { ...question, repository: own } })).toEqual({ question: 'admin' });
    expect(told()).toEqual([]);
  });
});

test('everything else is assumed, and told where it decides something', async () => {
  const { answerer, told } = assuming({ issue: {} });
  const answers = await answerer.answer({
    labels: { kind: 'labelsExist', repository, names: ['bug', 'sig/x'] },
    teams: { kind: 'inTeams', repository, person: ana, teams: ['leads'] },
    accounts: { kind: 'accounts', repository, logins: ['mo'] },
    hand: { kind: 'inHand', community: 3, person: ana },
    use: { kind: 'labelUse', repository, labels: ['bug'], until: '2026-03-01T00:00:00Z' },
    owners: { kind: 'ownersFiles', repository },
    commands: { kind: 'commandsHere', repository },
    why: { kind: 'whyOn', repository, number: 12, language: 'en', audience: 'maintainers' },
  });
  expect(answers).toEqual({
    labels: ['bug', 'sig/x'],
    teams: { leads: 'unknown' },
    accounts: { mo: 'unknown' },
    hand: { issues: [], pulls: [], merged: 0 },
    use: { bug: { last: null, lately: 0 } },
    owners: { files: [], aliases: {}, complete: true },
    commands: [],
    why: [],
  });
  expect([...told()].sort()).toEqual([
    'ana has nothing in hand, and nothing of theirs was merged',
    'there are labels called "bug", "sig/x"',
    'whether ana is in a team is not known, which counts as no',
  ]);
});
