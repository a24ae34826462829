// What goes to the leads alone: into a private repository of the same owner, asked of GitHub right before the write; and what
// a report that everybody reads must not look at.
import { afterEach, expect, test } from '@jest/globals';
import { startReports } from './reports-support.js';
import type { ReportTown } from './reports-support.js';

const LEADS = 'reports:\n  mode: active\n  private: leads\n  private_periods: [monthly]\n';
const COMMUNITY = 'reports:\n  mode: active\n  of: community\n';

let town: ReportTown;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** The private repository's own file. */
const AGREES = { '.github/hearth.yml': 'reports:\n  mode: off\n  private: leads\n' };
const WITH_LEADS = { 'acme/leads': { private: true, files: AGREES } };

test('the leads get theirs in the private repository, and the next closes it', async () => {
  town = await startReports(LEADS, {}, {}, WITH_LEADS);
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  expect(town.reports('acme/app').map(({ state }) => state)).toEqual(['open']);
  expect(town.reports('acme/leads').map(({ state }) => state)).toEqual(['open']);
  expect(town.reports('acme/leads')[0]!.body).toContain(':private`');
  expect(town.reports('acme/app')[0]!.body).not.toContain(':private`');
  await town.due(second);
  expect(town.reports('acme/leads').map(({ state }) => state)).toEqual(['closed', 'open']);
  expect(town.reports('acme/app').map(({ state }) => state)).toEqual(['closed', 'open']);
});

test('nothing where it is public by now, whatever the ledger believes; and no word of it', async () => {
  town = await startReports(LEADS, {}, {}, WITH_LEADS);
  const [first] = town.dues as [Date];
  town.twin.silently(() => {
    town.twin.as('mo').setPrivate('acme/leads', false);
  });
  await town.due(first);
  expect(town.reports('acme/leads')).toEqual([]);
  expect(town.reports('acme/app')).toHaveLength(1);
  expect(await town.outcomes()).toContainEqual({
    state: 'refused',
    detail: 'the repository "leads" is not private: others could read what is meant for the leads alone',
  });
});

test('one that was published stays as it is where the repository has become public', async () => {
  town = await startReports(LEADS, {}, {}, WITH_LEADS);
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  town.twin.as('mo').setPrivate('acme/leads', false);
  await town.quiet();
  await town.due(second);
  expect(town.reports('acme/leads').map(({ state }) => state)).toEqual(['open']);
  expect(town.reports('acme/app')).toHaveLength(2);
});

test.each([
  ['there is none of that name', {}, {}],
  ['it is not given to Hearth', { installation: { repositories: ['app'] } }, WITH_LEADS],
  ['it is taken from Hearth', {}, WITH_LEADS],
])('nothing where %s', async (what, seed, beside) => {
  town = await startReports(LEADS, {}, seed, beside);
  if (what.includes('taken')) town.installation.removeRepositories('leads');
  await town.quiet();
  await town.due(town.dues[0]!);
  expect(town.reports('acme/app')).toHaveLength(1);
  expect(await town.outcomes()).toContainEqual({
    state: 'refused',
    detail: 'there is no repository "leads" of this owner that is given to Hearth',
  });
});

const others = (shared?: string) => ({
  'acme/leads': { private: true, ...(shared === undefined ? { files: AGREES } : {}) },
  'acme/docs': {},
  'acme/secret-plans': { private: true },
  ...(shared === undefined ? {} : { 'acme/.github': { files: { '.github/hearth.yml': shared } } }),
});

/** The configuration of a repository is read with each event in it. */
const wake = async () => {
  for (const repository of ['acme/app', 'acme/docs', 'acme/leads', 'acme/.github']) {
    town.twin.as('ana').openIssue(repository, { title: 'Hello', body: 'What is new here?' });
  }
  await town.quiet();
};

test('the community is all public repositories; one of them speaks for it, once', async () => {
  town = await startReports('version: 1\n', {}, {}, others(COMMUNITY));
  town.until(new Date(town.now().getTime() + 3_600_000));
  await wake();
  await town.due(town.dues[0]!);
  expect(town.reports('acme/app')).toEqual([]);
  expect(town.reports('acme/docs')).toEqual([]);
  const [report, ...more] = town.reports('acme/.github');
  expect(more).toEqual([]);
  expect(report!.body).toContain('`docs`');
  expect(report!.body).not.toContain('secret-plans');
  expect(report!.body).not.toContain('leads');
  expect([...(await town.reasons())].sort()).toContain('reports: elsewhere');
});

test('for the leads it looks at private repositories too, where the file that all share asks for it', async () => {
  const shared = `${COMMUNITY}  private: leads\n  private_periods: [monthly]\n`;
  town = await startReports('version: 1\n', {}, {}, others(shared));
  town.until(new Date(town.now().getTime() + 3_600_000));
  await wake();
  await town.due(town.dues[0]!);
  expect(town.reports('acme/leads')[0]!.body).toContain('`secret-plans`');
  expect(town.reports('acme/.github')[0]!.body).not.toContain('secret-plans');
});

