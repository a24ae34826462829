// `hearth sigs`: which labels paths of a checkout get, by whom, and why; nothing is asked of GitHub.
import { Command } from 'commander';
import { readFileSync, realpathSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import type { DirectorySettings } from '../community/directory-settings.js';
import type { FileSources } from '../community/file-sources.js';
import { chooseLabels, ownershipOf } from '../community/ownership.js';
import { labelsOfPaths } from '../community/path-owners.js';
import { parseConfig } from '../config/parse.js';
import { resolveAlone } from '../config/resolve.js';
import type { ChangedFile } from '../core/ownership.js';
import { printProblem } from '../core/problem.js';
import type { Problem } from '../core/problem.js';
import { loadKnown } from '../known.js';
import { complaints, printJson, tellingJson } from './json.js';
import { readCheckout } from './sigs-checkout.js';
import { allPaths, changedPaths, namedPaths } from './sigs-paths.js';
import { printSigs, sigsReport } from './sigs-print.js';
import { cell, wrap } from './terminal.js';
import { unreadable } from './unreadable.js';

interface Options {
  readonly config: string;
  readonly root: string;
  readonly files?: readonly string[];
  readonly diff?: string;
  readonly all?: true;
  readonly json?: true;
}

export function sigsCommand(): Command {
  return new Command('sigs')
    .description('show which labels files of a checkout get, from which SIG, and why; GitHub is not asked')
    .requiredOption('--config <file>', 'the hearth.yml to go by; - is the standard input')
    .option('--root <checkout>', 'the top folder of the checkout', '.')
    .option('--files <paths...>', 'these files, with commas or spaces between them; they need not be there')
    .option('--diff <range>', 'the files that a pull request would show: main..HEAD counts from where they parted')
    .option('--all', 'all files of the checkout')
    .option('--json', 'print labels and reasons of each file as JSON')
    .addHelpText('after', () => `\n${wrap(HELP)}`)
    .configureOutput(complaints)
    .action(tellingJson(run));
}

const HELP = `OWNERS and CODEOWNERS are read as they lie in the checkout; on GitHub those of the base branch count.
Exit code: 0 told, 1 a mistake in the hearth.yml, or something that could not be read.`;

async function run(options: Options): Promise<void> {
  const asked = [options.files, options.diff, options.all].filter((one) => one !== undefined);
  if (asked.length !== 1) throw new Error('say which files: one of --files, --diff and --all');
  const json = options.json === true;
  const settings = await settingsOf(options.config, json);
  if (settings === null) return;
  const root = rootOf(options.root);
  const files = await filesOf(options, root);
  const paths = files.flatMap(({ path, before }) => (before === undefined ? [path] : [path, before]));
  const { problems, ...read } = readCheckout(root, settings, paths);
  if (problems.length > 0) console.error(problems.map((problem) => wrap(problem, '', '  ')).join('\n'));
  const sources: FileSources = { ...read, denylist: settings.owners.labels_denylist, owner: null };
  const byPath = labelsOfPaths(sources, files);
  if (json) printJson(sigsReport(byPath));
  else console.log(printSigs(byPath, read.directory, options.all === true ? null : together(sources, files, settings)));
}

/** What an item with these files would get. How many lines changed is not looked at: each file counts the same. */
function together(sources: FileSources, files: readonly ChangedFile[], { most }: DirectorySettings) {
  return chooseLabels(ownershipOf({ ...sources, files, complete: true, words: null }), most);
}

/** Null: the file has mistakes, which are told. Throws where it cannot be read, or has no such section. */
async function settingsOf(config: string, json: boolean): Promise<DirectorySettings | null> {
  const file = config === '-' ? 'standard input' : config;
  const known = await loadKnown();
  const parsed = parseConfig(file, config === '-' ? await textOf(process.stdin) : textAt(file), known);
  const wrong = parsed.problems.some(({ severity }) => severity === 'error');
  tellProblems(parsed.problems, wrong && json);
  if (wrong) {
    process.exitCode = 1;
    return null;
  }
  const settings = resolveAlone(parsed, known).sections['sigs']?.settings;
  if (settings === undefined) {
    throw new Error(`${file} has no section "sigs"; add "sigs: { from: sigs.yaml }", or its groups, to it`);
  }
  if (settings['mode'] === 'off') console.error(wrap(`Note: sigs is off in ${file}; this is what it would go by.`));
  // The feature of that name has made them of what stands in the file.
  return settings as unknown as DirectorySettings;
}

function tellProblems(problems: readonly Problem[], json: boolean): void {
  if (json) printJson({ problems });
  else if (problems.length > 0) console.error(problems.map((one) => cell(printProblem(one))).join('\n'));
}

function filesOf({ files, diff }: Options, root: string): Promise<readonly ChangedFile[]> | readonly ChangedFile[] {
  if (files !== undefined) return namedPaths(root, files);
  return diff === undefined ? allPaths(root) : changedPaths(root, diff);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

function textAt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(`the configuration ${file}`, error);
  }
}

function rootOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    throw new Error(`the folder ${folder} cannot be read (${codeOf(error)}); is the path right?`, { cause: error });
  }
}
