// How far an import is: bytes of bytes, and how many lines a second.
import type { ImportSource } from './import-source.js';
import { createProgressWriter, createRate, progressLine } from './progress.js';
import { cell } from './terminal.js';

export interface ImportProgress {
  readonly tell: (lines: number) => void;
  /** Takes the changing line away. */
  readonly clear: () => void;
}

type Measured = Pick<ImportSource, 'name' | 'size' | 'read'>;
export type ProgressOut = Parameters<typeof createProgressWriter>[0];

const EVERY_MS = 200;

export function createImportProgress({ name, size, read }: Measured, out: ProgressOut): ImportProgress {
  const writer = createProgressWriter(out);
  const [bytes, lines] = [createRate(), createRate()];
  // Elsewhere than on a terminal a short import says nothing before it says what it did.
  let told = performance.now();
  return {
    tell: (line) => {
      const now = performance.now();
      if (now - told < EVERY_MS) return;
      told = now;
      const done = read();
      bytes.note(now, done);
      lines.note(now, line);
      const perSecond = lines.perSecond();
      if (perSecond === null) return;
      const more = [`${Math.round(perSecond).toLocaleString('en-US')} lines/s`];
      writer.show(progressLine({ label: `${cell(name)}, bytes`, done, total: size, more }, bytes.perSecond()));
    },
    clear: () => {
      writer.end();
    },
  };
}
