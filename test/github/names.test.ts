// Names change hands: a write reaches the repository that was meant, or nothing.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { Refused } from '../../src/core/failure.js';
import type { GitHub } from '../../src/engine/ports.js';
import { createClients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { keepingLog, startTestTwin, testOptions } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

let twin: Twin;
let github: GitHub;
let installation: ReturnType<Twin['install']>;
/** As an event called it before any renaming. */
let app: Repository;

const describeIt = (name: string): Repository => {
  const made = twin.repository(name);
  const owner = twin.state.accounts.get(made.ownerId);
  return {
    id: made.id,
    name: made.name,
    owner: { id: made.ownerId, login: owner?.login ?? '', kind: 'organization' },
    private: false,
    archived: false,
    defaultBranch: 'main',
  };
};
const withIssue = (name: string): Repository => {
  const made = describeIt(name);
  twin.as('ana').openIssue(name, { title: 'One', body: 'Issue.' });
  return made;
};
const bodies = (name: string) => twin.comments(name, 1).map((comment) => comment.body);
const longAgo = () => new Date(Date.now() - 3_600_000);
const lookups = () => twin.requests.filter((request) => request.route === 'GET /repos/{owner}/{repo}').length;

beforeEach(async () => {
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  installation = twin.install('acme');
  app = withIssue('acme/app');
  const { credentials } = testOptions(twin, {}, keepingLog());
  const clients = createClients(credentials, { pacing: false, timeoutMs: 2_000 });
  github = createGitHub(clients, credentials.appId, { now: () => new Date() }).github;
});
afterEach(async () => {
  expect(twin.violations).toEqual([]);
  await twin.close();
});

describe('a repository renamed twice, whose middle name another one took', () => {
  let impostor: Repository;
  beforeEach(async () => {
    twin.as('mo').rename('acme/app', 'application');
    await (await github.installation(installation.id)).createComment(app, 1, 'first');
    twin.as('mo').rename('acme/application', 'final');
    impostor = withIssue('acme/application');
  });

  test.each(['app', 'application', 'final'])('is written to by an event that calls it %s', async (name) => {
    const hands = await github.installation(installation.id, longAgo());
    const written = hands.createComment({ ...app, name }, 1, 'second');
    if (name === 'application') await expect(written).rejects.toThrow('another repository has taken the name');
    else await written;
    expect(bodies('acme/final')).toEqual(name === 'application' ? ['first'] : ['first', 'second']);
    expect(bodies('acme/application')).toEqual([]);
  });

  test.each(['app', 'final'])('nothing of what was learnt before misleads a fresh event (%s)', async (name) => {
    await (await github.installation(installation.id)).createComment({ ...app, name }, 1, 'second');
    expect(bodies('acme/final')).toEqual(['first', 'second']);
    expect(bodies('acme/application')).toEqual([]);
  });

  test('the other one is written to as itself', async () => {
    await (await github.installation(installation.id)).createComment(impostor, 1, 'welcome');
    expect(bodies('acme/application')).toEqual(['welcome']);
  });
});

describe('a former name that another repository of the owner took', () => {
  let successor: Repository;
  beforeEach(async () => {
    await (await github.installation(installation.id)).createComment(app, 1, 'first');
    twin.as('mo').rename('acme/app', 'application');
    successor = withIssue('acme/app');
  });

  test('gets nothing that an old event meant for the first', async () => {
    const hands = await github.installation(installation.id, longAgo());
    await expect(hands.createComment(app, 1, 'second')).rejects.toBeInstanceOf(Refused);
    await expect(hands.addLabels(app, 1, ['bug'])).rejects.toBeInstanceOf(Refused);
    expect(bodies('acme/app')).toEqual([]);
    expect(twin.labels('acme/app', 1)).toEqual([]);
  });

  test('nor one that is young, once both were heard of', async () => {
    const hands = await github.installation(installation.id);
    await hands.itemsBy(successor, 'ana');
    await expect(hands.createComment(app, 1, 'second')).rejects.toBeInstanceOf(Refused);
    expect(bodies('acme/app')).toEqual([]);
    await hands.createComment(successor, 1, 'welcome');
    expect(bodies('acme/app')).toEqual(['welcome']);
  });
});

test('a young event costs no look-up, an old one costs one', async () => {
  await (await github.installation(installation.id, new Date())).createComment(app, 1, 'young');
  expect(lookups()).toBe(0);
  await (await github.installation(installation.id, longAgo())).createComment(app, 1, 'old');
  expect(lookups()).toBe(1);
});

test('a repository is never followed to another owner, though the token reaches it there', async () => {
  twin.org('other', { members: [{ login: 'mo', role: 'admin' }] });
  const other = twin.install('other');
  twin.as('mo').transfer('acme/app', 'other');
  for (const toldAt of [new Date(), longAgo()]) {
    const hands = await github.installation(other.id, toldAt);
    await expect(hands.createComment(app, 1, 'hello')).rejects.toThrow('belongs to another owner');
  }
  expect(bodies('other/app')).toEqual([]);
});

test('members of a renamed organisation are still members, asked under its former login', async () => {
  twin.renameUser('acme', 'acme-inc');
  // The twin keeps former names by repository: this notes the present one.
  twin.as('mo').rename('acme/app', 'app');
  const { id } = twin.user('mo');
  const hands = await github.installation(installation.id, longAgo());
  expect(await hands.membership(app, { id, login: 'mo', kind: 'user' })).toBe('member');
  const ana = { id: twin.user('ana').id, login: 'ana', kind: 'user' } as const;
  expect(await hands.membership(app, ana)).toBe('outside');
});

test('what is read of a repository is not that of another one under its former name', async () => {
  const hands = await github.installation(installation.id, longAgo());
  const mo = { id: twin.user('mo').id, login: 'mo', kind: 'user' } as const;
  const reads = [
    () => hands.fileAt(app, 'README.md'),
    () => hands.tree(app),
    () => hands.labels(app),
    () => hands.membership(app, mo),
  ];
  twin.as('mo').rename('acme/app', 'application');
  expect(await hands.fileAt(app, 'README.md')).toMatchObject({ text: '# app\n' });
  for (const read of reads) await read();
  // Once for all of them: asked under the former name, answered under the present one.
  expect(lookups()).toBe(2);
  expect(twin.requests.at(-2)?.path).toBe('/repos/acme/application/labels?per_page=100&page=1');
  const successor = withIssue('acme/app');
  await hands.itemsBy(successor, 'ana');
  for (const read of reads.slice(0, 3)) await expect(read()).rejects.toThrow('another repository has taken the name');
  expect(await hands.membership(app, mo)).toBe('unknown');
  expect(await hands.permissionOf(app, mo)).toBe('unknown');
});

test("the App's own issues are asked for by its own name, however many others there are", async () => {
  const hands = await github.installation(installation.id);
  const made = await hands.createIssue(app, 'Observing', 'Nothing yet.');
  for (let n = 0; n < 101; n += 1) twin.as('ana').openIssue('acme/app', { title: `${n}`, body: 'More.' });
  expect((await hands.ownIssues(app)).map(({ number }) => number)).toEqual([made.id]);
  await hands.ownIssues(app);
  expect(twin.requests.filter((request) => request.route === 'GET /app')).toHaveLength(1);
});
