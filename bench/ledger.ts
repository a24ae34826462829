// Ledger benchmark: how fast an archive becomes ledger, against only unpacking and parsing the same file in the same run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { createBatch } from '../src/commands/import-batch.js';
import type { Met } from '../src/commands/import-batch.js';
import { importFile } from '../src/commands/import-file.js';
import type { Imported } from '../src/commands/import-file.js';
import { createLineSplitter } from '../src/commands/import-lines.js';
import { openSource } from '../src/commands/import-source.js';
import { factsOfArchive } from '../src/core/archive.js';
import type { Fact } from '../src/core/fact.js';
import { latestAt } from '../src/core/fact-line.js';
import { openDatabase } from '../src/store/database.js';
import { startEmbedded } from '../src/store/embedded.js';
import { writeFacts } from '../src/store/ledger/write.js';
import { migrate } from '../src/store/migrate.js';
import { makeArchive } from './ledger-archive.js';

const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 40_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const TIMES = 8;
const LEAST_RATIO = 0.3;
/** What the eight-fold file may need more than the file: buffers that the collector has not looked at yet. */
const MOST_GROWTH_MB = 96;
/** Only the heap that is needed, so that what grows is what is kept. */
const CHILD_OPTIONS = ['--max-old-space-size=192'];

const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN;

