// The embedded PostgreSQL under what happens to servers: kills, races, leftovers and foreign files.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { geteuid } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';

import type { Connection } from '../../src/store/embedded-look.js';
import { FolderInUse, startEmbedded, visitEmbedded, type Embedded } from '../../src/store/embedded.js';
import { MEMORY } from '../support/memory.js';

const CHILD = fileURLToPath(new URL('../../dist/test/support/embedded-child.js', import.meta.url));
const asRoot = geteuid?.() === 0 ? test : test.skip;

interface Line {
  readonly message?: string;
  readonly ready?: true;
  readonly refused?: string;
  readonly pid: number;
  readonly adopted: boolean;
  readonly connection: Connection;
}

let running: Embedded[] = [];
let children: ChildProcess[] = [];
let rubbish: string[] = [];

afterEach(async () => {
  for (const child of children) await kill(child);
  await Promise.all(running.map((embedded) => embedded.stop()));
  await Promise.all(rubbish.map((path) => rm(path, { recursive: true, force: true })));
  [running, children, rubbish] = [[], [], []];
});

async function newFolder(name = '.hearth'): Promise<string> {
  // As root, TMPDIR may lie in a folder closed to the database's own user, which is a case of its own below.
  const open = process.env['TMPDIR'] === MEMORY ? MEMORY : '/tmp';
  const base = geteuid?.() === 0 ? `${open}/hearth-` : `${process.env['HEARTH_TEST_FOLDER']!}/`;
  const parent = await mkdtemp(`${base}embedded-`);
  await chmod(parent, 0o755);
  rubbish.push(parent);
  return join(parent, name);
}

async function start(folder: string, said: string[] = []): Promise<Embedded> {
  const embedded = await startEmbedded({ folder, log: (message) => said.push(message) });
  running.push(embedded);
  return embedded;
}

function spawnHearth(folder: string): ChildProcess {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  children.push(child);
  return child;
}

async function outcome(child: ChildProcess): Promise<Line> {
  for await (const text of createInterface({ input: child.stdout! })) {
    const line = JSON.parse(text) as Line;
    if (!line.message) return line;
  }
  throw new Error('The child said nothing.');
}

