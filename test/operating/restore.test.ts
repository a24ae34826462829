// The database of an hour ago is put back while the world went on: no comment is repeated, no label or person put back on,
// and what GitHub's delivery log still has is in the ledger again. Both ways of docs/operating.md: a copy of the server's
// database (what pg_dump holds), and `hearth export` into an empty one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { startHearth } from '../../src/hearth.js';
import type { Hearth } from '../../src/hearth.js';
import { databaseUrl, hearth as command, newFolder } from '../commands/cli.js';
import { testDatabase, testServer } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions, untilQuiet } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const APP = 'acme/app';
const CONFIG = ['welcome', 'commands', 'claims'].map((name) => `${name}: {mode: active}\n`).join('');

let twin: Twin;
let databases: TestDatabase[];
let running: Hearth | undefined;

beforeEach(async () => {
  twin = await startTestTwin();
  databases = [];
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository(APP, { files: { '.github/hearth.yml': CONFIG }, collaborators: { tina: 'triage' } });
  twin.install('acme');
  twin.silently(() => {
    twin.as('mo').openIssue(APP, { title: 'All labels', body: '', labels: ['kind/bug', 'priority/low'] });
  });
});
afterEach(async () => {
  await running?.stop();
  await twin.close();
  for (const database of databases) await database.close();
});

async function database(): Promise<TestDatabase> {
  const made = await testDatabase();
  databases.push(made);
  return made;
}

async function sql(connection: ClientConfig, ...statements: string[]) {
  const client = new Client(connection);
  await client.connect();
  try {
    for (const one of statements.slice(0, -1)) await client.query(one);
    return (await client.query<Record<string, string>>(statements.at(-1) ?? 'select 1')).rows;
  } finally {
    await client.end();
  }
}

