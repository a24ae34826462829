// `hearth import`: facts, backups and public archives of GitHub's events into the ledger.
import { Command } from 'commander';
import type { Database } from '../store/database.js';
import { importFile, isAllRefused } from './import-file.js';
import type { Imported, ImportOptions } from './import-file.js';
import { linesOf } from './import-refusals.js';
import { readScope } from './import-scope.js';
import { openSource } from './import-source.js';
import { cell } from './terminal.js';
import { withDatabase } from './with-database.js';

interface Flags {
  readonly repository?: readonly string[];
  readonly all?: boolean;
  readonly json?: boolean;
  readonly again?: boolean;
}

const HELP = `
Files may be packed with gzip; what they are, their first line tells. "-" is standard input.
Archives hold the events of everybody: only those of repositories in the ledger go in, unless told otherwise.
An import that was interrupted goes on where it stopped when it is started again. The format: docs/ledger-format.md.

Examples:
  hearth import backup.ndjson.gz
  hearth import --repository acme/app 2024-05-*.json.gz`;

export function importCommand(): Command {
  return new Command('import')
    .description("import facts, a backup, or archives of GitHub's public events")
    .argument('<file...>', 'NDJSON files')
    .option('--repository <owner/repo>', 'of archives, take this repository (may be given again)', collect)
    .option('--all', 'of archives, take every repository')
    .option('--again', 'read files again that were imported before')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], flags: Flags) => {
      const stop = new AbortController();
      const onSignal = () => {
        stop.abort();
      };
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      try {
        process.exitCode = await withDatabase((database) => importFiles(files, flags, database, stop.signal));
      } finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}

const collect = (one: string, before: readonly string[] = []) => [...before, one];

/** What became of one file; `problem`: it could not be read at all. */
type Outcome = { readonly file: string } & (Imported | { readonly problem: string });

async function importFiles(
  files: readonly string[],
  flags: Flags,
  database: Database,
  signal: AbortSignal,
): Promise<number> {
  const { scope, wanted } = await readScope(database, flags);
  const options: ImportOptions = {
    ...{ database, scope, wanted, signal, now: new Date(), again: flags.again === true },
    out: process.stderr,
  };
  const outcomes: Outcome[] = [];
  for (const file of files) {
    if (signal.aborted) break;
    const outcome = await importOne(file, options);
    outcomes.push(outcome);
    if (flags.json !== true) print(outcome, signal.aborted);
  }
  const failed = outcomes.some(hasFailed);
  if (flags.json === true) console.log(JSON.stringify({ files: outcomes, stopped: signal.aborted, failed }));
  return signal.aborted ? 130 : failed ? 1 : 0;
}

async function importOne(file: string, options: ImportOptions): Promise<Outcome> {
  try {
    const source = await openSource(file);
    return { file, ...(await importFile(source, options)) };
  } catch (error) {
    return { file, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Not read at all, not to its end (cut off, broken), or nothing but refusals. */
function hasFailed(outcome: Outcome): boolean {
  return 'problem' in outcome || !outcome.done || isAllRefused(outcome);
}

function print(outcome: Outcome, stopped: boolean): void {
  const { file } = outcome;
  if ('problem' in outcome) {
    console.error(cell(`${file}: ${outcome.problem}`));
    return;
  }
  for (const line of linesOf(file, outcome.refused)) console.error(cell(line));
  for (const warning of outcome.warnings) console.error(cell(`${file}: ${warning}`));
  console.log(cell(`${file}: ${sentenceOf(outcome, stopped)}`));
}

const number = (value: number) => value.toLocaleString('en-US');

function sentenceOf(done: Imported, stopped: boolean): string {
  if (done.before)
    return `a file with this beginning and size was imported before (${number(done.lines)} lines): nothing to do. --again reads it once more, and names again what was refused.`;
  const { sums } = done;
  const refused = done.refused.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `${number(done.lines - done.from)} lines${done.from > 0 ? ` from line ${number(done.from + 1)} on` : ''}`,
    `${number(sums.facts)} facts`,
    ...(sums.records > 0 ? [`${number(sums.records)} ${sums.records === 1 ? 'record' : 'records'}`] : []),
    ...(sums.outOfScope > 0 ? [`${number(sums.outOfScope)} of other repositories`] : []),
    ...(sums.tellNothing > 0 ? [`${number(sums.tellNothing)} tell nothing for the ledger`] : []),
    ...(refused > 0 ? [`${number(refused)} refused`] : []),
  ];
  return `${parts.join(', ')}.${stopped ? ' Stopped: the same command goes on from there.' : ''}`;
}
