// Where a run keeps its databases: in memory, where there is room. They are thrown away, and every database that is made or
// dropped would wait for the disk.
import { readFile, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';

/** Linux's file system in memory, open to every account. */
export const MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

/** Makes it the temporary folder of this process and of those it starts. False: the usual one stays. */
export async function useMemory(): Promise<boolean> {
  if (!(await hasRoom())) return false;
  process.env['TMPDIR'] = MEMORY;
  return true;
}

async function hasRoom(): Promise<boolean> {
  const space = await statfs(MEMORY).catch(() => undefined);
  if (space === undefined || space.bavail * space.bsize < ROOM || freemem() < ROOM) return false;
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  const options =
    mounts
      .split('\n')
      .findLast((line) => line.split(' ')[1] === MEMORY)
      ?.split(' ')[3] ?? 'noexec';
  return !options.split(',').includes('noexec');
}
