// The temporary folder of one demo and the database in it, and what a demo that was killed left behind.
import { chmod, lstat, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { geteuid } from 'node:process';
import { startEmbedded } from '../src/store/embedded.js';
import type { Embedded } from '../src/store/embedded.js';

const PREFIX = 'hearth-demo-';

export interface Place {
  readonly folder: string;
  readonly database: Embedded;
  /** Stops the database and removes everything. */
  readonly leave: () => Promise<void>;
}

export async function takePlace(): Promise<Place> {
  await removeLeftovers();
  const folder = await realpath(await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`)));
  try {
    // Where root runs the demo, PostgreSQL runs as somebody else and must be able to enter.
    await chmod(folder, 0o755);
    const database = await startEmbedded({ folder });
    return { folder, database, leave: () => leave(folder, database) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function leave(folder: string, database: Embedded): Promise<void> {
  await database.stop();
  const data = dirname(database.dataFolder);
  const sockets = database.connection.host;
  // Under a closed temporary folder, or one with a long name, parts of the database live elsewhere.
  for (const path of [data, sockets]) {
    if (path.includes(sep) && !path.startsWith(folder)) await rm(path, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(owner > 0) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    // Everybody may write here: a folder or a link of somebody else is not followed, and not ours to clear.
    const found = await lstat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== (geteuid?.() ?? found.uid)) continue;
    await clear(folder).catch(() => undefined);
  }
}

/** Adopting a server that outlived its demo is the safe way to stop it. */
async function clear(folder: string): Promise<void> {
  const inside = await readdir(folder);
  if (inside.includes('postgres') || inside.includes('data-folder')) {
    await leave(folder, await startEmbedded({ folder }));
  } else await rm(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
