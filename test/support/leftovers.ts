// Temporary folders of a run, named after the process that owns them, so that what a killed run left can be removed.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { SYSTEM_FOLDER } from '../../src/store/embedded-place.js';
import { startEmbedded } from '../../src/store/embedded.js';

/** A new folder that any account may enter, as PostgreSQL's must when the tests run as root. */
export async function ownFolder(kind: 'test' | 'redis'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `hearth-${kind}-${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Stops the servers and removes the folders of runs that are no more. */
export async function removeLeftovers(kind: 'test' | 'redis'): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^hearth-${kind}-(\\d+)-`).exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    // Somebody else's, or gone at this moment: not ours to clear.
    await (kind === 'redis' ? killRedis(folder) : stopDatabases(folder)).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function killRedis(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  if (pid > 0 && (await readlink(`/proc/${pid}/cwd`)) === folder) process.kill(pid, 'SIGKILL');
}

/** Adopting a server is the safe way to stop it: the database itself says whether it is the right one. */
async function stopDatabases(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    const place = join(folder, dirname(path));
    if (basename(path) === 'postmaster.pid') await stopDatabase(dirname(place));
    if (basename(path) !== 'data-folder') continue;
    const elsewhere = (await readFile(join(folder, path), 'utf8')).trim();
    if (existsSync(join(elsewhere, 'postgres', 'postmaster.pid'))) await stopDatabase(place);
    if (elsewhere.startsWith(`${SYSTEM_FOLDER}/`)) await rm(elsewhere, { recursive: true, force: true });
  }
}

async function stopDatabase(folder: string): Promise<void> {
  const embedded = await startEmbedded({ folder });
  await embedded.stop();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
