// The rolling pull request: one for each series, added to while it is open, anew once it was merged, never again what people
// closed, and never over what somebody else put on its branch.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FileChange, FilesAct } from '../../src/core/action.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import { headOf, requireRepository } from '../twin/world.js';
import { later } from './acts-support.js';
import { titleSections } from './title-support.js';

const CONFIG = 'desk:\n  mode: active\n  files: [MEMBERS.md, pkg/OWNERS, honours/stars.yml]\n';
const MEMBERS = '# Members\n\n- @ana\n';

let town: Town;
const plans = new Map<string, FilesAct>();
beforeEach(async () => {
  plans.clear();
  const features = titleSections((event) => ('comment' in event ? [] : [plans.get(event.item.title) ?? []].flat()));
  town = await startTown(
    null,
    { features },
    {
      repository: { files: { '.github/hearth.yml': CONFIG, 'MEMBERS.md': MEMBERS, 'README.md': 'Hello\n' } },
      installation: { permissions: { ...DEFAULT_PERMISSIONS, contents: 'write' } },
    },
  );
});
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const roster = (login: string): FileChange => ({ path: 'MEMBERS.md', as: 'roster', login });
const approver = (login: string): FileChange => ({ path: 'pkg/OWNERS', as: 'approvers', login });

const act = (changes: readonly FileChange[], body = 'Somebody was accepted.'): FilesAct => ({
  kind: 'files',
  series: 'people',
  branch: 'hearth/people',
  title: 'People who were accepted',
  body,
  message: 'Add people',
  changes,
});

let counter = 0;
async function plan(changes: readonly FileChange[], body?: string) {
  counter += 1;
  const title = `Case ${counter}`;
  plans.set(title, act(changes, body));
  town.twin.as('gus').openIssue('acme/app', { title });
  await town.quiet();
  return last();
}
async function last() {
  const [row] = await town.hearth.database.rows<{ state: string; detail: string | null; github_id: string | null }>(
    'select state, detail, github_id from actions order by id desc limit 1',
  );
  return {
    state: row?.state,
    detail: row?.detail ?? null,
    pull: row?.github_id === null ? null : Number(row?.github_id),
  };
}

const repository = () => requireRepository(town.twin.state, 'acme/app');
const fileOn = (branch: string, path = 'MEMBERS.md') => headOf(repository(), branch)?.files.get(path);
const pulls = () =>
  repository()
    .items.all()
    .filter(({ pull }) => pull !== undefined);
const commitsOf = (number: number) => pulls().find((one) => one.number === number)?.pull?.commits ?? [];

