// On what terms a command measures: those of a hearth.yml where one is given, else what metrics.md proposes.
import { readFileSync } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import { directoryOf } from '../community/directory.js';
import type { DirectorySettings } from '../community/directory-settings.js';
import { parseConfig } from '../config/parse.js';
import { resolveAlone } from '../config/resolve.js';
import { printProblem } from '../core/problem.js';
import { defaultTerms } from '../core/report-terms.js';
import type { ReportTerms } from '../core/report-terms.js';
import type { Directory } from '../core/sig.js';
import { loadFeatures } from '../features/registry.js';
import { knownFrom } from '../known.js';
import { zoneCalled } from './report-period.js';
import { cell } from './terminal.js';
import { unreadable } from './unreadable.js';

export interface Terms {
  readonly terms: ReportTerms;
  readonly directory: Directory | null;
}

/** `zone` goes before the file's. Throws what is wrong with the file, in sentences. */
export async function termsIn(options: { readonly config?: string; readonly zone?: string }): Promise<Terms> {
  const found = options.config === undefined ? { terms: defaultTerms, directory: null } : await inFile(options.config);
  if (options.zone === undefined) return found;
  return { ...found, terms: { ...found.terms, zone: zoneCalled(options.zone) } };
}

async function inFile(file: string): Promise<Terms> {
  const features = await loadFeatures();
  const known = knownFrom(features);
  const parsed = parseConfig(file, textOf(file), known);
  const wrong = parsed.problems.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw new Error(wrong.map((one) => cell(printProblem(one))).join('\n'));
  const { sections } = resolveAlone(parsed, known);
  const terms = features.flatMap((feature) => {
    const section = sections[feature.name];
    return section === undefined ? [] : (feature.terms?.(section.settings) ?? []);
  });
  // The feature of that name has made them of what stands in the file.
  const sigs = (sections['sigs']?.settings ?? null) as DirectorySettings | null;
  return { terms: terms[0] ?? defaultTerms, directory: sigs === null ? null : directoryBeside(file, sigs) };
}

/** A file that the section names lies in the same checkout: beside `.github`, or beside the file itself. */
function directoryBeside(file: string, settings: DirectorySettings): Directory {
  const { from } = settings;
  if (from === undefined) return directoryOf(settings, null);
  const folder = dirname(resolvePath(file));
  for (const root of [dirname(folder), folder]) {
    try {
      return directoryOf(settings, { path: from, text: readFileSync(resolvePath(root, from), 'utf8'), url: null });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return directoryOf(settings, null);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(cell(file), error);
  }
}
