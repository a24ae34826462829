// GitHub requests, counted by GitHub's side, tokens included.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown, WELCOME } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

/** Requests of what happens in `act`, apart from reading the delivery log, which no delivery causes. */
async function requestsOf(act: () => unknown): Promise<readonly string[]> {
  await town.quiet();
  const before = town.twin.requests.length;
  act();
  await town.quiet();
  return town.twin.requests
    .slice(before)
    .map((request) => request.route)
    .filter((route) => !route.includes('/app/hook/'));
}

const openPull = (login: string) => () =>
  town.twin.as(login).openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' });

describe('requests', () => {
  test('a cold greeting takes at most 7, a warm one at most 4, with the file in the repository', async () => {
    town = await startTown();
    expect((await requestsOf(openPull('ana'))).length).toBeLessThanOrEqual(7);
    expect(await requestsOf(openPull('ben'))).toEqual([
      'GET /repos/{owner}/{repo}/issues',
      'GET /orgs/{org}/members/{username}',
      'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    ]);
  });

  test('a cold greeting takes at most 7 with the file in the organisation', async () => {
    town = await startTown(null);
    town.twin.repository('acme/.github', { files: { '.github/hearth.yml': WELCOME } });
    const requests = await requestsOf(openPull('ana'));
    expect(requests).toContain('POST /repos/{owner}/{repo}/issues/{issue_number}/comments');
    expect(requests.length).toBeLessThanOrEqual(7);
    expect((await requestsOf(openPull('ben'))).length).toBeLessThanOrEqual(4);
  });

  test('a first merge takes at most 4', async () => {
    town = await startTown();
    await requestsOf(openPull('ana'));
    const requests = await requestsOf(() => town.twin.as('mo').merge('acme/app', 1));
    expect(requests).toContain('POST /repos/{owner}/{repo}/issues/{issue_number}/comments');
    expect(requests.length).toBeLessThanOrEqual(4);
  });

  test('a delivery that leads to nothing, for a known person and a cached config, takes none', async () => {
    town = await startTown();
    await requestsOf(openPull('ana'));
    expect(await requestsOf(openPull('ana'))).toEqual([]);
    expect(await requestsOf(() => town.twin.as('ana').comment('acme/app', 1, 'Any news?'))).toEqual([]);
    expect(await requestsOf(() => town.twin.as('mo').close('acme/app', 1))).toEqual([]);
  });

  test('neither does a repository without any file, once that is known', async () => {
    town = await startTown(null);
    await requestsOf(openPull('ana'));
    expect(await requestsOf(openPull('ben'))).toEqual([]);
  });
});
