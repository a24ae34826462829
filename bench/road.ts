// The whole road, door to comment, against the twin that answers at once: how many deliveries a second, how soon the door
// answers meanwhile, what it asks of GitHub, and whether anything was lost or said twice. `--long` adds the sustained runs.
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../test/chaos/rpc.js';
import type { Ask } from '../test/chaos/rpc.js';
import { startRedis } from '../test/support/redis.js';
import { startEmbedded } from '../src/store/embedded.js';
import { endByGates, gate } from './gates.js';
import type { RoadState } from './road-github.js';
import { MAIN, untilReady } from './served.js';

const PORT = 3_931;
const SECRET = 'a-secret-only-for-this-bench';
const COMMUNITIES = Number(process.env['BENCH_COMMUNITIES'] ?? 300);
const VISITS = Number(process.env['BENCH_VISITS'] ?? 1_500);
const LONG = process.argv.includes('--long');
const LIMITS = { p99: 250, slowest: 2_000 };
const AIM = 300;

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

interface Town {
  readonly github: Ask;
  readonly processes: readonly ChildProcess[];
  readonly close: () => Promise<void>;
}

/** Hearth as `hearth serve`, in one process or as a door and so many workers. */
async function startTown(workers: number): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-road-'));
  await chmod(folder, 0o755);
  const options = JSON.stringify({ publicKey: keys.publicKey, secret: SECRET, communities: COMMUNITIES });
  const twin = fork(new URL('road-github.js', import.meta.url), [options], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const github = connect(twin);
  const shared = workers > 0 ? await servers(folder) : undefined;
  const env = {
    PATH: process.env['PATH'],
    APP_ID: '1',
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: await github<string>('url'),
    LOG_LEVEL: 'error',
    ...shared?.env,
  };
  const serve = (more: Record<string, string>, ...args: readonly string[]) =>
    spawn(process.execPath, [MAIN, 'serve', ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, ...more } as NodeJS.ProcessEnv,
    });
  const door = serve({ PORT: String(PORT) }, ...(workers > 0 ? ['--role', 'web'] : []));
  await untilReady(door, PORT);
  const processes = [door, ...Array.from({ length: workers }, () => serve({}, '--role', 'worker'))];
  await github('listen', `http://127.0.0.1:${PORT}/api/github/webhooks`);
  await github('furnish');
  // Installations, their history and the first reading of each hearth.yml are not what is measured.
  await untilStill(github, 3_000);
  await github('visits', COMMUNITIES);
  await untilStill(github, 3_000);
  return {
    github,
    processes,
    close: async () => {
      for (const child of processes) child.kill('SIGTERM');
      await Promise.all(
        processes.map(async (child) => {
          if (child.exitCode === null) await once(child, 'exit');
        }),
      );
      twin.disconnect();
      await shared?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function servers(folder: string) {
  const embedded = await startEmbedded({ folder });
  const redis = await startRedis({ own: true });
  const { host, port, user, database } = embedded.connection;
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  return {
    env: { DATABASE_URL: url, REDIS_URL: redis.url },
    stop: async () => {
      await redis.stop();
      await embedded.stop();
    },
  };
}

/** Until GitHub was asked nothing and sent nothing for so long; answers when the last of it was. */
async function untilStill(github: Ask, ms: number): Promise<number> {
  let last = '';
  let at = performance.now();
  while (performance.now() - at < ms) {
    await sleep(50);
    const seen = JSON.stringify(await github('seen'));
    if (seen !== last) at = performance.now();
    last = seen;
  }
  return at;
}

const mbOf = async ({ pid }: ChildProcess): Promise<number> => {
  const text = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
};

interface Run {
  readonly name: string;
  readonly act: (github: Ask) => Promise<unknown>;
  /** Seconds that the limits of content alone would take, or undefined. */
  readonly least?: number;
}

async function run({ github, processes }: Town, { name, act, least }: Run): Promise<number> {
  await github('anew');
  const start = performance.now();
  await act(github);
  const seconds = ((await untilStill(github, 4_000)) - start) / 1_000;
  const state = await github<RoadState>('state');
  const perSecond = state.deliveries / seconds;
  const memory = (await Promise.all(processes.map(mbOf))).map((mb) => mb.toFixed(0)).join(' + ');
  console.log(`\n${name}`);
  console.log(
    `      ${state.deliveries} deliveries in ${seconds.toFixed(1)} s: ${perSecond.toFixed(0)} a second; ${memory} MB`,
  );
  console.log(`      ${(state.requests / state.newcomers).toFixed(2)} requests for each that is answered:`);
  for (const [route, times] of state.routes.slice(0, 6)) {
    console.log(`        ${(times / state.newcomers).toFixed(2).padStart(6)} ${route}`);
  }
  if (least !== undefined)
    console.log(`      limits of content alone: ${least} s; ${(seconds / least).toFixed(2)} times that`);
  gate('answers other than 202', state.refused, 0);
  gate('answer of the door, p99', state.p99, LIMITS.p99, 'ms');
  gate('answer of the door, slowest', state.slowest, LIMITS.slowest, 'ms');
  gate('newcomers without an answer', state.lost, 0);
  gate('answered twice', state.doubled, 0);
  return perSecond;
}

const all = (visits: number) => (github: Ask) => github('visits', visits);
const steady = (perSecond: number, seconds: number) => (github: Ask) => github('rate', [perSecond, seconds]);
/** Comments of one installation are three seconds apart (decisions.md, 12). */
const SECONDS_APART = 3;

const rates: number[] = [];
for (const [name, workers] of [
  ['one process, embedded PostgreSQL', 0],
  ['PostgreSQL, Redis, a door and one worker', 1],
  ['PostgreSQL, Redis, a door and two workers', 2],
] as const) {
  const town = await startTown(workers);
  try {
    rates.push(await run(town, { name: `${name}: ${VISITS} newcomers at once`, act: all(VISITS) }));
    if (workers > 0) continue;
    await run(town, { name: `${name}: 1,000 a second for 10 s`, act: steady(250, 10) });
    if (!LONG) continue;
    await run(town, { name: `${name}: 100 a second for 10 minutes`, act: steady(25, 600) });
    const backlog = { act: all(10_000), least: Math.ceil(10_000 / COMMUNITIES) * SECONDS_APART };
    await run(town, { name: `${name}: a backlog of 10,000 to answer`, ...backlog });
  } finally {
    await town.close();
  }
}
console.log(`\n${rates.map((rate) => rate.toFixed(0)).join(', ')} deliveries a second; the aim is ${AIM}`);
endByGates();
