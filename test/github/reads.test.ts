// What Hearth reads in a repository: exactly what was asked for, and what GitHub does not say is not made up.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import type { Repository } from '../../src/core/event.js';
import type { GitHub, GitHubRead, GitHubWrite } from '../../src/engine/ports.js';
import { createClients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { APP_ID, keepingLog, startTestTwin, testOptions } from '../support/hearth.js';
import { createCheckRun } from '../twin/acts/checks.js';
import type { NewRepository } from '../twin/acts/repositories.js';
import type { Twin } from '../twin/twin.js';

let twin: Twin;
let github: GitHub;
let installation: ReturnType<Twin['install']>;
let hands: GitHubRead & GitHubWrite;
let app: Repository;

const describeIt = (name: string, options: NewRepository = {}): Repository => {
  const made = twin.repository(name, options);
  const owner = { id: made.ownerId, login: 'acme', kind: 'organization' } as const;
  return { id: made.id, name: made.name, owner, private: false, archived: false, defaultBranch: 'main' };
};
const routes = () => twin.requests.map(({ route }) => route).filter((route) => route.includes('/repos/'));
const tokens = () => twin.requests.filter(({ path }) => path.endsWith('/access_tokens')).length;
const HEARTH = '.github/hearth.yml';

beforeEach(async () => {
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  app = describeIt('acme/app', { files: { [HEARTH]: 'welcome: {}\n', OWNERS: 'approvers: []\n', 'src/a.ts': '' } });
  installation = twin.install('acme');
  const { credentials } = testOptions(twin, {}, keepingLog());
  const clients = createClients(credentials, { pacing: false, timeoutMs: 10_000 });
  github = createGitHub(clients, credentials.appId, { now: () => new Date() }).github;
  hands = await github.installation(installation.id);
});
afterEach(async () => {
  expect(twin.violations).toEqual([]);
  await twin.close();
});

describe('what a person may do', () => {
  const of = (login: string, id = twin.user(login).id) => hands.permissionOf(app, { id, login, kind: 'user' });
  const PERMISSION = /\/permission$/;
  const answers = (body: unknown) => {
    twin.faults.add({ path: PERMISSION, kind: 'fail-before', status: 200, body });
  };

  test.each(['admin', 'maintain', 'write', 'triage', 'read'] as const)('%s', async (role) => {
    twin.as('mo').setCollaborator('acme/app', 'ana', role);
    expect(await of('ana')).toBe(role);
  });

  test('nothing in a private repository of others is none; an account that is gone too', async () => {
    twin.as('mo').setPrivate('acme/app', true);
    expect(await of('ana')).toBe('none');
    expect(await of('nobody', 5)).toBe('none');
  });

  test('a login that somebody else took says nothing', async () => {
    const before = twin.user('ana').id;
    twin.renameUser('ana', 'ana-maria');
    twin.as('mo').setCollaborator('acme/app', 'ana', 'admin');
    expect(await of('ana', before)).toBe('unknown');
  });

  test("an organisation's own role counts as what it is built on", async () => {
    const { id } = twin.user('ana');
    const permissions = { admin: false, maintain: false, push: true, triage: true, pull: true };
    answers({ permission: 'write', role_name: 'release manager', user: { id, login: 'ana', permissions } });
    expect(await of('ana')).toBe('write');
  });

  test('without flags the old scale counts, and a word not known says nothing', async () => {
    const { id } = twin.user('ana');
    answers({ permission: 'write', role_name: 'x', user: { id, login: 'ana' } });
    expect(await of('ana')).toBe('write');
    twin.faults.clear();
    answers({ permission: 'x', role_name: 'x', user: { id, login: 'ana' } });
    expect(await of('ana')).toBe('unknown');
  });

  test('a refusal is unknown; a rate limit and a failure are thrown', async () => {
    twin.faults.add({ path: PERMISSION, kind: 'fail-before', status: 403, body: { message: 'No.' } });
    expect(await of('mo')).toBe('unknown');
    twin.faults.clear();
    twin.faults.add({ path: PERMISSION, kind: 'fail-before', status: 429, headers: { 'retry-after': '7' } });
    await expect(of('mo')).rejects.toBeInstanceOf(RateLimited);
    twin.faults.clear();
    twin.faults.add({ path: PERMISSION, kind: 'fail-before', status: 502 });
    await expect(of('mo')).rejects.toBeInstanceOf(Unavailable);
  });
});

describe('what the owner granted', () => {
  test('is what GitHub told with the token, without a request of its own', async () => {
    await hands.labels(app);
    expect(await hands.granted()).toEqual({
      checks: 'write',
      contents: 'read',
      discussions: 'read',
      issues: 'write',
      members: 'read',
      metadata: 'read',
      pull_requests: 'write',
    });
    expect(tokens()).toBe(1);
  });

  test('is told anew where the token is older than a minute', async () => {
    await hands.labels(app);
    const { credentials } = testOptions(twin, {}, keepingLog());
    const later = { now: () => new Date(Date.now() + 61_000) };
    const clients = createClients(credentials, { pacing: false });
    const aged = await createGitHub(clients, credentials.appId, later).github.installation(installation.id);
    await aged.labels(app);
    installation.grant({ contents: 'write', checks: 'read' });
    expect(await aged.granted()).toEqual({ metadata: 'read', contents: 'write', checks: 'read' });
  });
});

describe('a file', () => {
  test('of the default branch, of a branch, of the head of a pull request from a fork', async () => {
    const url = (ref: string) => `https://github.com/acme/app/blob/${ref}/${HEARTH}`;
    expect(await hands.fileAt(app, HEARTH)).toEqual({ text: 'welcome: {}\n', url: url('main') });
    twin.as('mo').push('acme/app', { branch: 'next', files: { [HEARTH]: 'next: {}\n' }, message: 'Next' });
    expect(await hands.fileAt(app, HEARTH, 'next')).toEqual({ text: 'next: {}\n', url: url('next') });
    const { number } = twin.as('ana').openPull('acme/app', { title: 'Change', files: { [HEARTH]: 'mine: {}\n' } });
    const [first] = twin.pulls('acme/app') as { head: { sha: string; repo: { full_name: string } } }[];
    expect(first?.head.repo.full_name).toBe('ana/app');
    const head = first?.head.sha ?? '';
    expect(await hands.fileAt(app, HEARTH, head)).toEqual({ text: 'mine: {}\n', url: url(head) });
    twin.as('ana').pushToPull('acme/app', number, { files: { [HEARTH]: undefined }, message: 'Take it out' });
    const [second] = twin.pulls('acme/app') as { head: { sha: string } }[];
    expect(await hands.fileAt(app, HEARTH, second?.head.sha)).toBeNull();
    expect(await hands.fileAt(app, HEARTH, head)).toMatchObject({ text: 'mine: {}\n' });
  });

  test.each(['src/a.ts', '.github/workflows/ci.yml', '../OWNERS', '.github/hearth.yml/x', ''])(
    'that is not listed is never asked for: %s',
    async (path) => {
      await expect(hands.fileAt(app, path)).rejects.toThrow(`${path} is no file that Hearth may read`);
      expect(routes()).toEqual([]);
    },
  );

  test('that is not there is null; so are folders, links and other repositories', async () => {
    expect(await hands.fileAt(app, 'CODEOWNERS')).toBeNull();
    twin.as('mo').push('acme/app', { files: { 'CODEOWNERS/a': 'x' }, message: 'A folder' });
    expect(await hands.fileAt(app, 'CODEOWNERS')).toBeNull();
    for (const type of ['symlink', 'submodule']) {
      twin.faults.add({ path: /OWNERS/, kind: 'fail-before', status: 200, body: { type, name: 'OWNERS', size: 4 } });
      expect(await hands.fileAt(app, 'OWNERS')).toBeNull();
      twin.faults.clear();
    }
    expect(await hands.fileAt(describeIt('acme/empty', { empty: true }), HEARTH)).toBeNull();
  });

  test.each([
    ['of as much as it may hold', 65_536, 'x'.repeat(65_536)],
    ['of one byte more', 65_537, '#'.repeat(65_537)],
    ['of more than GitHub gives', 1_100_000, '#'.repeat(65_537)],
  ])('%s', async (_, size, text) => {
    twin.as('mo').push('acme/app', { files: { [HEARTH]: 'x'.repeat(size) }, message: 'Much' });
    expect((await hands.fileAt(app, HEARTH))?.text === text).toBe(true);
  });

  test('of more than 100 MB, which GitHub refuses, is too large as well', async () => {
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone it.';
    twin.faults.add({ path: /hearth\.yml/, kind: 'fail-before', status: 403, body: { message } });
    expect(await hands.fileAt(app, HEARTH)).toEqual({ text: '#'.repeat(65_537), url: '' });
    twin.faults.clear();
    twin.faults.add({ path: /hearth\.yml/, kind: 'fail-before', status: 403, body: { message: 'No.' } });
    await expect(hands.fileAt(app, HEARTH)).rejects.toBeInstanceOf(Refused);
  });

  test('at a commit that GitHub does not show (yet) is not a missing file', async () => {
    await expect(hands.fileAt(app, HEARTH, 'f'.repeat(40))).rejects.toThrow('GitHub does not show the commit yet');
  });
});

describe('the tree', () => {
  test('has every path of the default branch, also where it was renamed', async () => {
    const paths = [HEARTH, 'OWNERS', 'src/a.ts'];
    expect(await hands.tree(app)).toEqual({ paths, complete: true });
    expect(await hands.tree({ ...app, defaultBranch: 'master' })).toEqual({ paths, complete: true });
    expect(routes()).toEqual(Array(2).fill('GET /repos/{owner}/{repo}/git/trees/{tree_sha}'));
  });

  test('of an empty repository has none', async () => {
    expect(await hands.tree(describeIt('acme/empty', { empty: true }))).toEqual({ paths: [], complete: true });
  });

  test('that GitHub cut is not complete', async () => {
    const body = {
      sha: 'x',
      truncated: true,
      tree: [
        { path: 'a', type: 'blob' },
        { path: 'b', type: 'commit' },
      ],
    };
    twin.faults.add({ path: /trees/, kind: 'fail-before', status: 200, body });
    expect(await hands.tree(app)).toEqual({ paths: ['a'], complete: false });
  });
});

describe('pull requests that touch a file', () => {
  const FILES = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`file-${n}`, 'x']));
  const open = (files: Record<string, string | undefined>) =>
    twin.as('ana').openPull('acme/app', { title: 'Change', files }).number;
  const headOf = (number: number): string => {
    const found = (twin.pulls('acme/app') as { number: number; head: { sha: string } }[]).find(
      (pull) => pull.number === number,
    );
    return found?.head.sha ?? '';
  };
  const touching = (...numbers: number[]) => hands.touching(app, numbers, HEARTH);
  const numbersOf = async (...numbers: number[]) => (await touching(...numbers)).map(({ number }) => number);
  /** What was asked since: its route, and of which pull requests. */
  const asked = () =>
    twin.requests
      .filter(({ path }) => !path.endsWith('/access_tokens'))
      .map(({ route, path, body }) => {
        const { query } = (body ?? {}) as { query?: string };
        const numbers = query?.matchAll(/pullRequest\(number: (\d+)\)/g) ?? path.matchAll(/pulls\/(\d+)/g);
        return [route, ...[...numbers].map(([, number]) => Number(number))];
      });

  test('of another branch than the default one concern nobody', async () => {
    twin.as('mo').push('acme/app', { files: { 'x.md': 'x' }, message: 'Release', branch: 'release' });
    const wanted = { title: 'Old', base: 'release', files: { [HEARTH]: 'other: {}\n' } };
    expect(await numbersOf(twin.as('ana').openPull('acme/app', wanted).number)).toEqual([]);
  });

  test('are told in one request, however many are asked for, with their heads', async () => {
    const changed = open({ [HEARTH]: 'other: {}\n' });
    const left = open({ 'hearth.yml': 'welcome: {}\n', [`${HEARTH}.bak`]: 'x', [`docs/${HEARTH}`]: 'x' });
    const out = open({ 'src/b.ts': '', [HEARTH]: undefined });
    const others = Array.from({ length: 47 }, () => open({ 'src/a.ts': 'x' }));
    expect(await touching(changed, left, out, ...others)).toEqual([
      { number: changed, head: headOf(changed) },
      { number: out, head: headOf(out) },
    ]);
    expect(asked()).toEqual([
      ['POST /graphql', changed, left, out, ...others],
      [FILES, changed],
      [FILES, out],
    ]);
    expect(twin.requests.find(({ route }) => route === 'POST /graphql')?.cost).toBe(1);
  });

  test('from a fork have the head that the fork has now', async () => {
    const number = open({ [HEARTH]: 'one: {}\n' });
    const first = headOf(number);
    expect(first).toMatch(/^[0-9a-f]{40}$/);
    expect(await touching(number)).toEqual([{ number, head: first }]);
    twin.as('ana').pushToPull('acme/app', number, { files: { [HEARTH]: 'two: {}\n' }, message: 'More' });
    expect(headOf(number)).not.toBe(first);
    expect(await touching(number)).toEqual([{ number, head: headOf(number) }]);
  });

  test('are asked for once, though named twice; none is asked for where none is named', async () => {
    const number = open({ [HEARTH]: 'other: {}\n' });
    expect(await numbersOf()).toEqual([]);
    expect(asked()).toEqual([]);
    expect(await numbersOf(number, number)).toEqual([number]);
    expect(asked()).toEqual([
      ['POST /graphql', number],
      [FILES, number],
    ]);
  });

  test('are found where they rename it away', async () => {
    const away = open({ [HEARTH]: undefined, 'old.yml': 'welcome: {}\n' });
    const left = open({ 'src/c.ts': 'x' });
    const other = open({ OWNERS: undefined, OWNERS_OLD: 'approvers: []\n' });
    expect(await numbersOf(away, left, other)).toEqual([away]);
    expect(asked()).toEqual([
      ['POST /graphql', away, left, other],
      [FILES, away],
    ]);
  });

  test('are found where the file is copied over, not where it was copied from', async () => {
    const number = open({ [HEARTH]: 'other: {}\n' });
    const answers = (path: string, previous: string) => {
      twin.faults.clear();
      const list = [{ filename: path, status: 'copied', previous_filename: previous }];
      twin.faults.add({ path: /files/, kind: 'fail-before', status: 200, body: list });
    };
    answers('copy.yml', HEARTH);
    expect(await numbersOf(number)).toEqual([]);
    answers(HEARTH, 'example.yml');
    expect(await numbersOf(number)).toEqual([number]);
  });

  test('are told from those that leave it alone without a list, whatever else they change', async () => {
    const number = open(many(3_000));
    const same = open({ ...many(400), [HEARTH]: 'welcome: {}\n' });
    expect(await numbersOf(number, same)).toEqual([]);
    expect(asked()).toEqual([['POST /graphql', number, same]]);
  });

  test('are told from those whose branch is behind', async () => {
    const before = open({ 'src/c.ts': 'x' });
    const hundred = open(many(100));
    twin.as('mo').push('acme/app', { files: { [HEARTH]: 'newer: {}\n' }, message: 'Change it' });
    const after = open({ 'src/c.ts': 'x' });
    const changed = open({ [HEARTH]: 'welcome: {}\n' });
    expect(await numbersOf(before, hundred, after, changed)).toEqual([changed]);
    expect(asked()).toEqual([
      ['POST /graphql', before, hundred, after, changed],
      [FILES, before],
      [FILES, hundred],
      [FILES, hundred],
      [FILES, changed],
    ]);
  });

  test('of many files are read page by page, as far as needed; after three pages they count as touching', async () => {
    const second = open({ ...many(150), [HEARTH]: 'x', ...many(250) });
    const beyond = open({ ...many(300), [HEARTH]: 'x' });
    const behind = open(many(301));
    const fewer = open(many(299));
    twin.as('mo').push('acme/app', { files: { [HEARTH]: 'newer: {}\n' }, message: 'Change it' });
    expect(await numbersOf(second, beyond, behind, fewer)).toEqual([second, beyond, behind]);
    expect(asked()).toEqual([
      ['POST /graphql', second, beyond, behind, fewer],
      ...Array.from({ length: 2 }, () => [FILES, second]),
      ...[beyond, behind, fewer].flatMap((number) => Array.from({ length: 3 }, () => [FILES, number])),
    ]);
  });

  test('that GitHub makes no list of count as touching; those that are gone by then do not', async () => {
    const number = open({ [HEARTH]: 'x' });
    const message = 'Sorry, there was a problem generating this diff. The repository may be missing relevant data.';
    twin.faults.add({ path: /files/, kind: 'fail-before', status: 422, body: { message } });
    expect(await numbersOf(number)).toEqual([number]);
    for (const status of [404, 410]) {
      twin.faults.clear();
      twin.faults.add({ path: /files/, kind: 'fail-before', status, body: { message: 'Not Found' } });
      expect(await numbersOf(number)).toEqual([]);
    }
    twin.faults.clear();
    twin.faults.add({ path: /files/, kind: 'fail-before', status: 403, body: { message: 'No.' } });
    await expect(touching(number)).rejects.toBeInstanceOf(Refused);
  });

  test.each([
    ['nothing', null],
    ['an older head', { oid: 'f'.repeat(40) }],
  ])('of which git has %s yet are looked for in the list', async (_, head) => {
    const number = open({ [HEARTH]: 'x' });
    const same = { oid: 'a'.repeat(40) };
    const repository = {
      databaseId: app.id,
      base: same,
      [`p${number}`]: { number, headRefOid: headOf(number), baseRefName: 'main' },
      [`h${number}`]: head,
      [`f${number}`]: same,
    };
    twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body: { data: { repository } } });
    expect(await touching(number)).toEqual([{ number, head: headOf(number) }]);
  });

  test('are those that bring the first one, where there is none yet', async () => {
    const bare = describeIt('acme/bare');
    const of = (files: Record<string, string>) =>
      twin.as('ana').openPull('acme/bare', { title: 'Change', files }).number;
    const [brings, other] = [of({ [HEARTH]: 'x' }), of({ 'src/c.ts': 'x' })];
    expect((await hands.touching(bare, [brings, other], HEARTH)).map(({ number }) => number)).toEqual([brings]);
  });

  test('that are gone, or are issues, are left out', async () => {
    const number = open({ [HEARTH]: 'x' });
    const issue = twin.as('ana').openIssue('acme/app', { title: 'It breaks' }).number;
    expect(await numbersOf(999, number, issue)).toEqual([number]);
    expect(await numbersOf(999, issue)).toEqual([]);
    expect(asked()).toEqual([
      ['POST /graphql', 999, number, issue],
      [FILES, number],
      ['POST /graphql', 999, issue],
    ]);
  });

  test('are found under the new name of their repository; what has taken the old one is refused', async () => {
    const number = open({ [HEARTH]: 'x' });
    twin.as('mo').rename('acme/app', 'web');
    expect(await numbersOf(number)).toEqual([number]);
    twin.repository('acme/app');
    await expect(touching(number)).rejects.toEqual(new Refused(410, 'another repository has taken the name'));
    await expect(hands.touching({ ...app, name: 'nothing' }, [number], HEARTH)).rejects.toEqual(
      new Refused(404, 'GitHub finds no such repository'),
    );
  });

  test('without the permission are refused', async () => {
    const number = open({ [HEARTH]: 'x' });
    for (const granted of [{ contents: 'read' }, { pull_requests: 'read' }] as const) {
      installation.grant(granted);
      await expect(touching(number)).rejects.toEqual(new Refused(403, 'GitHub does not let Hearth read it'));
    }
  });

  test.each([
    ['errors beside the data', { kind: 'graphql-errors', errors: [{ message: 'partly' }] }, '(partly)'],
    ['one of them gone beside another error', { kind: 'graphql-errors', errors: [{ type: 'INTERNAL' }] }, ''],
    ['an error page', { kind: 'html' }, 'GitHub answered 502'],
    ['half an answer', { kind: 'truncate' }, "GitHub's answer was cut"],
    ['no answer', { kind: 'cut-before' }, 'GitHub gave no answer'],
  ] as const)('%s is no answer', async (name, fault, words) => {
    const number = open({ [HEARTH]: 'x' });
    twin.faults.add({ path: /graphql/, ...fault });
    const failure: unknown = await touching(...(name.startsWith('one') ? [number, 999] : [number])).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Unavailable);
    expect((failure as Error).message).toContain(words);
  });

  test('an answer without what was asked for is no answer', async () => {
    const answer: Record<string, unknown> = { databaseId: app.id };
    for (const missing of ['base', 'h1', 'f1', 'p1']) {
      twin.faults.clear();
      twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body: { data: { repository: answer } } });
      await expect(touching(1)).rejects.toThrow(`GitHub's answer is not whole: ${missing}`);
      answer[missing] = null;
    }
  });

  test('more than GitHub manages at once are asked for by halves', async () => {
    const numbers = [open({ [HEARTH]: 'x' }), open({ 'src/c.ts': '' }), open({ [HEARTH]: 'y' })] as const;
    const [one, two, three] = numbers;
    const words = [{ message: "We couldn't respond to your request in time. Sorry about that." }];
    twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 502, times: 1 });
    twin.faults.add({ path: /graphql/, kind: 'graphql-errors', errors: words, times: 1, skip: 1 });
    expect(await numbersOf(...numbers)).toEqual([one, three]);
    const halves = [[one, two, three], [one, two], [one], [two], [three]];
    const first = [...halves.map((half) => ['POST /graphql', ...half]), [FILES, one], [FILES, three]];
    expect(asked()).toEqual(first);
    twin.faults.clear();
    twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 502 });
    await expect(touching(...numbers)).rejects.toEqual(new Unavailable('GitHub answered 502'));
    expect(asked().slice(first.length)).toEqual([
      ['POST /graphql', one, two, three],
      ['POST /graphql', one, two],
      ['POST /graphql', one],
    ]);
  });

  test.each([
    ['with', true],
    ['without', false],
  ])('a rate limit is told as one, %s a throttle', async (_, pacing) => {
    const { credentials } = testOptions(twin, {}, keepingLog());
    const now = new Date();
    const paced = await createGitHub(createClients(credentials, { pacing }), APP_ID, {
      now: () => now,
    }).github.installation(installation.id);
    twin.limits.graphql = { limit: 0 };
    const failure: unknown = await paced
      .touching(app, [open({ [HEARTH]: 'x' })], HEARTH)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'RateLimited', reason: 'primary rate limit' });
    const wait = (failure as RateLimited).until.getTime() - now.getTime();
    expect(Math.round(wait / 60_000)).toBe(60);
    twin.limits.graphql = { limit: 5_000 };
    twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 403, headers: { 'retry-after': '7' } });
    await expect(paced.touching(app, [1], HEARTH)).rejects.toEqual(
      new RateLimited(new Date(now.getTime() + 7_000), 'secondary rate limit'),
    );
  });
});

