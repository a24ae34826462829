// An item as it is now, with what its timeline remembers: one request, and nothing made up.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import { labelsOn, memoryOf } from '../../src/core/live-item.js';
import type { LiveItem } from '../../src/core/live-item.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
let app: Repository;
const GRAPHQL = 'POST /graphql';

beforeEach(async () => {
  reads = await startReads();
  app = reads.describe('app', { files: { 'README.md': '# app\n' } });
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const read = (number: number, repository = app) => reads.hands.liveItem(repository, number);
async function live(number: number): Promise<LiveItem> {
  const item = await read(number);
  if (!item.exists) throw new Error('it is not there');
  return item;
}
const issue = (login = 'ana') =>
  reads.twin.as(login).openIssue('acme/app', { title: 'It breaks', body: 'Here.' }).number;
const pull = (login = 'ana', body = 'This mends it.') =>
  reads.twin.as(login).openPull('acme/app', { title: 'Mend it', body }).number;
const answer = (body: unknown) => {
  reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body });
};

describe('an issue', () => {
  test('is read in one request, that costs one point', async () => {
    const { twin, person } = reads;
    const number = issue();
    twin.as('ben').comment('acme/app', number, 'Me too.');
    twin.as('mo').assign('acme/app', number, 'cora');
    twin.as('mo').lock('acme/app', number);
    expect(await live(number)).toEqual({
      exists: true,
      kind: 'issue',
      title: 'It breaks',
      body: 'Here.',
      author: person('ana'),
      state: 'open',
      merged: false,
      draft: false,
      locked: true,
      labels: [],
      assignees: [person('cora')],
      reviewers: [],
      reviewTeams: [],
      participants: [person('ana'), person('ben'), person('cora')],
      linked: [],
      base: null,
      head: null,
    });
    expect(reads.routes()).toEqual([GRAPHQL]);
    expect(twin.requests.at(-1)?.cost).toBe(1);
  });

  test('that is closed is closed', async () => {
    const number = issue();
    reads.twin.as('mo').close('acme/app', number);
    expect((await live(number)).state).toBe('closed');
  });

  test('names the open pull requests that would close it, of other repositories of the installation too', async () => {
    const { twin, person } = reads;
    const lib = reads.describe('lib');
    const number = issue();
    const first = pull('ben', `Fixes #${number}`);
    const draft = twin.as('cora').openPull('acme/app', { title: 'B', body: `closes: #${number}`, draft: true }).number;
    twin.as('mo').assign('acme/app', draft, 'cora');
    const gone = pull('dan', `Resolves #${number}`);
    twin.as('mo').close('acme/app', gone);
    pull('eve', `See #${number}`);
    const far = twin.as('ben').openPull('acme/lib', { title: 'C', body: `Fixed acme/app#${number}` }).number;
    const { linked } = await live(number);
    expect(linked).toEqual([
      expect.objectContaining({ repository: app.id, number: first, state: 'open', draft: false, assignees: [] }),
      expect.objectContaining({ repository: app.id, number: draft, draft: true, assignees: ['cora'] }),
      expect.objectContaining({ repository: lib.id, number: far, author: person('ben') }),
    ]);
    expect(linked[0]?.openedAt).toMatch(/Z$/);
  });
});

describe('a pull request', () => {
  test('tells where it comes from and goes to, who is asked, and what it would close', async () => {
    const { twin, person } = reads;
    twin.team('acme/sig-node', { members: ['mo'] });
    const number = issue('ben');
    twin.as('mo').assign('acme/app', number, 'dan');
    twin.as('mo').close('acme/app', number);
    const mine = pull('ana', `Closes #${number} and fixes #999`);
    twin.as('mo').requestReview('acme/app', mine, 'cora');
    twin.as('mo').requestTeamReview('acme/app', mine, 'sig-node');
    twin.as('ana').setDraft('acme/app', mine, true);
    const [raw] = twin.pulls('acme/app') as { base: { sha: string }; head: { sha: string } }[];
    expect(await live(mine)).toMatchObject({
      kind: 'pull_request',
      state: 'open',
      merged: false,
      draft: true,
      reviewers: [person('cora')],
      reviewTeams: ['sig-node'],
      base: { ref: 'main', sha: raw?.base.sha },
      head: raw?.head.sha,
      linked: [{ repository: app.id, number, state: 'closed', author: person('ben'), assignees: ['dan'] }],
    });
    expect(reads.routes()).toEqual([GRAPHQL]);
  });

  test('that is merged is closed and merged', async () => {
    const number = pull();
    reads.twin.as('mo').merge('acme/app', number);
    expect(await live(number)).toMatchObject({ state: 'closed', merged: true });
  });

  test('teams that Hearth may not see are left out; the rest is told', async () => {
    const { twin, installation } = reads;
    twin.team('acme/sig-node');
    const number = pull();
    twin.as('mo').requestReview('acme/app', number, 'cora');
    twin.as('mo').requestTeamReview('acme/app', number, 'sig-node');
    installation.grant({ metadata: 'read', issues: 'write', pull_requests: 'write', contents: 'read' });
    expect(await live(number)).toMatchObject({ reviewers: [{ login: 'cora' }], reviewTeams: [] });
  });
});

