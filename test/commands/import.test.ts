// `hearth import` as a user runs it: what goes in, what is said, and what a kill in the middle leaves.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createBatch } from '../../src/commands/import-batch.js';
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
      'hour.bin: a file with this beginning and size was imported before (15 lines): nothing to do. --again reads it once more, and names again what was refused.\n',
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
    expect(first.code).toBe(1);
    expect(first.err).toMatch(
      /^cut\.json\.gz: the packed data ends in the middle, after line \d+; what came before went in\n$/,
    );
    expect(Number(/after line (\d+)/.exec(first.err)?.[1])).toBeGreaterThan(300);
    expect(await count('items')).toBe(2);
    expect((await run('--all', 'cut.json.gz')).err).toBe(first.err);
  });
});

test('packed data that is broken, at its head or in the middle, ends with its sentence and never hangs', async () => {
  put('head.gz', Buffer.from('\x1f\x8bgarbage garbage', 'latin1'));
  const packed = gzipSync(Buffer.concat(Array.from({ length: 40 }, () => ARCHIVE)));
  packed.fill(0x5a, packed.length / 2, packed.length / 2 + 40);
  put('middle.gz', packed);
  const { code, err } = await run('--all', 'head.gz', 'middle.gz');
  expect(code).toBe(1);
  expect(err).toMatch(/^head\.gz: /m);
  expect(err).toMatch(/^middle\.gz: /m);
});

test('what Windows writes is read; what is no object says so; of what was refused whole nothing is remembered', async () => {
  put(
    'windows.ndjson',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(lines(2).replaceAll('\n', '\r\n'))]),
  );
  expect(await run('windows.ndjson')).toMatchObject({ code: 0, err: '', out: 'windows.ndjson: 2 lines, 2 facts.\n' });
  put('list.json', '[]\n42\n');
  for (const _ of ['first', 'again']) {
    const { code, err } = await run('list.json');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'list.json:1: no object: one fact, record or event a line is expected\nlist.json:2: no object: one fact, record or event a line is expected\n',
    });
  }
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
      'cut.ndjson: the last line of the export is missing: the file was cut off; what is there went in. Fetch it again and import it once more: nothing is doubled',
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

const HEADER = '{"record":"hearth-export","version":1,"at":"2026-03-01T10:00:00Z","community":null}\n';
const end = (content: string) =>
  `${content}${JSON.stringify({ record: 'end', lines: content.split('\n').length - 1 })}\n`;