async function start(connection: ClientConfig): Promise<void> {
  running = await startHearth(testOptions(twin, connection, keepingLog()));
  twin.webhookUrl = `${running.url ?? ''}/api/github/webhooks`;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

/** Every delivery of GitHub's log is in the inbox, and whatever was due is done. */
async function quiet(): Promise<void> {
  if (running === undefined) return;
  await twin.settled();
  const { inbox } = running.engine;
  while ((await inbox.missing(twin.deliveries.map(({ guid }) => guid))).length > 0) await sleep(10);
  await untilQuiet(running);
  await twin.settled();
  await untilQuiet(running);
}

const open = (login: string, title: string) => twin.as(login).openIssue(APP, { title, body: 'When I click.' }).number;

/** All that anybody sees of the repository's items. */
function seen() {
  const items = [...twin.state.repositories.values()][0]!.items.all().map(({ number }) => number);
  return items.map((number) => ({
    number,
    labels: [...twin.labels(APP, number)].sort(),
    comments: twin
      .comments(APP, number)
      .map(({ id, body }) => ({ body, reactions: twin.reactions(APP, { comment: id }) })),
  }));
}

const WRITES = /^(?:POST|PATCH|PUT|DELETE) \/repos/;
/** A reaction that is there already stays one: GitHub itself sees to it. */
const writesSince = (from: number) =>
  twin.requests
    .slice(from)
    .filter(({ route }) => WRITES.test(route) && !route.endsWith('/reactions'))
    .map(({ route, path }) => `${route.split(' ')[0] ?? ''} ${path}`);

const actsIn = async (connection: ClientConfig) =>
  (await sql(connection, 'select key from acts order by key')).map(({ key }) => key);

/** One hour until the backup, one that it does not know, one in which nobody listens. */
async function lostHour(backup: (from: TestDatabase) => Promise<() => Promise<ClientConfig>>) {
  const lost = await database();
  await start(lost.connection);
  const first = open('ana', 'It breaks');
  await quiet();
  twin.as('tina').comment(APP, first, '/kind bug');
  await quiet();
  await stop();
  const restore = await backup(lost);

  await start(lost.connection);
  const second = open('ben', 'It breaks, too');
  twin.as('tina').comment(APP, first, '/priority low\n/remove-kind bug');
  twin.as('cy').comment(APP, first, '/assign');
  await quiet();
  twin.as('tina').comment(APP, second, '/kind bug');
  await quiet();
  const before = seen();
  const acts = await actsIn(lost.connection);
  await stop();

  const third = open('dee', 'And here');
  await twin.settled();
  const requests = twin.requests.length;
  const restored = await restore();
  await start(restored);
  await quiet();
  return { first, second, third, before, acts, requests, restored };
}

type Lost = Awaited<ReturnType<typeof lostHour>>;

async function expectWhole({ first, second, third, before, acts, requests, restored }: Lost): Promise<void> {
  expect(before.find(({ number }) => number === first)).toMatchObject({ labels: ['priority/low'] });
  expect(before.find(({ number }) => number === second)).toMatchObject({ labels: ['kind/bug'] });
  expect(seen().filter(({ number }) => number !== third)).toEqual(before);
  const greeting = seen().find(({ number }) => number === third)?.comments ?? [];
  expect(greeting).toHaveLength(1);
  expect(writesSince(requests)).toEqual([`POST /repos/acme/app/issues/${third}/comments`]);
  expect(await actsIn(restored)).toEqual(expect.arrayContaining(acts));
  expect(twin.violations).toEqual([]);
}

describe('a backup of an hour ago is restored', () => {
  test('as the server keeps it: nothing is said twice, nothing is lost', async () => {
    const lost = await lostHour(async (from) => {
      const copy = await database();
      const [source, target] = [from.connection.database ?? '', copy.connection.database ?? ''];
      await sql(testServer(), `drop database ${target}`, `create database ${target} template ${source}`);
      return () => Promise.resolve(copy.connection);
    });
    await expectWhole(lost);
  }, 60_000);

  test('as hearth export writes it, into an empty database: nothing is said twice, nothing is lost', async () => {
    const folder = await newFolder();
    const lost = await lostHour(async (from) => {
      const run = { DATABASE_URL: databaseUrl(from.connection) };
      expect(await command(['export', '--to', 'backup.ndjson.gz'], run, folder)).toMatchObject({ code: 0, err: '' });
      return async () => {
        const empty = await database();
        // Made now, long after what it is to take over.
        await sql(
          empty.connection,
          `update settings set value = to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          where name = 'born_at'`,
        );
        const into = { DATABASE_URL: databaseUrl(empty.connection) };
        expect(await command(['import', 'backup.ndjson.gz'], into, folder)).toMatchObject({ code: 0, err: '' });
        return empty.connection;
      };
    });
    await expectWhole(lost);
  }, 60_000);

  test('a database that has taken deliveries of its own is not made older by an import', async () => {
    const one = await database();
    const folder = await newFolder();
    await sql(
      one.connection,
      `update settings set value = '2026-03-01T10:00:00Z' where name = 'born_at'`,
      `insert into inbox (guid, event, body_at, body_length) values ('x', 'push', 0, 0)`,
    );
    const head = '{"record":"hearth-export","version":1,"at":"2026-02-01T10:00:00Z","community":null}';
    writeFileSync(join(folder, 'old.ndjson'), `${head}\n{"record":"end","lines":1}\n`);
    const into = { DATABASE_URL: databaseUrl(one.connection) };
    const born = () => sql(one.connection, `select value from settings where name = 'born_at'`);
    expect(await command(['import', 'old.ndjson'], into, folder)).toMatchObject({ code: 0 });
    expect(await born()).toEqual([{ value: '2026-03-01T10:00:00Z' }]);
    await sql(one.connection, 'delete from inbox');
    expect(await command(['import', '--again', 'old.ndjson'], into, folder)).toMatchObject({ code: 0 });
    expect(await born()).toEqual([{ value: '2026-02-01T09:00:00Z' }]);
  });
});
