// Finds out whether a server runs on a data folder, by asking the server itself wherever it answers.
import { readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

import { run } from './embedded-account.js';
import { USER } from './embedded-cluster.js';
import type { Place } from './embedded-place.js';

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

/** Part of the socket's name; there is one server in a folder. */
export const SOCKET_PORT = 5432;

export type Seen =
  | { readonly state: 'running'; readonly pid: number; readonly connection: Connection; readonly settings: string }
  | { readonly state: 'busy' }
  | { readonly state: 'stopped' };

/** `busy` is a server that starts, recovers or shuts down. What a dead one left behind is cleared away. */
export async function look(place: Place): Promise<Seen> {
  const file = join(place.data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const [pid, , , port, sockets, address] = text.split('\n').map((line) => line.trim());
    const host = process.platform === 'win32' ? address : sockets;
    if (pid && port && host) {
      const answer = await ask(await connectionTo(place, host, Number(port)), place.data);
      if (answer) return { ...answer, pid: Number(pid) };
    }
  }
  const files = [file, ...(place.sockets ? [join(place.sockets, `.s.PGSQL.${SOCKET_PORT}.lock`)] : [])];
  for (const path of files) {
    if (!(await clearStale(path, place.data))) return { state: 'busy' };
  }
  return { state: (await hasOrphans(place.data)) ? 'busy' : 'stopped' };
}

/**
 * Removes a lock file of PostgreSQL whose number is another process's by now, as is usual in containers: PostgreSQL
 * would take that one for the server. Where there is no such process it removes the file itself, after more checks.
 * False when the server is alive.
 */
async function clearStale(file: string, data: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return true;
  const pid = Number.parseInt(text, 10);
  if (Number.isNaN(pid) ? await isFresh(file) : await isServer(pid, data)) return false;
  if (Number.isNaN(pid) || exists(pid)) await discard(file, text);
  return true;
}

async function connectionTo(place: Place, host: string, port: number): Promise<Connection> {
  const base = { host, port, user: USER, database: USER };
  return place.sockets ? base : { ...base, password: (await readFile(place.password, 'utf8')).trim() };
}

type Answer = Omit<Extract<Seen, { state: 'running' }>, 'pid'>;

async function ask(connection: Connection, data: string): Promise<Answer | undefined> {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
  });
  client.on('error', () => undefined); // told by the query as well
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; settings: string | null }>(
      `SELECT current_setting('data_directory') AS folder, current_setting('hearth.settings', true) AS settings`,
    );
    if (rows[0]?.folder !== data) return undefined;
    return { state: 'running', connection, settings: rows[0].settings ?? '' };
  } catch {
    return undefined; // starting up, shutting down or gone: the process tells which
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the process is a server on this data folder: its number alone proves nothing. */
export async function isServer(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === data;
  if (process.platform === 'win32')
    return run(undefined, 'tasklist', ['/fi', `PID eq ${pid}`]).then(
      (out) => out.includes('postgres'),
      () => true,
    );
  return run(undefined, 'ps', ['-o', 'comm=', '-p', String(pid)]).then(
    (out) => out.includes('postgres'),
    () => false,
  );
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Backends of a server that was killed end by themselves, but no new server starts before they have. */
async function hasOrphans(data: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || !(await isServer(Number(pid), data))) continue;
    // An operator's shell may stand in the folder as well.
    if ((await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres') return true;
  }
  return false;
}

/** The file is empty for an instant while a server starts, and for ever when the machine died in that instant. */
async function isFresh(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < 10_000,
    () => false,
  );
}

/** Another start may have put its own file there meanwhile: only the one that was judged stale may go. */
async function discard(file: string, stale: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return; // gone already
  }
  if ((await readFile(aside, 'utf8')) === stale) await rm(aside, { force: true });
  else await rename(aside, file);
}
