// What `hearth sigs` reads of a checkout: only files that tell who owns a path, and nothing that lies outside of it.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseCodeowners } from '../community/codeowners.js';
import type { Codeowners } from '../community/codeowners.js';
import { directoryOf } from '../community/directory.js';
import type { DirectorySettings } from '../community/directory-settings.js';
import { folderOf, OWNERS_LIMITS } from '../community/owners-file.js';
import { ownersTreeOf } from '../community/owners.js';
import type { OwnersText, OwnersTree } from '../community/owners.js';
import { DIRECTORY_LIMITS } from '../community/sigs-file.js';
import { CODEOWNERS_PATHS } from '../core/readable.js';
import type { Directory } from '../core/sig.js';

export interface Checkout {
  readonly directory: Directory;
  readonly owners: OwnersTree | null;
  readonly codeowners: Codeowners | null;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

const CODEOWNERS_BYTES = 3 * 1024 * 1024;

/** Reads what these settings name, for these paths. `root` is the checkout's real folder. */
export function readCheckout(root: string, settings: DirectorySettings, paths: readonly string[]): Checkout {
  const { from, owners } = settings;
  const problems: string[] = [];
  const read = (path: string, most: number): string | null => {
    const found = readBelow(root, path, most);
    if (found !== null && 'problem' in found) problems.push(`${path} ${found.problem}`);
    return found !== null && 'text' in found ? found.text : null;
  };
  const texts = (candidates: readonly string[]): OwnersText[] =>
    candidates.flatMap((path) => {
      const text = read(path, OWNERS_LIMITS.bytes);
      return text === null ? [] : [{ path, text }];
    });
  const directoryText = from === undefined ? null : read(from, DIRECTORY_LIMITS.bytes);
  const file = from === undefined || directoryText === null ? null : { path: from, text: directoryText, url: null };
  const directory = directoryOf(settings, file);
  const markdown = owners.front_matter ? paths.filter((path) => path.endsWith('.md')) : [];
  const tree = owners.files.includes('OWNERS') ? ownersTreeOf(texts([...ownersAbove(paths), ...markdown])) : null;
  const codeowners = owners.files.includes('CODEOWNERS') ? codeownersIn((path) => read(path, CODEOWNERS_BYTES)) : null;
  return {
    directory,
    owners: tree,
    codeowners,
    problems: [...problems, ...directory.problems, ...(tree?.problems ?? []), ...(codeowners?.problems ?? [])],
  };
}

/** Where OWNERS files may lie that speak for these paths. */
function ownersAbove(paths: readonly string[]): readonly string[] {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders].sort().map((folder) => (folder === '' ? 'OWNERS' : `${folder}/OWNERS`));
}

function codeownersIn(read: (path: string) => string | null): Codeowners | null {
  for (const path of CODEOWNERS_PATHS) {
    const text = read(path);
    if (text !== null) return parseCodeowners(path, text);
  }
  return null;
}

/** The text of a file below the root; null: there is none. A link, whether file or folder, is not followed. */
function readBelow(root: string, path: string, most: number): { text: string } | { problem: string } | null {
  const whole = join(root, path);
  try {
    const found = lstatSync(whole);
    if (found.isSymbolicLink() || realpathSync(whole) !== whole) {
      return { problem: 'is a link, which is not followed; put the file itself there' };
    }
    if (!found.isFile()) return null;
    if (found.size > most) return { problem: `is larger than ${Math.floor(most / 1024)} KB; keep it smaller` };
    return { text: readFileSync(whole, 'utf8') };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code) ? null : { problem: `cannot be read (${code})` };
  }
}
