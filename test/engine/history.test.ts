// A whole Hearth that reads history: who was here before is known from the ledger, in whatever repository.
import { afterEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquaintances, forgetPerson } from '../../src/store/ledger/forget.js';
import { startTown, WELCOME } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

const LIST = 'GET /repos/{owner}/{repo}/issues';

/** Resolves when everything that was asked for has been read. */
async function read(parts = 10): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    await town.quiet();
    const [row] = await town.hearth.database.rows<{ done: number; open: number }>(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'waiting')::int as open
       from backfills`,
    );
    if (row !== undefined && row.open === 0 && row.done >= parts) return;
    await sleep(50);
  }
  throw new Error('the history was never read');
}

const open = (login: string, repository = 'acme/app') =>
  town.twin.as(login).openIssue(repository, { title: 'It breaks', body: 'When I click it.' }).number;
const greetings = (number: number) => town.twin.comments('acme/app', number).filter(({ viaApp }) => viaApp);

test('who was here before Hearth, in another repository, is no newcomer; who is one, is looked for in one list', async () => {
  town = await startTown(null, { history: 'read' });
  const { twin } = town;
  twin.silently(() => {
    twin.repository('acme/lib', {});
    twin.as('ravi').openIssue('acme/lib', { title: 'An old question', body: 'Asked long ago.' });
  });
  twin.as('mo').push('acme/app', { files: { '.github/hearth.yml': WELCOME }, message: 'Begin' });
  twin.as('mo').push('acme/lib', { files: { 'README.md': 'lib' }, message: 'Tell of it' });
  await read(20);
  const before = twin.requests.length;
  const [ravi, ida] = [open('ravi'), open('ida')];
  await town.quiet();
  expect(greetings(ravi)).toHaveLength(0);
  expect(greetings(ida)).toHaveLength(1);
  // An item of hers that came before this one may still be on its way, and the ledger does not know of it.
  const lists = twin.requests.slice(before).filter(({ route }) => route === LIST);
  expect(lists.map(({ path }) => path)).toEqual([expect.stringContaining('/repos/acme/app/issues')]);
  const decided = await town.hearth.database.rows<{ because: { code: string; params: object } }>(
    `select because from outcomes where feature = 'welcome' order by inbox_id desc limit 2`,
  );
  expect(decided.map(({ because }) => because)).toEqual([
    expect.objectContaining({ code: 'greeted', params: expect.objectContaining({ from: 'github' }) }),
    expect.objectContaining({ code: 'not_first', params: { from: 'ledger' } }),
  ]);
});

test('about somebody who asked to be forgotten nothing is decided, and nothing is kept', async () => {
  town = await startTown(WELCOME, { history: 'read' });
  await read();
  const before = open('ida');
  await town.quiet();
  expect(greetings(before)).toHaveLength(1);
  const [ida] = await acquaintances(town.hearth.database, 'ida');
  await forgetPerson(town.hearth.database, ida?.id ?? 0);
  const after = open('ida');
  await town.quiet();
  expect(greetings(after)).toHaveLength(0);
  const kept = await town.hearth.database.rows<{ row: string }>(
    `select to_jsonb(a)::text as row from actions a union all select to_jsonb(b)::text from acts b
     union all select to_jsonb(i)::text from items i union all select to_jsonb(p)::text from people p
     union all select to_jsonb(s)::text from asked s union all select to_jsonb(l)::text from logins l`,
  );
  expect(kept.map(({ row }) => row).join('\n')).not.toMatch(new RegExp(`\\b${ida?.id}\\b|\\bida\\b`));
});

test('a repository that is added later is read as well', async () => {
  town = await startTown(WELCOME, { history: 'read' });
  await read();
  town.twin.silently(() => {
    town.twin.repository('acme/new', {});
    town.twin.as('ravi').openIssue('acme/new', { title: 'Old', body: 'Before.' });
  });
  const repository = town.twin.state.names.get('acme/new');
  await town.twin.deliver('installation_repositories', {
    action: 'added',
    installation: { id: town.installation.id, account: { id: owner(), login: 'acme', type: 'Organization' } },
    repositories_added: [{ id: repository, name: 'new', full_name: 'acme/new', private: false }],
    repositories_removed: [],
    sender: null,
  });
  await read(20);
  expect(await town.hearth.database.rows('select number from items where repository = $1', [repository])).toEqual([
    { number: 1 },
  ]);
});

test('what happened during a suspension is read when it is over', async () => {
  town = await startTown(WELCOME, { history: 'read' });
  await read();
  const told = (action: string) =>
    town.twin.deliver('installation', {
      action,
      installation: {
        id: town.installation.id,
        account: { id: owner(), login: 'acme', type: 'Organization' },
        updated_at: new Date(Date.now() + 5_000).toISOString(),
      },
      sender: null,
    });
  await told('suspend');
  await town.quiet();
  town.twin.silently(() => town.twin.as('ravi').openIssue('acme/app', { title: 'Unheard', body: 'Nobody was told.' }));
  await told('unsuspend');
  await read();
  const rows = await town.hearth.database.rows(`select number from acts where kind = 'opened'`);
  expect(rows).toHaveLength(1);
});

function owner(): number {
  return [...town.twin.state.accounts.values()].find(({ login }) => login === 'acme')?.id ?? 0;
}
