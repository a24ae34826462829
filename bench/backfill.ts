// The backfill of 10,000 items: what it costs, and that it ends with the same ledger undisturbed, killed five times on the
// way, and told by webhooks. `node dist/bench/backfill.js [SCALE]`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';
import type { PartRow } from '../src/engine/backfill-ports.js';
import { openDatabase } from '../src/store/database.js';
import { startEmbedded } from '../src/store/embedded.js';
import { migrate } from '../src/store/migrate.js';
import { tableOf } from '../src/commands/backfill-print.js';
import { contentOf, newMemory, rigOf, startScene } from '../test/engine/backfill-support.js';
import type { Memory, Rig, Scene } from '../test/engine/backfill-support.js';
import { makeTemplate } from '../test/support/database.js';
import { happen } from './backfill-history.js';

const MOST = { points: 350, requests: 350 };
const ITEMS = 10_000;
const LEASE_SECONDS = 1;
const PLACES = ['backfill.page.before', 'backfill.page.after', 'backfill.commit.after'];
const KILLS = 5;

interface Errand {
  readonly scene: Pick<Scene, 'repository' | 'credentials'> & { readonly installation: { readonly id: number } };
  readonly connection: ClientConfig;
  /** Ends itself by SIGKILL the n-th time it passes the place. */
  readonly die?: { readonly place: string; readonly at: number };
}

async function child({ scene, connection, die }: Errand): Promise<void> {
  let passed = 0;
  const failpoint = (name: string) => {
    if (name === die?.place && (passed += 1) === die.at) process.kill(process.pid, 'SIGKILL');
  };
  const database = openDatabase(connection, () => undefined);
  const rig = rigOf(
    scene as Scene,
    { database },
    { failpoint, leaseSeconds: LEASE_SECONDS, pollMs: 100, renewMs: 300 },
  );
  await untilDone(rig);
  await database.close();
}

async function untilDone(rig: Rig): Promise<readonly PartRow[]> {
  await rig.request();
  rig.backfiller.start();
  for (;;) {
    const rows = await rig.rows();
    if (rows.every(({ state }) => state !== 'waiting')) {
      await rig.backfiller.stop();
      return rows;
    }
    await sleep(50);
  }
}

/** Five children die on the way, each at another place and further on; the sixth ends it. Gives the wall time in ms. */
async function killed(
  { repository, installation, credentials }: Scene,
  memory: Memory,
  pages: number,
): Promise<number> {
  const scene = { repository, installation: { id: installation.id }, credentials };
  const began = performance.now();
  for (let n = 0; n <= KILLS; n += 1) {
    const die =
      n < KILLS ? { place: PLACES[n % PLACES.length] ?? '', at: Math.max(2, Math.floor(pages / 7)) } : undefined;
    const given = JSON.stringify({ scene, connection: memory.connection, ...(die === undefined ? {} : { die }) });
    const one = spawn(process.execPath, [fileURLToPath(import.meta.url), '--child', given], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code, signal] = (await once(one, 'exit')) as [number | null, string | null];
    if (die === undefined ? code !== 0 : signal !== 'SIGKILL')
      throw new Error(`a child ended with ${code ?? signal ?? ''}`);
  }
  return performance.now() - began;
}

/** The run's own database, or the one that tests share. */
async function server(): Promise<() => Promise<void>> {
  if (process.env['HEARTH_TEST_DATABASE'] !== undefined) return () => Promise.resolve();
  const folder = await mkdtemp(join(tmpdir(), 'hearth-backfill-'));
  // As root the database's own user must be able to enter.
  await chmod(folder, 0o755);
  const embedded = await startEmbedded({ folder: join(folder, '.hearth') });
  await makeTemplate(embedded.connection, migrate);
  process.env['HEARTH_TEST_DATABASE'] = JSON.stringify(embedded.connection);
  return async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
    // As root the data lies elsewhere, in a folder of its own.
    await rm(dirname(embedded.dataFolder), { recursive: true, force: true });
  };
}

async function main(scale: number): Promise<void> {
  const stop = await server();
  const scene = await startScene();
  const memories = [await newMemory(), await newMemory(), await newMemory()] as const;
  try {
    process.exitCode = await measure(scene, memories, Math.max(24, Math.round(ITEMS * scale)));
  } finally {
    await scene.close();
    for (const memory of memories) await memory.close();
    await stop();
  }
}

async function measure(scene: Scene, [calm, hunted, heard]: readonly [Memory, Memory, Memory], items: number) {
  const began = performance.now();
  const told = await happen(scene, heard, items);
  console.log(`${items} items, ${told} webhooks, written down in ${secondsSince(began)} s`);

  const readFrom = performance.now();
  const rows = await untilDone(rigOf(scene, calm));
  const seconds = secondsSince(readFrom);
  const { requests, points, predicted } = sumOf(rows);
  console.log(`\n(a) undisturbed, ${seconds} s\n${tableOf(rows)}`);

  const ms = await killed(scene, hunted, requests);
  const rowsKilled = await rigOf(scene, hunted).rows();
  console.log(
    `\n(b) killed ${KILLS} times, ${(ms / 1_000).toFixed(1)} s with waiting for leases\n${tableOf(rowsKilled)}\n`,
  );

  const [one, two, three] = [await contentOf(calm), await contentOf(hunted), await contentOf(heard)];
  const broken = Object.keys(one).filter(
    (table) => differ(table, one, two, 'killed') || differ(table, one, three, 'heard'),
  );
  for (const [table, content] of Object.entries(one)) console.log(`${table}: ${content.length} rows`);
  const gates: readonly [string, boolean][] = [
    [`${points} points (at most ${MOST.points})`, points <= MOST.points],
    [`${requests} requests (at most ${MOST.requests})`, requests <= MOST.requests],
    [`${predicted} points predicted, ${points} returned`, predicted === points],
    ['every part read', [...rows, ...rowsKilled].every(({ state, reason }) => state === 'done' && reason === null)],
    ['one ledger, whether undisturbed, killed or told by webhooks', broken.length === 0],
    ['nothing that GitHub would have refused', scene.twin.violations.length === 0],
  ];
  console.log('');
  for (const [name, holds] of gates) console.log(`${holds ? 'holds ' : 'BROKEN'} ${name}`);
  return gates.every(([, holds]) => holds) ? 0 : 1;
}

const secondsSince = (began: number) => ((performance.now() - began) / 1_000).toFixed(1);

function sumOf(rows: readonly PartRow[]) {
  const sum = (key: 'requests' | 'points' | 'predicted') => rows.reduce((all, row) => all + row[key], 0);
  return { requests: sum('requests'), points: sum('points'), predicted: sum('predicted') };
}

type Content = Readonly<Record<string, readonly string[]>>;

function differ(table: string, one: Content, other: Content, name: string): boolean {
  const [left, right] = [new Set(one[table]), new Set(other[table])];
  const odd = [...left].filter((row) => !right.has(row)).map((row) => `  - ${row}`);
  odd.push(...[...right].filter((row) => !left.has(row)).map((row) => `  + ${row}`));
  if (odd.length > 0)
    console.log(`${table} differs from ${name} in ${odd.length} rows:\n${odd.slice(0, 6).join('\n')}`);
  return odd.length > 0;
}

const [first = '1', errand] = process.argv.slice(2);
if (first === '--child') await child(JSON.parse(errand ?? '{}') as Errand);
else await main(Number(first));
