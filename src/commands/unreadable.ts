// Why a file that a command was given cannot be read, in plain words, and what to do.

const THERE = 'is not there: is the path right, from the folder that this runs in?';
const SAID: Readonly<Record<string, string>> = {
  ENOENT: THERE,
  ENOTDIR: THERE,
  EISDIR: 'is a folder: name the file in it, such as .github/hearth.yml',
  EACCES: 'may not be read by this user: see its permissions',
};

/** `called`: the file, as the sentence begins. */
export function unreadable(called: string, error: unknown): Error {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return new Error(`${called} ${SAID[code] ?? `cannot be read (${code})`}`, { cause: error });
}
