// Branches, trees, check runs and pull requests from a branch, over HTTP with the real client.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_PERMISSIONS } from './acts/installations.js';
import { clientOf, startCommunity } from './support.js';

let home: Awaited<ReturnType<typeof startCommunity>>;
beforeEach(async () => {
  home = await startCommunity();
  home.installation.grant({ ...DEFAULT_PERMISSIONS, contents: 'write' });
  home = { ...home, octokit: await clientOf(home.twin, home.installation.id) };
});
afterEach(async () => {
  expect(home.twin.violations).toEqual([]);
  await home.twin.close();
});

const BRANCH = 'hearth/proposal';
const main = async (): Promise<string> => {
  const { data } = await home.octokit.rest.git.getRef({ ...home.repo, ref: 'heads/main' });
  return data.object.sha;
};
const branchOff = async () =>
  home.octokit.rest.git.createRef({ ...home.repo, ref: `refs/heads/${BRANCH}`, sha: await main() });
const write = (text: string, more: { branch?: string; sha?: string } = { branch: BRANCH }) =>
  home.octokit.rest.repos.createOrUpdateFileContents({
    ...home.repo,
    path: 'OWNERS',
    message: 'Add OWNERS',
    content: Buffer.from(text).toString('base64'),
    ...more,
  });
const open = (more: object = {}) =>
  home.octokit.rest.pulls.create({ ...home.repo, title: 'OWNERS', head: BRANCH, base: 'main', ...more });
const told = (from: number): string[] =>
  home.twin.deliveries.slice(from).map(({ event, action }) => `${event} ${String(action)}`);

describe('a branch', () => {
  test('begins at a commit, once', async () => {
    const before = home.twin.deliveries.length;
    expect((await branchOff()).data).toMatchObject({ ref: `refs/heads/${BRANCH}`, object: { sha: await main() } });
    expect(home.twin.deliveries.at(-1)?.request.payload).toMatchObject({
      ref: `refs/heads/${BRANCH}`,
      created: true,
      before: '0'.repeat(40),
      commits: [],
    });
    expect(told(before)).toEqual(['push null']);
    await expect(branchOff()).rejects.toMatchObject({ status: 422, message: /Reference already exists/ });
    const nowhere = { ...home.repo, ref: 'refs/heads/x', sha: 'f'.repeat(40) };
    await expect(home.octokit.rest.git.createRef(nowhere)).rejects.toMatchObject({ status: 422 });
    await expect(home.octokit.rest.git.getRef({ ...home.repo, ref: 'heads/x' })).rejects.toMatchObject({ status: 404 });
  });

  test('a commit on it leaves the default branch alone; one on that is pushed', async () => {
    await branchOff();
    await write('mine\n');
    expect(home.twin.fileAt('acme/app', 'OWNERS', BRANCH)).toBe('mine\n');
    expect(home.twin.fileAt('acme/app', 'OWNERS')).toBeUndefined();
    await write('theirs\n', {});
    expect(home.twin.deliveries.at(-1)).toMatchObject({
      event: 'push',
      request: { payload: { ref: 'refs/heads/main', commits: [{ added: ['OWNERS'] }] } },
    });
  });
});

describe('a pull request from a branch', () => {
  test('has what is on the branch and not on its base, and tells that the App opened it', async () => {
    await branchOff();
    await expect(open()).rejects.toMatchObject({ status: 422, message: /No commits between main and/ });
    await write('mine\n');
    const before = home.twin.deliveries.length;
    const { data } = await open({ body: 'Who owns what.' });
    expect(data).toMatchObject({
      user: { login: 'hearth[bot]', type: 'Bot' },
      head: { label: `acme:${BRANCH}`, repo: { full_name: 'acme/app' } },
      commits: 1,
      changed_files: 1,
    });
    expect(told(before)).toEqual(['pull_request opened']);
    expect(home.twin.deliveries.at(-1)?.request.payload).toMatchObject({ sender: { login: 'hearth[bot]' } });
    const { data: files } = await home.octokit.rest.pulls.listFiles({ ...home.repo, pull_number: data.number });
    expect(files).toMatchObject([{ filename: 'OWNERS', status: 'added' }]);
    await expect(open()).rejects.toMatchObject({ status: 422, message: /already exists for acme:hearth/ });
    await expect(open({ head: 'nothing' })).rejects.toMatchObject({ status: 422 });
  });

  test('follows what is pushed to it, by whomever, and lands on its base when merged', async () => {
    await branchOff();
    await write('mine\n');
    const { number } = (await open()).data;
    const before = home.twin.deliveries.length;
    home.twin.as('bob').pushToPull('acme/app', number, { files: { OWNERS: 'ours\n' }, message: 'Ours' });
    expect(told(before)).toEqual(['push null', 'pull_request synchronize']);
    const [pull] = home.twin.pulls('acme/app') as { head: { sha: string } }[];
    expect(home.twin.fileAt('acme/app', 'OWNERS', BRANCH)).toBe('ours\n');
    expect(home.twin.fileAt('acme/app', 'OWNERS', pull?.head.sha)).toBe('ours\n');
    home.twin.as('alice').merge('acme/app', number);
    expect(home.twin.fileAt('acme/app', 'OWNERS')).toBe('ours\n');
    expect(told(before + 2)).toEqual(['push null', 'pull_request closed']);
  });
});

