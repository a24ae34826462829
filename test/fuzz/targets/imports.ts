// Files for `hearth import`: facts, backups and archives, changed by value and by byte.
import { readFileSync } from 'node:fs';
import { createReader } from '../../../src/commands/import-reader.js';
import { createLineSplitter } from '../../../src/commands/import-lines.js';
import { factIn, lineOf } from '../../../src/core/fact-line.js';
import { packageFile } from '../../../src/package-file.js';
import { recordIn } from '../../../src/store/import-records.js';
import { Chance } from '../../support/config-fuzz.js';
import { fuzzOf } from '../harness.js';
import { mutated } from '../mutate.js';
import type { Json } from '../mutate.js';

const LATEST = '2027-01-01T00:00:00Z';
const linesIn = (text: string) => text.split('\n').filter((line) => line.startsWith('{'));
const archive = ['2024', '2026'].flatMap((year) =>
  linesIn(readFileSync(packageFile(`test/fixtures/archive/${year}.ndjson`), 'utf8')),
);
/** Every line that the description of the format shows. */
const described = linesIn(readFileSync(packageFile('docs/ledger-format.md'), 'utf8'));
const HEADER = '{"record":"hearth-export","version":1,"at":"2026-03-01T10:00:00Z","community":null}';

type Reader = typeof createReader;

function wrongReading(make: Reader, file: string): string | undefined {
  const reader = make(() => () => true, LATEST);
  const splitter = createLineSplitter();
  const lines = [...splitter.push(Buffer.from(file)), splitter.rest()];
  for (const [index, line] of lines.entries()) {
    if (line === null || line.length === 0) continue;
    let told;
    try {
      told = reader.read(line, index + 1);
    } catch (error) {
      // Of the whole file it may be said that it cannot be read: in a sentence, at its first line.
      const { message, name } = error as Error;
      return name === 'Error' && /^(?:it was exported by|its first line)/.test(message)
        ? undefined
        : `thrown: ${name}: ${message}`;
    }
    if ('problem' in told && !/^\P{Cc}{1,300}$/u.test(told.problem)) return `not a plain problem: ${told.problem}`;
    if ('facts' in told) {
      for (const fact of told.facts) {
        const again = factIn(JSON.parse(lineOf(fact)), LATEST);
        if ('problem' in again) return `a fact that is refused when it comes again: ${again.problem}`;
      }
    }
    if ('record' in told) {
      const { record, row } = told.record;
      if ('problem' in recordIn({ record, ...row }, LATEST)) return 'a record that is refused when it comes again';
      if (reader.kind() !== 'export') return 'a record out of a file that is no export';
    }
  }
  return undefined;
}

export const imports = fuzzOf<Reader, string>({
  property:
    'A line is facts or a record that are taken again as they were, or a reason in one plain line; records count only in an export; only the first line can refuse the whole file.',
  subject: createReader,
  runs: 3_000,
  input: (seed) => {
    const chance = new Chance(seed);
    const from = chance.maybe(0.5) ? described : archive;
    const lines = Array.from({ length: 1 + chance.below(5) }, () => {
      const line = chance.of(from);
      return chance.maybe(0.8) ? JSON.stringify(mutated(JSON.parse(line) as Json, chance)) : line;
    });
    let file = [...(chance.maybe(0.3) ? [HEADER] : []), ...lines].join(chance.of(['\n', '\r\n']));
    if (chance.maybe(0.2)) {
      const at = chance.below(file.length + 1);
      file = `${file.slice(0, at)}${chance.of(['\u0000', '"', '}', '\n', '\ufeff', '\ud800', '{"record":"setting"'])}${file.slice(at + 1)}`;
    }
    return file;
  },
  wrong: wrongReading,
  planted: {
    'throws on what is no object': (scope, latest) => {
      const reader = createReader(scope, latest);
      return {
        ...reader,
        read: (line, number) => {
          if ((JSON.parse(line.toString()) as { fact?: string }).fact?.startsWith('x') === true)
            throw new TypeError('x');
          return reader.read(line, number);
        },
      };
    },
    'takes records out of any file': (scope, latest) => {
      const reader = createReader(scope, latest);
      return {
        ...reader,
        read: (line, number) => {
          const told = reader.read(line, number);
          if (!('problem' in told) || !told.problem.startsWith('a record counts only')) return told;
          const value = JSON.parse(line.toString()) as Record<string, unknown>;
          const found = recordIn(value, latest);
          return 'record' in found ? found : told;
        },
      };
    },
    'takes a fact from the future': (scope) => createReader(scope, '9999-12-31T23:59:59Z'),
    'shows what stood there': (scope, latest) => {
      const reader = createReader(scope, latest);
      return {
        ...reader,
        read: (line, number) => {
          const told = reader.read(line, number);
          return 'problem' in told ? { problem: `${told.problem} in ${line.toString()}` } : told;
        },
      };
    },
  },
});
