// A look at the file alone, before there is any event: is it right, and what does it switch on?
import type { Config } from '../config/resolve.js';
import { printOrigin } from '../core/origin.js';
import { wrap } from './terminal.js';

export interface CheckedFile {
  readonly file: string;
  readonly language: string;
  readonly sections: Readonly<Record<string, { readonly mode: string; readonly from: string }>>;
}

/** Of a file without problems. */
export function checkFile(file: string, { language, sections }: Config): CheckedFile {
  const modes = Object.entries(sections).flatMap(([name, { settings, origin }]) =>
    origin.from === 'default' ? [] : [[name, { mode: String(settings['mode']), from: printOrigin(origin) }] as const],
  );
  return { file, language, sections: Object.fromEntries(modes) };
}

/** `known`: the sections that a file may have. */
export function printChecked({ file, sections }: CheckedFile, known: readonly string[]): string {
  const modes = Object.entries(sections).map(
    ([name, { mode }]) => `${name} is ${mode === 'observe' ? 'observing' : mode}`,
  );
  if (modes.length === 0) {
    return wrap(`${file} is right, but has no section, so nothing would be done; known are ${known.join(', ')}.`);
  }
  return wrap(`${file} is right: ${modes.join('; ')}.`);
}
