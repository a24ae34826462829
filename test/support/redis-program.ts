// Finds a Redis or Valkey server to run; on Debian and Ubuntu fetches one, for this checkout only and without root.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface RedisProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const TRIES = 3;

/**
 * `valkey-server` or `redis-server` on PATH, else the one in `.cache/redis`, fetched there when missing.
 *
 * @throws Error with the command to type.
 */
export async function findRedis(): Promise<RedisProgram> {
  for (const name of ['valkey-server', 'redis-server']) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      if (folder && (await isProgram(join(folder, name)))) return { path: join(folder, name), env: {} };
    }
  }
  const cache = join(process.cwd(), '.cache', 'redis');
  const cached = await unpacked(cache);
  if (cached) return cached;
  if (!(await isProgram('/usr/bin/apt-get')) || !(await isProgram('/usr/bin/dpkg-deb'))) throw missing();
  return fetchWithRetries(cache);
}

async function fetchWithRetries(cache: string): Promise<RedisProgram> {
  for (let tries = 1; ; tries += 1) {
    const draft = `${cache}.${randomUUID()}`;
    try {
      await fetchInto(draft);
      // Another run may have been quicker; either result is complete.
      await rename(draft, cache).catch(() => undefined);
      const program = await unpacked(cache);
      if (!program) throw new Error('The packages hold no redis-server that runs here.');
      return program;
    } catch (error) {
      if (tries === TRIES) throw missing(error);
      await sleep(1000 * tries);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
}

/** apt, with folders of our own: it finds out which libraries are missing here, and installs nothing. */
async function fetchInto(draft: string): Promise<void> {
  const [lists, archives, root] = ['lists', 'archives', 'root'].map((name) => join(draft, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [join(lists, 'partial'), join(archives, 'partial'), root]) {
    await mkdir(folder, { recursive: true });
  }
  const apt = (...args: string[]) =>
    run('apt-get', [
      ...[
        '-q',
        '-o',
        `Dir::State::lists=${lists}`,
        '-o',
        `Dir::Cache=${draft}`,
        '-o',
        `Dir::Cache::archives=${archives}`,
      ],
      ...['-o', 'Debug::NoLocking=true', '-o', 'APT::Sandbox::User=', '-o', 'Acquire::Retries=2', ...args],
    ]);
  await apt('update');
  await apt('install', '--yes', '--download-only', '--no-install-recommends', 'redis-server');
  for (const file of await readdir(archives)) {
    if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', join(archives, file), root]);
  }
  await rm(lists, { recursive: true });
  await rm(archives, { recursive: true });
}

async function unpacked(cache: string): Promise<RedisProgram | undefined> {
  const root = join(cache, 'root');
  const folders: string[] = [];
  for (const folder of [join(root, 'usr', 'lib'), join(root, 'lib')]) {
    const names = await readdir(folder).catch(() => []);
    folders.push(folder, ...names.filter((name) => name.includes('-linux-gnu')).map((name) => join(folder, name)));
  }
  // A link to redis-check-rdb, which goes by the name it is called with.
  const path = join(root, 'usr', 'bin', 'redis-server');
  const env = { LD_LIBRARY_PATH: folders.join(':') };
  const works = await run(path, ['--version'], { env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  );
  return works ? { path, env } : undefined;
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function missing(cause?: unknown): Error {
  const command =
    process.platform === 'darwin' ? 'brew install valkey' : 'sudo apt-get install redis-server (or your own package)';
  return new Error(`The tests need a real Redis: ${command}, or set REDIS_URL to one.`, { cause });
}
