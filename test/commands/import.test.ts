// `hearth import` as a user runs it: what goes in, what is said, and what a kill in the middle leaves.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createLineSplitter } from '../../src/commands/import-lines.js';
import { createRefusals, linesOf } from '../../src/commands/import-refusals.js';
import { readScope } from '../../src/commands/import-scope.js';
import { factsOfArchive } from '../../src/core/archive.js';
import type { Fact } from '../../src/core/fact.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { databaseUrl, hearth, newFolder } from './cli.js';
import type { Finished } from './cli.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const ARCHIVE = readFileSync(fileURLToPath(new URL('../fixtures/archive/2024.ndjson', import.meta.url)));
const ROCKET: Fact = {
  ...{ fact: 'repository', id: 7001, name: 'rocket', private: false, archived: false, defaultBranch: 'main' },
  owner: { id: 1, login: 'acme', kind: 'organization' },
  at: '2024-01-01T00:00:00Z',
};

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

const env = () => ({ DATABASE_URL: databaseUrl(made.connection) });
const run = (...args: readonly string[]): Promise<Finished> => hearth(['import', ...args], env(), folder);
const put = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
const write = (...facts: readonly Fact[]) => database.transaction((client) => writeFacts(client, facts));
const count = async (table: string) =>
  (await database.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const lines = (n: number, from = 1) =>
  Array.from({ length: n }, (_, at) => `${JSON.stringify(star(from + at))}\n`).join('');
const star = (n: number) => ({
  ...{ fact: 'act', repository: 7, key: `release:${n}`, kind: 'released', number: null, person: 1 + (n % 50) },
  ...{ at: '2026-03-01T10:00:00Z', source: 'import' },
});

describe('an archive', () => {
  test('packed or not, whatever it is called, for the repositories in the ledger; then never again, unless asked', async () => {
    await write(ROCKET);
    put('hour.bin', gzipSync(ARCHIVE));
    const said = await run('hour.bin');
    expect(said).toEqual({
      code: 0,
      err: '',
      out: 'hour.bin: 15 lines, 54 facts, 1 of other repositories, 2 tell nothing for the ledger.\n',
    });
    expect(await count('items')).toBe(2);
    expect(await database.rows('select distinct source::text from acts')).toEqual([{ source: 'import' }]);
    expect((await run('hour.bin')).out).toBe(
      'hour.bin: imported before (15 lines): nothing to do. Use --again to read it once more.\n',
    );
    expect((await run('--again', 'hour.bin')).out).toContain('15 lines, 54 facts');
  });

  test('with other repositories wanted of it is another import', async () => {
    put('hour.json', ARCHIVE);
    const nobody = await run('hour.json');
    expect(nobody).toMatchObject({ code: 1, out: '' });
    expect(nobody.err).toBe(
      'hour.json: no repository is in the ledger yet: name those you want with --repository OWNER/REPO, or take everything with --all\n',
    );
    expect((await run('--repository', 'OTHER/thing', 'hour.json')).out).toBe(
      'hour.json: 15 lines, 2 facts, 14 of other repositories.\n',
    );
    const all = JSON.parse((await run('--json', '--all', 'hour.json')).out) as { files: object[] };
    expect(all).toMatchObject({
      stopped: false,
      failed: false,
      files: [{ file: 'hour.json', kind: 'archive', lines: 15, done: true, before: false, refused: [] }],
    });
  });

  test('a name in the ledger means that repository, whatever another was called by it', async () => {
    await write(ROCKET);
    const { scope } = await readScope(database, { repository: ['Acme/Rocket', 'other/thing'] });
    const inScope = scope();
    expect(inScope(7001, 'old/name')).toBe(true);
    expect(inScope(5, 'acme/rocket')).toBe(false);
    expect(inScope(5, 'Other/Thing')).toBe(true);
  });

  test.each([
    [{ all: true, repository: ['a/b'] }, '--all and --repository exclude each other'],
    [{ repository: ['rocket'] }, '--repository rocket: not of the form OWNER/REPO'],
  ])('%j: %s', async (flags, message) => {
    await expect(readScope(database, flags)).rejects.toThrow(message);
  });

  test('lines that cannot be read are named, and the rest goes in', async () => {
    const good = ARCHIVE.toString().trim().split('\n');
    const wrong = [
      '{"id":"1","type":"Issu',
      JSON.stringify({ ...(JSON.parse(good[0]!) as object), type: 'DanceEvent' }),
      JSON.stringify({ ...(JSON.parse(good[0]!) as object), created_at: '2031-01-01T00:00:00Z' }),
    ];
    put('bad.json', [...wrong, ...good, ...Array.from({ length: 25 }, () => 'oh')].join('\n'));
    const { code, err, out } = await run('--all', 'bad.json');
    expect(code).toBe(0);
    expect(err.split('\n').slice(0, 3)).toEqual([
      'bad.json:1: not JSON',
      'bad.json:19: not JSON',
      'bad.json:20: not JSON',
    ]);
    expect(err).toContain('bad.json: … and 6 more: not JSON\n');
    expect(err).toContain('bad.json:2: unknown event DanceEvent\n');
    expect(err).toContain('bad.json:3: created_at is in the future (2031-01-01T00:00:00Z)\n');
    expect(out).toContain('28 refused');
    expect(await count('items')).toBe(2);
  });

  test('gives the ledger that its facts give one by one, though of people only what is new is written', async () => {
    const days = (more: number) => new Date(Date.parse('2024-05-06T11:00:00Z') + more * 7_200_000).toISOString();
    const events = Array.from({ length: 60 }, (_, n) => ({
      ...(JSON.parse(ARCHIVE.toString().split('\n')[3 + (n % 4)]!) as object),
      created_at: days((n * 37) % 60),
    }));
    put('days.json', events.map((event) => JSON.stringify(event)).join('\n'));
    await run('--all', 'days.json');
    const rows = async (from: Database) => {
      const tables = ['people', 'logins', 'associations', 'items', 'acts'];
      return Promise.all(tables.map((table) => from.rows(`select * from ${table} t order by to_jsonb(t)::text`)));
    };
    const imported = await rows(database);
    const other = await testDatabase();
    const second = openDatabase(other.connection, () => undefined);
    for (const event of events) {
      const told = factsOfArchive(Buffer.from(JSON.stringify(event)), () => true, '2026-01-01T00:00:00Z');
      if ('facts' in told) await second.transaction((client) => writeFacts(client, told.facts));
    }
    expect(imported).toEqual(await rows(second));
    await second.close();
    await other.close();
  });

  test('that was cut off goes in up to there, and says so each time', async () => {
    const packed = gzipSync(Buffer.concat(Array.from({ length: 40 }, () => ARCHIVE)));
    put('cut.json.gz', packed.subarray(0, packed.length - 40));
    const first = await run('--all', 'cut.json.gz');
    expect(first.code).toBe(0);
    expect(first.err).toMatch(
      /^cut\.json\.gz: the packed data ends in the middle, after line \d+; what came before went in\n$/,
    );
    expect(Number(/after line (\d+)/.exec(first.err)?.[1])).toBeGreaterThan(300);
    expect(await count('items')).toBe(2);
    expect((await run('--all', 'cut.json.gz')).err).toBe(first.err);
  });
});

describe('facts', () => {
  test('from standard input', async () => {
    const child = spawn(process.execPath, [MAIN, 'import', '-'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env() },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(gzipSync(lines(100)));
    const out = (await child.stdout.toArray()).join('');
    expect(out).toBe('-: 100 lines, 100 facts.\n');
    expect(await count('acts')).toBe(100);
    expect(await count('imports')).toBe(0);
  });

  test('a file with nothing but refused lines, and one that is not there, are failures; the others go in', async () => {
    put('no.ndjson', 'hello\nworld\n');
    put('empty.ndjson', '');
    put('good.ndjson', lines(3));
    const { code, err, out } = await run('no.ndjson', 'nowhere.ndjson', '.', 'empty.ndjson', 'good.ndjson');
    expect(code).toBe(1);
    expect(err).toBe(
      'no.ndjson:1: not JSON\nno.ndjson:2: not JSON\nnowhere.ndjson: there is no such file\n.: not a file\n',
    );
    expect(out).toContain('good.ndjson: 3 lines, 3 facts.\n');
    expect(out).toContain('empty.ndjson: 0 lines, 0 facts.\n');
  });

  test('an export of a newer version is refused; one without its end is told of', async () => {
    put(
      'newer.ndjson',
      '{"record":"hearth-export","version":2,"at":"2026-03-01T10:00:00Z","community":null}\n' + lines(1),
    );
    put('none.ndjson', '{"record":"hearth-export"}\n');
    const header = '{"record":"hearth-export","version":1,"at":"2026-03-01T10:00:00Z","community":null}\n';
    put('cut.ndjson', header + lines(2));
    put('short.ndjson', `${header}${lines(2)}{"record":"end","lines":9}\n${lines(1, 3)}`);
    const { code, err } = await run('newer.ndjson', 'none.ndjson', 'cut.ndjson', 'short.ndjson');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      'newer.ndjson: it was exported by a newer Hearth (version 2 of the format; this one reads 1): import it with that one',
      'none.ndjson: its first line names no version of the format',
      'cut.ndjson: the last line of the export is missing: the file was cut off; what is there went in',
      'short.ndjson:4: the export had 9 lines before this one, the file has 3',
      'short.ndjson:5: it comes after the end of the export',
    ]);
    expect(await count('acts')).toBe(2);
  });

  test('killed in the middle, and started again: everything once, from where it was', async () => {
    const total = 60_000;
    put('many.ndjson', lines(total));
    for (let kills = 0; kills < 2; kills += 1) {
      const before = await reachedLine();
      const child = spawn(process.execPath, [MAIN, 'import', 'many.ndjson'], {
        cwd: folder,
        env: { PATH: process.env['PATH'], ...env() },
        stdio: 'ignore',
      });
      while ((await reachedLine()) <= before && child.exitCode === null) await sleep(5);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const reached = await reachedLine();
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(total);
    expect(await count('acts')).toBe(await reachedLine());
    const { code, out } = await run('many.ndjson');
    const line = (reached + 1).toLocaleString('en-US');
    const left = (total - reached).toLocaleString('en-US');
    expect({ code, out }).toEqual({
      code: 0,
      out: `many.ndjson: ${left} lines from line ${line} on, ${left} facts.\n`,
    });
    expect(await count('acts')).toBe(total);
  });

  test('stopped by a signal, it ends after the batch under way and says how to go on', async () => {
    put('many.ndjson', lines(80_000));
    const child = spawn(process.execPath, [MAIN, 'import', 'many.ndjson'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env() },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = child.stdout.toArray();
    while ((await reachedLine()) === 0 && child.exitCode === null) await sleep(5);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(130);
    expect((await said).join('')).toMatch(/Stopped: the same command goes on from there\.\n$/);
    expect(await count('acts')).toBe(await reachedLine());
  });

  const reachedLine = async () =>
    (await database.rows<{ lines: number }>('select lines::float8 as lines from imports'))[0]?.lines ?? 0;

  test('who was forgotten does not come back by a file', async () => {
    await database.rows(
      `insert into forgotten (digest) values (encode(sha256(convert_to(
         (select value from settings where name = 'marker_key') || ':person:3', 'UTF8')), 'hex'))`,
    );
    put(
      'good.ndjson',
      `{"fact":"person","id":3,"login":"cleo","kind":"user","at":"2026-03-01T10:00:00Z"}\n${lines(50)}`,
    );
    await run('good.ndjson');
    expect(await count('people')).toBe(0);
    expect(await database.rows('select from acts where person = 3')).toEqual([]);
    expect(await count('acts')).toBe(50);
  });
});

describe('lines', () => {
  test('come whole, however the bytes are cut; one that is too long is not kept', () => {
    const text = Buffer.from('one\r\n\ntwo 你好\nthree');
    for (let size = 1; size <= text.length; size += 1) {
      const splitter = createLineSplitter(9);
      const found: (string | null)[] = [];
      for (let at = 0; at < text.length; at += size) {
        for (const line of splitter.push(text.subarray(at, at + size))) found.push(line?.toString() ?? null);
      }
      expect([...found, splitter.rest()?.toString()]).toEqual(['one', '', null, 'three']);
    }
  });

  test('that are refused for many reasons are still few in memory', () => {
    const refusals = createRefusals();
    for (let n = 1; n <= 100; n += 1) refusals.add(n, `unknown event Event${n}`);
    expect(refusals.all()).toHaveLength(51);
    expect(refusals.count()).toBe(100);
    expect(linesOf('f', refusals.all()).at(-1)).toBe('f: … and 30 more: refused for other reasons');
  });
});
