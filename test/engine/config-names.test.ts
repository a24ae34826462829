// A configuration is that of the repository which was meant, whatever bears its name by now. Through signed deliveries.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const PATH = '.github/hearth.yml';
const saying = (words: string) => `welcome:\n  mode: active\n  messages: {en: {issue: "${words}"}}\n`;

let town: Town;
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const pass = (hours: number) => {
  ahead += hours * 3_600_000;
};
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
  ahead = 0;
});

async function start(config: string | null): Promise<void> {
  town = await startTown(config, { clock });
  await town.quiet();
}

const openIn = async (repository: string, login: string) => {
  const { number } = town.twin.as(login).openIssue(repository, { title: 'It breaks', body: 'When I click.' });
  await town.quiet();
  return number;
};
const said = (repository: string, number: number) =>
  town.twin.comments(repository, number).map(({ body }) => /^(?!<!--).+$/m.exec(body)?.[0]);
const told = async (repository: string, login: string) => said(repository, await openIn(repository, login));
const kept = async () => {
  const rows = await town.hearth.database.rows<{ place: string; value: unknown }>(
    `select place, value from config_keys where key = 'welcome' order by place`,
  );
  return rows.map(({ place, value }) => `${place}: ${JSON.stringify(value)}`);
};
/** What became of the last row of this event. */
const last = async (event: string) => {
  const [row] = await town.hearth.database.rows<{ state: string; reason: string }>(
    'select state, reason from inbox where event = $1 order by id desc limit 1',
    [event],
  );
  return row;
};
const TAKEN = { state: 'ignored', reason: 'GitHub refused (410): another repository has taken the name' };
const EVIL = saying('Words of another repository');

describe('a repository whose name another one took', () => {
  test('keeps its own file, though something that was to be done later still calls it so', async () => {
    await start('welcome: {mode: active, wait: 1h}\n');
    await openIn('acme/app', 'ana');
    town.twin.as('mo').rename('acme/app', 'core');
    town.twin.repository('acme/app', { files: { [PATH]: EVIL } });
    await town.quiet();
    const before = await kept();
    expect(before).toEqual(['repository: {"mode":"active","wait":"1h"}']);
    pass(2);
    await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
    await town.quiet();
    expect(await last('hearth:later')).toEqual(TAKEN);
    expect(await kept()).toEqual(before);
    town.twin.as('mo').push('acme/core', { files: { [PATH]: saying('Our own words') }, message: 'At once' });
    expect(await told('acme/core', 'bob')).toEqual(['Our own words']);
    expect(said('acme/core', 1)).toEqual([]);
  });

  test('keeps it though a delivery comes an hour late', async () => {
    await start(saying('Our own words'));
    expect(await told('acme/app', 'ana')).toEqual(['Our own words']);
    const before = await kept();
    town.twin.hold();
    town.twin.as('ben').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
    town.twin.silently(() => {
      town.twin.as('mo').rename('acme/app', 'core');
      town.twin.repository('acme/app', { files: { [PATH]: EVIL } });
    });
    pass(1);
    await town.twin.release();
    await town.quiet();
    expect(await last('issues')).toEqual(TAKEN);
    expect(await kept()).toEqual(before);
    expect(await told('acme/core', 'cho')).toEqual(['Our own words']);
  });

  test('is read under its new name by a late delivery with the former one, for one request more', async () => {
    await start(saying('Our own words'));
    town.twin.hold();
    const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
    town.twin.silently(() => {
      town.twin.as('mo').rename('acme/app', 'core');
    });
    pass(1);
    const before = town.twin.requests.length;
    await town.twin.release();
    await town.quiet();
    expect(said('acme/core', number)).toEqual(['Our own words']);
    const read = town.twin.requests.slice(before).map(({ route, status }) => `${route} ${status}`);
    const configured = read.filter((one) => /^GET \/repos\/\{owner\}\/\{repo\}(?:\/contents\/\{path\})? /.test(one));
    expect(configured).toEqual([
      // The former name leads on.
      'GET /repos/{owner}/{repo} 301',
      'GET /repos/{owner}/{repo} 200',
      'GET /repos/{owner}/{repo}/contents/{path} 200',
      'GET /repos/{owner}/{repo}/contents/{path} 404',
      // And once more before writing.
      'GET /repos/{owner}/{repo} 301',
      'GET /repos/{owner}/{repo} 200',
    ]);
  });
});

test('an owner whose login another one took keeps the shared file, though a delivery comes late', async () => {
  await start(null);
  town.twin.repository('acme/.github', { files: { [PATH]: saying('Words for all of us') } });
  town.twin.hold();
  const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
  town.twin.silently(() => {
    town.twin.renameUser('acme', 'acme-inc');
    for (const name of ['app', '.github']) town.twin.as('mo').rename(`acme/${name}`, name);
    town.twin.org('acme', { members: [{ login: 'eve', role: 'admin' }] });
    town.twin.repository('acme/.github', { files: { [PATH]: EVIL } });
  });
  pass(1);
  await town.twin.release();
  await town.quiet();
  expect(said('acme-inc/app', number)).toEqual(['Words for all of us']);
  expect(await kept()).toEqual([expect.stringContaining('Words for all of us')]);
});

describe("the owner's shared file", () => {
  const share = async (text: string, repository = 'acme/.github') => {
    town.twin.as('mo').push(repository, { files: { [PATH]: text }, message: 'Share' });
    await town.quiet();
  };

  test('is that of the repository which is called .github now, not of one that was', async () => {
    await start(null);
    town.twin.repository('acme/.github');
    await share(saying('From the first'));
    expect(await told('acme/app', 'ana')).toEqual(['From the first']);
    town.twin.as('mo').rename('acme/.github', 'former');
    await town.quiet();
    pass(1);
    expect(await told('acme/app', 'bob')).toEqual([]);
    await share(saying('From a repository called former'), 'acme/former');
    pass(1);
    expect(await told('acme/app', 'cho')).toEqual([]);
    town.twin.repository('acme/.github');
    await share(saying('From the second'));
    pass(1);
    expect(await told('acme/app', 'dee')).toEqual(['From the second']);
  });

  test('is not that of a repository which was given to another owner', async () => {
    await start(null);
    town.twin.repository('acme/.github');
    await share(saying('From the first'));
    expect(await told('acme/app', 'ana')).toEqual(['From the first']);
    town.twin.org('other', { members: [{ login: 'mo', role: 'admin' }] });
    town.twin.as('mo').transfer('acme/.github', 'other');
    await town.quiet();
    pass(1);
    expect(await told('acme/app', 'bob')).toEqual([]);
  });

  test('is read anew after a push, however the name is written', async () => {
    await start(null);
    town.twin.repository('acme/.GitHub');
    await share(saying('Before'), 'acme/.GitHub');
    expect(await told('acme/app', 'ana')).toEqual(['Before']);
    await share(saying('After'), 'acme/.GitHub');
    expect(await told('acme/app', 'bob')).toEqual(['After']);
  });
});