describe('a tree', () => {
  const read = (tree_sha: string, recursive?: string) =>
    home.octokit.rest.git.getTree({ ...home.repo, tree_sha, ...(recursive === undefined ? {} : { recursive }) });

  test('lists folders and files, to the bottom or not', async () => {
    const all = [
      ['.github', 'tree'],
      ['.github/hearth.yml', 'blob'],
      ['README.md', 'blob'],
    ];
    for (const name of ['HEAD', 'main', await main()]) {
      const { data } = await read(name, '1');
      expect(data.tree.map(({ path, type }) => [path, type])).toEqual(all);
      expect(data.truncated).toBe(false);
    }
    expect((await read('main')).data.tree.map(({ path }) => path)).toEqual(['.github', 'README.md']);
    await expect(read('nothing')).rejects.toMatchObject({ status: 404 });
  });

  test('of an empty repository is a conflict, its files are not there', async () => {
    home.twin.repository('acme/empty', { empty: true });
    const repo = { owner: 'acme', repo: 'empty' };
    await expect(home.octokit.rest.git.getTree({ ...repo, tree_sha: 'HEAD' })).rejects.toMatchObject({ status: 409 });
    await expect(home.octokit.rest.git.getRef({ ...repo, ref: 'heads/main' })).rejects.toMatchObject({ status: 409 });
    await expect(home.octokit.rest.repos.getContent({ ...repo, path: 'a' })).rejects.toMatchObject({
      status: 404,
      message: /empty/,
    });
  });
});

describe('a check run', () => {
  const list = async (more: object = {}) => {
    const { data } = await home.octokit.rest.checks.listForRef({ ...home.repo, ref: 'main', ...more });
    return data.check_runs.map(({ external_id, app }) => `${String(external_id)} ${String(app?.slug)}`);
  };

  test('is listed on its commit, the newest of each name unless all are asked for', async () => {
    const head_sha = await main();
    const create = (external_id: string) =>
      home.octokit.rest.checks.create({ ...home.repo, name: 'one', head_sha, external_id, conclusion: 'neutral' });
    await create('first');
    await create('second');
    expect(await list()).toEqual(['second hearth']);
    expect(await list({ filter: 'all' })).toEqual(['first hearth', 'second hearth']);
    expect(await list({ filter: 'all', app_id: 1 })).toEqual([]);
    expect(home.twin.checks('acme/app', head_sha)).toHaveLength(2);
    const nowhere = { ...home.repo, name: 'one', head_sha: 'f'.repeat(40) };
    await expect(home.octokit.rest.checks.create(nowhere)).rejects.toMatchObject({ status: 422 });
  });

  test('takes more than read access', async () => {
    home.installation.grant({ checks: 'read' });
    const octokit = await clientOf(home.twin, home.installation.id);
    const wanted = { ...home.repo, name: 'one', head_sha: 'f'.repeat(40) };
    await expect(octokit.rest.checks.create(wanted)).rejects.toMatchObject({ status: 403 });
    expect((await octokit.rest.checks.listForRef({ ...home.repo, ref: 'main' })).data.total_count).toBe(0);
  });
});

describe('what lies between two branches', () => {
  const compare = async (basehead: string) => {
    const { data } = await home.octokit.rest.repos.compareCommitsWithBasehead({ ...home.repo, basehead });
    const files = data.files?.map(({ filename, status }) => `${filename} ${status}`);
    return [data.status, data.ahead_by, data.behind_by, ...(files ?? [])];
  };

  test('is told from where they had the same', async () => {
    await branchOff();
    expect(await compare(`main...${BRANCH}`)).toEqual(['identical', 0, 0]);
    await write('mine\n', {});
    expect(await compare(`main...${BRANCH}`)).toEqual(['behind', 0, 1]);
    expect(await compare(`${BRANCH}...main`)).toEqual(['ahead', 1, 0, 'OWNERS added']);
    home.twin.as('alice').push('acme/app', {
      branch: BRANCH,
      files: { 'README.md': undefined, 'a.md': 'a' },
      message: 'Other',
    });
    expect(await compare(`main...${BRANCH}`)).toEqual(['diverged', 1, 1, 'README.md removed', 'a.md added']);
    await expect(compare('main...nothing')).rejects.toMatchObject({ status: 404 });
  });

  test('that have nothing in common is not found', async () => {
    home.twin.as('alice').push('acme/app', { branch: 'orphan', files: { 'a.md': 'a' }, message: 'First' });
    await expect(compare('main...orphan')).rejects.toMatchObject({ status: 404 });
  });
});
