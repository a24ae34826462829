// The health report, published: each period once, the one before closed with what people left in it, and the gap said.
import { afterEach, expect, test } from '@jest/globals';
import { monthBefore, startReports } from './reports-support.js';
import type { ReportTown } from './reports-support.js';

const ACTIVE = 'reports:\n  mode: active\n';

let town: ReportTown;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** What app.yml asks for, as far as these stories need it. */
const USUAL = {
  issues: 'write',
  pull_requests: 'write',
  contents: 'read',
  metadata: 'read',
  discussions: 'read',
  members: 'read',
} as const;

const discussions = () =>
  [...town.twin.state.repositories.values()].flatMap((repository) => repository.discussions.all());

const titles = () => town.reports().map(({ state, title }) => `${state}: ${title}`);

/** `November 2026` of `2026-11`. */
const monthOf = (due: Date) =>
  new Date(`${monthBefore(due)}-01T00:00:00Z`).toLocaleString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

test('one issue a month, never a second; the next closes it, links to it, and keeps what was ticked', async () => {
  town = await startReports(ACTIVE);
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  await town.beat();
  expect(titles()).toEqual([`open: Community health: acme/app, ${monthOf(first)}`]);
  const [report] = town.reports();
  expect(report!.body).not.toContain('- [x]');
  town.twin.as('mo').edit('acme/app', report!.number, { body: `${report!.body}\n- [x] Read by mo` });
  await town.due(second);
  await town.beat();
  expect(titles()).toEqual([
    `closed: Community health: acme/app, ${monthOf(first)}`,
    `open: Community health: acme/app, ${monthOf(second)}`,
  ]);
  const [before, after] = town.reports();
  expect(before!.body).toContain('- [x] Read by mo');
  expect(after!.body).toContain(`https://github.com/acme/app/issues/${before!.number}`);
  expect(await town.outcomes('publish')).toEqual([
    { state: 'applied', detail: null },
    { state: 'applied', detail: null },
  ]);
  expect(await town.outcomes('close')).toEqual([{ state: 'applied', detail: null }]);
});

test('it leads to its page, and each figure to how it is worked out, where it is known where the pages are', async () => {
  const pagesUrl = 'https://hearth.example.org';
  town = await startReports(ACTIVE, { pages: true, pagesUrl });
  const [first] = town.dues as [Date];
  await town.due(first);
  const [report] = town.reports();
  const addresses = [...report!.body.matchAll(/https:\/\/hearth\.example\.org(\/[^\s)>|]+)/g)].map(([, path]) => path!);
  expect(addresses).toEqual(
    expect.arrayContaining([
      `/r/acme/app?period=${monthBefore(first)}`,
      '/metrics-explained/M17',
      '/r/acme/app/waiting',
    ]),
  );
  for (const path of new Set(addresses)) expect((await fetch(`${town.hearth.url}${path}`)).status).toBe(200);
});

test.each([
  ['pages are off', { pagesUrl: 'https://hearth.example.org' }, {}],
  ['nobody may see it there', { pages: true, pagesUrl: 'https://hearth.example.org' }, { private: true }],
])('it leads to no page where %s', async (_, more, kind) => {
  const files = { '.github/hearth.yml': ACTIVE };
  town = await startReports(ACTIVE, more, { repository: { ...kind, files } });
  await town.due(town.dues[0]!);
  expect(town.reports()).toHaveLength(1);
  expect(town.reports()[0]!.body).not.toContain('hearth.example.org');
});

test('a discussion in its category; the next closes it, links to it, and keeps what was ticked', async () => {
  const config = `${ACTIVE}  publish: discussion\n  category: general\n`;
  const permissions = { ...USUAL, discussions: 'write' } as const;
  town = await startReports(config, {}, { installation: { permissions } });
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  await town.beat();
  const [report] = discussions();
  expect(discussions()).toMatchObject([{ state: 'open', title: `Community health: acme/app, ${monthOf(first)}` }]);
  expect(report!.category.name).toBe('General');
  town.twin.as('mo').editDiscussion('acme/app', report!.number, { body: `${report!.body}\n- [x] Read by mo` });
  await town.due(second);
  await town.beat();
  const [before, after] = discussions();
  expect([before!.state, after!.state]).toEqual(['closed', 'open']);
  expect(before!.body).toContain('- [x] Read by mo');
  expect(after!.body).toContain(`https://github.com/acme/app/discussions/${before!.number}`);
  expect(discussions()).toHaveLength(2);
});

test.each([
  [
    'the owner has not granted it',
    { permissions: USUAL },
    'General',
    'GitHub refused (403): GitHub does not let Hearth read it',
  ],
  [
    'there is no such category',
    { permissions: { ...USUAL, discussions: 'write' } as const },
    'News',
    'GitHub refused (422): there is no discussion category "News" here',
  ],
])('no discussion where %s: refused in words, once', async (_, installation, category, detail) => {
  town = await startReports(`${ACTIVE}  publish: discussion\n  category: ${category}\n`, {}, { installation });
  await town.due(town.dues[0]!);
  await town.beat();
  expect(discussions()).toEqual([]);
  expect(await town.outcomes()).toEqual([{ state: 'refused', detail }]);
});

