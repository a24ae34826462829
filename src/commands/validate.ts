// `hearth validate`: are these files right, where not, and what would they put in force? For people, scripts and workflows.
import { Command, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { Known } from '../config/known.js';
import { parseConfig } from '../config/parse.js';
import { resolveAlone } from '../config/resolve.js';
import { loadKnown } from '../known.js';
import { complaints, printJson } from './json.js';
import { printAnnotations, printReport, reportOf } from './validate-print.js';
import type { Outcome } from './validate-print.js';
import { wrap } from './terminal.js';

interface Options {
  readonly strict?: true;
  readonly json?: true;
  readonly format: 'text' | 'github';
}

/** Of a file that cannot be read, and of a command line that cannot be understood. */
const UNUSABLE = 2;

export function validateCommand(): Command {
  return new Command('validate')
    .description('check hearth.yml files: every problem at its place, and what each file would put in force')
    .argument('<files...>', 'the files; - is the standard input')
    .option('--strict', 'warnings count as mistakes')
    .addOption(new Option('--format <form>', 'how to say it').choices(['text', 'github']).default('text'))
    .addOption(new Option('--json', 'print one object for all files').conflicts('format'))
    .addHelpText('after', () => `\n${wrap(HELP)}`)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNUSABLE))
    .configureOutput(complaints)
    .action(async (files: readonly string[], options: Options) => {
      const known = await loadKnown();
      const outcomes: Outcome[] = [];
      for (const file of new Set(files)) outcomes.push(await check(file, known, options.strict === true));
      print(outcomes, options);
      process.exitCode = Math.max(...outcomes.map(exitCodeOf));
    });
}

const HELP = `Exit code: 0 right (warnings are told), 1 a mistake (with --strict also a warning), 2 a file that cannot be read or a wrong command line.
With --format github a workflow shows each problem at its line of a pull request.`;

const exitCodeOf = (outcome: Outcome): number => ('unreadable' in outcome ? UNUSABLE : outcome.valid ? 0 : 1);

function print(outcomes: readonly Outcome[], { json, format }: Options): void {
  if (json === true) printJson(reportOf(outcomes));
  else
    for (const outcome of outcomes) console.log(format === 'github' ? printAnnotations(outcome) : printReport(outcome));
}

async function check(name: string, known: Known, strict: boolean): Promise<Outcome> {
  const file = name === '-' ? 'standard input' : name;
  const text = await read(name);
  if (text instanceof Error) return { file, unreadable: text.message };
  const parsed = parseConfig(file, text, known);
  const counted = parsed.problems.filter(({ severity }) => strict || severity === 'error');
  const { sections, broken } = resolveAlone(parsed, known);
  return { file, valid: counted.length === 0, problems: parsed.problems, sections, broken: Object.keys(broken) };
}

async function read(name: string): Promise<string | Error> {
  try {
    return name === '-' ? await textOf(process.stdin) : await readFile(name, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') return new Error('is a folder; name the file itself, such as .github/hearth.yml.');
    if (code === 'ENOENT') return new Error('is not there; is the path right, from the folder that this runs in?');
    return new Error(`cannot be read (${code}).`);
  }
}
