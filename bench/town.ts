// A whole Hearth for the benchmarks of the road: as `hearth serve`, in one process or as a door and so many workers beside
// PostgreSQL and Redis, and GitHub with its communities in a process of its own.
import { fork, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../test/chaos/rpc.js';
import type { Ask } from '../test/chaos/rpc.js';
import { freePort, startRedis } from '../test/support/redis.js';
import type { RedisServer } from '../test/support/redis.js';
import { startEmbedded } from '../src/store/embedded.js';
import { MAIN, untilReady } from './served.js';

const SECRET = 'a-secret-only-for-this-bench';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export interface TownOptions {
  /** 0: one process does all, with the embedded PostgreSQL and without Redis. */
  readonly workers: number;
  /** Each its own installation, with one repository. */
  readonly communities: number;
}

export interface Town {
  readonly github: Ask;
  /** All of them children of this process, as are the servers. */
  readonly pids: { readonly github: number; readonly hearth: readonly number[] };
  readonly url: string;
  /** Null: there is none. */
  readonly redis: RedisServer | null;
  readonly close: () => Promise<void>;
}

/** Installed everywhere, greeting newcomers, and quiet. */
export async function startTown({ workers, communities }: TownOptions): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-road-'));
  await chmod(folder, 0o755);
  const options = JSON.stringify({ publicKey: keys.publicKey, secret: SECRET, communities });
  const twin = fork(new URL('road-github.js', import.meta.url), [options], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const github = connect(twin);
  const servers = workers > 0 ? await startServers(folder) : undefined;
  const env = {
    PATH: process.env['PATH'],
    APP_ID: '1',
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: await github<string>('url'),
    LOG_LEVEL: 'error',
    ...servers?.env,
  };
  const serve = (more: Record<string, string>, ...args: readonly string[]) =>
    spawn(process.execPath, [MAIN, 'serve', ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, ...more } as NodeJS.ProcessEnv,
    });
  const port = await freePort();
  const door = serve({ PORT: String(port) }, ...(workers > 0 ? ['--role', 'web'] : []));
  await untilReady(door, port);
  const hearth = [door, ...Array.from({ length: workers }, () => serve({}, '--role', 'worker'))];
  const url = `http://127.0.0.1:${port}`;
  await github('listen', `${url}/api/github/webhooks`);
  await github('furnish');
  // Installations, their history and the first reading of each hearth.yml are not what is measured.
  await untilDone({ github, url }, 3_000);
  await github('visits', communities);
  await untilDone({ github, url }, 3_000);
  return {
    github,
    pids: { github: twin.pid ?? 0, hearth: hearth.flatMap(({ pid }) => pid ?? []) },
    url,
    redis: servers?.redis ?? null,
    close: async () => {
      for (const child of hearth) child.kill('SIGTERM');
      await Promise.all(
        hearth.map(async (child) => {
          if (child.exitCode === null) await once(child, 'exit');
        }),
      );
      twin.disconnect();
      await servers?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServers(folder: string) {
  const embedded = await startEmbedded({ folder });
  const redis = await startRedis({ own: true });
  const { host, port, user, database } = embedded.connection;
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  return {
    env: { DATABASE_URL: url, REDIS_URL: redis.url },
    redis,
    stop: async () => {
      await redis.stop();
      await embedded.stop();
    },
  };
}

/**
 * Until GitHub was asked nothing and sent nothing for so long, and nothing that is due waits in Hearth's inbox: most of what
 * comes is only remembered, and asks GitHub nothing. Answers when the last of it was.
 */
export async function untilDone({ github, url }: Pick<Town, 'github' | 'url'>, ms: number): Promise<number> {
  let last = '';
  let at = performance.now();
  while (performance.now() - at < ms) {
    await sleep(50);
    const seen = JSON.stringify(await github('seen'));
    if (seen !== last || !(await isIdle(url))) at = performance.now();
    last = seen;
  }
  return at;
}

const isIdle = async (url: string): Promise<boolean> =>
  /^hearth_inbox_oldest_age_seconds 0$/m.test(await (await fetch(`${url}/metrics`)).text());
