// T1: ways in which somebody might get into a team, or have Hearth write where it must not. Each is refused, recorded with its
// sentence, and reaches GitHub with no write. Over the twin, with the real ledger and the real road.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Act, FileChange, FilesAct, TeamAct } from '../../src/core/action.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import type { Permissions } from '../twin/model.js';
import type { Twin } from '../twin/twin.js';
import { findAccount, requireRepository } from '../twin/world.js';
import { titleSections } from './title-support.js';

const OWNER_FILE = `desk:
  mode: active
  files: [MEMBERS.md]
ladder:
  mode: active
  teams: [members, reviewers, Members]
  roles:
    - name: member
      decided_by: ['team:steering']
      gives: { team: members }
    - name: reviewer
      scope: sig
      decided_by: [lead]
      gives: { team: reviewers }
    - name: trusted
      decided_by: [elder]
      gives: { team: members }
    - name: elder
      defined_by: { roster: ELDERS.md }
    - name: friend
      decided_by: [anyone]
      gives: { team: members }
    - name: keeper
      decided_by: ['team:steering']
      gives: { team: admins }
`;
const PLANNING = 'desk: { mode: active, files: [MEMBERS.md] }\n';
const OWN_LADDER = OWNER_FILE.slice(OWNER_FILE.indexOf('ladder:'));

let town: Town;
/** By the title of the issue. */
const plans = new Map<string, Act>();
const repositoryOf = (full: string) => requireRepository(town.twin.state, full);

beforeAll(async () => {
  const features = titleSections((event) => ('comment' in event ? [] : [plans.get(event.item.title) ?? []].flat()));
  town = await startTown(
    null,
    { features },
    {
      installation: { permissions: { ...DEFAULT_PERMISSIONS, members: 'write', contents: 'write' } },
      before: (twin) => {
        twin.repository('acme/.github', { files: { '.github/hearth.yml': OWNER_FILE } });
        twin.repository('acme/vault', { private: true });
        twin.user('uma');
        twin.repository('uma/app', { files: { '.github/hearth.yml': PLANNING + OWN_LADDER } });
        twin.install('uma', { permissions: { ...DEFAULT_PERMISSIONS, members: 'write' } });
      },
    },
  );
  await tick('acme/.github');
});
afterAll(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** So that Hearth has met the repository. */
async function tick(full: string): Promise<void> {
  town.twin.as('mo').openIssue(full, { title: 'Hello' });
  await town.quiet();
}

function write(full: string, text: string | undefined): void {
  const { twin } = town;
  const before = twin.state.repositories.get(repositoryOf(full).id);
  if (before === undefined) return;
  twin.as('mo').push(full, { files: { '.github/hearth.yml': text }, message: 'Rules' });
}

/** Everything as it should be, with teams that nobody was asked into yet. */
async function reset(): Promise<void> {
  const { twin } = town;
  for (const team of [...twin.state.teams.values()]) twin.deleteTeam(`acme/${team.slug}`);
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }, { login: 'stella' }] });
  twin.team('acme/steering', { members: ['stella'] });
  twin.team('acme/members', { repositories: { app: 'read' } });
  twin.team('acme/admins', { repositories: { app: 'admin' } });
  grant({ members: 'write', contents: 'write' });
  write('acme/.github', OWNER_FILE);
  write('acme/app', undefined);
  await town.quiet();
}

let granted = JSON.stringify({ members: 'write', contents: 'write' });
/** Besides what `app.yml` asks for. A token is as old as what it was made with. */
function grant(more: Permissions): void {
  if (granted === JSON.stringify(more)) return;
  granted = JSON.stringify(more);
  town.installation.grant({ ...DEFAULT_PERMISSIONS, ...more });
  town.twin.expireTokens();
}

const idOf = (login: string): number => town.twin.user(login).id;

const asked = (change: Partial<TeamAct> = {}): TeamAct => ({
  kind: 'team',
  number: 1,
  team: 'members',
  title: 'role/member',
  person: idOf('nia'),
  login: 'nia',
  decidedBy: { id: idOf('stella'), login: 'stella' },
  ...change,
});

