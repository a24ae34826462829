// The REST behaviour that Hearth leans on, through the real client.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { clientOf, startCommunity } from './support.js';

let home: Awaited<ReturnType<typeof startCommunity>>;
beforeEach(async () => {
  home = await startCommunity();
});
afterEach(async () => {
  const { violations } = home.twin;
  await home.twin.close();
  expect(violations).toEqual([]);
});

test('pages follow one another through the Link header', async () => {
  const { twin, octokit, repo } = home;
  for (let i = 1; i <= 75; i += 1) twin.as('dan').openIssue('acme/app', { title: `Issue ${i}` });
  twin.as('dan').openPull('acme/app', { title: 'A pull request' });
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...repo, state: 'all', per_page: 30 });
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 76 }, (_, i) => 76 - i));
  expect(all[0]?.pull_request?.merged_at).toBeNull();
  expect(all[1]?.pull_request).toBeUndefined();
  const { headers } = await octokit.rest.issues.listForRepo({ ...repo, page: 2 });
  expect(headers.link).toMatch(
    /repositories\/\d+\/issues\?page=1>; rel="prev".*page=3>; rel="next".*page=3>; rel="last"/,
  );
});

test('lists are filtered by creator, state, label and time', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one', labels: ['bug'] });
  twin.as('bob').openIssue('acme/app', { title: 'two' });
  twin.as('bob').close('acme/app', 2, { reason: 'not_planned' });
  const titles = async (filter: object): Promise<string[]> => {
    const { data } = await octokit.rest.issues.listForRepo({ ...repo, ...filter });
    return data.map(({ title }) => title);
  };
  expect(await titles({ creator: 'DAN', state: 'all' })).toEqual(['one']);
  expect(await titles({ creator: 'nobody' })).toEqual([]);
  expect(await titles({ state: 'closed' })).toEqual(['two']);
  expect(await titles({ labels: 'bug' })).toEqual(['one']);
  expect(await titles({ since: '2999-01-01T00:00:00Z' })).toEqual([]);
  expect(await titles({ state: 'all', direction: 'asc' })).toEqual(['one', 'two']);
});

test('a comment by the app names the app and its bot', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  twin.as('dan').comment('acme/app', 1, 'by me');
  const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: 1, body: 'hello' });
  expect(data.user).toMatchObject({ login: 'hearth[bot]', type: 'Bot' });
  expect(data.performed_via_github_app).toMatchObject({ id: 12345, slug: 'hearth' });
  await octokit.rest.issues.updateComment({ ...repo, comment_id: data.id, body: 'hello again' });
  const { data: all } = await octokit.rest.issues.listComments({ ...repo, issue_number: 1 });
  expect(all.map(({ body, performed_via_github_app: app }) => [body, app?.slug])).toEqual([
    ['by me', undefined],
    ['hello again', 'hearth'],
  ]);
  await octokit.rest.issues.deleteComment({ ...repo, comment_id: data.id });
  await expect(octokit.rest.issues.getComment({ ...repo, comment_id: data.id })).rejects.toMatchObject({ status: 404 });
  expect(twin.comments('acme/app', 1)).toHaveLength(1);
});

test('comments are refused where GitHub refuses them', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  const say = (body: string) => octokit.rest.issues.createComment({ ...repo, issue_number: 1, body });
  await expect(say('x'.repeat(65_537))).rejects.toMatchObject({ status: 422 });
  await expect(say('')).rejects.toMatchObject({ status: 422 });
  await say('x'.repeat(65_536));
  twin.as('alice').lock('acme/app', 1);
  await expect(say('hello')).rejects.toMatchObject({ status: 403 });
  twin.as('alice').unlock('acme/app', 1);
  twin.as('alice').setArchived('acme/app', true);
  await expect(say('hello')).rejects.toMatchObject({ status: 403, message: /archived/ });
  twin.repository('acme/plain', { hasIssues: false });
  await expect(octokit.rest.issues.create({ owner: 'acme', repo: 'plain', title: 'no' })).rejects.toMatchObject({
    status: 410,
  });
});

