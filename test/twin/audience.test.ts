// Stars, forks, releases, review comments and collaborators: who is around a repository.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphqlOf, startCommunity, type Ask } from './support.js';

type Json = Record<string, unknown>;

let now = new Date('2030-01-01T00:00:00Z');
let home: Awaited<ReturnType<typeof startCommunity>>;
let ask: Ask;
beforeAll(async () => {
  home = await startCommunity({ now: () => now });
  ask = await graphqlOf(home.twin, home.installation.id);
});
afterAll(async () => {
  expect(home.twin.violations).toEqual([]);
  await home.twin.close();
});

const APP = 'acme/app';
const tick = (): void => {
  now = new Date(now.getTime() + 60_000);
};

async function askRepository(fields: string): Promise<Json> {
  const { data, errors } = await ask(`{ repository(owner: "acme", name: "app") { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data?.['repository'] as Json;
}

test('stars, forks and releases are told and counted', async () => {
  const { twin } = home;
  const sent = twin.payloadsOf(() => {
    for (const login of ['dan', 'erin', 'frank']) {
      tick();
      twin.as(login).star(APP);
      twin.as(login).fork(APP);
    }
    twin.as('frank').unstar(APP);
    tick();
    twin.as('alice').release(APP, { tagName: 'v1', name: 'One' });
    twin.as('alice').release(APP, { tagName: 'v2', prerelease: true });
  });
  const names = sent.map(({ event, payload }) => [event, payload['action']].filter(Boolean).join('.'));
  expect(names.slice(-5)).toEqual(['star.created', 'fork', 'star.deleted', 'release.published', 'release.published']);
  const repository = await askRepository(`stargazerCount forkCount
    stargazers(first: 1, orderBy: {field: STARRED_AT, direction: DESC}) { totalCount edges { starredAt node { __typename login } } }
    forks(first: 2, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { databaseId createdAt owner { __typename login } } }
    releases(first: 5, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { tagName publishedAt isDraft isPrerelease author { login } } }`);
  expect(repository).toMatchObject({
    stargazerCount: 2,
    forkCount: 3,
    stargazers: { totalCount: 2, edges: [{ starredAt: '2030-01-01T00:02:00Z', node: { login: 'erin' } }] },
    forks: { nodes: [{ owner: { login: 'frank' } }, { owner: { login: 'erin' } }] },
    releases: {
      nodes: [
        { tagName: 'v2', isPrerelease: true },
        { tagName: 'v1', author: { login: 'alice' } },
      ],
    },
  });
});

test('review comments are listed by the page, in the order asked', async () => {
  const { twin, octokit, repo } = home;
  const { number } = twin.as('dan').openPull(APP, { title: 'Fix' });
  const ids = [1, 2, 3].map((index) => {
    tick();
    return twin.as('bob').reviewComment(APP, number, { body: `comment ${index}` }).id;
  });
  tick();
  const since = now.toISOString();
  twin.as('bob').editReviewComment(APP, ids[0]!, 'changed');
  const list = octokit.rest.pulls.listReviewCommentsForRepo;
  const page = await list({ ...repo, sort: 'created', direction: 'desc', per_page: 2 });
  expect(page.data.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  expect(page.headers.link).toContain('rel="next"');
  expect((await list({ ...repo, since })).data.map(({ body }) => body)).toEqual(['changed']);
});

test('collaborators with what they may do', async () => {
  const { octokit, repo } = home;
  const { data } = await octokit.rest.repos.listCollaborators(repo);
  expect(data.map(({ login, role_name }) => `${login} ${role_name}`)).toEqual([
    'alice admin',
    'carol read',
    'bob write',
  ]);
  expect(data[2]?.permissions).toMatchObject({ push: true, admin: false });
  const { data: outside } = await octokit.rest.repos.listCollaborators({ ...repo, affiliation: 'outside' });
  expect(outside.map(({ login }) => login)).toEqual(['bob']);
});

test('a mannequin is an author of its own kind', async () => {
  home.twin.user('import-1', { type: 'Mannequin' });
  home.twin.as('import-1').openIssue(APP, { title: 'Old' });
  const fields = 'issues(last: 1) { nodes { author { __typename login ... on Mannequin { databaseId } } } }';
  expect(await askRepository(fields)).toMatchObject({
    issues: { nodes: [{ author: { __typename: 'Mannequin', login: 'import-1' } }] },
  });
  expect(home.twin.issues(APP).at(-1)?.['user']).toMatchObject({ type: 'Mannequin' });
});