describe('labels', () => {
  test('remember who put them on and took them off, Hearth among them', async () => {
    const { twin, hands, person } = reads;
    twin.as('mo').openIssue('acme/app', { title: 'Labels', labels: ['sig/node', 'sig/docs', 'kind/bug', 'stale'] });
    const number = issue();
    await hands.addLabels(app, number, ['sig/node', 'sig/docs']);
    twin.as('mo').unlabel('acme/app', number, 'sig/docs');
    twin.as('mo').label('acme/app', number, 'kind/bug');
    twin.as('k8s-ci-robot').label('acme/app', number, 'stale');
    const item = await live(number);
    expect(labelsOn(item)).toEqual(['sig/node', 'kind/bug', 'stale']);
    expect(memoryOf(item, 'SIG/node')).toMatchObject({ on: true, last: { by: 'hearth', feature: null, rule: null } });
    expect(memoryOf(item, 'sig/docs')).toMatchObject({ on: false, last: { by: 'person', person: person('mo') } });
    expect(memoryOf(item, 'kind/bug')).toMatchObject({ last: { by: 'person' } });
    expect(memoryOf(item, 'stale')).toMatchObject({ last: { by: 'bot', person: person('k8s-ci-robot') } });
    expect(memoryOf(item, 'sig/docs')?.at).toMatch(/Z$/);
  });

  test('ask once who Hearth is, and only where an App is among those who changed them', async () => {
    const number = issue();
    reads.twin.as('mo').label('acme/app', number, 'a');
    await live(number);
    expect(reads.routes()).toEqual([GRAPHQL]);
    await reads.hands.addLabels(app, number, ['a', 'b']);
    reads.routes();
    await live(number);
    await live(number);
    expect(reads.routes()).toEqual([GRAPHQL, 'GET /app', GRAPHQL]);
  });

  test('are told under their present name, after a rename too', async () => {
    const number = issue();
    reads.twin.as('mo').label('acme/app', number, 'old');
    const { labels } = reads.twin.state.repositories.get(app.id)!;
    const [label] = labels.all();
    labels.put(label!.id, { ...label!, name: 'New' });
    expect((await live(number)).labels).toEqual([expect.objectContaining({ name: 'New', last: expect.anything() })]);
    expect(memoryOf(await live(number), 'new')?.last.by).toBe('person');
  });

  test('that somebody put on who is gone name nobody', async () => {
    const number = issue();
    reads.twin.as('zoe').label('acme/app', number, 'a');
    reads.twin.deleteUser('zoe');
    expect(memoryOf(await live(number), 'a')).toMatchObject({ on: true, last: { by: 'unknown' } });
  });

  test('older than the last hundred changes name nobody', async () => {
    const number = issue();
    reads.twin.as('mo').label('acme/app', number, 'first');
    for (let turn = 0; turn < 50; turn += 1) {
      reads.twin.as('mo').label('acme/app', number, 'thrash');
      reads.twin.as('mo').unlabel('acme/app', number, 'thrash');
    }
    expect((await live(number)).labels).toMatchObject([
      { name: 'first', on: true, at: null, last: { by: 'unknown' } },
      { name: 'thrash', on: false, last: { by: 'person' } },
    ]);
  });
});

describe('people', () => {
  test('an author who is gone is nobody', async () => {
    const number = issue('zoe');
    reads.twin.deleteUser('zoe');
    expect(await live(number)).toMatchObject({ author: null, participants: [] });
  });

  test('a bot has the login that webhooks give it', async () => {
    const { id } = reads.twin.user('renovate[bot]', { type: 'Bot' });
    const number = pull('renovate[bot]');
    expect((await live(number)).author).toEqual({ id, login: 'renovate[bot]', kind: 'bot' });
  });
});

