// From every earlier schema, with data in it, to the newest, and on with the work; and never back: a database that was opened
// by a newer Hearth is not touched by an older one.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startHearth } from '../../src/hearth.js';
import type { Hearth } from '../../src/hearth.js';
import { packageFile } from '../../src/package-file.js';
import { migrate, migrationNames } from '../../src/store/migrate.js';
import { databaseUrl, hearth as command, newFolder } from '../commands/cli.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions, untilQuiet, WELCOME } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const names = migrationNames();
let database: TestDatabase;
let hearth: Hearth | undefined;
let twin: Twin | undefined;
afterEach(async () => {
  await hearth?.stop();
  await twin?.close();
  [hearth, twin] = [undefined, undefined];
  await database.close();
});

async function sql(...statements: string[]) {
  const client = new Client(database.connection);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const one of statements) ({ rows } = await client.query<Record<string, unknown>>(one));
    return rows;
  } finally {
    await client.end();
  }
}

/** The database as the version with these migrations left it, with a greeting that was said and a delivery given up. */
async function asOf(known: readonly string[]): Promise<void> {
  database = await testDatabase();
  await sql(
    'drop schema public cascade; create schema public',
    'create table migrations (name text primary key, at timestamptz not null default now())',
  );
  for (const name of known) {
    await sql(
      readFileSync(packageFile(`src/store/migrations/${name}`), 'utf8'),
      `insert into migrations (name) values ('${name}')`,
    );
  }
  await sql(
    `insert into inbox (guid, event, body_at, body_length, state, reason, settled_at)
     values ('g1', 'issues', 0, 2, 'done', 'welcome: greeted', now()), ('g2', 'issues', 0, 2, 'dead', 'GitHub answered 502', now())`,
    `insert into outcomes (inbox_id, feature, state, because) select id, 'welcome', 'decided', '{"code":"greeted"}' from inbox where guid = 'g1'`,
    `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                          act, because, guid, cause_at, state, github_id, planned_at)
     values ('key', 1, 5, 7, 'acme', 'app', 1, 'welcome', 'first_issue', 'person:42', 'c', '', '{"kind":"comment","number":1,"body":"Hello."}',
             '{"code":"greeted"}', 'g1', now(), 'applied', 900, now())`,
  );
}

describe('an upgrade', () => {
  test.each(names.slice(0, -1).map((name, index) => [name, names.slice(0, index + 1)] as const))(
    'from the version that ended with %s keeps what it held',
    async (_, known) => {
      await asOf(known);
      const before = await sql(`select value from settings where name = 'marker_key'`);
      expect((await migrate(database.connection)).applied).toEqual(names.slice(known.length));
      expect(await sql('select guid, state, reason from inbox order by guid')).toEqual([
        { guid: 'g1', state: 'done', reason: 'welcome: greeted' },
        { guid: 'g2', state: 'dead', reason: 'GitHub answered 502' },
      ]);
      expect(await sql('select effect_key, state, github_id from actions')).toEqual([
        { effect_key: 'key', state: 'applied', github_id: '900' },
      ]);
      expect(await sql('select feature, state from outcomes')).toEqual([{ feature: 'welcome', state: 'decided' }]);
      expect(await sql(`select value from settings where name = 'marker_key'`)).toEqual(before);
    },
  );

  test('from the first version is done by starting, and the work goes on', async () => {
    await asOf(names.slice(0, 1));
    twin = await startTestTwin();
    twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
    twin.repository('acme/app', { files: { '.github/hearth.yml': WELCOME } });
    twin.install('acme');
    const log = keepingLog();
    hearth = await startHearth(testOptions(twin, database.connection, log));
    twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
    expect(log.lines.some((line) => line.includes('the database was brought up to date'))).toBe(true);
    const { number } = twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
    await twin.settled();
    await untilQuiet(hearth);
    expect(twin.comments('acme/app', number)).toHaveLength(1);
  });
});

describe('a database that a newer Hearth has opened', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  test.each([['serve'], ['migrate'], ['stuck'], ['export']])(
    'hearth %s refuses it, says what to do, and changes nothing',
    async (name) => {
      database = await testDatabase();
      await sql(`insert into migrations (name) values ('9999-later.sql')`);
      const before = await sql('select * from migrations order by name');
      const env = {
        APP_ID: '4711',
        PRIVATE_KEY: privateKey,
        WEBHOOK_SECRET: 'never-to-be-printed-at-all',
        PORT: '0',
        GITHUB_API_URL: 'http://127.0.0.1:1',
        DATABASE_URL: databaseUrl(database.connection),
      };
      const { code, out, err } = await command([name], env, await newFolder());
      expect(code).toBe(1);
      expect(err.replace(/\s+/g, ' ')).toContain(
        'The database has migrations that this Hearth does not know (9999-later.sql): it was opened by a newer version. Start that version, or restore a backup made before it.',
      );
      expect(out + err).not.toMatch(/never-to-be-printed|BEGIN/);
      expect(await sql('select * from migrations order by name')).toEqual(before);
    },
  );
});