let counter = 0;
/** What became of an act that is planned now, and the writes that reached GitHub. */
async function tried(act: Act, full = 'acme/app'): Promise<{ state: string; detail: string | null; writes: string[] }> {
  const { twin, hearth } = town;
  counter += 1;
  const title = `Case ${counter}`;
  plans.set(title, act);
  const from = twin.requests.length;
  twin.as('gus').openIssue(full, { title });
  await town.quiet();
  const [row] = await hearth.database.rows<{ state: string; detail: string | null }>(
    'select state, detail from actions order by id desc limit 1',
  );
  const writes = twin.requests
    .slice(from)
    .filter(({ method, path }) => method !== 'GET' && !/graphql|access_tokens/.test(path))
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
  return { state: row?.state ?? 'nothing', detail: row?.detail ?? null, writes };
}

interface Escalation {
  readonly world?: (twin: Twin) => void | Promise<void>;
  readonly act?: () => Partial<TeamAct>;
  /** Where it is planned. */
  readonly at?: string;
  readonly says: RegExp;
}

const own = (text: string) => () => {
  write('acme/app', text);
};
const shared = (text: string) => () => {
  write('acme/.github', text);
};
const decidedBy = (login: string) => () => ({ decidedBy: { id: idOf(login), login } });

const teamEscalations: Readonly<Record<string, Escalation>> = {
  "the repository's own file names the team": {
    world: own(PLANNING + OWN_LADDER.replace('[members, reviewers, Members]', '[members, admins]')),
    act: () => ({ team: 'admins', title: 'role/keeper' }),
    says: /of this repository is its own|does not name/,
  },
  "the repository's ladder stands before the organisation's, with the same team": {
    world: own(PLANNING + OWN_LADDER),
    says: /`ladder` of this repository is its own/,
  },
  'the repository only sets the mode of the ladder': {
    world: own(`${PLANNING}ladder: { mode: active }\n`),
    says: /`ladder` of this repository is its own/,
  },
  'the repository locks the ladder for itself': {
    world: own(`lock: [ladder]\n${PLANNING}${OWN_LADDER}`),
    says: /`ladder` of this repository is its own/,
  },
  "an honour of the repository's own gives a team of the list": {
    world: own(
      `${PLANNING}honours:\n  mode: active\n  titles: [{ name: star, decided_by: [anyone], gives: { team: members } }]\n`,
    ),
    act: () => ({ title: 'honour/star' }),
    says: /`honours` of the organisation's own file has mistakes, or is not there/,
  },
  "an honour of the repository's own stands before the organisation's": {
    world: () => {
      const honour = `honours:\n  mode: active\n  titles: [{ name: star, decided_by: ['team:steering'], gives: { team: members } }]\n`;
      write('acme/.github', OWNER_FILE + honour);
      write('acme/app', PLANNING + honour);
    },
    act: () => ({ title: 'honour/star' }),
    says: /`honours` of this repository is its own/,
  },
  'the organisation has no file': {
    world: () => {
      write('acme/.github', undefined);
      write('acme/app', PLANNING + OWN_LADDER);
    },
    says: /the organisation has no file of its own/,
  },
  "the organisation's file has a mistake in the ladder: what was right before gives nothing": {
    world: shared(OWNER_FILE.replace('decided_by: [lead]', 'decided_by: [led, 3]')),
    says: /has mistakes/,
  },
  "the organisation's file is broken as a whole": {
    world: () => {
      write('acme/.github', `${OWNER_FILE}\n}: [`);
      write('acme/app', PLANNING);
    },
    says: /has mistakes/,
  },
  "the organisation's ladder only observes": {
    world: shared(OWNER_FILE.replace('ladder:\n  mode: active', 'ladder:\n  mode: observe')),
    says: /only observes/,
  },
  "the organisation's ladder is off": {
    world: shared(OWNER_FILE.replace('ladder:\n  mode: active', "ladder:\n  mode: 'off'")),
    says: /only observes/,
  },
  'the team is not on the list, though the title gives it': {
    act: () => ({ team: 'admins', title: 'role/keeper' }),
    says: /does not name admins under `teams`/,
  },
  'the title gives another team of the list': {
    world: (twin) => void twin.team('acme/reviewers'),
    act: () => ({ team: 'reviewers' }),
    says: /role\/member does not give the team reviewers/,
  },
  "the title is none of the organisation's": { act: () => ({ title: 'role/owner' }), says: /has no role "owner"/ },
  'the title is none': { act: () => ({ title: '../role/member' }), says: /is no title/ },
  'the team was deleted': {
    world: (twin) => {
      twin.deleteTeam('acme/members');
    },
    says: /there is no team members/,
  },
  'the team is secret': { world: (twin) => void twin.team('acme/members', { secret: true }), says: /is secret/ },
  'the team is admin of one repository': {
    world: (twin) => void twin.team('acme/members', { repositories: { '.github': 'admin' } }),
    says: /it has "admin" on a repository/,
  },
  'the team maintains one repository': {
    world: (twin) => void twin.team('acme/members', { repositories: { app: 'maintain' } }),
    says: /it has "maintain" on a repository/,
  },
  'the team lies below one that is admin': {
    world: (twin) => void twin.team('acme/members', { parent: 'admins' }),
    says: /has "admin" on a repository/,
  },
  'the team lies two below one that maintains': {
    world: (twin) => {
      twin.team('acme/top', { repositories: { app: 'maintain' } });
      twin.team('acme/middle', { parent: 'top' });
      twin.team('acme/members', { parent: 'middle' });
    },
    says: /has "maintain" on a repository/,
  },
  'a team below it is admin': {
    world: (twin) => void twin.team('acme/admins', { parent: 'members' }),
    says: /a team below it has "admin"/,
  },
  'a team two below it maintains': {
    world: (twin) => {
      twin.team('acme/middle', { parent: 'members' });
      twin.team('acme/deep', { parent: 'middle', repositories: { app: 'maintain' } });
    },
    says: /a team below it has "maintain"/,
  },
  'a team below it may do more': {
    world: (twin) => void twin.team('acme/writers', { parent: 'members', repositories: { app: 'write' } }),
    says: /has a team below it that may do more/,
  },
  'the team has a repository that Hearth cannot see': {
    world: (twin) => {
      twin.team('acme/members', { repositories: { vault: 'admin' } });
      town.installation.removeRepositories('vault');
    },
    says: /what the team members may do cannot be told/,
  },
  'the App may not write members': {
    world: () => {
      grant({});
    },
    says: /lacks the permission `members: write`/,
  },
  'the owner is a user': { at: 'uma/app', says: /a user has no teams/ },
  'the person was renamed, and somebody else bears the login': {
    world: (twin) => {
      twin.user('swap');
      twin.renameUser('swap', 'swapped');
      twin.user('swap', { id: 777_001 });
    },
    act: () => ({ person: findAccount(town.twin.state, 'swapped')!.id, login: 'swap' }),
    says: /"swap" is another account by now/,
  },
  'the person is gone': {
    world: (twin) => {
      twin.user('gone');
      twin.deleteUser('gone');
    },
    act: () => ({ person: 1, login: 'gone' }),
    says: /"gone" is another account by now, or none/,
  },
  'the person is a bot': { act: () => ({ person: idOf('helper-bot'), login: 'helper-bot' }), says: /is no person/ },
  'the person is an organisation': {
    world: (twin) => void twin.org('evilcorp'),
    act: () => ({ person: idOf('evilcorp'), login: 'evilcorp' }),
    says: /is no person/,
  },
  'the login is an address': { act: () => ({ login: 'nia/../../admins' }), says: /another account by now, or none/ },
  'the applicant accepts themselves': {
    world: (twin) => void twin.team('acme/steering', { members: ['nia'] }),
    act: decidedBy('nia'),
    says: /nobody decides about themselves/,
  },
  'a bot accepts': {
    world: (twin) => void twin.team('acme/steering', { members: ['accept-bot'] }),
    act: decidedBy('accept-bot'),
    says: /decided by no person/,
  },
  'an account without the role accepts': { act: decidedBy('nia2'), says: /holds no role that decides it/ },
  'somebody who is invited to the deciding team, and is not in it, accepts': {
    world: (twin) => void twin.team('acme/steering', { pending: ['ivan'] }),
    act: decidedBy('ivan'),
    says: /holds no role that decides it/,
  },
  'an admin of the organisation accepts, who holds no role': { act: decidedBy('mo'), says: /holds no role/ },
  'who accepted bears another login, and somebody else that one': {
    act: () => ({ decidedBy: { id: 999_999, login: 'stella' } }),
    says: /bears another login by now/,
  },
  'the role of who accepts stands in a file of the repository alone': {
    world: (twin) => void twin.as('mo').push('acme/app', { files: { 'ELDERS.md': '- eve\n' }, message: 'Me' }),
    act: () => ({ title: 'role/trusted', ...decidedBy('eve')() }),
    says: /cannot be told by the organisation's own file/,
  },
  "who accepts is a lead by the repository's own directory alone": {
    world: (twin) => {
      twin.team('acme/reviewers');
      write('acme/app', `${PLANNING}sigs:\n  mode: active\n  groups: [{ name: Network, leads: [eve] }]\n`);
    },
    act: () => ({ team: 'reviewers', title: 'role/reviewer@network', ...decidedBy('eve')() }),
    says: /cannot be told by the organisation's own file/,
  },
  'the role of who accepts was given by Hearth, and stands nowhere else': {
    world: async () => {
      const repository = repositoryOf('acme/app');
      const owner = findAccount(town.twin.state, 'acme')!;
      const at = '2026-01-01T00:00:00Z';
      await town.hearth.engine.ledger.remember(
        {
          id: repository.id,
          name: 'app',
          owner: { id: owner.id, login: 'acme', kind: 'organization' },
          private: false,
          archived: false,
          defaultBranch: 'main',
        },
        null,
        [
          { fact: 'person', id: idOf('eve'), login: 'eve', kind: 'user', at },
          {
            fact: 'act',
            source: 'webhook',
            repository: repository.id,
            key: 'title_given:test:1',
            kind: 'title_given',
            number: null,
            person: idOf('eve'),
            subject: idOf('eve'),
            at,
            value: 'role/elder by decision',
          } as never,
        ],
      );
    },
    act: () => ({ title: 'role/trusted', ...decidedBy('eve')() }),
    says: /cannot be told by the organisation's own file|holds no role/,
  },
  'anybody may decide it': { act: () => ({ title: 'role/friend', ...decidedBy('eve')() }), says: /cannot be told by/ },
  'the slug is in other letter case': { act: () => ({ team: 'Members' }), says: /is no slug of a team/ },
  'the slug only looks like it': { act: () => ({ team: 'mеmbers' }), says: /is no slug of a team/ },
  'the slug is an address': { act: () => ({ team: '../members' }), says: /is no slug of a team/ },
  'the slug is the folder above': { act: () => ({ team: '..' }), says: /is no slug of a team/ },
};

