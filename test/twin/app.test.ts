// App authentication over HTTP with the real clients, and who may reach what.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientOf, probotOf, startCommunity, startTestTwin } from './support.js';
import type { Twin } from './twin.js';

let home: Awaited<ReturnType<typeof startCommunity>>;
let other: Twin | undefined;
beforeAll(async () => {
  home = await startCommunity();
});
afterAll(async () => {
  await other?.close();
  await home.twin.close();
});

test('probot reaches an installation with its private key', async () => {
  const octokit = await probotOf(home.twin).auth(home.installation.id);
  const { data } = await octokit.rest.repos.get(home.repo);
  expect(data.full_name).toBe('acme/app');
});

test('the app itself sees its installations', async () => {
  const octokit = await clientOf(home.twin);
  const installations = await octokit.paginate('GET /app/installations');
  expect(installations.map(({ id }) => id)).toEqual([home.installation.id]);
  const { data } = await octokit.rest.apps.getRepoInstallation(home.repo);
  expect(data.account).toMatchObject({ login: 'acme', type: 'Organization' });
});

test('a JWT for another app is refused', async () => {
  const octokit = await probotOf(home.twin, 999).auth();
  await expect(octokit.rest.apps.getAuthenticated()).rejects.toMatchObject({
    status: 404,
    message: /Integration not found/,
  });
});

test('a repository outside the installation does not exist', async () => {
  home.twin.repository('other/secret');
  await expect(home.octokit.rest.repos.get({ owner: 'other', repo: 'secret' })).rejects.toMatchObject({ status: 404 });
});

test('a manifest code is good for one conversion', async () => {
  const code = home.twin.manifestCode({ pem: 'the key' });
  const convert = () => fetch(`${home.twin.url}/app-manifests/${code}/conversions`, { method: 'POST' });
  const first = await convert();
  expect([first.status, await first.json()]).toMatchObject([201, { id: 12345, slug: 'hearth', pem: 'the key' }]);
  expect((await convert()).status).toBe(404);
});

test('dates follow the given clock, tokens the clock of the machine', async () => {
  let now = new Date('2030-01-31T23:59:59.500Z');
  const twin = await startTestTwin({ now: () => now });
  other = twin;
  twin.repository('acme/app');
  const { id } = twin.install('acme');
  const octokit = await clientOf(twin, id);
  const repo = { owner: 'acme', repo: 'app' };
  expect((await octokit.rest.issues.create({ ...repo, title: 'one' })).data.created_at).toBe('2030-01-31T23:59:59Z');
  now = new Date('2030-02-04T00:00:00Z');
  const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: 1, body: 'later' });
  expect(data.created_at).toBe('2030-02-04T00:00:00Z');
  const app = await clientOf(twin);
  // Three days on, the log has forgotten the installation and the issue.
  expect((await app.rest.apps.listWebhookDeliveries()).data.map(({ event }) => event)).toEqual(['issue_comment']);
});
