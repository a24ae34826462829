// What a checkout on disk shows, as a survey: only the files that Hearth may read, no link followed, no program run.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Survey } from '../core/proposal.js';
import { mostBytesOf, readableAmong } from '../core/readable.js';

const SKIPPED = new Set(['.git', 'node_modules']);
const MOST_PATHS = 50_000;

export interface Surveyed {
  readonly survey: Survey;
  /** Files and folders that the system did not let it read, with its word for why: `README.md (EACCES)`. */
  readonly unread: readonly string[];
}

/** Labels and history are at GitHub: of a checkout they are not known. Throws where the folder itself cannot be read. */
export function surveyCheckout(folder: string): Surveyed {
  const unread: string[] = [];
  const tree = treeOf(folder, unread);
  const files = readableAmong(tree.paths).flatMap((path) => {
    try {
      const text = textOf(join(folder, path), mostBytesOf(path) ?? 0);
      return text === null ? [] : [[path, text] as const];
    } catch (error) {
      unread.push(`${path} (${codeOf(error)})`);
      return [];
    }
  });
  const survey = { repository: repositoryAt(folder), tree, files: Object.fromEntries(files) };
  return { survey: { ...survey, labels: null, newcomers: null }, unread };
}

function treeOf(folder: string, unread: string[]): Survey['tree'] {
  const paths: string[] = [];
  const open = [''];
  for (let next = open.pop(); next !== undefined && paths.length < MOST_PATHS; next = open.pop()) {
    for (const entry of entriesOf(folder, next, unread)) {
      const path = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && !SKIPPED.has(entry.name)) open.push(path);
    }
  }
  const complete = open.length === 0 && paths.length <= MOST_PATHS && unread.length === 0;
  return { paths: paths.slice(0, MOST_PATHS).sort(), complete };
}

function entriesOf(folder: string, path: string, unread: string[]) {
  try {
    return readdirSync(join(folder, path), { withFileTypes: true });
  } catch (error) {
    if (path === '') throw new Error(`the folder ${folder} cannot be read (${codeOf(error)})`, { cause: error });
    unread.push(`${path}/ (${codeOf(error)})`);
    return [];
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

function textOf(path: string, most: number): string | null {
  const found = lstatSync(path);
  return found.isFile() && found.size <= most ? readFileSync(path, 'utf8') : null;
}

/** Whose repository it is, as `origin` says; without one, the folder's name. */
function repositoryAt(folder: string): Survey['repository'] {
  const [owner, name] = originOf(folder) ?? ['', basename(resolve(folder))];
  return { name, owner: { id: 0, login: owner, kind: 'organization' }, private: false };
}

const ORIGIN = /^\[remote "origin"\]\n(?:[ \t]+[^\n]*\n)*?[ \t]+url = [^\n]*?([^/:\s]+)\/([^/\s]+?)(?:\.git)?\/?$/m;

function originOf(folder: string): readonly [owner: string, name: string] | null {
  try {
    const [, owner = '', name = ''] = ORIGIN.exec(textOf(join(folder, '.git/config'), 64 * 1024) ?? '') ?? [];
    return name === '' ? null : [owner, name];
  } catch {
    // No checkout of git's, or one whose settings lie elsewhere.
    return null;
  }
}
