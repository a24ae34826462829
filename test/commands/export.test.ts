// `hearth export` as a user runs it.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { databaseUrl, hearth, newFolder } from './cli.js';

let made: TestDatabase;
let database: Database;
let folder: string;
beforeEach(async () => {
  made = await testDatabase();
  database = openDatabase(made.connection, () => undefined);
  folder = await newFolder();
});
afterEach(async () => {
  await database.close();
  await made.close();
});

const run = (...args: readonly string[]) => hearth(args, { DATABASE_URL: databaseUrl(made.connection) }, folder);
const fill = () =>
  database.transaction((client) =>
    writeFacts(client, [
      {
        ...{ fact: 'repository', id: 7, name: 'app', private: false, archived: false, defaultBranch: 'main' },
        ...{ owner: { id: 1, login: 'acme', kind: 'organization' }, at: '2026-03-01T10:00:00Z' },
      },
      { fact: 'person', id: 42, login: 'ana', kind: 'user', at: '2026-03-01T10:00:00Z' },
    ]),
  );

test('a packed file, only its owner may read it, and back into the same database nothing new', async () => {
  await fill();
  expect(await run('export', '--to', 'backup.ndjson.gz')).toEqual({
    code: 0,
    out: '5 lines to backup.ndjson.gz: 2 facts, 0 actions.\n',
    err: '',
  });
  const path = join(folder, 'backup.ndjson.gz');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(gunzipSync(readFileSync(path)).toString().trim().split('\n')).toHaveLength(5);
  expect(readdirSync(folder)).toEqual(['backup.ndjson.gz']);
  expect(await run('import', 'backup.ndjson.gz')).toEqual({
    code: 0,
    out: 'backup.ndjson.gz: 5 lines, 2 facts, 1 record.\n',
    err: '',
  });
  expect((await run('import', 'backup.ndjson.gz')).out).toContain('imported before');
});

test('to standard output by default, one community by its login in any case', async () => {
  await fill();
  const { code, out, err } = await run('export', 'ACME', '--json');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toContain('"community":1}');
  expect(JSON.parse(err)).toEqual({ to: '-', community: 1, lines: 3, facts: 1, actions: 0 });
});

test('an owner without repositories is named, with those there are', async () => {
  expect(await run('export', 'nobody')).toMatchObject({
    code: 1,
    err: 'hearth: no repository of nobody is in the ledger. It is empty.\n',
  });
  const item = { fact: 'item', repository: 7001, number: 3, kind: 'issue', author: null, source: 'import' } as const;
  await database.transaction((client) => writeFacts(client, [{ ...item, openedAt: '2026-03-01T10:00:00Z' }]));
  expect((await run('export', 'nobody')).err).toMatch(
    /What is in it came from archives, which do not tell the owner\.$/m,
  );
  await fill();
  expect(await run('export', 'nobody')).toMatchObject({
    code: 1,
    err: 'hearth: no repository of nobody is in the ledger. There are: acme.\n',
  });
});

test('what cannot be written leaves nothing behind', async () => {
  await fill();
  mkdirSync(join(folder, 'taken.ndjson'));
  expect((await run('export', '--to', 'taken.ndjson')).code).toBe(1);
  expect(readdirSync(folder)).toEqual(['taken.ndjson']);
  const nowhere = await run('export', '--to', 'nowhere/backup.ndjson');
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain('nowhere/backup.ndjson');
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});
