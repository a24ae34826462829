// Decides where the embedded database keeps its data, its log and its socket, and who owns them.
import { createHash, randomBytes } from 'node:crypto';
import { chmod, lchown, link, lstat, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { geteuid } from 'node:process';

import { canEnter, findAccount, isRoot, type Account } from './embedded-account.js';

export interface Place {
  /** What the operator knows: usually `.hearth` next to package.json. */
  readonly folder: string;
  /** Where things really are: the folder itself, or one of the system's. */
  readonly base: string;
  readonly data: string;
  readonly log: string;
  /** Folder of the Unix socket; on Windows there is none. */
  readonly sockets: string | undefined;
  /** Windows only: where the password for 127.0.0.1 is kept. */
  readonly password: string;
  /** Set when we are root and the server must be somebody else. */
  readonly account: Account | undefined;
}

/** Where root keeps what an unprivileged server must reach when the clone itself is closed to it. */
export const SYSTEM_FOLDER = '/var/lib/hearth';

/**
 * @throws Error when the data exist but cannot be used by the account that Hearth runs under.
 */
export async function findPlace(wanted: string): Promise<Place> {
  await mkdir(wanted, { recursive: true, mode: isRoot ? 0o755 : 0o700 });
  const folder = await realpath(resolve(wanted));
  const pointer = join(folder, 'data-folder');
  const pointed = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  const here = join(folder, 'postgres');
  const account = isRoot ? await accountFor(pointed ? join(pointed, 'postgres') : here) : undefined;

  let base = pointed || folder;
  if (account && !pointed && !(await canEnter(folder, account))) {
    if (await exists(here)) {
      throw new Error(`PostgreSQL's account (uid ${account.uid}) cannot enter ${here}: open the folders above it.`);
    }
    base = await pointElsewhere(pointer);
  }
  const data = join(base, 'postgres');
  if (isRoot && base !== folder) await openFolders([SYSTEM_FOLDER, base]);
  await refuseForeign(data, account);
  for (const at of new Set([folder, base])) await writeFile(join(at, 'README'), readme(folder, base), { mode: 0o644 });
  return {
    folder,
    base,
    data,
    account,
    log: join(base, 'postgres.log'),
    password: join(base, 'password'),
    sockets: process.platform === 'win32' ? undefined : await socketFolder(base, account),
  };
}

/** Data that exist already decide who runs the server, whatever accounts were added since. */
async function accountFor(data: string): Promise<Account> {
  const owner = await lstat(data).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await findAccount();
}

/** A link is made with its content or not at all, so that of two first starts the later one follows the earlier. */
async function pointElsewhere(pointer: string): Promise<string> {
  const id = randomBytes(6).toString('hex');
  const draft = `${pointer}.${id}`;
  await writeFile(draft, `${join(SYSTEM_FOLDER, id)}\n`);
  try {
    await link(draft, pointer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(pointer, 'utf8')).trim();
}

/** Said outright, because a strict umask of root would close them to the server's account. */
async function openFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o755);
  }
}

async function refuseForeign(data: string, account: Account | undefined): Promise<void> {
  const expected = account?.uid ?? geteuid?.();
  const owner = await lstat(data).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The database in ${data} cannot be reached: start Hearth as the user who made it.`, {
      cause: error,
    });
  });
  if (expected === undefined || !owner || owner.uid === expected) return;
  throw new Error(`The database in ${data} belongs to uid ${owner.uid}: start Hearth as that user, or as root.`);
}

/** The kernel allows about a hundred bytes for a socket's path; a deep clone gets a folder under the temporary one. */
async function socketFolder(base: string, account: Account | undefined): Promise<string> {
  const uid = account?.uid ?? geteuid?.() ?? 0;
  const near = join(base, 'run');
  if (fits(near)) return ownPrivate(near, uid, account);
  const name = `hearth-${uid}-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`;
  const far = join(tmpdir(), name);
  // Root's TMPDIR may be closed to the database's own user.
  const usable = fits(far) && (account === undefined || (await canEnter(tmpdir(), account)));
  return ownPrivate(usable ? far : join('/tmp', name), uid, account);
}

function fits(sockets: string): boolean {
  return Buffer.byteLength(join(sockets, '.s.PGSQL.5432.lock')) < 104;
}

/** Whoever may write here could put a socket of their own in the server's place: so only the server's account may. */
async function ownPrivate(path: string, uid: number, account: Account | undefined): Promise<string> {
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  if (account && (await lstat(path)).uid === 0) await lchown(path, account.uid, account.gid);
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== uid || found.mode & 0o077) {
    throw new Error(`${path} must be a folder of uid ${uid} that nobody else may open: remove it and start again.`);
  }
  return path;
}

function readme(folder: string, base: string): string {
  return [
    `The embedded PostgreSQL of the Hearth in ${folder}.`,
    `The database is in ${join(base, 'postgres')}, its log in ${join(base, 'postgres.log')}.`,
    'Back it up by a copy while Hearth is stopped, or with pg_dump while it runs (docs/operating.md).',
    ...(folder === base ? [] : [`When ${folder} is gone for good, ${base} may be deleted.`]),
    '',
  ].join('\n');
}

export function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