/** With all it has started in its own process group, as `initdb`; not the server, which has another. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
}

async function sql<Row extends object>(connection: Connection, text: string): Promise<Row[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

const postmaster = async (data: string) =>
  Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('a start on an empty folder', () => {
  test('gives a durable UTF-8 server that sorts alike everywhere and has no TCP port', async () => {
    const { connection, adopted, dataFolder } = await start(await newFolder());
    expect(adopted).toBe(false);
    const [row] = await sql<Record<string, string>>(
      connection,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('listen_addresses') AS addresses, current_setting('timezone') AS zone,
              pg_encoding_to_char(encoding) AS encoding, upper('é') AS upper,
              (SELECT string_agg(word, '' ORDER BY word) FROM unnest(ARRAY['b', 'A', 'a', 'B', '_']) AS word) AS sorted
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      ...{ fsync: 'on', commit: 'on', addresses: '', zone: 'UTC' },
      ...{ encoding: 'UTF8', upper: 'É', sorted: 'AB_ab' },
    });
    expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  });

  test('puts the socket under the temporary folder when the path is too long for the kernel', async () => {
    const { connection } = await start(await newFolder(`deep-${'x'.repeat(90)}`));
    rubbish.push(connection.host);
    expect(await sql(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await stat(connection.host)).mode & 0o777).toBe(0o700);
  });

  test('lets exactly one of two simultaneous starts win', async () => {
    const folder = await newFolder();
    const lines = await Promise.all([spawnHearth(folder), spawnHearth(folder)].map(outcome));
    const refused = lines.filter((line) => line.refused !== undefined);
    expect(lines.filter((line) => line.ready)).toHaveLength(1);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.refused).toMatch(/^Another Hearth \(pid \d+\) already uses /);
    await Promise.all(children.map(kill));
    await start(folder); // stops what they left
  });

  test('begins again after an interrupted initialisation', async () => {
    const folder = await newFolder();
    const child = spawnHearth(folder);
    await until(async () => {
      const [draft] = (await readdir(folder).catch(() => [])).filter((name) => name.includes('.new-'));
      return draft !== undefined && (await readdir(join(folder, draft))).includes('base');
    });
    await kill(child);
    expect(await readdir(folder)).not.toContain('postgres');
    const { connection } = await start(folder);
    expect(await sql(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await readdir(folder)).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test('refuses a socket folder that others may open', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'run'), { recursive: true });
    await chmod(join(folder, 'run'), 0o777);
    await expect(startEmbedded({ folder })).rejects.toThrow(
      /run must be a folder of uid \d+ that nobody else may open/,
    );
  });
});

describe('a second Hearth on the same folder', () => {
  test('is refused with the folder and the pid of the first', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    const refusal = await outcome(spawnHearth(folder));
    expect(refusal.refused).toBe(
      `Another Hearth (pid ${process.pid}) already uses ${folder}: stop it first, or start this one in another folder.`,
    );
    await expect(startEmbedded({ folder })).rejects.toBeInstanceOf(FolderInUse);
    expect(await sql(first.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is let in as a guest who only looks, and takes nothing along when it goes', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    const guest = await visitEmbedded({ folder });
    expect(guest.guest).toBe(true);
    expect(await sql(guest.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await guest.stop();
    expect(await sql(first.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('waits for the first one that is just stopping', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    const [second] = await Promise.all([start(folder), first.stop()]);
    expect(await sql(second.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a later start', () => {
  test('finds the data again after a stop, and stopping twice is one stop', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await sql(first.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    await expect(sql(first.connection, 'SELECT 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(await sql(second.connection, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('adopts the server of a Hearth that was killed', async () => {
    const folder = await newFolder();
    const child = spawnHearth(folder);
    const line = await outcome(child);
    await sql(line.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(child);
    const second = await start(folder);
    expect(second).toMatchObject({ adopted: true, pid: line.pid, connection: line.connection });
    expect(await sql(second.connection, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    await expect(readFile(join(second.dataFolder, 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });

  test('recovers when both Hearth and the server were killed, and the old process number is taken', async () => {
    const folder = await newFolder();
    const child = spawnHearth(folder);
    const line = await outcome(child);
    await sql(line.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await kill(child);
    process.kill(line.pid, 'SIGKILL');
    const file = join(folder, 'postgres', 'postmaster.pid');
    const stale = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [String(process.pid), ...stale.slice(1)].join('\n'));
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(await sql(second.connection, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('says what the server said when it does not start', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    await writeFile(join(folder, 'postgres', 'pg_hba.conf'), 'nonsense\n');
    await expect(startEmbedded({ folder })).rejects.toThrow(
      /^The embedded PostgreSQL ended with code 1\. The end of its log, .*postgres\.log:[^]*could not load .*pg_hba\.conf/,
    );
  });

  test('refuses the data of another major version, with the way out', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbedded({ folder })).rejects.toThrow(
      /is of PostgreSQL 17, this Hearth brings 18: start the Hearth that made it, save the database with pg_dump/,
    );
  });

  test('cuts a log that has grown', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    await writeFile(join(folder, 'postgres.log'), 'x'.repeat(11 * 1024 * 1024));
    await start(folder);
    expect((await stat(join(folder, 'postgres.log'))).size).toBeLessThan(1024 * 1024);
    expect((await stat(join(folder, 'postgres.log.old'))).size).toBeGreaterThan(10 * 1024 * 1024);
  });
});

test('a server that dies under a living Hearth is started again, and the lock with it', async () => {
  const folder = await newFolder();
  const said: string[] = [];
  const embedded = await start(folder, said);
  const before = embedded.pid;
  process.kill(before, 'SIGKILL');
  await until(() => Promise.resolve(embedded.pid !== before));
  expect(await sql(embedded.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(said).toContain('The embedded PostgreSQL went away; starting it again.');
  expect((await outcome(spawnHearth(folder))).refused).toMatch(/^Another Hearth/);
  expect(await postmaster(embedded.dataFolder)).toBe(embedded.pid);
});

asRoot('root in a folder closed to others keeps the data elsewhere, says where, and finds them again', async () => {
  const folder = await newFolder(join('closed', '.hearth'));
  await mkdir(join(folder, '..'), { mode: 0o700 });
  const said: string[] = [];
  const first = await start(folder, said);
  const base = join(first.dataFolder, '..');
  rubbish.push(base);
  expect(first.dataFolder).toMatch(/^\/var\/lib\/hearth\/[0-9a-f]{12}\/postgres$/);
  expect(said).toEqual([`The database of ${folder} is kept in ${base}.`]);
  expect(await readFile(join(folder, 'README'), 'utf8')).toContain(first.dataFolder);
  await sql(first.connection, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await start(folder);
  expect(second.dataFolder).toBe(first.dataFolder);
  expect(await sql(second.connection, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});
