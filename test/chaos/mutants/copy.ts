// A copy of the compiled tree with one thing changed in it.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of the checkout: the copy lies below it, so that it finds the same packages. */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** One text in place of another, below `dist/src`. */
export interface Patch {
  readonly file: string;
  readonly apply: (text: string) => string;
}

export const sourceOf = (file: string): string => readFileSync(join(ROOT, 'dist/src', file), 'utf8');

/** Makes the copy and answers the entry of a run in it. */
export function copyWith(name: string, { file, apply }: Patch): { readonly entry: string; remove(): void } {
  const folder = join(ROOT, '.cache', 'mutants', name);
  for (const part of ['src', 'test/chaos', 'test/twin', 'test/support']) {
    cpSync(join(ROOT, 'dist', part), join(folder, 'dist', part), { recursive: true });
  }
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  writeFileSync(join(folder, 'dist/src', file), apply(sourceOf(file)));
  return {
    entry: join(folder, 'dist/test/chaos/main.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
