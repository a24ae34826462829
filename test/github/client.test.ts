// Our way to GitHub: a lane for each installation, no blind retry, moved repositories, failures by their kind.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LeaseLost, RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import { lookingLast } from '../../src/core/last-look.js';
import type { Repository } from '../../src/core/event.js';
import type { GitHub } from '../../src/engine/ports.js';
import { createClients, type ClientOptions } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { keepingLog, startTestTwin, testOptions } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const clock = { now: () => new Date() };
let twin: Twin;
let github: GitHub;
let installation: ReturnType<Twin['install']>;
let repository: Repository;

const connect = (options: ClientOptions) => {
  const { credentials } = testOptions(twin, {}, keepingLog());
  return createGitHub(createClients(credentials, options), credentials.appId, clock).github;
};
const found = (name: string): Repository => {
  const [owner = '', repo = ''] = name.split('/');
  const made = twin.repository(name);
  const account = twin.state.accounts.get(made.ownerId);
  return {
    id: made.id,
    name: repo,
    owner: { id: made.ownerId, login: account?.login ?? owner, kind: 'organization' },
    private: false,
    archived: false,
    defaultBranch: 'main',
  };
};
const writes = () => twin.requests.filter((request) => request.route === CREATE_COMMENT).length;

beforeEach(async () => {
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  repository = found('acme/app');
  installation = twin.install('acme');
  twin.as('ana').openIssue('acme/app', { title: 'One', body: 'Issue.' });
  github = connect({ pacing: false });
});
afterEach(async () => {
  expect(twin.violations).toEqual([]);
  await twin.close();
});

describe('writes', () => {
  test.each([500, 502, 503])('are sent once, also on %d', async (status) => {
    twin.faults.add({ route: CREATE_COMMENT, kind: 'fail-after', status });
    const hands = await github.installation(installation.id);
    await expect(hands.createComment(repository, 1, 'hello')).rejects.toBeInstanceOf(Unavailable);
    expect(writes()).toBe(1);
    expect(twin.comments('acme/app', 1)).toHaveLength(1);
  });

  test('a time-out is Unavailable, after the time that was set', async () => {
    twin.faults.add({ route: CREATE_COMMENT, kind: 'delay', ms: 4_000 });
    // Long enough for the token on a busy machine: it is the write that is to be late.
    const hands = await connect({ pacing: false, timeoutMs: 2_000 }).installation(installation.id);
    await expect(hands.createComment(repository, 1, 'hello')).rejects.toBeInstanceOf(Unavailable);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(writes()).toBe(1);
  });

  test('that stood in the queue while the row was lost do not leave', async () => {
    const hands = await connect({ pacing: true }).installation(installation.id);
    let ours = true;
    const look = () => (ours ? Promise.resolve() : Promise.reject(new LeaseLost()));
    const say = (body: string) => lookingLast(look, () => hands.createComment(repository, 1, body));
    const both = Promise.allSettled([say('first'), say('second')]);
    while (writes() === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    ours = false;
    const [first, second] = await both;
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(LeaseLost) });
    expect(writes()).toBe(1);
  });

  test('reach a renamed repository by its id, as POST', async () => {
    twin.as('mo').rename('acme/app', 'application');
    const hands = await github.installation(installation.id);
    await hands.createComment(repository, 1, 'hello');
    expect(twin.comments('acme/application', 1).map((comment) => comment.body)).toEqual(['hello']);
    await hands.createComment(repository, 1, 'again');
    expect(
      twin.requests.filter((request) => request.route === 'GET /repos/{owner}/{repo}').map(({ status }) => status),
    ).toEqual([301, 200, 301, 200]);
  });
});