test.each(['cut-after', 'fail-after', 'truncate'] as const)(
  'a discussion that was made and never confirmed (%s) is found again',
  async (kind) => {
    const permissions = { ...USUAL, discussions: 'write' } as const;
    town = await startReports(`${ACTIVE}  publish: discussion\n`, {}, { installation: { permissions } });
    town.twin.faults.add({ route: 'POST /graphql', sends: /createDiscussion/, kind, times: 1, status: 502 });
    await town.due(town.dues[0]!);
    town.until(new Date(town.now().getTime() + 3_600_000));
    await new Promise((resolve) => setTimeout(resolve, 250));
    await town.beat();
    expect(discussions()).toHaveLength(1);
    expect(await town.outcomes()).toEqual([{ state: 'applied', detail: null }]);
  },
);

test('observing shows what it would do, and publishes nothing', async () => {
  town = await startReports(ACTIVE.replace('active', 'observe'));
  await town.due(town.dues[0]!);
  await town.beat();
  expect(town.reports()).toEqual([]);
  expect(await town.outcomes()).toEqual([{ state: 'would', detail: null }]);
  const observing = town.twin.issues('acme/app').find(({ title }) => title === 'What Hearth would have done here');
  expect(observing?.body).toContain('`reports` publish');
});

test('in Chinese where that is the language of the repository', async () => {
  town = await startReports(`language: zh\n${ACTIVE}`);
  await town.due(town.dues[0]!);
  expect(town.reports()).toMatchObject([{ state: 'open', title: expect.stringContaining('社区健康报告') }]);
});

test('a report that a person closed or deleted stays as they left it, and the next is published all the same', async () => {
  town = await startReports(ACTIVE);
  const [first, second, third] = town.dues as [Date, Date, Date];
  await town.due(first);
  town.twin.as('mo').close('acme/app', town.reports()[0]!.number);
  await town.due(second);
  expect(await town.outcomes('close')).toMatchObject([{ state: 'unchanged' }]);
  town.twin.as('mo').deleteIssue('acme/app', town.reports()[1]!.number);
  await town.due(third);
  town.until(new Date(town.now().getTime() + 120_000));
  await town.beat();
  expect(await town.outcomes('close')).toMatchObject([{ state: 'unchanged' }, { state: 'refused' }]);
  expect(await town.outcomes()).toMatchObject(Array.from({ length: 3 }, () => ({ state: 'applied' })));
});

test('what the file does not ask for any more is closed with a word, and what it asks for goes on', async () => {
  town = await startReports(ACTIVE);
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  town.twin.as('mo').push('acme/app', {
    message: 'The whole community',
    files: { '.github/hearth.yml': `version: 1\n${ACTIVE}  of: community\n` },
  });
  await town.quiet();
  await town.due(second);
  const [before, after] = town.reports();
  expect(titles()).toEqual([
    `closed: Community health: acme/app, ${monthOf(first)}`,
    `open: Community health: acme, ${monthOf(second)}`,
  ]);
  expect(town.twin.comments('acme/app', before!.number).map(({ body }) => body)).toEqual([
    expect.stringContaining('does not ask for reports of this kind any more'),
  ]);
  expect(after!.body).not.toContain('does not ask');
});

test('the close of an old one that was refused is tried again with the next', async () => {
  town = await startReports(ACTIVE);
  const [first, ...others] = town.dues as [Date, ...Date[]];
  await town.due(first);
  const { number } = town.reports()[0]!;
  town.twin.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    ...{ kind: 'fail-before', status: 403, times: 100 },
  });
  await town.due(others[0]!);
  expect(await town.outcomes('close')).toMatchObject([{ state: 'refused' }]);
  expect(town.reports().map(({ state }) => state)).toEqual(['open', 'open']);
  town.twin.faults.clear();
  await town.due(others[1]!);
  expect(town.reports().map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
  expect(await town.outcomes('close')).toMatchObject(['refused', 'applied', 'applied'].map((state) => ({ state })));
  expect(town.reports()[0]!.number).toBe(number);
});

test('nobody reads three reports: the owner is asked once, and never again', async () => {
  town = await startReports(`${ACTIVE}  owner: mo\n`);
  for (const due of town.dues.slice(0, 6)) await town.due(due);
  const asked = town.reports().map(({ body }) => body.includes('@mo, nobody seems to read these reports'));
  expect(asked).toEqual([false, false, false, true, false, false]);
});

test.each([
  ['a comment', (number: number) => town.twin.as('mo').comment('acme/app', number, 'Thank you.')],
  [
    'a reaction',
    (number: number) => {
      town.twin.as('mo').react('acme/app', { number }, 'heart');
    },
  ],
])('%s is a trace of a reader: nobody is asked', async (_, leave) => {
  town = await startReports(`${ACTIVE}  owner: mo\n`);
  for (const due of town.dues.slice(0, 4)) {
    await town.due(due);
    if (due === town.dues[1]) leave(town.reports().at(-1)!.number);
  }
  expect(town.reports()).toHaveLength(4);
  expect(town.reports().filter(({ body }) => body.includes('nobody seems to read'))).toEqual([]);
});

test('what a script says on a report is no trace of a reader', async () => {
  town = await startReports(`${ACTIVE}  owner: mo\n`);
  for (const due of town.dues.slice(0, 4)) {
    await town.due(due);
    town.twin.as('greeter-bot').comment('acme/app', town.reports().at(-1)!.number, 'Beep.');
  }
  expect(town.reports().at(-1)!.body).toContain('@mo, nobody seems to read');
});