describe('nobody gets into a team because', () => {
  test.each(Object.entries(teamEscalations))('%s', async (_, { world, act, at, says }) => {
    await reset();
    await world?.(town.twin);
    await town.quiet();
    const { state, detail, writes } = await tried(asked(act?.()), at);
    if (at === undefined) town.installation.addRepositories('vault');
    expect({ state, writes }).toEqual({ state: 'refused', writes: [] });
    expect(detail).toMatch(says);
  });

  test('GitHub itself refuses them: they are blocked', async () => {
    await reset();
    town.twin.block('acme', 'bad');
    const { state, detail, writes } = await tried(asked({ person: idOf('bad'), login: 'bad' }));
    expect({ state, detail }).toEqual({
      state: 'refused',
      detail: 'GitHub refused (422): Cannot invite a blocked user',
    });
    expect(writes).toEqual([expect.stringMatching(/PUT .*memberships\/bad 422$/)]);
  });
});

describe('a team that may be given', () => {
  test('is given: to a member at once, to others by an invitation, to nobody twice', async () => {
    await reset();
    town.twin.org('acme', { members: [{ login: 'ina' }] });
    const ina = asked({ person: idOf('ina'), login: 'ina' });
    expect(await tried(ina)).toMatchObject({
      state: 'applied',
      detail: null,
      writes: [expect.stringMatching(/memberships\/ina 200$/)],
    });
    expect(await tried(ina)).toMatchObject({ state: 'unchanged', detail: null, writes: [] });
    expect(await tried(asked())).toMatchObject({
      state: 'applied',
      detail: expect.stringContaining('invited') as unknown,
    });
    expect(await tried(asked())).toMatchObject({
      state: 'unchanged',
      detail: expect.stringContaining('invited') as unknown,
      writes: [],
    });
  });

  test("is given by a lead of the organisation's own directory, and by who stands in a roster of its own", async () => {
    await reset();
    const { twin } = town;
    twin.org('acme', { members: [{ login: 'nia' }, { login: 'otto' }] });
    for (const team of ['reviewers', 'trusted']) twin.team(`acme/${team}`, { repositories: { app: 'write' } });
    const directory =
      'sigs:\n  mode: active\n  groups: [{ name: Network, leads: [lea] }, { name: Docs, leads: [dora] }]\n';
    const ladder = OWNER_FILE.replace('[members,', '[trusted,').replaceAll(
      'gives: { team: members }',
      'gives: { team: trusted }',
    );
    twin.as('mo').push('acme/.github', {
      files: { '.github/hearth.yml': directory + ladder, 'ELDERS.md': '- @eva\n' },
      message: 'Directory',
    });
    await town.quiet();
    const reviewer = { team: 'reviewers', title: 'role/reviewer@network' };
    expect(await tried(asked({ ...reviewer, ...decidedBy('dora')() }))).toMatchObject({ state: 'refused', writes: [] });
    expect(await tried(asked({ ...reviewer, ...decidedBy('lea')() }))).toMatchObject({
      state: 'applied',
      detail: null,
    });
    const trusted = asked({ team: 'trusted', title: 'role/trusted', person: idOf('otto'), login: 'otto' });
    expect(await tried({ ...trusted, ...decidedBy('lea')() })).toMatchObject({ state: 'refused', writes: [] });
    expect(await tried({ ...trusted, ...decidedBy('eva')() })).toMatchObject({ state: 'applied', detail: null });
  });

  test('is another one under its slug: made anew, or renamed to it', async () => {
    await reset();
    town.twin.deleteTeam('acme/members');
    town.twin.team('acme/members');
    const again = asked({ person: idOf('una'), login: 'una' });
    const refusal = { state: 'refused', detail: expect.stringContaining('another team by now') as unknown, writes: [] };
    expect(await tried(again)).toMatchObject(refusal);
    town.twin.renameTeam('acme/members', 'former');
    town.twin.team('acme/climbers');
    town.twin.renameTeam('acme/climbers', 'members');
    expect(await tried(again)).toMatchObject(refusal);
  });
});