describe('failures', () => {
  test.each([
    [
      'primary limit',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      {},
      '2100-01-01T00:00:01.000Z',
    ],
    ['secondary limit with a time', 429, { 'retry-after': '7' }, {}, null],
    ['secondary limit without', 403, {}, { message: 'You have exceeded a secondary rate limit.' }, null],
  ])('%s is RateLimited', async (_, status, headers, body, until) => {
    twin.faults.add({ path: /\/issues/, kind: 'fail-before', status, headers, body });
    const hands = await github.installation(installation.id);
    const error = await hands.itemsBy(repository, 'ana').catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(RateLimited);
    if (until !== null) expect((error as RateLimited).until.toISOString()).toBe(until);
    else expect((error as RateLimited).until.getTime()).toBeGreaterThan(Date.now() + 5_000);
    expect(twin.requests.filter((request) => request.path.includes('/issues'))).toHaveLength(1);
  });

  test.each([
    [404, Refused],
    [410, Refused],
    [422, Refused],
    [451, Refused],
    [403, Refused],
    [401, Unavailable],
    [500, Unavailable],
    [503, Unavailable],
  ])('%d', async (status, kind) => {
    twin.faults.add({ path: /\/issues$/, kind: 'fail-before', status, body: { message: 'No.' } });
    const hands = await github.installation(installation.id);
    await expect(hands.itemsBy(repository, 'ana')).rejects.toBeInstanceOf(kind);
  });

  test.each(['cut-before', 'html', 'truncate', 'break-off'] as const)(
    '%s is Unavailable, never an empty answer',
    async (kind) => {
      twin.faults.add({ path: /\/issues$/, kind, status: 200 });
      const hands = await github.installation(installation.id);
      await expect(hands.itemsBy(repository, 'ana')).rejects.toBeInstanceOf(Unavailable);
    },
  );

  test('a suspended installation is refused', async () => {
    installation.suspend();
    const hands = await github.installation(installation.id);
    await expect(hands.itemsBy(repository, 'ana')).rejects.toBeInstanceOf(Refused);
  });

  test('a token revoked before its time is renewed once, at the same host, and the request goes on', async () => {
    const hands = await github.installation(installation.id);
    await hands.itemsBy(repository, 'ana');
    twin.expireTokens();
    const tokens = () => twin.requests.filter((request) => request.path.endsWith('/access_tokens')).length;
    const before = tokens();
    expect((await hands.itemsBy(repository, 'ana')).items).toHaveLength(1);
    expect(tokens()).toBe(before + 1);
  });
});

describe('membership', () => {
  test('is asked live, private members too; without the permission it is unknown', async () => {
    twin.org('acme', { members: [{ login: 'hid', role: 'member', public: false }] });
    const hands = await github.installation(installation.id);
    const of = (login: string) => {
      const { id } = twin.user(login);
      return hands.membership(repository, { id, login, kind: 'user' });
    };
    expect(await of('hid')).toBe('member');
    expect(await of('ana')).toBe('outside');
    twin.faults.add({
      path: /\/members\//,
      kind: 'fail-before',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    expect(await of('mo')).toBe('unknown');
    twin.faults.clear();
    twin.faults.add({ path: /\/members\//, kind: 'fail-before', status: 302, headers: { location: `${twin.url}/x` } });
    expect(await of('mo')).toBe('unknown');
  });
});

describe('lanes', () => {
  test('two installations write side by side: one waits for itself, not for the other', async () => {
    twin.org('other', {});
    const otherRepository = found('other/app');
    const other = twin.install('other');
    twin.as('ana').openIssue('other/app', { title: 'One', body: 'Issue.' });
    const paced = connect({});
    const order: string[] = [];
    const write = async (name: string, id: number, where: Repository) => {
      const hands = await paced.installation(id);
      await hands.createComment(where, 1, name);
      order.push(name);
    };
    // With their tokens at hand they enter their lanes in the order below.
    await (await paced.installation(installation.id)).present(repository, 1, 'item');
    await (await paced.installation(other.id)).present(otherRepository, 1, 'item');
    // GitHub asks for 3 s between comments: within one lane the second waits, in another lane nobody does.
    await Promise.all([
      write('acme 1', installation.id, repository),
      write('acme 2', installation.id, repository),
      write('other 1', other.id, otherRepository),
    ]);
    expect(order.indexOf('other 1')).toBeLessThan(order.indexOf('acme 2'));
    const [alien] = twin.requests.filter(
      (request) => request.route === CREATE_COMMENT && request.installation === other.id,
    );
    const [first, second] = twin.requests.filter(
      (request) => request.route === CREATE_COMMENT && request.installation === installation.id,
    );
    expect(second!.at.getTime() - first!.at.getTime()).toBeGreaterThan(2_500);
    expect(Math.abs(alien!.at.getTime() - first!.at.getTime())).toBeLessThan(2_000);
  });
});
