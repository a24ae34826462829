// Which paths `hearth sigs` is asked about: named ones, those of a difference, or all of a checkout.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { ChangedFile } from '../core/ownership.js';

const MOST_PATHS = 100_000;
const MOST_BYTES = 64 * 1024 * 1024;
const SKIPPED = new Set(['.git', 'node_modules']);
const run = promisify(execFile);

/** Paths that a person wrote, with commas between them, as paths from the root. Throws where one lies outside. */
export function namedPaths(root: string, written: readonly string[]): readonly ChangedFile[] {
  const names = written.flatMap((list) => list.split(',')).map((name) => name.trim());
  const paths = names.flatMap((name) => {
    if (name === '') return [];
    const inside = isAbsolute(name) ? relative(root, name) : normalize(name);
    if (inside === '' || inside === '.' || inside.split(sep).includes('..') || isAbsolute(inside)) {
      throw new Error(`the path ${name} does not lie below ${root}; write it from there, such as docs/index.md`);
    }
    return [inside.split(sep).join('/')];
  });
  if (paths.length === 0) throw new Error('--files names no path; write paths with commas between them');
  return [...new Set(paths)].map(unchanged);
}

/**
 * Files that a pull request from the second commit into the first would show, `main..topic`: those that differ from
 * where the two parted. A file that was renamed has both of its paths.
 */
export async function changedPaths(root: string, range: string): Promise<readonly ChangedFile[]> {
  const [, base = '', dots = '', head = ''] = /^(.*?[^.])(\.{2,3})([^.].*)$/.exec(range) ?? [];
  const refs = [base, head];
  if (dots === '' || refs.some((ref) => ref.startsWith('-') || /[\s\p{C}:]/u.test(ref))) {
    throw new Error(`--diff takes two commits with .. or ... between them, such as main..HEAD, not ${range}`);
  }
  await insistOnCheckout(root);
  // No program of the checkout's choice is run: neither a monitor of files, nor another diff, nor what converts texts.
  const args = [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--name-status',
    '-z',
    '-M',
    '--relative',
    `${base}...${head}`,
    '--',
  ];
  const fields = (await git(root, args)).split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const renamed = /^[RC]/.test(fields[at] ?? '');
    const [first = '', second = ''] = fields.slice(at + 1, at + 3);
    const before = fields[at]?.startsWith('R') === true ? { before: first } : {};
    files.push(renamed ? { path: second, ...before, lines: null } : unchanged(first));
    at += renamed ? 3 : 2;
  }
  return files;
}

/** All files of a checkout: those that git keeps, or, of a folder that is no checkout of git's, all that lie there. */
export async function allPaths(root: string): Promise<readonly ChangedFile[]> {
  const paths = existsSync(join(root, '.git'))
    ? (await git(root, ['ls-files', '-z'])).split('\0').filter((path) => path !== '')
    : walk(root);
  if (paths.length > MOST_PATHS) {
    throw new Error(`${root} holds more than ${MOST_PATHS} files; ask about some of them with --files`);
  }
  return [...new Set(paths)].map(unchanged);
}

const unchanged = (path: string): ChangedFile => ({ path, lines: null });

/** A checkout of which a part was left at its origin would have git fetch it, by whatever program its settings name. */
const NO_FETCH = { GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0' };

/** Git's words are looked at. */
const ENGLISH = { LC_ALL: 'C' };

/** Elsewhere git would compare two folders, or explain how it does that. */
async function insistOnCheckout(root: string): Promise<void> {
  try {
    await git(root, ['rev-parse', '--git-dir']);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('not a git repository')) throw error;
    const message = `${root} is no git checkout, so --diff cannot be told; name the paths with --files, or say --all`;
    throw new Error(message, { cause: error });
  }
}

async function git(root: string, args: readonly string[]): Promise<string> {
  try {
    const given = ['-c', 'core.fsmonitor=false', '--no-optional-locks', ...args];
    return (
      await run('git', given, { cwd: root, maxBuffer: MOST_BYTES, env: { ...process.env, ...NO_FETCH, ...ENGLISH } })
    ).stdout;
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT')
      throw new Error('git is not there; install it, or name the paths with --files', { cause: error });
    const [said = ''] = stderr.trim().split('\n');
    throw new Error(`git cannot tell the files of ${root}: ${said || String(code)}`, { cause: error });
  }
}

function walk(root: string): readonly string[] {
  const paths: string[] = [];
  const open = [''];
  for (let next = open.pop(); next !== undefined && paths.length <= MOST_PATHS; next = open.pop()) {
    for (const entry of readdirSync(join(root, next), { withFileTypes: true })) {
      const path = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) open.push(path);
    }
  }
  return paths;
}
