// Makes the data folder, so that it is either complete or not there.
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { run } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import type { Place } from './embedded-place.js';

export const USER = 'hearth';

const onWindows = process.platform === 'win32';

/**
 * Initialises the data folder unless it is there. The work is done under a name of its own and renamed when complete:
 * an interrupted one is never taken for a database, and of two at once the first rename wins.
 *
 * @throws Error when `initdb` fails, or when the folder holds something else or another major version.
 */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  if (await isCluster(place.data, binaries)) return;
  const draft = `${place.data}.new-${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    if (place.account) await chown(draft, place.account.uid, place.account.gid);
    await initialise(draft, place, binaries);
    await rename(draft, place.data);
    await persist(dirname(place.data));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isCluster(place.data, binaries))) throw error;
  }
}

/** Removes what interrupted starts left behind. Only for the holder of the lock: others may be in the middle of it. */
export async function removeDrafts(place: Place): Promise<void> {
  const folder = dirname(place.data);
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(`${basename(place.data)}.new-`));
  // A draft that cannot be removed now, because a slower start still writes to it, goes at the next start.
  await Promise.all(
    drafts.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)),
  );
}

async function isCluster(data: string, binaries: Binaries): Promise<boolean> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const wanted = binaries.version.split('.')[0] ?? '';
  if (found === '' || found === wanted) return found !== '';
  throw new Error(
    `The database in ${data} is of PostgreSQL ${found}, this Hearth brings ${wanted}: ` +
      'start the Hearth that made it, save the database with pg_dump, move the folder away, and restore it (docs/operating.md).',
  );
}

async function initialise(draft: string, place: Place, binaries: Binaries): Promise<void> {
  const args = ['-D', draft, '-U', USER, '--encoding=UTF8', '--locale=C'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=trust');
  if (onWindows) {
    // A second start at the same instant must not replace the password that the first one's cluster was made with.
    const password = randomBytes(24).toString('base64url');
    await writeFile(place.password, password, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
    args.push(`--pwfile=${place.password}`);
  }
  await run(place.account, binaries.initdb, args);
  // Trust is limited by the socket's folder, which only the server's own account may open.
  const access = onWindows ? 'host all all 127.0.0.1/32 scram-sha-256' : 'local all all trust';
  await writeFile(join(draft, 'pg_hba.conf'), `${access}\n`);
}

/** Without it a power cut could undo the rename, and the next start would find no database. */
async function persist(folder: string): Promise<void> {
  if (onWindows) return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