test('labels are made on first use, without regard to case', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  const on = { ...repo, issue_number: 1 };
  await octokit.rest.issues.createLabel({ ...repo, name: 'Bug', color: 'FF0000' });
  const { data } = await octokit.rest.issues.addLabels({ ...on, labels: ['bug', 'needs/sig'] });
  expect(data.map(({ name, color }) => [name, color])).toEqual([
    ['Bug', 'ff0000'],
    ['needs/sig', 'ededed'],
  ]);
  await octokit.rest.issues.removeLabel({ ...on, name: 'needs/sig' });
  await expect(octokit.rest.issues.removeLabel({ ...on, name: 'needs/sig' })).rejects.toMatchObject({ status: 404 });
  await expect(octokit.rest.issues.createLabel({ ...repo, name: 'BUG' })).rejects.toMatchObject({ status: 422 });
  expect(twin.labels('acme/app', 1)).toEqual(['Bug']);
  await octokit.rest.issues.update({ ...on, labels: ['other'], state: 'closed', state_reason: 'not_planned' });
  expect(twin.issues('acme/app')[0]).toMatchObject({ state: 'closed', state_reason: 'not_planned' });
  expect(twin.labels('acme/app', 1)).toEqual(['other']);
});

test('a reaction is made once and can be taken back', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  const { id } = twin.as('dan').comment('acme/app', 1, '/hearth why');
  const on = { ...repo, comment_id: id };
  const first = await octokit.rest.reactions.createForIssueComment({ ...on, content: '+1' });
  const second = await octokit.rest.reactions.createForIssueComment({ ...on, content: '+1' });
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(twin.reactions('acme/app', { comment: id })).toEqual(['hearth[bot] +1']);
  await octokit.rest.reactions.deleteForIssueComment({ ...on, reaction_id: first.data.id });
  await octokit.rest.reactions.createForIssue({ ...repo, issue_number: 1, content: 'heart' });
  expect(twin.commentJson('acme/app', id)).toMatchObject({ reactions: { total_count: 0 } });
  expect(twin.reactions('acme/app', { number: 1 })).toEqual(['hearth[bot] heart']);
});

test('association is evaluated when asked', async () => {
  const { twin, octokit, repo } = home;
  const seen = async (number: number): Promise<string | undefined> =>
    (await octokit.rest.issues.get({ ...repo, issue_number: number })).data.author_association;
  const open = (login: string): number => twin.as(login).openIssue('acme/app', { title: 'x' }).number;
  const numbers = ['alice', 'carol', 'bob', 'dan'].map(open);
  expect(await Promise.all(numbers.map(seen))).toEqual(['MEMBER', 'NONE', 'COLLABORATOR', 'NONE']);
  const pull = twin.as('dan').openPull('acme/app', { title: 'Fix' }).number;
  expect((await octokit.rest.pulls.get({ ...repo, pull_number: pull })).data.author_association).toBe(
    'FIRST_TIME_CONTRIBUTOR',
  );
  twin.as('bob').merge('acme/app', pull);
  expect(await seen(numbers[3]!)).toBe('CONTRIBUTOR');
  expect((await octokit.rest.repos.listCommits({ ...repo, author: 'dan' })).data).toHaveLength(1);
});

test('files are read as base64 with an etag, and directories as lists', async () => {
  const { twin, octokit, repo } = home;
  const read = (path: string, etag = '') =>
    octokit.rest.repos.getContent({ ...repo, path, headers: { 'if-none-match': etag } });
  const { data, headers } = await read('.github/hearth.yml');
  if (!('content' in data)) throw new Error('not a file');
  expect(Buffer.from(data.content, 'base64').toString()).toBe('welcome: {}\n');
  await expect(read('.github/hearth.yml', headers.etag)).rejects.toMatchObject({ status: 304 });
  twin.as('alice').push('acme/app', { files: { '.github/hearth.yml': 'welcome: {mode: active}\n' }, message: 'on' });
  expect((await read('.github/hearth.yml', headers.etag)).status).toBe(200);
  expect((await read('.github')).data).toMatchObject([{ name: 'hearth.yml', type: 'file' }]);
  await expect(read('missing.yml')).rejects.toMatchObject({ status: 404 });
});

