// Tokens, permissions, limits and the published description.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSign } from 'node:crypto';
import { clientOf, privateKey, startCommunity } from './support.js';

let home: Awaited<ReturnType<typeof startCommunity>>;
beforeEach(async () => {
  home = await startCommunity();
  home.twin.as('dan').openIssue('acme/app', { title: 'one' });
  home.twin.as('dan').openPull('acme/app', { title: 'two' });
});
afterEach(async () => {
  await home.twin.close();
});

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

const fetchAs = (token: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${home.twin.url}${path}`, { ...init, headers: { authorization: `bearer ${token}` } });

test.each([
  ['a number as issuer', { iss: 12345 }, 200],
  ['a string as issuer', { iss: '12345' }, 200],
  ['too long a life', { exp: 700 }, 401],
  ['an expired one', { exp: -1 }, 401],
  ['one from the future', { iat: 90 }, 401],
  ['no issuer', { iss: undefined }, 404],
])('a JWT with %s', async (_name, change: { iss?: unknown; exp?: number; iat?: number }, status) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 12345, ...change, iat: now + (change.iat ?? -30), exp: now + (change.exp ?? 300) };
  expect((await fetchAs(jwt(claims), '/app')).status).toBe(status);
});

test('a JWT with a broken signature is refused', async () => {
  const now = Math.floor(Date.now() / 1000);
  const token = jwt({ iss: 12345, iat: now, exp: now + 60 });
  const answer = await fetchAs(`${token.slice(0, -12)}AAAAAAAAAAAA`, '/app');
  expect([answer.status, await answer.json()]).toMatchObject([
    401,
    { message: 'A JSON web token could not be decoded' },
  ]);
});

test('a token works for an hour and not while suspended', async () => {
  const app = await clientOf(home.twin);
  const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: home.installation.id });
  const get = async (): Promise<number> => (await fetchAs(data.token, '/repos/acme/app')).status;
  expect(await get()).toBe(200);
  home.installation.suspend();
  expect(await get()).toBe(403);
  home.installation.unsuspend();
  home.twin.expireTokens();
  expect(await get()).toBe(401);
  home.installation.uninstall();
  await expect(
    app.rest.apps.createInstallationAccessToken({ installation_id: home.installation.id }),
  ).rejects.toMatchObject({ status: 404 });
});

test('a narrowed token reaches only what it names', async () => {
  const { id } = home.twin.repository('acme/other');
  const app = await clientOf(home.twin);
  const { data } = await app.rest.apps.createInstallationAccessToken({
    installation_id: home.installation.id,
    repository_ids: [id],
    permissions: { issues: 'read' },
  });
  expect((await fetchAs(data.token, '/repos/acme/other')).status).toBe(200);
  expect((await fetchAs(data.token, '/repos/acme/app')).status).toBe(404);
  const body = JSON.stringify({ title: 'no' });
  const refused = await fetchAs(data.token, '/repos/acme/other/issues', { method: 'POST', body });
  expect(refused.status).toBe(403);
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write');
});

test('a pull request is labelled with either permission, an issue only with its own', async () => {
  home.installation.grant({ pull_requests: 'write' });
  const label = (issue_number: number) =>
    home.octokit.rest.issues.addLabels({ ...home.repo, issue_number, labels: ['bug'] });
  await expect(label(1)).rejects.toMatchObject({ status: 403, message: /not accessible by integration/ });
  expect((await label(2)).status).toBe(200);
});

describe('limits', () => {
  test('the primary limit ends with 403, nothing remaining and the time of reset', async () => {
    home.twin.limits.primary = 3;
    const get = () => home.octokit.rest.repos.get(home.repo);
    expect((await get()).headers['x-ratelimit-remaining']).toBe('2');
    await get();
    await get();
    await expect(get()).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '3' } },
    });
  });

  test('too many comments in a minute meet the secondary limit', async () => {
    home.twin.limits.perMinute = 2;
    const say = () => home.octokit.rest.issues.createComment({ ...home.repo, issue_number: 1, body: 'hi' });
    await say();
    await say();
    await expect(say()).rejects.toMatchObject({
      status: 403,
      message: /secondary rate limit/,
      response: { headers: { 'retry-after': '60' } },
    });
    expect(home.twin.comments('acme/app', 1)).toHaveLength(2);
  });
});

describe('what the published description does not allow is refused and noted', () => {
  test.each([
    ['GET', '/repos/acme/app/issues?colour=red', undefined, /colour/],
    ['GET', '/repos/acme/app/issues?state=broken', undefined, /state/],
    ['GET', '/repos/acme/app/issues/one', undefined, /issue_number/],
    ['POST', '/repos/acme/app/issues/1/comments', { text: 'x' }, /body/],
    ['POST', '/repos/acme/app/issues/1/comments', { body: 'x', extra: 1 }, /extra/],
    ['PATCH', '/repos/acme/app/issues/1', { state_reason: 'bored' }, /state_reason/],
    ['POST', '/repos/acme/app/issues/1/reactions', { content: 'thumbs' }, /content/],
  ])('%s %s %j', async (method, path, body, reason) => {
    const init = { method, ...(body === undefined ? {} : { data: body }) };
    await expect(home.octokit.request({ url: path, ...init } as never)).rejects.toMatchObject({ status: 400 });
    expect(home.twin.violations).toHaveLength(1);
    expect(home.twin.violations[0]?.reason).toMatch(reason);
  });

  test('an unknown route', async () => {
    await expect(home.octokit.request('GET /repos/acme/app/secrets')).rejects.toMatchObject({ status: 404 });
    expect(home.twin.violations).toMatchObject([{ reason: 'unknown route', path: '/repos/acme/app/secrets' }]);
  });
});