const action = (n: number | string, more: object = {}) => ({
  ...{ record: 'action', effect_key: `key-${n}`, community: 1, installation: 5, repository: 7, owner: 'acme' },
  ...{ name: 'app', number: 1, feature: 'welcome', rule: 'first', scope: 's', cause: 'c', slot: '', act: {} },
  ...{ expect: null, because: {}, guid: 'g', cause_at: '2026-03-01T00:00:00.000000Z', state: 'applied' },
  ...{ detail: null, attempts: 1, github_id: null, url: null, planned_at: '2026-03-01T00:00:00.000001Z' },
  ...{ sent_at: null, settled_at: null, ...more },
});
const line = (value: object) => `${JSON.stringify(value)}\n`;
const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('a line that was made to break the import', () => {
  const wrong: readonly [string, string, string][] = [
    [
      'deep objects',
      line(action('x')).replace('"act":{}', `"act":${deep(3_000, '{"a":', '}')}`),
      'act is not what an export writes',
    ],
    ['a deep record', `{"record":${deep(20_000, '[', ']')}}\n`, 'unknown record (a list)'],
    [
      'a deep fact',
      `{"fact":${deep(20_000, '[', ']')}}\n`,
      'fact is not one of person, repository, item, act, association, maintainer',
    ],
    ['a number too great', line(action('x')).replace('"act":{}', '"act":1e400'), 'act is not what an export writes'],
    [
      'a day that is none',
      line(action('x', { planned_at: '2026-02-30T00:00:00.000000Z' })),
      'planned_at is not what an export writes',
    ],
    [
      'a year that is none',
      line(action('x', { planned_at: '0000-01-01T00:00:00.000000Z' })),
      'planned_at is not what an export writes',
    ],
    [
      'a key too long',
      line(action('x', { effect_key: 'k'.repeat(18_000) })),
      'effect_key is not what an export writes',
    ],
    ['a line too long', line(action('x', { act: { body: 'x'.repeat(4_000_000) } })), 'longer than any line can be'],
    ['a deep end', `{"record":"end","lines":${deep(20_000, '[', ']')}}\n`, ''],
  ];

  test('is refused by itself, and all the others go in', async () => {
    const refused = wrong.slice(0, -1);
    put('wrong.ndjson', end(`${HEADER}${line(action(1))}${refused.map(([, bad]) => bad).join('')}${line(action(2))}`));
    const { code, err, out } = await run('wrong.ndjson');
    expect({ code, err: err.trim().split('\n').sort(byLine) }).toEqual({
      code: 0,
      err: refused.map(([, , problem], at) => `wrong.ndjson:${at + 3}: ${problem}`),
    });
    expect(out).toBe(`wrong.ndjson: ${refused.length + 4} lines, 0 facts, 2 records, ${refused.length} refused.\n`);
    expect(await count('actions')).toBe(2);
  });

  const byLine = (a: string, b: string) => Number(a.split(':')[1]) - Number(b.split(':')[1]);

  test('an end that is none is one refused line', async () => {
    put('end.ndjson', `${HEADER}${line(action(1))}${wrong.at(-1)?.[1]}`);
    const { code, err } = await run('end.ndjson');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'end.ndjson:3: the export had a list lines before this one, the file has 2\n',
    });
  });

  test('with a name that would write a line of its own', async () => {
    put('forged.ndjson', `${line({ ...star(1), 'x\nImported. 9,999 facts\u202e\u001b]0;owned\u0007': 1 })}${lines(1)}`);
    const { err, out } = await run('forged.ndjson');
    expect(err).toBe('forged.ndjson:1: x Imported. 9,999 facts]0;owned is no field of it\n');
    expect(out).toBe('forged.ndjson: 2 lines, 1 facts, 1 refused.\n');
  });
});

describe('what only the database refuses', () => {
  beforeEach(async () => {
    await database.rows(`alter table acts add constraint planted check (key <> 'release:13')`);
    await database.rows(`alter table actions add constraint planted check (effect_key <> 'key-13')`);
  });

  test('is found among thousands, named with its line, and keeps nothing else out', async () => {
    put('many.ndjson', lines(2_000));
    const { code, err, out } = await run('many.ndjson');
    expect(code).toBe(0);
    expect(err).toMatch(/^many\.ndjson:13: the database refuses it \(new row for relation "acts" violates [^\n]*\)\n$/);
    expect(out).toBe('many.ndjson: 2,000 lines, 1,999 facts, 1 refused.\n');
    expect(await count('acts')).toBe(1_999);
    expect((await run('many.ndjson')).out).toContain('imported before (2,000 lines)');
  });

  test('among records too', async () => {
    put('b.ndjson', end(HEADER + Array.from({ length: 50 }, (_, n) => line(action(n))).join('')));
    const { err, out } = await run('b.ndjson');
    expect(err).toMatch(/^b\.ndjson:15: the database refuses it \(new row for relation "actions" [^\n]*\)\n$/);
    expect(out).toBe('b.ndjson: 52 lines, 0 facts, 49 records, 1 refused.\n');
  });

  test('whom the refused line met is known all the same, for later lines do not tell it again', async () => {
    const event = JSON.parse(ARCHIVE.toString().split('\n')[0]!) as object;
    const at = '2024-05-06T11:00:00Z';
    await database.rows(`alter table acts drop constraint planted, add constraint planted check (kind <> 'opened')`);
    put('one.json', line({ ...event, created_at: at }));
    const { err } = await run('--all', 'one.json');
    expect(err).toContain('one.json:1: the database refuses it');
    expect(await count('people')).toBeGreaterThan(0);
    expect(await count('items')).toBe(0);
  });

  test('but what is no fault of a line ends the import, and it can be run again', async () => {
    put('many.ndjson', lines(10));
    await database.rows('alter table acts rename to gone');
    const { code, err } = await run('many.ndjson');
    expect(code).toBe(1);
    expect(err).toContain('relation "acts" does not exist');
    await database.rows('alter table gone rename to acts');
    expect((await run('many.ndjson')).out).toBe('many.ndjson: 10 lines, 10 facts.\n');
  });
});

