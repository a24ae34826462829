// Runs the compiled command line as a user would: its own process, folder and environment.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export type Env = Readonly<Record<string, string>>;

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** What was written to either stream so far. */
  readonly text: () => string;
  /** The first match of the pattern in what it writes. Rejects when it ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Sends the signal and waits for the end. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** A folder that any account may enter, as PostgreSQL's must when the tests run as root. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(process.env['HEARTH_TEST_FOLDER']!, 'cli-'));
  await chmod(folder, 0o755);
  return folder;
}

/** The test database as an address; a socket's folder travels in the query. */
export function databaseUrl({ user = '', host = '', port = 5432, database = '', password }: ClientConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : '';
  return `postgres://${user}${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

export async function hearth(args: readonly string[], env: Env = {}, cwd?: string): Promise<Finished> {
  const child = start(args, env, cwd ?? (await newFolder()));
  let [out, err] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(late);
  return { code, out, err };
}

export function launch(args: readonly string[], env: Env, cwd: string): Running {
  const child = start(args, env, cwd);
  let text = '';
  let ended = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      tell();
    });
  }
  const closed = once(child, 'close').then(([code]) => {
    ended = true;
    tell();
    return code as number | null;
  });
  return {
    child,
    text: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (found === null && !ended) return;
          listeners.delete(look);
          if (found === null) reject(new Error(`it ended without ${String(pattern)}:\n${text}`));
          else resolve(found);
        };
        listeners.add(look);
        look();
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return closed;
    },
  };
}

/** Only what is given: the tester's own credentials must not leak into a test. */
function start(args: readonly string[], env: Env, cwd: string): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const base = { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
  return spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...base, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}
