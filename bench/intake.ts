// Intake benchmark: how fast a delivery is durably taken, against the bare limit and against Probot, in the same run.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { openDatabase } from '../src/store/database.js';
import { startEmbedded } from '../src/store/embedded.js';
import { migrate } from '../src/store/migrate.js';
import { startRedis } from '../test/support/redis.js';
import { loadBurst, loadFor, loadPayloads, type Measured } from './intake-load.js';

const CONNECTIONS = 32;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);
const MODES = ['bare', 'hearth', 'hearth-bull', 'probot', 'probot-middleware'] as const;
const NAMES: Readonly<Record<(typeof MODES)[number], string>> = {
  bare: 'node:http + HMAC + 202 (the limit)',
  hearth: 'Hearth, committed, in-process wake-up',
  'hearth-bull': 'Hearth, committed, Bull on Redis',
  probot: 'Probot 14 as shipped, empty handler',
  'probot-middleware': 'Probot 14, middleware alone, no log',
};

interface Gate {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly aim?: number;
}

const asJson = process.argv.includes('--json');
const payloads = loadPayloads();
const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
const embedded = await startEmbedded({ folder });
const redis = await startRedis();
const children: ChildProcess[] = [];
let busyRounds = 0;
const database = openDatabase(embedded.connection, (error) => {
  console.error(error.message);
});
let failed: boolean;
try {
  await migrate(embedded.connection);
  failed = await run();
} finally {
  for (const child of children) child.disconnect();
  await redis.stop();
  await database.close();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
  // As root the data lies elsewhere, in a folder of its own.
  await rm(dirname(embedded.dataFolder), { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function run(): Promise<boolean> {
  const durable = await durability();
  const ports = new Map<string, number>();
  for (const mode of [...MODES, 'greeter', 'greeter-throttled']) ports.set(mode, await start(mode));
  const portOf = (mode: string) => ports.get(mode) ?? 0;

  const rounds = new Map<string, Measured[]>(MODES.map((mode) => [mode, []]));
  for (const mode of MODES) await loadFor(portOf(mode), payloads, CONNECTIONS, SECONDS / 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mode of MODES) {
      await rest();
      rounds.get(mode)?.push(await loadFor(portOf(mode), payloads, CONNECTIONS, SECONDS));
    }
  }
  const table = MODES.map((mode) => ({ mode, ...medians(rounds.get(mode) ?? []) }));
  await rest();
  const burst = await loadBurst(portOf('hearth'), payloads, 1_000);
  await rest();
  const sixty = {
    hearth: await loadBurst(portOf('hearth'), payloads, 60),
    greeter: await loadBurst(portOf('greeter'), payloads, 60),
    throttled: await loadBurst(portOf('greeter-throttled'), payloads, 60),
  };
  const gates = gatesOf(new Map(table.map((row) => [row.mode, row])), burst);
  const broken = gates.filter((gate) => !holds(gate));
  if (asJson)
    console.log(JSON.stringify({ durable, busyRounds, table, burst, sixty, gates, failed: broken.length > 0 }));
  else print(durable, table, burst, sixty, gates);
  return broken.length > 0;
}

async function start(mode: string): Promise<number> {
  const args = [mode, JSON.stringify(embedded.connection), redis.url];
  // Standard output is thrown away, which is the cheapest place for Probot's log.
  const child = fork(new URL('./intake-server.js', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return message.port;
}

/** What was written by the round before must not be paid for by the next. */
async function rest(): Promise<void> {
  await database.rows('truncate inbox, bodies cascade');
  await database.rows('checkpoint');
  if (!(await machineIsQuiet())) busyRounds += 1;
}

/** Waits, for a bounded time, until nobody else works on this machine: a ratio means nothing between unequal rounds. */
async function machineIsQuiet(): Promise<boolean> {
  for (let tries = 0; tries < 60; tries += 1) {
    const before = cpuTimes();
    await sleep(250);
    const after = cpuTimes();
    if ((after.idle - before.idle) / (after.all - before.all) >= 0.9) return true;
  }
  return false;
}

function cpuTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq + one.idle, 0) };
}

async function durability(): Promise<Readonly<Record<string, string>>> {
  const settings = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers'];
  const read = settings.map(async (name) => {
    const [row] = await database.rows<Record<string, string>>(`show ${name}`);
    return [name, row?.[name] ?? 'unknown'] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function medians(all: readonly Measured[]): Measured {
  const median = (of: (one: Measured) => number) =>
    all.map(of).sort((one, other) => one - other)[all.length >> 1] ?? NaN;
  const statuses: Record<string, number> = {};
  for (const one of all) {
    for (const [status, count] of Object.entries(one.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  }
  return {
    requestsPerSecond: median((one) => one.requestsPerSecond),
    p50: median((one) => one.p50),
    p99: median((one) => one.p99),
    slowest: Math.max(...all.map((one) => one.slowest)),
    statuses,
  };
}

function gatesOf(rows: ReadonlyMap<string, Measured>, burst: Measured): readonly Gate[] {
  const rate = (mode: string) => rows.get(mode)?.requestsPerSecond ?? NaN;
  const hearth = rows.get('hearth');
  const refused = [hearth, burst].flatMap((one) =>
    Object.entries(one?.statuses ?? {}).map(([status, count]) => (status === '202' ? 0 : count)),
  );
  return [
    { name: 'Hearth / bare', value: rate('hearth') / rate('bare'), least: 0.35, aim: 0.5 },
    { name: 'Hearth / Probot', value: rate('hearth') / rate('probot'), least: 1.7, aim: 2.2 },
    { name: 'Hearth p99, ms', value: hearth?.p99 ?? NaN, most: 25 },
    { name: 'burst of 1,000: slowest, ms', value: burst.slowest, most: 2_000 },
    { name: 'answers other than 202', value: refused.reduce((sum, count) => sum + count, 0), most: 0 },
  ];
}

function holds({ value, least = -Infinity, most = Infinity }: Gate): boolean {
  return value >= least && value <= most;
}

function print(
  durable: object,
  table: readonly (Measured & { mode: (typeof MODES)[number] })[],
  burst: Measured,
  sixty: Readonly<Record<'hearth' | 'greeter' | 'throttled', Measured>>,
  gates: readonly Gate[],
): void {
  const line = (name: string, { requestsPerSecond, p50, p99, slowest }: Measured) => {
    const numbers = [requestsPerSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), slowest.toFixed(0)];
    console.log(name.padEnd(44), ...numbers.map((text) => text.padStart(9)));
  };
  const sizes = payloads.map(({ body }) => body.length);
  console.log(`${payloads.length} recorded payloads of ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes`);
  console.log(
    `PostgreSQL: ${Object.entries(durable)
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(' ')}`,
  );
  console.log(`${CONNECTIONS} connections, medians of ${ROUNDS} interleaved rounds of ${SECONDS} s`);
  console.log(
    busyRounds === 0 ? '' : `${busyRounds} rounds began while something else was working here: do not trust them.\n`,
  );
  console.log(''.padEnd(44), ...['req/s', 'p50 ms', 'p99 ms', 'max ms'].map((text) => text.padStart(9)));
  for (const row of table) line(NAMES[row.mode], row);
  line('Hearth, 1,000 at once', burst);
  line('Hearth, 60 at once', sixty.hearth);
  line('Probot greeter, four 50 ms waits, 60 at once', sixty.greeter);
  line('Probot greeter, its own client, 60 at once', sixty.throttled);
  const sooner = (one: Measured) => (one.p50 / sixty.hearth.p50).toFixed(0);
  console.log(
    `\nHearth answers ${sooner(sixty.greeter)} times sooner (p50) than a greeter that waits four times 50 ms,`,
  );
  console.log(`and ${sooner(sixty.throttled)} times sooner than one that calls through Probot's client.\n`);
  for (const gate of gates) {
    const bound =
      gate.least === undefined ? `at most ${gate.most ?? 0}` : `at least ${gate.least}, aim ${gate.aim ?? gate.least}`;
    console.log(`${holds(gate) ? 'holds ' : 'BROKEN'} ${gate.name}: ${gate.value.toFixed(2)} (${bound})`);
  }
}
