// What the twin tells of teams, trees and links: as much as GitHub would, to those whom GitHub would tell it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { graphqlOf, startCommunity, type Ask } from './support.js';
import { blobSha } from './routes/contents.js';

let community: Awaited<ReturnType<typeof startCommunity>>;
let ask: Ask;

beforeEach(async () => {
  community = await startCommunity();
  ask = await graphqlOf(community.twin, community.installation.id);
});
afterEach(async () => {
  expect(community.twin.violations).toEqual([]);
  await community.twin.close();
});

const status = (request: Promise<{ status: number }>): Promise<number> =>
  request.then(
    (answer) => answer.status,
    (error: unknown) => (error as { status: number }).status,
  );
const membership = (username: string, slug = 'sig-node', org = 'acme') =>
  community.octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug: slug, username });
const ofRepository = async (fields: string): Promise<Record<string, unknown>> => {
  const { data, errors } = await ask(`{ repository(owner: "acme", name: "app") { ${fields} } }`);
  return { errors, ...((data?.['repository'] ?? {}) as Record<string, unknown>) };
};

describe('a team', () => {
  test('tells who is in it, who is invited, and that nobody else is', async () => {
    community.twin.team('acme/sig-node', { name: 'SIG Node', members: ['bob'], pending: ['dan'] });
    expect((await membership('bob')).data).toMatchObject({ role: 'member', state: 'active' });
    expect((await membership('DAN', 'SIG-node')).data.state).toBe('pending');
    expect(await status(membership('alice'))).toBe(404);
    expect(await status(membership('nobody'))).toBe(404);
    expect(await status(membership('bob', 'sig-none'))).toBe(404);
    const { data } = await community.octokit.rest.teams.getByName({ org: 'acme', team_slug: 'sig-node' });
    expect(data).toMatchObject({ slug: 'sig-node', name: 'SIG Node' });
  });

  test('of another organisation is not shown; without the permission none is', async () => {
    const { twin, installation } = community;
    twin.org('other');
    twin.team('other/sig-node', { members: ['bob'] });
    twin.team('acme/sig-node', { members: ['bob'] });
    expect(await status(membership('bob', 'sig-node', 'other'))).toBe(404);
    installation.grant({ metadata: 'read' });
    expect(await status(membership('bob'))).toBe(403);
  });

  test('that is made twice is one, with the members of both', async () => {
    const { twin } = community;
    const first = twin.team('acme/sig-node', { members: ['bob'] });
    expect(twin.team('acme/SIG-node', { members: ['dan'] })).toBe(first);
    expect([(await membership('bob')).status, (await membership('dan')).status]).toEqual([200, 200]);
  });

  test('that is asked for a review is told in REST, in GraphQL, in the timeline and by webhook', async () => {
    const { twin, octokit, repo } = community;
    const { id } = twin.team('acme/sig-node');
    const { number } = twin.as('dan').openPull('acme/app', { title: 'Mend it' });
    const told = twin.payloadsOf(() => {
      twin.as('alice').requestTeamReview('acme/app', number, 'sig-node');
      twin.as('alice').requestTeamReview('acme/app', number, 'sig-node');
    });
    expect(told).toHaveLength(1);
    expect(told[0]?.payload).toMatchObject({ action: 'review_requested', requested_team: { id, slug: 'sig-node' } });
    const { data } = await octokit.rest.pulls.get({ ...repo, pull_number: number });
    expect(data.requested_teams).toMatchObject([{ slug: 'sig-node' }]);
    const team = 'requestedReviewer { ... on Team { slug databaseId } }';
    const shown = await ofRepository(`pullRequest(number: ${number}) { reviewRequests(first: 1) { nodes { ${team} } }
      timelineItems(first: 5, itemTypes: [REVIEW_REQUESTED_EVENT]) { nodes { ... on ReviewRequestedEvent { ${team} } } } }`);
    const nodes = [{ requestedReviewer: { slug: 'sig-node', databaseId: id } }];
    expect(shown).toMatchObject({ pullRequest: { reviewRequests: { nodes }, timelineItems: { nodes } } });
  });
});

