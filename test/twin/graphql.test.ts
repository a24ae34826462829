// GraphQL over HTTP: what is asked, what is refused, what it costs.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { graphqlOf, startCommunity, type Ask } from './support.js';

let now = new Date('2030-01-01T00:00:00Z');
let wall = Date.now();
let home: Awaited<ReturnType<typeof startCommunity>>;
let ask: Ask;

type Json = Record<string, unknown>;
beforeAll(async () => {
  home = await startCommunity({ now: () => now, wallClock: () => wall });
  ask = await graphqlOf(home.twin, home.installation.id, wall);
});
afterEach(() => {
  home.twin.faults.clear();
  home.twin.violations.length = 0;
});
afterAll(async () => {
  await home.twin.close();
});

const tick = (seconds = 60): void => {
  now = new Date(now.getTime() + seconds * 1000);
};

async function askRepository(fields: string, variables: Json = {}, declared = ''): Promise<Json> {
  const { data, errors } = await ask(
    `query ${declared} { repository(owner: "acme", name: "app") { ${fields} } }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return data?.['repository'] as Json;
}

const nodesOf = (value: unknown): Json[] => (value as { nodes: Json[] }).nodes;

describe('what is asked', () => {
  test('a repository with its branch and history', async () => {
    const fields = `databaseId nameWithOwner isPrivate isArchived owner { __typename login ... on Organization { databaseId } }
      defaultBranchRef { name target { ... on Commit { oid history(first: 10) { totalCount nodes { oid committedDate
        authors(first: 5) { nodes { user { login databaseId } } }
        associatedPullRequests(first: 1) { nodes { number baseRepository { databaseId } } } } } } } }`;
    const { twin } = home;
    const pull = twin.as('dan').openPull('acme/app', { title: 'Fix' });
    tick();
    twin.as('alice').merge('acme/app', pull.number);
    const repository = await askRepository(fields);
    expect(repository).toMatchObject({
      nameWithOwner: 'acme/app',
      owner: { __typename: 'Organization', login: 'acme' },
    });
    const { history } = (repository['defaultBranchRef'] as { target: { history: Json } }).target;
    expect(history['totalCount']).toBe(2);
    expect(nodesOf(history)[0]).toMatchObject({
      committedDate: '2030-01-01T00:01:00Z',
      authors: { nodes: [{ user: { login: 'dan' } }] },
      associatedPullRequests: {
        nodes: [{ number: pull.number, baseRepository: { databaseId: repository['databaseId'] } }],
      },
    });
  });

  test('the timeline tells what the webhooks told, at the same second', async () => {
    const { twin } = home;
    const [alice, dan] = [twin.as('alice'), twin.as('dan')];
    twin.user('gone');
    const sent = twin.payloadsOf(() => {
      const { number } = dan.openIssue('acme/app', { title: 'Broken', labels: ['bug'] });
      const step = (act: () => unknown): void => {
        tick();
        act();
      };
      step(() => alice.assign('acme/app', number, 'bob'));
      step(() => twin.as('gone').comment('acme/app', number, 'me too'));
      step(() => alice.unlabel('acme/app', number, 'bug'));
      step(() => alice.lock('acme/app', number, 'too heated'));
      step(() => alice.unlock('acme/app', number));
      step(() => alice.close('acme/app', number, { reason: 'not_planned' }));
      step(() => alice.reopen('acme/app', number));
    });
    twin.deleteUser('gone');
    const repository = await askRepository(`issues(last: 1) { nodes { number state stateReason locked
      author { __typename login ... on User { databaseId } } authorAssociation
      timelineItems(first: 25) { totalCount nodes { __typename
        ... on LabeledEvent { createdAt label { name } actor { login } }
        ... on UnlabeledEvent { createdAt label { name } }
        ... on AssignedEvent { createdAt assignee { ... on User { login } } }
        ... on IssueComment { createdAt author { login } body }
        ... on LockedEvent { createdAt lockReason } ... on UnlockedEvent { createdAt }
        ... on ClosedEvent { createdAt stateReason } ... on ReopenedEvent { createdAt } } } } }`);
    const issue = nodesOf(repository['issues'])[0]!;
    expect(issue).toMatchObject({
      state: 'OPEN',
      stateReason: 'REOPENED',
      author: { __typename: 'User', login: 'dan' },
    });
    const shown = nodesOf(issue['timelineItems']);
    expect(shown.map((node) => node['__typename'])).toEqual([
      ...['LabeledEvent', 'AssignedEvent', 'IssueComment', 'UnlabeledEvent', 'LockedEvent', 'UnlockedEvent'],
      ...['ClosedEvent', 'ReopenedEvent'],
    ]);
    expect(shown[0]).toMatchObject({ label: { name: 'bug' }, actor: { login: 'dan' } });
    expect(shown[2]).toMatchObject({ author: null, body: 'me too' });
    expect(shown[4]).toMatchObject({ lockReason: 'TOO_HEATED' });
    expect(shown[6]).toMatchObject({ stateReason: 'NOT_PLANNED' });
    const told = sent.filter(
      ({ payload }) => !['opened', 'created'].includes(String(payload['action'])) || 'comment' in payload,
    );
    const timeOf = ({ payload }: { payload: Json }): unknown => (payload['issue'] as Json)['updated_at'];
    expect(shown.map((node) => node['createdAt'])).toEqual(told.map(timeOf));
  });

  test('pages by cursor, filtered and in order', async () => {
    const { twin } = home;
    twin.silently(() => {
      for (let index = 0; index < 7; index += 1) {
        tick();
        twin.as('dan').openIssue('acme/app', { title: `Issue ${index}` });
      }
    });
    const since = new Date(now.getTime() - 6 * 60_000).toISOString();
    const fields = `issues(first: 3, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}, filterBy: {since: $since}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { title } }`;
    const seen: unknown[] = [];
    let after: unknown = null;
    for (;;) {
      const page = await askRepository(fields, { after, since }, '($after: String, $since: DateTime)');
      const issues = page['issues'] as { pageInfo: { hasNextPage: boolean; endCursor: string }; totalCount: number };
      expect(issues.totalCount).toBe(7);
      seen.push(...nodesOf(issues).map((node) => node['title']));
      if (!issues.pageInfo.hasNextPage) break;
      after = issues.pageInfo.endCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Issue ${index}`));
  });

  test('pull requests by number, with their heads and files', async () => {
    const { twin } = home;
    const { number } = twin.as('dan').openPull('acme/app', {
      title: 'Change',
      files: { 'a.txt': 'a\n', 'README.md': '# other\n', '.github/hearth.yml': undefined, 'old.yml': 'welcome: {}\n' },
    });
    const pulls = twin.pulls('acme/app') as { number: number; head: { sha: string } }[];
    const files = (page: string) => `files(${page}) { totalCount pageInfo { hasNextPage endCursor }
      nodes { path changeType additions deletions } }`;
    const first = await askRepository(
      `pullRequest(number: ${number}) { headRefOid changedFiles ${files('first: 2')} }`,
    );
    expect(first['pullRequest']).toEqual({
      headRefOid: pulls.find((pull) => pull.number === number)?.head.sha,
      changedFiles: 3,
      files: {
        totalCount: 3,
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        nodes: [
          { path: 'a.txt', changeType: 'ADDED', additions: 1, deletions: 0 },
          { path: 'README.md', changeType: 'MODIFIED', additions: 1, deletions: 1 },
        ],
      },
    });
    const after = (first['pullRequest'] as { files: { pageInfo: { endCursor: string } } }).files.pageInfo.endCursor;
    const second = await askRepository(`pullRequest(number: ${number}) { ${files(`first: 2, after: "${after}"`)} }`);
    expect(second['pullRequest']).toMatchObject({
      files: {
        pageInfo: { hasNextPage: false },
        nodes: [{ path: 'old.yml', changeType: 'RENAMED', additions: 0, deletions: 0 }],
      },
    });
    const out = twin.as('dan').openPull('acme/app', { title: 'Out', files: { 'README.md': undefined } });
    const issue = twin.as('dan').openIssue('acme/app', { title: 'No pull request' });
    const query = `{ repository(owner: "acme", name: "app") {
      out: pullRequest(number: ${out.number}) { ${files('first: 2')} } none: pullRequest(number: ${issue.number}) { number } } }`;
    const { data, errors } = await ask(query);
    expect(data).toMatchObject({ repository: { out: { files: { nodes: [{ changeType: 'DELETED' }] } }, none: null } });
    expect(errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['repository', 'none'],
        message: `Could not resolve to a PullRequest with the number of ${issue.number}.`,
      },
    ]);
  });

  test('what git has at an expression', async () => {
    const { twin } = home;
    const { number } = twin.as('dan').openPull('acme/app', {
      title: 'Change',
      files: { 'README.md': '# other\n', 'docs/a.md': 'a\n' },
    });
    const at = (alias: string, expression: string) =>
      `${alias}: object(expression: "${expression}") { __typename oid }`;
    const found = await askRepository(
      [
        `pullRequest(number: ${number}) { headRefOid }`,
        `text: object(expression: "HEAD:README.md") { ... on Blob { text byteSize } }`,
        at('head', `refs/pull/${number}/head`),
        at('changed', `refs/pull/${number}/head:README.md`),
        at('folder', `refs/pull/${number}/head:docs`),
        at('main', 'main:README.md'),
        at('none', 'HEAD:docs'),
        at('nowhere', 'refs/pull/9999/head:README.md'),
      ].join(' '),
    );
    const { data } = await home.octokit.rest.repos.getContent({ ...home.repo, path: 'README.md' });
    expect(found).toEqual({
      pullRequest: { headRefOid: expect.any(String) },
      text: { text: expect.any(String), byteSize: expect.any(Number) },
      head: { __typename: 'Commit', oid: (found['pullRequest'] as Json)['headRefOid'] },
      // As `git hash-object` gives it.
      changed: { __typename: 'Blob', oid: 'f752c11639ab7f41f97c9868c20ce38566a6669a' },
      folder: { __typename: 'Tree', oid: expect.any(String) },
      main: { __typename: 'Blob', oid: (data as { sha: string }).sha },
      none: null,
      nowhere: null,
    });
  });

  test('an app is a Bot without the suffix of its login', async () => {
    const { data } = await home.octokit.rest.issues.create({ ...home.repo, title: 'Mine' });
    const answer = await ask('query ($id: ID!) { node(id: $id) { ... on Issue { author { __typename login } } } }', {
      id: data.node_id,
    });
    expect(answer.data).toEqual({ node: { author: { __typename: 'Bot', login: 'hearth' } } });
  });

  test('nodes answers what it finds, and an error for the rest', async () => {
    const { data } = await home.octokit.rest.issues.get({ ...home.repo, issue_number: 2 });
    const answer = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['nonsense', data.node_id] });
    expect(answer.data).toEqual({ nodes: [null, { id: data.node_id }] });
    expect(answer.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['nodes', 0] }]);
  });
});