const FILES: Omit<FilesAct, 'changes'> = {
  kind: 'files',
  series: 'roster',
  branch: 'hearth/roster',
  title: 'New members',
  body: 'Somebody was accepted.',
  message: 'Add a member',
};
const roster = (path: string, login = 'nia'): FileChange => ({ path, as: 'roster', login });

const fileEscalations: Readonly<Record<string, readonly [Partial<FilesAct>, RegExp]>> = {
  'a path that leads out of the repository': [{ changes: [roster('../MEMBERS.md')] }, /no file that Hearth may change/],
  'a path with a step back within': [{ changes: [roster('docs/../.github/x.md')] }, /no file that Hearth may change/],
  'a workflow': [
    { changes: [{ path: '.github/workflows/ci.yml', as: 'whole', text: 'on: push' }] },
    /no file that Hearth may change/,
  ],
  'OWNERS of the workflows': [
    { changes: [{ path: '.github/workflows/OWNERS', as: 'approvers', login: 'nia' }] },
    /no file that Hearth may change/,
  ],
  CODEOWNERS: [{ changes: [roster('CODEOWNERS')] }, /no file that Hearth may change/],
  'CODEOWNERS in docs, as a text': [
    { changes: [{ path: 'docs/CODEOWNERS', as: 'whole', text: '* @nia' }] },
    /no file that Hearth may change/,
  ],
  'the configuration itself': [
    { changes: [{ path: '.github/hearth.yml', as: 'whole', text: OWNER_FILE }] },
    /no file that Hearth may change/,
  ],
  OWNERS_ALIASES: [{ changes: [{ path: 'OWNERS_ALIASES', as: 'whole', text: '' }] }, /no file that Hearth may change/],
  'OWNERS as a roster': [{ changes: [roster('OWNERS')] }, /no file that Hearth may change/],
  'a program': [{ changes: [{ path: 'src/index.ts', as: 'whole', text: '' }] }, /no file that Hearth may change/],
  'a file whose name hides its ending': [
    { changes: [roster('MEMBERS.ts\u202edm.md')] },
    /no file that Hearth may change/,
  ],
  'a file that no section names': [{ changes: [roster('SECRET.md')] }, /no section in force names SECRET\.md/],
  'an OWNERS file that no section names': [
    { changes: [{ path: 'pkg/OWNERS', as: 'approvers', login: 'nia' }] },
    /no section in force names pkg\/OWNERS/,
  ],
  'a login that is more lines': [{ changes: [roster('MEMBERS.md', 'nia\n- eve')] }, /is no login/],
  'the default branch': [{ branch: 'main' }, /no branch of Hearth's own/],
  "a branch of somebody's": [{ branch: 'release' }, /no branch of Hearth's own/],
  'a branch that is an address': [{ branch: 'hearth/../main' }, /no branch of Hearth's own/],
};

describe('Hearth does not write', () => {
  test.each(Object.entries(fileEscalations))('%s', async (_, [change, says]) => {
    await reset();
    const { state, detail, writes } = await tried({ ...FILES, changes: [roster('MEMBERS.md')], ...change });
    expect({ state, writes }).toEqual({ state: 'refused', writes: [] });
    expect(detail).toMatch(says);
  });

  test('where nobody granted it', async () => {
    await reset();
    grant({ members: 'write' });
    const { state, detail, writes } = await tried({ ...FILES, changes: [roster('MEMBERS.md')] });
    expect({ state, writes }).toEqual({ state: 'refused', writes: [] });
    expect(detail).toMatch(/lacks the permission `contents: write`/);
  });
});

describe('a delivery', () => {
  test('that is forged, told again, or told under another name gives nobody a second membership', async () => {
    await reset();
    town.twin.team('acme/members2');
    const { twin } = town;
    twin.deleteTeam('acme/members');
    write('acme/.github', OWNER_FILE.replaceAll('team: members', 'team: members2').replace('[members,', '[members2,'));
    await town.quiet();
    expect(await tried(asked({ team: 'members2' }))).toMatchObject({ state: 'applied' });
    const first = [...twin.deliveries].reverse().find(({ event }) => event === 'issues')!;
    const team = twin.team('acme/members2');
    // A person takes them out again; whatever is told of the past changes nothing of that.
    team.members.clear();
    const before = twin.requests.length;
    const body = first.request.payload as object;
    await twin.redeliver(first.guid);
    await twin.deliver('issues', body, { guid: '11111111-1111-4111-8111-111111111111' });
    await twin.deliver('issues', body, { signed: 'another-secret-of-good-length' });
    await twin.deliver('issues', body, { signed: false });
    await town.quiet();
    expect(twin.requests.slice(before).filter(({ method }) => method === 'PUT')).toEqual([]);
    expect([...team.members]).toEqual([]);
  });
});

test('forty of them at least', () => {
  expect(Object.keys(teamEscalations).length + Object.keys(fileEscalations).length).toBeGreaterThanOrEqual(40);
});