test('who keeps one repository learns nothing of the private others', async () => {
  town = await startReports(`${COMMUNITY}  private: leads\n  private_periods: [monthly]\n`, {}, {}, others());
  await town.due(town.dues[0]!);
  expect(town.reports('acme/leads')[0]!.body).toContain('`docs`');
  expect(town.reports('acme/leads')[0]!.body).not.toContain('secret-plans');
});

test('where another repository becomes the home, the last report of the old one is closed and says so', async () => {
  const file = (home: string) => `version: 1\n${COMMUNITY}  home: ${home}\n`;
  const shared = { '.github/hearth.yml': file('app') };
  town = await startReports(
    'version: 1\n',
    {},
    {},
    {
      ...{ 'acme/.github': { files: shared }, 'acme/docs': {}, 'acme/leads': { private: true } },
    },
  );
  town.until(new Date(town.now().getTime() + 3_600_000));
  await wake();
  const [first, second, third] = town.dues as [Date, Date, Date];
  await town.due(first);
  expect(town.reports('acme/app')).toMatchObject([{ state: 'open' }]);
  const change = async (text: string) => {
    town.twin.as('mo').push('acme/.github', { message: 'Another home', files: { '.github/hearth.yml': text } });
    await town.quiet();
    town.until(new Date(town.now().getTime() + 3_600_000));
    await wake();
  };
  // While the file has a mistake nobody speaks, and nothing is closed.
  await change(file('docs').replace('mode: active', 'mode: nonsense'));
  await town.due(second);
  expect(town.reports('acme/app')).toMatchObject([{ state: 'open' }]);
  await change(file('docs'));
  await town.due(third);
  expect(town.reports('acme/docs')).toMatchObject([{ state: 'open' }]);
  const [before, ...more] = town.reports('acme/app');
  expect([before!.state, more]).toEqual(['closed', []]);
  expect(town.twin.comments('acme/app', before!.number).map(({ body }) => body)).toEqual([
    expect.stringContaining('from now on `acme/docs` publishes the report of the community'),
  ]);
});

test('a private repository may speak of itself, within itself', async () => {
  const files = { '.github/hearth.yml': 'reports:\n  mode: active\n' };
  town = await startReports('version: 1\n', {}, {}, { 'acme/secret-plans': { private: true, files } });
  await town.due(town.dues[0]!);
  expect(town.reports('acme/secret-plans')).toHaveLength(1);
  expect(town.reports('acme/app')).toEqual([]);
});

test('nothing where the private repository does not agree: anybody could write there by the file of another', async () => {
  town = await startReports(LEADS, {}, {}, { 'acme/leads': { private: true } });
  await town.due(town.dues[0]!);
  expect(town.reports('acme/leads')).toEqual([]);
  expect(town.reports('acme/app')).toHaveLength(1);
  expect(await town.outcomes()).toContainEqual({
    state: 'refused',
    detail: expect.stringContaining('must say "private: leads" under "reports:" too'),
  });
});

test('no repository speaks for the community in place of the one that the shared file names', async () => {
  const shared = `${COMMUNITY}  private: leads\n  private_periods: [monthly]\n`;
  const own = `${COMMUNITY}  home: docs\n  at: "00:30"\n  zone: Pacific/Kiritimati\n  exclude: [ana]\n  private: mine\n  private_periods: [monthly]\n`;
  town = await startReports(
    'version: 1\n',
    {},
    {},
    {
      ...others(shared),
      'acme/mine': { private: true, files: { '.github/hearth.yml': 'reports:\n  mode: off\n  private: mine\n' } },
      'acme/docs': { files: { '.github/hearth.yml': own } },
    },
  );
  town.until(new Date(town.now().getTime() + 3_600_000));
  await wake();
  const due = town.dues[0]!;
  // Half past midnight on Kiritimati comes 22.5 hours before nine in UTC.
  await town.due(new Date(due.getTime() - 22.5 * 3_600_000));
  await town.due(due);
  expect([town.reports('acme/docs'), town.reports('acme/mine')]).toEqual([[], []]);
  expect(town.reports('acme/.github')).toHaveLength(1);
  expect(town.reports('acme/leads')).toHaveLength(1);
  expect(await town.reasons()).toContain('reports: elsewhere');
});

test('where no file is shared, each repository that asks for it speaks of the community in its own place', async () => {
  const files = { '.github/hearth.yml': COMMUNITY };
  town = await startReports(COMMUNITY, {}, {}, { 'acme/docs': { files } });
  await town.due(town.dues[0]!);
  expect(town.reports('acme/app')).toHaveLength(1);
  expect(town.reports('acme/docs')).toHaveLength(1);
});