const asJson = process.argv.includes('--json');
const [mode = '', childFile = '', childConnection = ''] = process.argv.slice(2);
if (mode === 'child') {
  await importInto(JSON.parse(childConnection) as ClientConfig, childFile);
  process.send?.({ mb: process.resourceUsage().maxRSS / 1024 });
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
await chmod(folder, 0o755);
const embedded = await startEmbedded({ folder });
let databases = 0;
let busyRounds = 0;
let failed: boolean;
try {
  failed = await run();
} finally {
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
  // As root the data lies elsewhere, in a folder of its own.
  await rm(dirname(embedded.dataFolder), { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function run(): Promise<boolean> {
  const file = join(folder, 'hour.json.gz');
  const made = await makeArchive(file, EVENTS);
  const packed = (await stat(file)).size;
  say(
    `${made.events} events, ${mb(made.bytes)} MB in lines, ${mb(packed)} MB packed (a whole hour of 2024 had five times as many), all in scope`,
  );
  say(`PostgreSQL: ${JSON.stringify(await durability())}`);
  const [parse, imports] = [[] as number[], [] as number[]];
  let last: Imported | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    await quiet();
    parse.push(await seconds(() => parseOnly(file)));
    const connection = await freshDatabase();
    await quiet();
    imports.push(await seconds(async () => (last = await importInto(connection, file))));
  }
  const [parsing, importing] = [median(parse), median(imports)];
  const ratio = parsing / importing;
  report('unpack, split, JSON.parse', parsing, made);
  report(`hearth import (${last?.sums.facts ?? 0} facts)`, importing, made);
  const insertion = await insertions(file);
  const memory = await memories(file);
  const growth = memory.many - memory.one;
  if (asJson) {
    console.log(JSON.stringify({ made, packed, parse, imports, ratio, busyRounds, insertion, memory }));
  }
  const kept = gate('import / parsing alone', ratio, ratio >= LEAST_RATIO, `at least ${LEAST_RATIO}`);
  const flat = gate(
    `MB more for ${TIMES} times the file`,
    growth,
    growth <= MOST_GROWTH_MB,
    `at most ${MOST_GROWTH_MB}`,
  );
  if (busyRounds > 0) say(`${busyRounds} rounds began while something else was working here: do not trust them.`);
  return !kept || !flat;
}

function say(text: string): void {
  if (!asJson) console.log(text);
}

function gate(name: string, value: number, holds: boolean, bound: string): boolean {
  say(`${holds ? 'holds ' : 'BROKEN'} ${name}: ${value.toFixed(2)} (${bound})`);
  return holds;
}

function report(name: string, time: number, made: { readonly events: number; readonly bytes: number }): void {
  const rates = `${Math.round(made.events / time).toLocaleString('en')} events/s, ${mb(made.bytes / time)} MB/s`;
  say(`${name.padEnd(44)} ${time.toFixed(2).padStart(7)} s  ${rates}`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** The least that any reader of archives can do. */
async function parseOnly(file: string): Promise<number> {
  const splitter = createLineSplitter();
  let events = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(
    createGunzip({ chunkSize: 256 * 1024 }),
  ) as AsyncIterable<Buffer>) {
    for (const line of splitter.push(chunk)) {
      if ((JSON.parse((line ?? Buffer.alloc(0)).toString()) as { id?: string }).id !== undefined) events += 1;
    }
  }
  return events;
}

async function importInto(connection: ClientConfig, file: string): Promise<Imported> {
  const database = openDatabase(connection, (error) => {
    console.error(error.message);
  });
  try {
    return await importFile(await openSource(file), {
      database,
      again: false,
      scope: () => () => true,
      wanted: 'all',
      now: new Date(),
      out: { write: () => true },
      signal: new AbortController().signal,
    });
  } finally {
    await database.close();
  }
}

async function freshDatabase(): Promise<ClientConfig> {
  databases += 1;
  const database = `bench_${databases}`;
  await execute(`create database ${database}`);
  const connection = { ...embedded.connection, database };
  await migrate(connection);
  return connection;
}

async function execute(sql: string): Promise<readonly Record<string, string>[]> {
  const client = new Client(embedded.connection);
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function durability(): Promise<Readonly<Record<string, string>>> {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const read = names.map(async (name) => [name, (await execute(`show ${name}`))[0]?.[name] ?? 'unknown'] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Waits, for a bounded time, until nobody else works on this machine: a ratio means nothing between unequal rounds. */
async function quiet(): Promise<void> {
  await execute('checkpoint');
  for (let tries = 0; tries < 40; tries += 1) {
    const before = cpuTimes();
    await sleep(250);
    const after = cpuTimes();
    if ((after.idle - before.idle) / (after.all - before.all) >= 0.9) return;
  }
  busyRounds += 1;
}

function cpuTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq + one.idle, 0) };
}

/** The same rows, joined into the tables by `writeFacts`, and put into empty ones by nothing but an insert. */
async function insertions(
  file: string,
): Promise<{ readonly rows: number; readonly joined: number; readonly plain: number }> {
  const batches = await batchesOf(file);
  const tables = ['people', 'logins', 'associations', 'items', 'acts'];
  const [joined, plain] = [[] as number[], [] as number[]];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = openDatabase(await freshDatabase(), console.error);
    const second = openDatabase(await freshDatabase(), console.error);
    await quiet();
    joined.push(
      await seconds(async () => {
        for (const batch of batches) await first.transaction((client) => writeFacts(client, batch));
      }),
    );
    const prepared: [sql: string, values: unknown[][]][] = [];
    rows = 0;
    for (const table of tables) {
      const columns = await first.rows<{ name: string; type: string }>(
        `select attname as name, format_type(atttypid, null) as type from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and attgenerated = '' order by attnum`,
        [table],
      );
      const list = columns.map(({ name }) => name).join(', ');
      const all = await first.rows(
        `select ${columns.map(({ name }) => `${name}::text`).join(', ')} from ${table} order by 1, 2`,
      );
      rows += all.length;
      const types = columns.map(({ type }, n) => `$${n + 1}::text[]::${type}[]`);
      const sql = `insert into ${table} (${list}) select * from unnest(${types.join(', ')})`;
      for (let from = 0; from < all.length; from += 8_000) {
        const page = all.slice(from, from + 8_000);
        prepared.push([sql, columns.map(({ name }) => page.map((row) => row[name] as unknown))]);
      }
    }
    await quiet();
    plain.push(
      await seconds(async () => {
        for (const [sql, values] of prepared) await second.transaction((client) => client.query(sql, values));
      }),
    );
    await first.close();
    await second.close();
  }
  const rate = (time: number) => `${Math.round(rows / time).toLocaleString('en')} rows/s`;
  const [writing, inserting] = [median(joined), median(plain)];
  say(`${'writeFacts, into an empty ledger'.padEnd(44)} ${writing.toFixed(2).padStart(7)} s  ${rate(writing)}`);
  say(
    `${'the same rows by plain multi-row inserts'.padEnd(44)} ${inserting.toFixed(2).padStart(7)} s  ${rate(inserting)}`,
  );
  say(`${'writeFacts / plain'.padEnd(44)} ${(inserting / writing).toFixed(2).padStart(7)}`);
  return { rows, joined: writing, plain: inserting };
}

/** The facts of the file, as the import gathers them. */
async function batchesOf(file: string): Promise<readonly (readonly Fact[])[]> {
  const splitter = createLineSplitter();
  const latest = latestAt(new Date());
  const batches: (readonly Fact[])[] = [];
  const met: Met = new Map();
  let batch = createBatch(met);
  for await (const chunk of (await openSource(file)).chunks()) {
    for (const line of splitter.push(chunk)) {
      const told = factsOfArchive(line ?? Buffer.alloc(0), () => true, latest);
      if ('facts' in told) batch.add(told.facts);
      if (!batch.isFull(0)) continue;
      batches.push(batch.gathered().facts);
      batch = createBatch(met);
    }
  }
  return [...batches, batch.gathered().facts];
}

async function memories(file: string): Promise<{ readonly one: number; readonly many: number }> {
  const many = join(folder, 'hours.json.gz');
  await copyFile(file, many);
  for (let part = 1; part < TIMES; part += 1) await makeArchive(many, EVENTS, part);
  const one = await memoryOf(file);
  const memory = { one, many: await memoryOf(many) };
  say(`${'most memory of an import, the file'.padEnd(44)} ${memory.one.toFixed(0).padStart(7)} MB`);
  say(`${`most memory of an import, ${TIMES} such files in one`.padEnd(44)} ${memory.many.toFixed(0).padStart(7)} MB`);
  return memory;
}

async function memoryOf(file: string): Promise<number> {
  const args = ['child', file, JSON.stringify(await freshDatabase())];
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: CHILD_OPTIONS });
  const [message] = (await once(child, 'message')) as [{ mb: number }];
  await once(child, 'exit');
  return message.mb;
}
