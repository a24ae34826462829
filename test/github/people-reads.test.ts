// Who is in which team, and which names are accounts: asked live, and what GitHub does not say is unknown.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Unavailable } from '../../src/core/failure.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
const MEMBERSHIP = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
const TEAM = 'GET /orgs/{org}/teams/{team_slug}';
const USER = 'GET /users/{username}';
const MEMBERS = 'GET /orgs/{org}/members';
const COLLABORATORS = 'GET /repos/{owner}/{repo}/collaborators';
const GRAPHQL = 'POST /graphql';

beforeEach(async () => {
  reads = await startReads();
  app = reads.describe('app');
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const ofUser = (): Repository => {
  const { id } = reads.twin.user('ana');
  return { ...app, owner: { id, login: 'ana', kind: 'user' } };
};

describe('in teams', () => {
  const inTeams = (login: string, ...teams: readonly string[]) => reads.hands.inTeams(app, teams, reads.person(login));

  test('a member is in, who is invited or a stranger is not; a team that is not there says nothing', async () => {
    reads.twin.team('acme/sig-node', { members: ['ana'], pending: ['ben'] });
    reads.twin.team('acme/sig-docs', { members: ['ben'] });
    expect(await inTeams('ana', 'sig-node', 'sig-docs', 'sig-none')).toEqual({
      'sig-node': 'member',
      'sig-docs': 'outside',
      'sig-none': 'unknown',
    });
    expect(await inTeams('ben', 'sig-node', 'SIG-Docs')).toEqual({ 'sig-node': 'outside', 'SIG-Docs': 'member' });
    expect(await inTeams('cora', 'sig-node')).toEqual({ 'sig-node': 'outside' });
  });

  test('takes a request a team, one more where it says no, and one for who bears the login', async () => {
    reads.twin.team('acme/sig-node', { members: ['ana'] });
    await inTeams('ana', 'sig-node', 'sig-node');
    expect(reads.routes()).toEqual([MEMBERSHIP, USER]);
    await inTeams('ben', 'sig-node');
    expect(reads.routes()).toEqual([MEMBERSHIP, TEAM]);
    expect(await inTeams('ben')).toEqual({});
    expect(reads.routes()).toEqual([]);
  });

  test('a login that somebody else took, or that nobody bears any more, is in no team', async () => {
    const { twin, hands } = reads;
    twin.team('acme/sig-node', { members: ['ana'] });
    const taken = { id: 4_711, login: 'ana', kind: 'user' } as const;
    expect(await hands.inTeams(app, ['sig-node', 'sig-docs'], taken)).toEqual({
      'sig-node': 'unknown',
      'sig-docs': 'unknown',
    });
    twin.faults.add({ route: USER, kind: 'fail-before', status: 404, body: { message: 'Not Found' } });
    expect(await inTeams('ana', 'sig-node')).toEqual({ 'sig-node': 'unknown' });
  });

  test('of a user there are none', async () => {
    expect(await reads.hands.inTeams(ofUser(), ['sig-node'], reads.person('ana'))).toEqual({ 'sig-node': 'unknown' });
    expect(reads.routes()).toEqual([]);
  });

  test.each(['..', '.', '', 'a/b', '../acme', 'a b', 'ü', 'x'.repeat(256)])(
    'a name that is no slug leads nowhere: %j',
    async (slug) => {
      expect(await inTeams('mo', slug)).toEqual({ [slug]: 'unknown' });
      expect(reads.routes()).toEqual([]);
    },
  );

  test('of more than 20 the rest is unknown', async () => {
    const slugs = Array.from({ length: 25 }, (_, n) => `team-${n}`);
    for (const slug of slugs) reads.twin.team(`acme/${slug}`, { members: ['ana'] });
    const found = Object.values(await inTeams('ana', ...slugs));
    expect(found).toEqual([...Array<string>(20).fill('member'), ...Array<string>(5).fill('unknown')]);
  });

  test('a state that is not known says nothing', async () => {
    reads.twin.faults.add({ route: MEMBERSHIP, kind: 'fail-before', status: 200, body: { state: 'suspended' } });
    expect(await inTeams('ana', 'sig-node')).toEqual({ 'sig-node': 'unknown' });
  });

  test.each([
    ['the membership', MEMBERSHIP],
    ['the team', TEAM],
  ])('a refusal of %s is unknown, for that team alone', async (_, route) => {
    reads.twin.team('acme/a', { members: ['ben'] });
    reads.twin.team('acme/b', { members: ['ben'] });
    reads.twin.faults.add({ route, kind: 'fail-before', status: 403, body: { message: 'No.' }, times: 1 });
    expect(await inTeams('ana', 'a', 'b')).toEqual({ a: 'unknown', b: 'outside' });
  });

  test('without the permission nothing is known', async () => {
    reads.twin.team('acme/sig-node', { members: ['ana'] });
    reads.installation.grant({ metadata: 'read' });
    expect(await inTeams('ana', 'sig-node')).toEqual({ 'sig-node': 'unknown' });
  });

  test.each([
    ['a server error', { kind: 'fail-before', status: 502 }, Unavailable],
    ['no answer in time', { kind: 'delay', ms: 1_000 }, Unavailable],
    ['a limit', { kind: 'fail-before', status: 429, headers: { 'retry-after': '7' } }, RateLimited],
  ] as const)('%s is thrown, wherever it comes', async (_, fault, failure) => {
    reads.twin.team('acme/sig-node', { members: ['ana'] });
    for (const [login, route] of [
      ['ana', MEMBERSHIP],
      ['ana', USER],
      ['ben', TEAM],
    ] as const) {
      reads.twin.faults.clear();
      reads.twin.faults.add({ route, ...fault });
      const hands = fault.kind === 'delay' ? await reads.hasty() : reads.hands;
      await expect(hands.inTeams(app, ['sig-node'], reads.person(login))).rejects.toBeInstanceOf(failure);
    }
  });

  test('an organisation that was renamed since the event is not mistaken for one without the person', async () => {
    reads.twin.team('acme/sig-node', { members: ['ana'] });
    reads.twin.renameUser('acme', 'acme-corp');
    expect(await inTeams('ana', 'sig-node')).toEqual({ 'sig-node': 'unknown' });
    const later = await reads.github.installation(reads.installation.id, new Date(Date.now() - 3_600_000));
    expect(await later.inTeams(app, ['sig-node'], reads.person('ana'))).toEqual({ 'sig-node': 'member' });
  });
});

describe('accounts', () => {
  const accounts = (...logins: readonly string[]) => reads.hands.accounts(app, logins);

  test('are members (concealed ones too), outside, or gone', async () => {
    const { twin } = reads;
    twin.org('acme', { members: [{ login: 'carol', public: false }] });
    twin.user('dan');
    twin.user('eve');
    twin.deleteUser('eve');
    twin.org('other');
    expect(await accounts('MO', 'carol', 'dan', 'eve', 'nobody', 'other', 'sig-leads')).toEqual({
      MO: 'member',
      carol: 'member',
      dan: 'outside',
      eve: 'gone',
      nobody: 'gone',
      other: 'outside',
      'sig-leads': 'gone',
    });
    expect(reads.routes()).toEqual([MEMBERS, GRAPHQL]);
  });

  test('take a request for each hundred members and for each hundred strangers', async () => {
    const names = (of: string, count: number) => Array.from({ length: count }, (_, n) => `${of}-${n}`);
    reads.twin.org('acme', { members: names('member', 149).map((login) => ({ login })) });
    const found = await accounts(...names('member', 149), ...names('stranger', 101), ...names('stranger', 101));
    expect(Object.values(found).filter((one) => one === 'member')).toHaveLength(149);
    expect(Object.values(found).filter((one) => one === 'gone')).toHaveLength(101);
    expect(reads.routes()).toEqual([MEMBERS, MEMBERS, GRAPHQL, GRAPHQL]);
    expect(reads.twin.requests.at(-1)?.cost).toBe(1);
  });

  test('no names take no request; those of Apps say nothing; what was never a login is gone', async () => {
    expect(await accounts()).toEqual({});
    expect(reads.routes()).toEqual([]);
    expect(await accounts('hearth[bot]', 'a/b', '"){x}', '')).toEqual({
      'hearth[bot]': 'unknown',
      'a/b': 'gone',
      '"){x}': 'gone',
      '': 'gone',
    });
    expect(reads.routes()).toEqual([MEMBERS]);
  });

  test('a former login is gone, and means the one who took it since', async () => {
    reads.twin.org('acme', { members: [{ login: 'ana' }] });
    reads.twin.renameUser('ana', 'ana-maria');
    expect(await accounts('ana', 'ana-maria')).toEqual({ ana: 'gone', 'ana-maria': 'member' });
    reads.twin.user('ana');
    expect(await accounts('ana')).toEqual({ ana: 'outside' });
  });

  test('where GitHub tells it as an error of that name alone, the others are told all the same', async () => {
    const errors = [{ type: 'NOT_FOUND', path: ['u1'], message: "Could not resolve to a User with the login of 'b'." }];
    const body = { data: { u0: { login: 'a' }, u1: null }, errors };
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body });
    expect(await accounts('a', 'b')).toEqual({ a: 'outside', b: 'gone' });
  });

  test('without the permission, or where the list is refused, nobody is said to be outside', async () => {
    reads.twin.user('dan');
    reads.installation.grant({ metadata: 'read' });
    reads.twin.expireTokens();
    expect(await accounts('mo', 'dan', 'nobody')).toEqual({ mo: 'member', dan: 'unknown', nobody: 'gone' });
    reads.twin.faults.add({ route: MEMBERS, kind: 'fail-before', status: 403, body: { message: 'No.' } });
    expect(await accounts('mo', 'dan')).toEqual({ mo: 'unknown', dan: 'unknown' });
  });

  test('in a repository of a user are its collaborators, and nobody is said to be outside where they are not told', async () => {
    const { twin, github } = reads;
    twin.user('zed');
    const { id, ownerId } = twin.repository('zed/app', { collaborators: { ana: 'write' } });
    const own = { ...app, id, owner: { id: ownerId, login: 'zed', kind: 'user' } } as const;
    twin.user('dan');
    const hands = await github.installation(twin.install('zed').id);
    expect(await hands.accounts(own, ['Zed', 'ana', 'dan', 'nobody'])).toEqual({
      Zed: 'member',
      ana: 'member',
      dan: 'outside',
      nobody: 'gone',
    });
    expect(reads.routes().slice(-2)).toEqual([COLLABORATORS, GRAPHQL]);
    twin.faults.add({ route: COLLABORATORS, kind: 'fail-before', status: 403, body: { message: 'No.' } });
    expect(await hands.accounts(own, ['ana', 'nobody'])).toEqual({ ana: 'unknown', nobody: 'gone' });
  });

  test('beyond 2,000 are unknown', async () => {
    const logins = Array.from({ length: 2_001 }, (_, n) => `x-${n}`);
    const found = await accounts(...logins);
    expect([found['x-1999'], found['x-2000']]).toEqual(['gone', 'unknown']);
  });

  test.each([
    ['a server error of the list', { route: MEMBERS, kind: 'fail-before', status: 502 }, Unavailable],
    ['a server error of the names', { path: /graphql/, kind: 'fail-before', status: 500 }, Unavailable],
    ['another error', { path: /graphql/, kind: 'graphql-errors', errors: [{ type: 'INTERNAL' }] }, Unavailable],
    ['a limit', { route: MEMBERS, kind: 'fail-before', status: 429, headers: { 'retry-after': '7' } }, RateLimited],
  ] as const)('%s is thrown', async (_, fault, failure) => {
    reads.twin.user('dan');
    reads.twin.faults.add(fault);
    await expect(accounts('dan')).rejects.toBeInstanceOf(failure);
  });
});
