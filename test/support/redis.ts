// A real Redis for tests, benchmarks and the chaos rig: one that is there, or one unpacked into .cache/redis.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { ownFolder, removeLeftovers } from './leftovers.js';
import { findRedis, type RedisProgram } from './redis-program.js';

export interface RedisServer {
  readonly url: string;
  /** Undefined when the server is somebody else's (`REDIS_URL`). */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface RedisOptions {
  /** A port to start on again, for tests that kill a server and bring it back. */
  readonly port?: number;
  /** A server of its own even where `REDIS_URL` is set: one that may be killed. */
  readonly own?: boolean;
}

/**
 * Uses `REDIS_URL`, else starts a server on a free loopback port, without persistence, in a temporary folder.
 *
 * @throws Error with the command to type when this machine has no Redis and none can be fetched.
 */
export async function startRedis({ port, own = false }: RedisOptions = {}): Promise<RedisServer> {
  const given = process.env['REDIS_URL'];
  if (given && !own) {
    await waitUntilReady(given, undefined);
    return { url: given, pid: undefined, stop: () => Promise.resolve() };
  }
  const program = await findRedis();
  await removeLeftovers('redis');
  const folder = await ownFolder('redis');
  const url = `redis://127.0.0.1:${port ?? (await freePort())}`;
  const child = launch(program, folder, url);
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    child.kill('SIGKILL');
    const log = await readFile(join(folder, 'redis.log'), 'utf8').catch(() => '');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Redis did not start:\n${log.split('\n').slice(-10).join('\n')}`, { cause: error });
  }
  await writeFile(join(folder, 'pid'), String(child.pid));
  return { url, pid: child.pid, stop: () => stop(child, folder) };
}

/** The run's Redis, and a prefix that no other test uses. */
export function testRedis(): { readonly url: string; readonly prefix: string } {
  const url = process.env['HEARTH_TEST_REDIS'];
  if (!url) throw new Error('There is no test Redis: start the tests with "npm test".');
  return { url, prefix: `test-${randomUUID()}` };
}

function launch(program: RedisProgram, folder: string, url: string): ChildProcess {
  const settings = { bind: '127.0.0.1', port: new URL(url).port, dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries({ ...settings, logfile: join(folder, 'redis.log') });
  const child = spawn(
    program.path,
    args.flatMap(([name, value]) => [`--${name}`, value]),
    { env: { ...process.env, ...program.env }, stdio: 'ignore', cwd: folder },
  );
  child.on('error', () => undefined); // told by the wait
  child.unref();
  return child;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    // Nothing else may be open by now, and a process must not end before its child has.
    child.ref();
    const gone = once(child, 'exit');
    child.kill('SIGKILL'); // nothing in it is worth saving, and a stopped process obeys no other signal
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}

async function waitUntilReady(url: string, child: ChildProcess | undefined): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    connectTimeout: 2000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined); // told by the ping
  try {
    for (let tries = 0; ; tries += 1) {
      try {
        await client.connect();
        await client.ping();
        return;
      } catch (error) {
        if (tries === 200 || (child && child.exitCode !== null)) throw error;
        await sleep(50);
      }
    }
  } finally {
    client.disconnect();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