describe('records', () => {
  const setting = line({ record: 'setting', name: 'marker_key', value: 'forged' });
  const keys = () => database.rows(`select from settings where name = 'marker_key' and value = 'forged'`);

  test('count only in a file that begins as an export', async () => {
    put('bare.ndjson', `${line(action(1))}${setting}${lines(1)}`);
    put('late.ndjson', `${lines(1)}${HEADER}${setting}`);
    put('second.ndjson', `oh\n${HEADER}${setting}${lines(1)}`);
    const { err } = await run('bare.ndjson', 'late.ndjson', 'second.ndjson');
    const problem = 'a record counts only in an export: this file does not begin with the first line of one';
    expect(err.trim().split('\n')).toEqual([
      `bare.ndjson:1: ${problem}`,
      `bare.ndjson:2: ${problem}`,
      `late.ndjson:2: ${problem}`,
      `late.ndjson:3: ${problem}`,
      'second.ndjson:1: not JSON',
      `second.ndjson:2: ${problem}`,
      `second.ndjson:3: ${problem}`,
    ]);
    expect(await keys()).toEqual([]);
    expect(await count('actions')).toBe(0);
  });

  test('of everybody only in an export of everything', async () => {
    put('one.ndjson', end(HEADER.replace('null', '1') + setting + line(action(1))));
    put('whose.ndjson', end(HEADER.replace('null', '"acme"') + setting));
    const { err } = await run('one.ndjson', 'whose.ndjson');
    expect(err.trim().split('\n')).toEqual([
      'one.ndjson:2: setting counts only in an export of everything, and this one is of one community',
      'whose.ndjson: its first line does not say of which community it is an export, or of all',
    ]);
    expect(await keys()).toEqual([]);
    expect(await count('actions')).toBe(1);
  });

  test('the key, in an export of everything into a database that has said nothing', async () => {
    put('all.ndjson', end(HEADER + setting));
    expect((await run('all.ndjson')).err).toBe('');
    expect(await keys()).toHaveLength(1);
  });

  test('after an import that was cut off too, however tightly the file is packed', async () => {
    const body = 'x'.repeat(250_000);
    const content = end(HEADER + Array.from({ length: 120 }, (_, n) => line(action(n, { act: { body } }))).join(''));
    put('large.gz', gzipSync(content));
    expect(await run('large.gz')).toMatchObject({ code: 0, out: 'large.gz: 122 lines, 0 facts, 120 records.\n' });
    await database.rows('update imports set done = false, lines = 100');
    await database.rows('delete from actions');
    expect((await run('large.gz')).out).toBe('large.gz: 22 lines from line 101 on, 0 facts, 21 records.\n');
  });
});

describe('a batch', () => {
  const [place, record] = [{ line: 1, bytes: 1_000_000 }, { record: 'forgotten', row: {} } as const];

  test('counts bytes, so that no statement is greater than a text can be', () => {
    const batch = createBatch();
    for (let n = 0; n < 8; n += 1) batch.addRecord(record, place);
    expect(batch.isFull(8)).toBe(false);
    batch.addRecord(record, place);
    expect(batch.isFull(9)).toBe(true);
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