describe('what is not there', () => {
  test('has no number, was deleted, or went elsewhere', async () => {
    const { twin } = reads;
    reads.describe('lib');
    expect(await read(999)).toEqual({ exists: false });
    const [deleted, moved] = [issue(), issue()];
    twin.as('mo').deleteIssue('acme/app', deleted);
    twin.as('mo').transferIssue('acme/app', moved, 'acme/lib');
    expect(await read(deleted)).toEqual({ exists: false });
    expect(await read(moved)).toEqual({ exists: false });
  });

  test('GitHub may lead on to where a transferred issue is now: that is another item', async () => {
    const number = issue();
    const real = await captured(number);
    const item = real.data.repository.item;
    answer({ data: { repository: { databaseId: app.id, item: { ...item, repository: { databaseId: 5 } } } } });
    expect(await read(number)).toEqual({ exists: false });
    reads.twin.faults.clear();
    answer({ data: { repository: { databaseId: app.id, item: { ...item, number: number + 1 } } } });
    expect(await read(number)).toEqual({ exists: false });
  });

  test('a repository that is gone, or whose name another one took, is refused', async () => {
    const number = issue();
    reads.twin.as('mo').rename('acme/app', 'web');
    expect((await read(number)).exists).toBe(true);
    reads.describe('app');
    await expect(read(number)).rejects.toEqual(new Refused(410, 'another repository has taken the name'));
    await expect(read(number, { ...app, name: 'nothing' })).rejects.toEqual(
      new Refused(404, 'GitHub finds no such repository'),
    );
  });
});

/** The answer as the twin gives it. */
async function captured(number: number): Promise<{ data: { repository: { item: Record<string, unknown> } } }> {
  const real = globalThis.fetch;
  let body: unknown;
  globalThis.fetch = async (...given) => {
    const response = await real(...given);
    if (response.url.endsWith('/graphql')) body = await response.clone().json();
    return response;
  };
  try {
    await live(number);
  } finally {
    globalThis.fetch = real;
  }
  return body as Awaited<ReturnType<typeof captured>>;
}

describe('no answer', () => {
  test.each([
    ['errors beside the data', { kind: 'graphql-errors', errors: [{ message: 'partly' }] }, '(partly)'],
    [
      'a forbidden part of the item itself',
      {
        kind: 'graphql-errors',
        errors: [{ type: 'INTERNAL', path: ['repository', 'item', 'labels', 'nodes', 0] }],
      },
      '(INTERNAL)',
    ],
    ['an error page', { kind: 'html' }, 'GitHub answered 502'],
    ['half an answer', { kind: 'truncate' }, "GitHub's answer was cut"],
    ['no answer', { kind: 'cut-before' }, 'GitHub gave no answer'],
    ['an answer that takes too long', { kind: 'delay', ms: 1_000 }, 'GitHub did not answer in time'],
  ] as const)('%s', async (_, fault, words) => {
    const number = issue();
    reads.twin.faults.add({ path: /graphql/, ...fault });
    const hands = fault.kind === 'delay' ? await reads.hasty() : reads.hands;
    const failure: unknown = await hands.liveItem(app, number).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unavailable);
    expect((failure as Error).message).toContain(words);
  });

  test.each(['title', 'labels', 'timelineItems', 'author', 'closed', 'repository'])(
    'one without its %s',
    async (field) => {
      const number = issue();
      const real = await captured(number);
      const { [field]: _, ...item } = real.data.repository.item;
      answer({ data: { repository: { databaseId: app.id, item } } });
      await expect(read(number)).rejects.toThrow(`GitHub's answer is not whole: ${field}`);
    },
  );

  test('a label hidden among those of the item fails the whole', async () => {
    const number = issue();
    const errors = [{ type: 'FORBIDDEN', path: ['repository', 'item', 'labels', 'nodes', 0] }];
    reads.twin.faults.add({ path: /graphql/, kind: 'graphql-errors', errors });
    await expect(read(number)).rejects.toBeInstanceOf(Refused);
  });

  test('a linked item that is hidden is left out', async () => {
    const number = issue();
    const real = await captured(number);
    const path = ['repository', 'item', 'closedByPullRequestsReferences', 'nodes', 0];
    const item = { ...real.data.repository.item, closedByPullRequestsReferences: { nodes: [null] } };
    const errors = [{ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' }];
    answer({ data: { repository: { databaseId: app.id, item } }, errors });
    expect(await live(number)).toMatchObject({ linked: [] });
  });

  test('without the permission it is refused; a limit is told as one', async () => {
    const number = issue();
    reads.installation.grant({ metadata: 'read' });
    await expect(read(number)).rejects.toEqual(new Refused(403, 'GitHub does not let Hearth read it'));
    reads.installation.grant({ metadata: 'read', issues: 'read' });
    reads.twin.limits.graphql = { limit: 0 };
    await expect(read(number)).rejects.toBeInstanceOf(RateLimited);
  });
});