test('texts are those of the newest items', async () => {
  twin.as('ana').openIssue('acme/app', { title: 'One', body: 'First.' });
  twin.as('mo').openIssue('acme/app', { title: 'Two', body: null });
  twin.as('mo').close('acme/app', 2);
  twin.as('ana').openPull('acme/app', { title: 'Three', body: 'Third.' });
  expect(await hands.texts(app, 2)).toEqual([
    {
      number: 3,
      title: 'Three',
      body: 'Third.',
      association: 'FIRST_TIME_CONTRIBUTOR',
      url: 'https://github.com/acme/app/pull/3',
    },
    { number: 2, title: 'Two', body: '', association: 'MEMBER', url: 'https://github.com/acme/app/issues/2' },
  ]);
  expect((await hands.texts(app, 500)).map(({ number }) => number)).toEqual([3, 2, 1]);
});

test('labels are all labels, page by page', async () => {
  const names = Array.from({ length: 101 }, (_, n) => `label ${n}`);
  twin.as('mo').openIssue('acme/app', { title: 'Labels', labels: names });
  await hands.createLabel(app, { name: 'help wanted', color: '008672', description: 'Yours to take.' });
  const all = await hands.labels(app);
  expect(all.map(({ name }) => name)).toEqual([...names, 'help wanted']);
  expect([all[0], all[101]]).toEqual([
    { name: 'label 0', color: 'ededed', description: '' },
    { name: 'help wanted', color: '008672', description: 'Yours to take.' },
  ]);
});