describe('a rolling pull request', () => {
  test('is made once, and holds what is asked for in its order', async () => {
    const first = await plan([roster('nia'), approver('nia')], 'nia was accepted in #1.');
    expect(first).toMatchObject({ state: 'applied', pull: pulls()[0]?.number });
    const second = await plan([roster('oda')], 'oda was accepted in #3.');
    expect(second).toEqual(first);
    expect(pulls()).toHaveLength(1);
    expect(pulls()[0]).toMatchObject({ title: 'People who were accepted', state: 'open', viaApp: true });
    expect(pulls()[0]?.body).toBe('nia was accepted in #1.\n\noda was accepted in #3.');
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n- @oda\n');
    expect(fileOn('hearth/people', 'pkg/OWNERS')).toBe('approvers:\n- nia\n');
    expect(fileOn('main')).toBe(MEMBERS);
  });

  test('is left alone where the file has it already, or the request does', async () => {
    expect(await plan([roster('ANA')])).toEqual({ state: 'unchanged', detail: null, pull: null });
    expect(pulls()).toEqual([]);
    await plan([roster('nia')]);
    expect(await plan([roster('nia')])).toMatchObject({ state: 'unchanged', pull: pulls()[0]?.number });
    expect(commitsOf(pulls()[0]!.number)).toHaveLength(1);
  });

  test('is built anew where the default branch went on, with all that was asked for', async () => {
    await plan([roster('nia')]);
    town.twin.as('mo').push('acme/app', { files: { 'MEMBERS.md': '# Members\n\n- @ana\n- @ben\n' }, message: 'Ben' });
    await town.quiet();
    await plan([roster('oda')]);
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @ben\n- @nia\n- @oda\n');
    expect(commitsOf(pulls()[0]!.number)).toHaveLength(1);
    // Somebody whom a person added meanwhile is not added twice.
    town.twin.as('mo').push('acme/app', { files: { 'MEMBERS.md': '# Members\n\n- @ana\n- @nia\n' }, message: 'Nia' });
    await town.quiet();
    await plan([roster('pia')]);
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n- @oda\n- @pia\n');
    expect(pulls()).toHaveLength(1);
  });

  test('keeps what somebody else put on its branch, whatever the default branch did', async () => {
    const { pull } = await plan([roster('nia')]);
    town.twin.as('mo').pushToPull('acme/app', pull ?? 0, {
      files: { 'MEMBERS.md': '# All members\n\n- @ana\n', 'NOTE.md': 'Later.\n' },
      message: 'Not yet',
    });
    town.twin.as('mo').push('acme/app', { files: { 'README.md': 'Hello!\n' }, message: 'Greet' });
    await town.quiet();
    await plan([roster('oda')]);
    expect(fileOn('hearth/people')).toBe('# All members\n\n- @ana\n- @oda\n');
    expect(fileOn('hearth/people', 'NOTE.md')).toBe('Later.\n');
    expect(commitsOf(pull ?? 0)).toHaveLength(3);
  });

  test('that was merged is done: the next one begins anew', async () => {
    const { pull } = await plan([roster('nia')]);
    town.twin.as('mo').merge('acme/app', pull ?? 0);
    await town.quiet();
    const next = await plan([roster('oda')]);
    expect(next.state).toBe('applied');
    expect(next.pull).not.toBe(pull);
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n- @oda\n');
    expect(commitsOf(next.pull ?? 0)).toHaveLength(1);
  });

  test('that a person closed is theirs: what was in it is not asked for again, other things are', async () => {
    const { pull } = await plan([roster('nia')]);
    town.twin.as('mo').close('acme/app', pull ?? 0);
    await town.quiet();
    expect(await plan([roster('nia')])).toEqual({
      state: 'refused',
      detail: `a person closed the pull request that asked for it (#${pull})`,
      pull,
    });
    const next = await plan([roster('oda')]);
    expect(next.state).toBe('applied');
    expect(next.pull).not.toBe(pull);
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @oda\n');
  });

  test('is not made from a branch with commits of other people', async () => {
    town.twin.as('mo').push('acme/app', { files: { 'x.md': 'x\n' }, message: 'Mine', branch: 'hearth/people' });
    await town.quiet();
    expect(await plan([roster('nia')])).toEqual({
      state: 'refused',
      detail: 'there is a branch hearth/people with commits of other people; delete or rename it',
      pull: null,
    });
    expect(fileOn('hearth/people', 'x.md')).toBe('x\n');
  });

  test('is not made from the branch of one that is over, where somebody went on with it', async () => {
    const { pull } = await plan([roster('nia')]);
    town.twin.as('mo').merge('acme/app', pull ?? 0);
    town.twin.as('mo').push('acme/app', { files: { 'x.md': 'x\n' }, message: 'More', branch: 'hearth/people' });
    await town.quiet();
    expect(await plan([roster('oda')])).toMatchObject({ state: 'refused' });
    expect(fileOn('hearth/people', 'x.md')).toBe('x\n');
  });

  test('holds a file as a whole', async () => {
    const whole = (text: string): FileChange => ({ path: 'honours/stars.yml', as: 'whole', text });
    await plan([whole('- ana\n')]);
    await plan([whole('- ana\n- ben\n')]);
    expect(fileOn('hearth/people', 'honours/stars.yml')).toBe('- ana\n- ben\n');
    expect(await plan([whole('- ana\n- ben\n')])).toMatchObject({ state: 'unchanged' });
    expect(pulls()).toHaveLength(1);
  });

  test('says where a file cannot be added to', async () => {
    town.twin.as('mo').push('acme/app', { files: { 'pkg/OWNERS': 'approvers: ana\n' }, message: 'Odd' });
    await town.quiet();
    expect(await plan([approver('nia')])).toEqual({
      state: 'refused',
      detail: 'pkg/OWNERS is written in a way that Hearth cannot add to; add the line by hand',
      pull: null,
    });
  });
});

