// One turn of the embedded server under our lock: brought up or adopted, then prepared.
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type pg from 'pg';

import type { Binaries } from './embedded-binaries.js';
import { removeDrafts, USER } from './embedded-cluster.js';
import { takeLock } from './embedded-lock.js';
import { look, SOCKET_PORT, type Connection, type Seen } from './embedded-look.js';
import type { Place } from './embedded-place.js';
import { fingerprint, halt, lastLines, launch, trimLog, type Launched } from './embedded-server.js';

export interface Session {
  readonly connection: Connection;
  readonly pid: number;
  readonly adopted: boolean;
  readonly lock: pg.Client;
  /** Settles when the server, or our connection to it, is gone. */
  readonly lost: Promise<void>;
  readonly launched: Launched | undefined;
}

type Log = (message: string) => void;
interface Up {
  readonly running: Extract<Seen, { state: 'running' }>;
  /** Undefined when somebody else started it. */
  readonly launched: Launched | undefined;
}

/** Recovery after a crash may take minutes on a slow disk; a server that is alive is waited for. */
const PATIENCE_MS = 300_000;
const LAUNCHES = 3;

/** Another Hearth uses the same folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(
    readonly folder: string,
    readonly pid: string,
    /** Its server, for whoever only wants to look in. */
    readonly connection: Connection,
  ) {
    super(`Another Hearth (pid ${pid}) already uses ${folder}: stop it first, or start this one in another folder.`);
  }
}

/**
 * @throws FolderInUse when another Hearth holds the lock.
 * @throws Error with the end of the server's log when it does not start.
 */
export async function openSession(place: Place, binaries: Binaries, log: Log): Promise<Session> {
  await trimLog(place);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { running, launched } = await bringUp(place, binaries, deadline, log);
    const attempt = await takeLock(running.connection);
    if (attempt.state === 'taken') throw new FolderInUse(place.folder, attempt.by, running.connection);
    if (attempt.state === 'gone') continue; // its last Hearth was shutting it down: now it is ours to start
    if (running.settings !== fingerprint(binaries)) {
      log('The running PostgreSQL was started by another version of Hearth; restarting it.');
      await halt(place, binaries, running.pid);
      continue;
    }
    const { client: lock, lost } = attempt;
    await prepare(lock);
    await removeDrafts(place);
    // The lock alone must not keep a process alive that has nothing more to do.
    (lock as pg.Client & { unref(): void }).unref();
    const { connection, pid } = running;
    return { connection, pid, adopted: launched === undefined, lock, lost, launched };
  }
}

export async function closeSession(session: Session, place: Place, binaries: Binaries): Promise<void> {
  // Server and lock keep no process alive by themselves: without this the loop may be empty while their end is waited for,
  // and Node leaves with 13.
  const waiting = setInterval(() => undefined, 60_000);
  try {
    await halt(place, binaries, session.pid);
    await session.launched?.gone;
    await session.lock.end().catch(() => undefined);
  } finally {
    clearInterval(waiting);
  }
}

async function bringUp(place: Place, binaries: Binaries, deadline: number, log: Log): Promise<Up> {
  let launched: Launched | undefined;
  let nextWord = Date.now() + 5000;
  let launches = 0;
  while (Date.now() < deadline) {
    const running = await look(place);
    if (running.state === 'running') {
      const ours = launched?.pid === undefined || launched.pid === running.pid;
      return { running, launched: ours ? launched : undefined };
    }
    const dead = launched ? launched.ended() : 'is not running';
    if (running.state === 'stopped' && dead !== undefined) {
      if (launches === LAUNCHES) throw await failure(place, dead);
      // More than once, because ours may have met another's server just as that one was shutting down.
      await sleep(250 * launches);
      launches += 1;
      launched = await launch(place, binaries, place.sockets ? SOCKET_PORT : await freePort());
    }
    if (Date.now() > nextWord) {
      nextWord += 5000;
      log('Waiting for PostgreSQL to finish its recovery.');
    }
    await sleep(20);
  }
  throw await failure(place, 'did not become ready');
}

async function failure(place: Place, how: string): Promise<Error> {
  return new Error(`The embedded PostgreSQL ${how}. The end of its log, ${place.log}:\n${await lastLines(place)}`);
}

async function prepare(client: pg.Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [USER]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${USER}`);
  // Not every platform's build has it; as a setting of the role it holds in every database.
  const lz4 = await client.query(
    `SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`,
  );
  if (lz4.rowCount) await client.query(`ALTER ROLE ${USER} SET default_toast_compression = 'lz4'`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