test('a label is made once, whatever its case; what is wrong with it otherwise is told', async () => {
  expect(await hands.createLabel(app, { name: 'sig/docs', color: 'fbca04', description: '' })).toBe(true);
  expect(await hands.createLabel(app, { name: 'SIG/docs', color: '000000', description: 'Other.' })).toBe(false);
  expect(twin.repositoryLabels('acme/app')).toEqual([{ name: 'sig/docs', color: 'fbca04', description: '' }]);
  const long = { name: 'x'.repeat(51), color: 'fbca04', description: '' };
  await expect(hands.createLabel(app, long)).rejects.toBeInstanceOf(Refused);
});

test("the App's own check runs are told from those of others, all of them", async () => {
  const head = twin.state.repositories.get(app.id)?.branches.get('main') ?? '';
  const check = {
    kind: 'check',
    number: 1,
    head,
    name: 'hearth.yml',
    conclusion: 'failure',
    title: 'One mistake',
    summary: 'A line.',
    annotations: [{ path: HEARTH, line: 3, column: 7, level: 'failure', message: 'Not so.' }],
  } as const;
  createCheckRun(twin.state, APP_ID + 1, twin.state.repositories.get(app.id)!, {
    headSha: head,
    name: 'hearth.yml',
    externalId: 'k1',
  });
  const made = [await hands.createCheck(app, 'k1', check), await hands.createCheck(app, 'k2', check)];
  expect(await hands.checks(app, head)).toEqual([
    { id: made[0]?.id, url: made[0]?.url, name: 'hearth.yml', key: 'k1' },
    { id: made[1]?.id, url: made[1]?.url, name: 'hearth.yml', key: 'k2' },
  ]);
  expect(twin.requests.filter(({ route }) => route.startsWith('POST /repos')).map(({ body }) => body)[0]).toEqual({
    name: 'hearth.yml',
    head_sha: head,
    external_id: 'k1',
    status: 'completed',
    conclusion: 'failure',
    output: {
      title: 'One mistake',
      summary: 'A line.',
      annotations: [
        {
          path: HEARTH,
          start_line: 3,
          end_line: 3,
          start_column: 7,
          end_column: 7,
          annotation_level: 'failure',
          message: 'Not so.',
        },
      ],
    },
  });
});
