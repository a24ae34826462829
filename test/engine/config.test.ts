// The file in force: an owner's change reaches every repository at once, and what is known is not asked again.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTown, WELCOME } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
beforeEach(async () => {
  town = await startTown(null);
  town.twin.repository('acme/.github', { files: { '.github/hearth.yml': WELCOME } });
  town.twin.repository('acme/lib');
  await open('acme/app', 'ana');
  await open('acme/lib', 'bob');
  // As after a push to app's own file, which is gone again: app has another counter than lib.
  await town.hearth.database.rows(`update repositories set config_version = 1 where name = 'app'`);
  await open('acme/app', 'cho');
});
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function open(repository: string, login: string): Promise<number> {
  const pull = town.twin.as(login).openPull(repository, { title: 'Fix the docs', body: 'A typo in the readme.' });
  await town.quiet();
  return town.twin.comments(repository, pull.number).length;
}

const fileReads = () =>
  town.twin.requests.filter((request) => request.route.includes('/contents/') && request.query['ref'] === undefined)
    .length;

test("a section that the organisation switches off is off in all of its repositories with the push's handling", async () => {
  expect(await open('acme/lib', 'dee')).toBe(1);
  expect(await open('acme/app', 'eli')).toBe(1);
  const files = { '.github/hearth.yml': WELCOME.replace('active', 'off') };
  town.twin.as('mo').push('acme/.github', { files, message: 'Silence' });
  await town.quiet();
  expect(await open('acme/lib', 'fay')).toBe(0);
  expect(await open('acme/app', 'gus')).toBe(0);
});

test('two repositories with different counters read nothing anew', async () => {
  await open('acme/lib', 'dee');
  const before = fileReads();
  for (const login of ['eli', 'fay', 'gus']) {
    await open('acme/app', login);
    await open('acme/lib', login);
  }
  expect(fileReads()).toBe(before);
});

test('what was on its way when the App was uninstalled is ignored with that reason, not tried for hours', async () => {
  // Read anew, so that the first thing this row needs is a token.
  await town.hearth.database.rows(`update repositories set config_version = 2 where name = 'lib'`);
  town.twin.hold();
  town.twin.as('dee').openPull('acme/lib', { title: 'Fix the docs', body: 'A typo in the readme.' });
  town.installation.uninstall();
  await town.twin.release();
  await town.quiet();
  const rows = await town.hearth.database.rows(
    `select state, reason from inbox where event = 'pull_request' order by received_at desc limit 1`,
  );
  expect(rows).toEqual([
    { state: 'ignored', reason: expect.stringContaining('the App is not installed here any more') },
  ]);
});
