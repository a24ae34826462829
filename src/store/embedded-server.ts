// Starts and stops the PostgreSQL server of one data folder.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, open, readFile, stat, truncate } from 'node:fs/promises';
import { parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { plainEnvironment, run } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import { isServer } from './embedded-look.js';
import type { Place } from './embedded-place.js';

export interface Launched {
  readonly pid: number | undefined;
  /** Why the server ended, or undefined while it runs. */
  ended(): string | undefined;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
}

const SETTINGS: Readonly<Record<string, string | number>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  log_checkpoints: 'off',
  max_wal_size: '512MB',
  max_connections: 60,
  // What a report reads of a million acts: with 48 MB a tenth of its work is to fetch again what was given up. Taken as it fills.
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  wal_buffers: '4MB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync', // the default keeps three more processes
  max_worker_processes: 4,
  max_parallel_workers: 2,
  // A report asks three things at once already: helpers of each would take the processors from the others, and from the door.
  max_parallel_workers_per_gather: 0,
  autovacuum_max_workers: 2,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Errors are reported to Hearth; their statements and details may quote people's data and stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  ...(process.platform === 'linux' ? { client_connection_check_interval: '2s' } : {}),
};

/** Starts a server that outlives us, with its log in the place's file. */
export async function launch(place: Place, binaries: Binaries, port: number): Promise<Launched> {
  const settings = settingsOf(place, binaries, port);
  if (process.platform === 'win32') return launchOnWindows(place, binaries, settings);
  const log = await open(place.log, 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', place.data, ...settings], {
    ...(place.account ? { uid: place.account.uid, gid: place.account.gid } : {}),
    cwd: parse(place.data).root,
    env: plainEnvironment(),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  let ended: string | undefined;
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      ended ??= how;
      resolve();
    };
    child.once('exit', (code, signal) => {
      end(signal ? `was killed by ${signal}` : `ended with code ${code ?? 'none'}`);
    });
    child.once('error', (error) => {
      end(`could not be started (${error.message})`);
    });
  });
  child.unref();
  await log.close();
  return { pid: child.pid, ended: () => ended, gone };
}

/** There pg_ctl is needed: it drops the rights of an administrator, under which PostgreSQL refuses to run. */
async function launchOnWindows(place: Place, binaries: Binaries, settings: readonly string[]): Promise<Launched> {
  const quoted = settings.map((word) => `"${word}"`).join(' ');
  await run(undefined, binaries.pgCtl, ['start', '-W', '-D', place.data, '-l', place.log, '-o', quoted]);
  return { pid: undefined, ended: () => undefined, gone: Promise.resolve() };
}

function settingsOf(place: Place, binaries: Binaries, port: number): string[] {
  const where = place.sockets
    ? { listen_addresses: '', unix_socket_directories: place.sockets, unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1' };
  const all = { ...SETTINGS, ...where, port, 'hearth.settings': fingerprint(binaries) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** An adopted server that was started with other settings, or is of another version, is restarted. */
export function fingerprint(binaries: Binaries): string {
  return createHash('sha256')
    .update(JSON.stringify([binaries.version, SETTINGS]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Stops the server in order, or after a minute at once: it then recovers at its next start. Not by pg_ctl, which waits
 * for the lock file to vanish and so would wait for, and then stop, the next Hearth's server.
 */
export async function halt(place: Place, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(undefined, binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w']).catch(() => undefined);
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (await isServer(pid, place.data)) process.kill(pid, signal);
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      if (!(await isServer(pid, place.data))) return;
      await sleep(10);
    }
  }
  throw new Error(`The embedded PostgreSQL (pid ${pid}) does not stop; its log is ${place.log}.`);
}

/** The end of the server's log, for error messages. */
export async function lastLines(place: Place, count = 12): Promise<string> {
  const text = await readFile(place.log, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

const LOG_LIMIT = 10 * 1024 * 1024;

/** Keeps the log at one old part and a new one; emptied in place, because an adopted server has it open. */
export async function trimLog(place: Place): Promise<void> {
  const size = await stat(place.log).then(
    (file) => file.size,
    () => 0,
  );
  if (size <= LOG_LIMIT) return;
  await copyFile(place.log, `${place.log}.old`);
  await truncate(place.log);
}
