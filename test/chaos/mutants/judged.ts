// What became of the mistakes, kept in a file as it comes.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Judged {
  readonly name: string;
  readonly by: 'hand' | 'rule';
  /** What the run found; null: nothing. */
  readonly caught: string | null;
  /** Was it found before the first blow? */
  readonly calm: boolean;
  readonly seconds: number;
}

/** One JSON object a line. A new file, unless what is there shall count. */
export function judgedIn(path: string, resume: boolean) {
  mkdirSync(dirname(path), { recursive: true });
  if (!resume) rmSync(path, { force: true });
  return {
    read: (): readonly Judged[] =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Judged)
        : [],
    add: (one: Judged) => {
      appendFileSync(path, `${JSON.stringify(one)}\n`);
    },
  };
}
