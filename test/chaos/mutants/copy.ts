// A copy of the compiled tree, in which one file at a time is another one.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder above the compiled tree that this runs in. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** One text in place of another, below `dist/src`. */
export interface Patch {
  readonly file: string;
  readonly apply: (text: string) => string;
}

export const sourceOf = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../src/${file}`, import.meta.url)), 'utf8');

export interface Copy {
  /** Of a run in the copy. */
  readonly entry: string;
  /** Changes this one file; what was changed before is as it was again. */
  put(patch: Patch): void;
  remove(): void;
}

/** Below `folder`, which lies in the checkout, so that it finds the same packages. What is built meanwhile does not reach it. */
export function copyIn(folder: string): Copy {
  mkdirSync(folder, { recursive: true });
  const dist = fileURLToPath(new URL('../../../', import.meta.url));
  for (const part of ['src', 'test/chaos', 'test/twin', 'test/support']) {
    cpSync(join(dist, part), join(folder, 'dist', part), { recursive: true });
  }
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const read = (file: string) => readFileSync(join(folder, 'dist/src', file), 'utf8');
  let changed: { readonly file: string; readonly text: string } | undefined;
  return {
    entry: join(folder, 'dist/test/chaos/main.js'),
    put: ({ file, apply }) => {
      if (changed !== undefined) writeFileSync(join(folder, 'dist/src', changed.file), changed.text);
      changed = { file, text: read(file) };
      writeFileSync(join(folder, 'dist/src', file), apply(changed.text));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