describe('what is refused', () => {
  test('a repository outside the installation does not exist', async () => {
    home.twin.repository('other/secret');
    const { status, data, errors } = await ask('{ repository(owner: "other", name: "secret") { name } }');
    expect([status, data]).toEqual([200, { repository: null }]);
    expect(errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['repository'],
        message: "Could not resolve to a Repository with the name 'other/secret'.",
      },
    ]);
  });

  test.each([
    ['{ repository(owner: "acme", name: "app") { nonsense } }', undefined],
    ['{ repository(owner: "acme", name: "app") { issues { nodes { id } } } }', 'MISSING_PAGINATION_BOUNDARIES'],
    ['{ repository(owner: "acme", name: "app") { licenseInfo { name } } }', undefined],
    ['{ repository( }', undefined],
  ])('%s is a violation', async (query, type) => {
    const { status, errors } = await ask(query);
    expect(status).toBe(200);
    expect(errors?.[0]?.['type']).toBe(type);
    expect(home.twin.violations).toHaveLength(1);
  });

  test('a stranger is refused', async () => {
    const response = await fetch(`${home.twin.url}/graphql`, {
      method: 'POST',
      body: '{"query":"{ viewer { login } }"}',
    });
    expect(response.status).toBe(401);
  });
});

describe('what it costs', () => {
  test('answers and records tell the price', async () => {
    const before = home.twin.requests.length;
    const query = `{ rateLimit { cost limit remaining used nodeCount resetAt }
      repository(owner: "acme", name: "app") { issues(first: 100) { nodes { comments(first: 10) { totalCount nodes { id } }
        labels(first: 10) { nodes { name } } } } } }`;
    const { data, headers } = await ask(query);
    const rate = data?.['rateLimit'] as { remaining: number; used: number; resetAt: string };
    expect(rate).toMatchObject({ cost: 2, limit: 5000, nodeCount: 100 + 1000 + 1000 });
    expect(rate.resetAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(headers.get('x-ratelimit-remaining')).toBe(String(rate.remaining));
    expect(headers.get('x-ratelimit-resource')).toBe('graphql');
    expect(home.twin.requests.slice(before)).toMatchObject([{ route: 'POST /graphql', cost: 2, status: 200 }]);
  });

  test('an exhausted budget answers 200 with an error until the hour is over', async () => {
    home.twin.limits.graphql = { limit: 1 };
    const { status, headers, errors } = await ask('{ rateLimit { cost } }');
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, '0']);
    const message = `API rate limit exceeded for installation ID ${home.installation.id}.`;
    expect(errors).toEqual([{ type: 'RATE_LIMITED', message }]);
    expect(Number(headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(wall);
    wall += 3_600_001;
    ask = await graphqlOf(home.twin, home.installation.id, wall);
    expect((await ask('{ rateLimit { used remaining } }')).data).toEqual({ rateLimit: { used: 1, remaining: 0 } });
    home.twin.limits.graphql = { limit: 5000 };
  });
});

describe('faults', () => {
  const rate = '{ rateLimit { cost } }';

  test('errors beside the data', async () => {
    home.twin.faults.add({
      route: 'POST /graphql',
      kind: 'graphql-errors',
      skip: 1,
      times: 1,
      errors: [{ message: 'partly' }],
    });
    expect((await ask(rate)).errors).toBeUndefined();
    expect(await ask(rate)).toMatchObject({
      status: 200,
      data: { rateLimit: { cost: 1 } },
      errors: [{ message: 'partly' }],
    });
    expect((await ask(rate)).errors).toBeUndefined();
  });

  test('a gateway that gives up, and a cut connection', async () => {
    home.twin.faults.add({ route: 'POST /graphql', kind: 'fail-before', status: 504, times: 1 });
    home.twin.faults.add({ route: 'POST /graphql', kind: 'cut-after', skip: 1, times: 1 });
    expect((await ask(rate)).status).toBe(504);
    await expect(ask(rate)).rejects.toThrow();
  });
});

test('thousands of items are seeded in silence, and a full page of them costs what its items cost', async () => {
  const { twin } = home;
  const sent = twin.deliveries.length;
  const body = 'A paragraph of ordinary length that somebody wrote. '.repeat(20);
  twin.silently(() => {
    twin.repository('acme/big');
    const alice = twin.as('alice');
    for (let index = 0; index < 500; index += 1) {
      const { number } = twin
        .as(`person-${index % 50}`)
        .openIssue('acme/big', { title: `T${index}`, body, labels: ['bug'] });
      for (let at = 0; at < 22; at += 1) alice.comment('acme/big', number, body);
      alice.close('acme/big', number);
      alice.assign('acme/big', number, 'bob');
    }
  });
  expect(twin.deliveries).toHaveLength(sent);
  const page = (
    size: number,
  ) => `{ repository(owner: "acme", name: "big") { issues(first: ${size}, orderBy: {field: CREATED_AT, direction: ASC}) {
    nodes { databaseId number title body createdAt author { __typename login ... on User { databaseId } } authorAssociation
      timelineItems(first: 25) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename
        ... on IssueComment { databaseId body createdAt author { __typename login ... on User { databaseId } } }
        ... on LabeledEvent { createdAt label { name } actor { login } }
        ... on ClosedEvent { createdAt actor { login } stateReason } } } } } } }`;
  /** The least of four readings in turn, in milliseconds. */
  const least = { small: Infinity, full: Infinity };
  const read = async (size: number) => {
    const started = performance.now();
    const { data } = await ask(page(size));
    expect(nodesOf((data?.['repository'] as Json)['issues'])).toHaveLength(size);
    return performance.now() - started;
  };
  for (let round = 0; round < 4; round += 1) {
    least.small = Math.min(least.small, await read(10));
    least.full = Math.min(least.full, await read(100));
  }
  // Ten times the items cost about ten times as much: nothing looks at every item for each of them.
  expect(least.full / least.small).toBeLessThan(30);
});
