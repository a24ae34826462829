// What a team may do at most, who is in it, and accounts by login and by number: asked live, and what is not seen is unknown.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { Unavailable } from '../../src/core/failure.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
beforeEach(async () => {
  reads = await startReads();
  app = reads.describe('app');
  reads.describe('docs');
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const team = (slug: string) => reads.hands.team(app, slug);
const seed = (slug: string, options?: Parameters<Readers['twin']['team']>[1]) =>
  reads.twin.team(`acme/${slug}`, options);

describe('a team', () => {
  test('with nothing above, below and in its hands may do nothing', async () => {
    const { id } = seed('members');
    expect(await team('members')).toEqual({
      id,
      slug: 'members',
      organization: app.owner.id,
      secret: false,
      right: 'none',
      above: 'none',
      below: 'none',
    });
  });

  test.each(['read', 'triage', 'write', 'maintain', 'admin'] as const)('may do the most of all: %s', async (role) => {
    seed('members', { repositories: { app: 'read', docs: role } });
    expect(await team('members')).toMatchObject({ right: role });
  });

  test('has what is above it, and is told what is below it, however deep', async () => {
    seed('top', { repositories: { app: 'maintain' } });
    seed('middle', { parent: 'top' });
    seed('members', { parent: 'middle', repositories: { docs: 'read' } });
    seed('child', { parent: 'members' });
    seed('grandchild', { parent: 'child', repositories: { docs: 'admin' } });
    expect(await team('members')).toMatchObject({ right: 'maintain', above: 'maintain', below: 'admin' });
    expect(await team('top')).toMatchObject({ right: 'maintain', above: 'none', below: 'admin' });
  });

  test('of which not every repository is seen may do anything', async () => {
    reads.describe('vault', { private: true });
    seed('members', { repositories: { app: 'read', vault: 'read' } });
    seed('parent', { repositories: { vault: 'read' } });
    seed('child', { parent: 'parent' });
    reads.installation.removeRepositories('vault');
    expect(await team('members')).toMatchObject({ right: 'unknown' });
    expect(await team('child')).toMatchObject({ right: 'unknown', above: 'unknown' });
    expect(await team('parent')).toMatchObject({ below: 'unknown' });
  });

  test('that is secret says so; one of a user, of an odd slug or of nobody is none', async () => {
    seed('quiet', { secret: true });
    expect(await team('quiet')).toMatchObject({ secret: true });
    expect(await team('none')).toBeNull();
    for (const slug of ['..', '.', '', 'a/b', 'мembers', 'a?b']) expect(await team(slug)).toBeNull();
    const { id } = reads.twin.user('uma');
    expect(await reads.hands.team({ ...app, owner: { id, login: 'uma', kind: 'user' } }, 'quiet')).toBeNull();
  });

  test('is not guessed at while GitHub fails', async () => {
    seed('members');
    reads.twin.faults.add({ route: 'GET /orgs/{org}/teams/{team_slug}/repos', kind: 'fail-before', status: 502 });
    await expect(team('members')).rejects.toThrow(Unavailable);
  });
});

describe('its people', () => {
  test('are its members and those of its children; who is invited is not', async () => {
    seed('members', { members: ['ana'], pending: ['ina'] });
    seed('child', { parent: 'members', members: ['ben'] });
    const found = await reads.hands.teamMembers(app, 'members');
    expect(found?.map(({ login }) => login)).toEqual(['ana', 'ben']);
    expect(await reads.hands.teamMembers(app, 'none')).toBeNull();
    expect(await reads.hands.teamMembers(app, '..')).toBeNull();
  });

  test('are told page by page', async () => {
    seed('members', { members: Array.from({ length: 205 }, (_, n) => `user-${n}`) });
    expect(await reads.hands.teamMembers(app, 'members')).toHaveLength(205);
  });

  test('one by one: member, invited, outside, unknown', async () => {
    seed('members', { members: ['ana'], pending: ['ina'] });
    const ask = (login: string, slug = 'members') => reads.hands.teamMembership(app, slug, login);
    expect([await ask('ana'), await ask('ina'), await ask('ben'), await ask('ana/..'), await ask('ana', '..')]).toEqual(
      ['member', 'pending', 'outside', 'unknown', 'unknown'],
    );
    reads.installation.grant({ metadata: 'read' });
    expect(await ask('ana')).toBe('unknown');
  });

  test('are more by one who is asked into it', async () => {
    const granted = { ...DEFAULT_PERMISSIONS, members: 'write' } as const;
    reads.installation.grant(granted);
    reads.twin.expireTokens();
    reads.twin.org('acme', { members: [{ login: 'ana' }] });
    const { members } = seed('members');
    reads.twin.user('ina');
    expect(await reads.hands.joinTeam(app, 'members', 'ana')).toBe('member');
    expect(await reads.hands.joinTeam(app, 'members', 'ina')).toBe('pending');
    expect([...members.values()]).toEqual(['active', 'pending']);
    await expect(reads.hands.joinTeam(app, '../x', 'ana')).rejects.toMatchObject({ status: 422 });
    await expect(reads.hands.joinTeam(app, 'members', 'ana/x')).rejects.toMatchObject({ status: 422 });
    expect(members.size).toBe(2);
  });
});

describe('an account', () => {
  test('is found by its login in any letter case, and by its number; a former login is nobody’s', async () => {
    const { id } = reads.twin.user('Ana');
    expect(await reads.hands.account(app, 'ana')).toEqual({ id, login: 'Ana', kind: 'user' });
    reads.twin.renameUser('Ana', 'annika');
    expect(await reads.hands.account(app, 'ana')).toBeNull();
    expect(await reads.hands.accountOf(app, id)).toEqual({ id, login: 'annika', kind: 'user' });
    reads.twin.deleteUser('annika');
    expect(await reads.hands.accountOf(app, id)).toBeNull();
    expect(await reads.hands.account(app, '../annika')).toBeNull();
  });
});