test('what goes back to what the default branch has goes back in the open request', async () => {
  const whole = (text: string): FileChange => ({ path: 'honours/stars.yml', as: 'whole', text });
  town.twin.as('mo').push('acme/app', { files: { 'honours/stars.yml': '- ana\n' }, message: 'Stars' });
  await town.quiet();
  await plan([whole('- ana\n- ben\n')]);
  await plan([whole('- ana\n')]);
  expect(fileOn('hearth/people', 'honours/stars.yml')).toBe('- ana\n');
});

test('several decisions of one moment come into one request, and none is lost', async () => {
  const logins = ['nia', 'oda', 'pia', 'rosa'];
  for (const login of logins) {
    plans.set(login, act([roster(login)]));
    town.twin.as('gus').openIssue('acme/app', { title: login });
  }
  await town.quiet();
  for (let n = 0; n < 6; n += 1) await later(town);
  expect(pulls()).toHaveLength(1);
  expect(fileOn('hearth/people')?.trim().split('\n').slice(2).sort()).toEqual([
    '- @ana',
    ...logins.map((one) => `- @${one}`),
  ]);
  const rows = await town.hearth.database.rows<{ state: string }>('select state from actions');
  expect(rows.map(({ state }) => state)).toEqual(logins.map(() => 'applied'));
});

describe('after a broken connection', () => {
  test.each([
    ['POST /repos/{owner}/{repo}/git/trees', 'cut-before'],
    ['POST /repos/{owner}/{repo}/git/trees', 'cut-after'],
    ['POST /repos/{owner}/{repo}/git/commits', 'cut-after'],
    ['POST /repos/{owner}/{repo}/git/refs', 'cut-after'],
    ['POST /repos/{owner}/{repo}/pulls', 'cut-before'],
    ['POST /repos/{owner}/{repo}/pulls', 'cut-after'],
  ] as const)('%s %s: there is one request, with everything in it', async (route, kind) => {
    town.twin.faults.add({ route, kind, times: 1 });
    await plan([roster('nia'), approver('nia')]);
    await later(town);
    expect(await last()).toMatchObject({ state: 'applied' });
    expect(pulls()).toHaveLength(1);
    expect(commitsOf(pulls()[0]!.number)).toHaveLength(1);
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n');
    expect(fileOn('hearth/people', 'pkg/OWNERS')).toBe('approvers:\n- nia\n');
  });

  test('while it is added to: the entry is there once', async () => {
    await plan([roster('nia')]);
    town.twin.faults.add({ route: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}', kind: 'cut-after', times: 1 });
    await plan([roster('oda')]);
    await later(town);
    expect(await last()).toMatchObject({ state: 'applied', pull: pulls()[0]?.number });
    expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n- @oda\n');
  });
});

test('somebody who pushes in the very moment loses nothing', async () => {
  const { pull } = await plan([roster('nia')]);
  const route = 'POST /repos/{owner}/{repo}/git/commits';
  let pushed = false;
  const { requests } = town.twin;
  const original = requests.push.bind(requests);
  requests.push = (...records) => {
    if (!pushed && records.some((one) => one.route === route)) {
      pushed = true;
      town.twin.as('mo').pushToPull('acme/app', pull ?? 0, { files: { 'NOTE.md': 'Mine.\n' }, message: 'Mine' });
    }
    return original(...records);
  };
  await plan([roster('oda')]);
  await later(town);
  expect(pushed).toBe(true);
  expect(await last()).toMatchObject({ state: 'applied' });
  expect(fileOn('hearth/people', 'NOTE.md')).toBe('Mine.\n');
  expect(fileOn('hearth/people')).toBe('# Members\n\n- @ana\n- @nia\n- @oda\n');
});