test('a renamed repository is found under its old name', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  twin.as('alice').rename('acme/app', 'engine');
  expect((await octokit.rest.repos.get(repo)).data.full_name).toBe('acme/engine');
  await octokit.rest.issues.createComment({ ...repo, issue_number: 1, body: 'still here' });
  expect(twin.comments('acme/engine', 1)).toHaveLength(1);
  expect(twin.requests.map(({ status }) => status)).toEqual(expect.arrayContaining([301, 307]));
});

test('rights and memberships are told as they are', async () => {
  const { twin, octokit, repo } = home;
  twin.as('alice').setCollaborator('acme/app', 'tess', 'triage');
  const rights = async (username: string): Promise<unknown[]> => {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username });
    return [data.permission, data.role_name];
  };
  expect(await rights('alice')).toEqual(['admin', 'admin']);
  expect(await rights('tess')).toEqual(['read', 'triage']);
  expect(await rights('dan')).toEqual(['read', 'read']);
  const member = (username: string) => octokit.rest.orgs.checkMembershipForUser({ org: 'acme', username });
  expect((await member('carol')).status).toBe(204);
  await expect(member('dan')).rejects.toMatchObject({ status: 404 });
});

test('a deleted account leaves a ghost', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  twin.deleteUser('dan');
  const { data } = await octokit.rest.issues.get({ ...repo, issue_number: 1 });
  expect(data.user).toMatchObject({ login: 'ghost', id: 10137 });
  await expect(octokit.rest.users.getByUsername({ username: 'dan' })).rejects.toMatchObject({ status: 404 });
});

test('a former name can be taken by a new repository', async () => {
  const { twin, octokit, repo } = home;
  const old = twin.state.names.get('acme/app');
  twin.as('alice').rename('acme/app', 'engine');
  const fresh = twin.repository('acme/app').id;
  expect(fresh).not.toBe(old);
  expect((await octokit.rest.repos.get(repo)).data.id).toBe(fresh);
  const { data } = await octokit.rest.apps.listReposAccessibleToInstallation();
  expect(data.repositories.map(({ name }) => name)).toEqual(['engine', 'app']);
  twin.as('alice').deleteRepository('acme/app');
  await expect(octokit.rest.repos.get(repo)).rejects.toMatchObject({ status: 404 });
});

test('the query survives the redirect of a renamed repository', async () => {
  const { twin, octokit, repo } = home;
  twin.as('dan').openIssue('acme/app', { title: 'one' });
  twin.as('dan').close('acme/app', 1);
  twin.as('alice').rename('acme/app', 'engine');
  const { data } = await octokit.rest.issues.listForRepo({ ...repo, state: 'closed' });
  expect(data.map(({ title }) => title)).toEqual(['one']);
});

test('a file is written with the sha it replaces, and a pull request is merged, with `contents: write`', async () => {
  const { twin, repo, installation } = home;
  let octokit = home.octokit;
  const write = (content: string, sha?: string) =>
    octokit.rest.repos.createOrUpdateFileContents({
      ...repo,
      path: 'ROSTER.md',
      message: 'roster',
      content: Buffer.from(content).toString('base64'),
      ...(sha === undefined ? {} : { sha }),
    });
  await expect(write('a')).rejects.toMatchObject({ status: 403 });
  installation.grant({ contents: 'write', pull_requests: 'write' });
  // A token keeps the permissions it was minted with.
  octokit = await clientOf(twin, installation.id);
  const { status, data } = await write('a');
  expect(status).toBe(201);
  await expect(write('b')).rejects.toMatchObject({ status: 422 });
  await expect(write('b', '0'.repeat(40))).rejects.toMatchObject({ status: 409 });
  expect((await write('b', data.content?.sha ?? '')).status).toBe(200);
  const pull = twin.as('dan').openPull('acme/app', { title: 'Fix', files: { 'a.md': 'a\n' } }).number;
  const { data: files } = await octokit.rest.pulls.listFiles({ ...repo, pull_number: pull });
  expect(files).toMatchObject([{ filename: 'a.md', status: 'added', additions: 1 }]);
  await octokit.rest.pulls.merge({ ...repo, pull_number: pull });
  await expect(octokit.rest.pulls.merge({ ...repo, pull_number: pull })).rejects.toMatchObject({ status: 405 });
  expect([twin.fileAt('acme/app', 'a.md'), twin.fileAt('acme/app', 'ROSTER.md')]).toEqual(['a\n', 'b']);
});