describe('git', () => {
  test('a tree is cut where it is told to be', async () => {
    const { twin, octokit, repo } = community;
    const read = async () => (await octokit.rest.git.getTree({ ...repo, tree_sha: 'HEAD', recursive: 'true' })).data;
    expect([(await read()).truncated, (await read()).tree.length]).toEqual([false, 3]);
    twin.state.treeLimit = 2;
    expect([(await read()).truncated, (await read()).tree.length]).toEqual([true, 2]);
  });

  test('a file is found by what git calls it, of any commit; a commit too', async () => {
    const { twin } = community;
    twin.as('alice').push('acme/app', { files: { 'README.md': 'new\n' }, message: 'New' });
    const commit = twin.as('alice').push('acme/app', { files: { 'README.md': undefined }, message: 'Out' });
    const object = (oid: string) => `object(oid: "${oid}") { __typename oid ... on Blob { text byteSize isBinary } }`;
    const old = await ofRepository(object(blobSha('# app\n')));
    expect(old['object']).toMatchObject({ __typename: 'Blob', text: '# app\n', byteSize: 6, isBinary: false });
    expect((await ofRepository(object(blobSha('new\n'))))['object']).toMatchObject({ text: 'new\n' });
    expect((await ofRepository(object(commit.sha)))['object']).toMatchObject({ __typename: 'Commit', oid: commit.sha });
    expect(await ofRepository(object('f'.repeat(40)))).toEqual({ errors: undefined, object: null });
  });

  test('of a file GraphQL shows the first 512,000 bytes', async () => {
    const { twin } = community;
    const files = { exact: 'x'.repeat(512_000), more: 'é'.repeat(256_001) };
    twin.as('alice').push('acme/app', { files, message: 'Much' });
    const { exact, more } = await ofRepository(
      ['exact', 'more']
        .map((name) => `${name}: object(expression: "HEAD:${name}") { ... on Blob { text byteSize isTruncated } }`)
        .join(' '),
    );
    expect(exact).toEqual({ text: files.exact, byteSize: 512_000, isTruncated: false });
    expect(more).toEqual({ text: 'é'.repeat(256_000), byteSize: 512_002, isTruncated: true });
  });
});

describe('a number', () => {
  test('is an issue or a pull request, or neither', async () => {
    const { twin } = community;
    twin.as('dan').openIssue('acme/app', { title: 'It breaks' });
    twin.as('dan').openPull('acme/app', { title: 'Mend it', body: 'Fixes #1, closes: #1, resolves acme/app#2' });
    const item = (number: number) => `issueOrPullRequest(number: ${number}) { __typename
      ... on Issue { closedByPullRequestsReferences(first: 5) { nodes { number } } participants(first: 5) { nodes { login } } }
      ... on PullRequest { closingIssuesReferences(first: 5) { nodes { number } } } }`;
    expect((await ofRepository(item(1)))['issueOrPullRequest']).toEqual({
      __typename: 'Issue',
      closedByPullRequestsReferences: { nodes: [{ number: 2 }] },
      participants: { nodes: [{ login: 'dan' }] },
    });
    expect((await ofRepository(item(2)))['issueOrPullRequest']).toEqual({
      __typename: 'PullRequest',
      closingIssuesReferences: { nodes: [{ number: 1 }] },
    });
    expect((await ofRepository(item(3))).errors).toMatchObject([
      { type: 'NOT_FOUND', path: ['repository', 'issueOrPullRequest'] },
    ]);
  });

  test('closed pull requests are linked only where they are asked for; words for another branch link nothing', async () => {
    const { twin } = community;
    twin.as('dan').openIssue('acme/app', { title: 'It breaks' });
    twin.as('dan').openPull('acme/app', { title: 'A', body: 'Fixes #1' });
    twin.as('alice').close('acme/app', 2);
    twin.as('alice').push('acme/app', { files: { x: 'x' }, message: 'Release', branch: 'release' });
    twin.as('dan').openPull('acme/app', { title: 'B', body: 'Fixes #1', base: 'release' });
    const linked = (args: string) => `issueOrPullRequest(number: 1) { ... on Issue {
      closedByPullRequestsReferences(first: 5${args}) { nodes { number } } } }`;
    const numbers = async (args: string) => JSON.stringify((await ofRepository(linked(args)))['issueOrPullRequest']);
    expect(await numbers('')).toBe('{"closedByPullRequestsReferences":{"nodes":[]}}');
    expect(await numbers(', includeClosedPrs: true')).toContain('[{"number":2}]');
  });
});

test('an account is found by its login; what owns nothing is no owner', async () => {
  const fields = ['dan', 'acme', 'hearth[bot]', 'nobody'].map(
    (login, index) => `o${index}: repositoryOwner(login: "${login}") { __typename login }`,
  );
  expect(await ask(`{ ${fields.join(' ')} }`)).toMatchObject({
    errors: undefined,
    data: { o0: { __typename: 'User' }, o1: { __typename: 'Organization' }, o2: null, o3: null },
  });
  expect((await ask('{ user(login: "acme") { login } }')).errors).toMatchObject([
    { type: 'NOT_FOUND', path: ['user'] },
  ]);
});

test('an account that changes its login takes its repositories along', async () => {
  const { twin, octokit } = community;
  twin.renameUser('acme', 'acme-corp');
  for (const owner of ['acme', 'acme-corp']) {
    expect((await octokit.rest.repos.get({ owner, repo: 'app' })).data.full_name).toBe('acme-corp/app');
  }
});
