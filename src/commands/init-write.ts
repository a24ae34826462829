// Writes a proposed file where Hearth will read it: at the top of a checkout, new, and through no link.
import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_PATH } from '../core/readable.js';

/** Why a file written in this folder would not be read, and what to do; undefined: it is the top of a checkout. */
export function unreadIn(folder: string): string | undefined {
  const top = topOf(folder);
  if (top === folder) return undefined;
  const read = `Hearth reads ${CONFIG_PATH} at the top of a repository alone`;
  return top === null
    ? `${folder} is in no git repository, and ${read}; name the checkout with --from`
    : `${folder} is not the top of its repository, and ${read}; add --from ${top}`;
}

/** A worktree and a submodule have a file of that name. */
function topOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : topOf(dirname(folder));
}

/** Never over a file that is there, and never through a link to somewhere else. Returns where it was written. */
export function writeNew(top: string, text: string): string {
  const [folder, file] = [join(top, '.github'), join(top, CONFIG_PATH)];
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there?.isSymbolicLink() === true) throw new Error(`${folder} is a link; write the file by hand`);
  if (there?.isDirectory() === false) {
    throw new Error(`${folder} is a file, and a folder of that name is needed; move it away`);
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return file;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const what =
      code === 'EEXIST'
        ? 'is there already and was left alone; move it away, or run without --write and compare'
        : `cannot be written (${code}); run it as an account that may write there, or without --write`;
    throw new Error(`${file} ${what}`, { cause: error });
  }
}
