// Start and rest: how soon Hearth is ready on an empty folder and on an old one, and what it weighs while nothing happens.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTwin } from '../test/twin/twin.js';
import { endByGates, gate } from './gates.js';
import { MAIN, untilReady } from './served.js';

const LIMITS = { firstStartMs: 8_000, laterStartMs: 5_000, nodeMb: 150, databaseMb: 120, stopMs: 25_000 };
const PORT = 3_917;
const SECRET = 'a-secret-only-for-this-bench';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const folder = await mkdtemp(join(tmpdir(), 'hearth-idle-'));
// As root the database's own user must be able to enter.
await chmod(folder, 0o755);
const twin = await startTwin({ appId: 1, publicKey: keys.publicKey, webhookSecret: SECRET });

interface Started {
  readonly child: ChildProcess;
  readonly ms: number;
}

async function start(): Promise<Started> {
  const from = performance.now();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      APP_ID: '1',
      PRIVATE_KEY: keys.privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: twin.url,
      PORT: String(PORT),
    },
  });
  await untilReady(child, PORT);
  return { child, ms: performance.now() - from };
}

async function stop({ child }: Started): Promise<{ code: number | null; ms: number }> {
  const from = performance.now();
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { code: child.exitCode, ms: performance.now() - from };
}

/** Proportional set size in MB: memory shared by n processes counts a nth for each. 0: there is no such process. */
async function weight(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}

/** The postmaster that serves this folder, and its children. */
async function databasePids(): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(
    pids.map(async (pid) => ({ pid, stat: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') })),
  );
  const parents = new Map(stats.map(({ pid, stat }) => [pid, Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])]));
  const lines = await Promise.all(
    pids.map(async (pid) => ({ pid, line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })),
  );
  const master = lines.find(({ line }) => line.includes('postgres') && line.includes(folder))?.pid;
  return pids.filter((pid) => pid === master || (master !== undefined && parents.get(pid) === master));
}

try {
  const first = await start();
  gate('ready, first start on an empty folder', first.ms, LIMITS.firstStartMs, 'ms');
  const stopped = await stop(first);
  gate(
    `stopped by SIGTERM, exit code ${String(stopped.code)}`,
    stopped.code === 0 ? stopped.ms : NaN,
    LIMITS.stopMs,
    'ms',
  );
  const second = await start();
  gate('ready, start on existing data', second.ms, LIMITS.laterStartMs, 'ms');
  await sleep(15_000);
  gate('Node at rest, proportional set size', (await weight(second.child.pid ?? 0)) || NaN, LIMITS.nodeMb, 'MB');
  const weights = await Promise.all((await databasePids()).map(weight));
  gate(
    `database at rest (${weights.length} processes), the same`,
    weights.reduce((a, b) => a + b, 0) || NaN,
    LIMITS.databaseMb,
    'MB',
  );
  await stop(second);
} finally {
  await twin.close();
  await rm(folder, { recursive: true, force: true });
}
endByGates();
