// PostgreSQL refuses to run as root: this picks the account that runs it, and runs programs as that account.
import { spawn } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname, parse } from 'node:path';
import { geteuid } from 'node:process';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = geteuid?.() === 0;

const KNOWN = ['postgres', 'hearth', '_postgres'];

/**
 * The unprivileged account for a server started by root: a known one if the system has it, else a new one, `hearth`.
 *
 * @throws Error when there is none and none can be made.
 */
export async function findAccount(): Promise<Account> {
  for (const name of KNOWN) {
    const account = await accountNamed(name);
    if (account) return account;
  }
  const made = await run(undefined, 'useradd', [
    '--system',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'hearth',
  ]).then(
    () => accountNamed('hearth'),
    () => undefined,
  );
  if (made) return made;
  throw new Error(
    'PostgreSQL refuses to run as root, and no account for it could be made: ' +
      'run Hearth as an ordinary user, create the user "hearth", or set DATABASE_URL.',
  );
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run(undefined, 'id', ['-u', name]), run(undefined, 'id', ['-g', name])]);
    return { uid: Number(uid), gid: Number(gid) };
  } catch {
    return undefined; // "id" says so by its exit code
  }
}

/** Whether `account` may pass through every folder down to `path`, and enter (or execute) `path` itself. */
export async function canEnter(path: string, account: Account): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === parse(at).root) return true;
  }
}

/** What a database server may see of our environment: none of Hearth's secrets. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Runs a program to its end and returns what it printed.
 *
 * @throws Error with its output when it fails or cannot be started.
 */
export function run(account: Account | undefined, program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: parse(process.execPath).root,
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output.trim());
      else reject(new Error(`${program} ended with code ${code ?? 'none'}: ${output.trim()}`));
    });
  });
}
