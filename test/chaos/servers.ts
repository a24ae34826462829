// A PostgreSQL and a Redis of the run's own, which may be killed and come back at the same address.
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientConfig } from 'pg';
import { startEmbedded } from '../../src/store/embedded.js';
import type { Embedded } from '../../src/store/embedded.js';
import { execute } from '../support/database.js';
import { ownFolder } from '../support/leftovers.js';
import { startRedis } from '../support/redis.js';

export interface Servers {
  readonly connection: ClientConfig;
  readonly redisUrl: string;
  /** Stops it, kills it when this resolves, so that it takes with it what was asked of it meanwhile; it comes back by itself. */
  kill(server: 'postgres' | 'redis', atWork: () => Promise<void>): Promise<void>;
  /** Nothing of it runs for that long; its connections stay open. */
  freeze(server: 'postgres' | 'redis', ms: number): Promise<void>;
  /** PostgreSQL takes nothing into the inbox for that long, nor what is sent meanwhile. */
  refuse(ms: number, meanwhile: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function startServers(): Promise<Servers> {
  const folder = await ownFolder('test');
  let redis = await startRedis({ own: true });
  const port = Number(new URL(redis.url).port);
  const postgres = await startEmbedded({ folder: join(folder, '.hearth') });
  const { connection } = postgres;
  return {
    connection,
    redisUrl: redis.url,
    kill: async (server, atWork) => {
      for (const pid of server === 'redis' ? [redis.pid ?? 0] : family(postgres.pid)) signal(pid, 'SIGSTOP');
      await atWork();
      if (server === 'postgres') return killPostgres(postgres);
      await redis.stop();
      redis = await startRedis({ own: true, port });
    },
    freeze: async (server, ms) => {
      const all = server === 'redis' ? [redis.pid ?? 0] : family(postgres.pid);
      for (const pid of all) signal(pid, 'SIGSTOP');
      await pause(ms);
      for (const pid of all) signal(pid, 'SIGCONT');
    },
    refuse: async (ms, meanwhile) => {
      await execute(connection, NO_ROOM);
      try {
        await Promise.all([meanwhile(), pause(ms)]);
      } finally {
        await execute(connection, ROOM);
      }
    },
    close: async () => {
      await Promise.all([postgres.stop(), redis.stop()]);
      await rm(folder, { recursive: true, force: true });
      // As root in a closed folder the data lies elsewhere.
      if (!postgres.dataFolder.startsWith(folder)) {
        await rm(dirname(postgres.dataFolder), { recursive: true, force: true });
      }
    },
  };
}

const NO_ROOM = `create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$;
  create trigger no_room before insert on inbox for each row execute function no_room()`;
const ROOM = 'drop trigger no_room on inbox; drop function no_room()';

/** Resolves when another server is up in its place. */
async function killPostgres(postgres: Embedded): Promise<void> {
  const { pid } = postgres;
  for (const one of family(pid)) signal(one, 'SIGKILL');
  while (postgres.pid === pid) await pause(20);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself: a server's process lives as long as its connection.
  }
}

/** The server's process, first, and those that it started. */
function family(pid: number): readonly number[] {
  const children = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
  return [pid, ...children];
}
