// What `hearth validate` found, as lines for people, as annotations for a workflow, as one object for scripts.
import type { Section } from '../config/resolve.js';
import { printOrigin } from '../core/origin.js';
import { printProblem } from '../core/problem.js';
import type { Problem } from '../core/problem.js';
import { cell, plain, wrap } from './terminal.js';

export interface Checked {
  readonly file: string;
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  /** In force by this file alone. */
  readonly sections: Readonly<Record<string, Section>>;
  /** Not in force, because of mistakes. */
  readonly broken: readonly string[];
}

/** What is wrong with a file that was not checked: `is not there`. */
export interface Unreadable {
  readonly file: string;
  readonly unreadable: string;
}

export type Outcome = Checked | Unreadable;

/** Each problem on a line of its own, as compilers write them, then the file in one sentence. */
export function printReport(outcome: Outcome): string {
  if ('unreadable' in outcome) return verdictOf(outcome);
  return [...outcome.problems.map((problem) => cell(printProblem(problem))), verdictOf(outcome)].join('\n');
}

/** Workflow commands, which GitHub shows at the lines of the file, then the same sentence for the log. */
export function printAnnotations(outcome: Outcome): string {
  if ('unreadable' in outcome) return `::error title=${TITLE}::${escaped(`${outcome.file} ${outcome.unreadable}`)}`;
  const commands = outcome.problems.map(({ file, line, column, path, message, severity }) => {
    const place = `file=${escapedProperty(file)},line=${line},col=${column}`;
    return `::${severity} ${place},title=${TITLE}::${escaped(path === '' ? message : `${path}: ${message}`)}`;
  });
  return [...commands, inert(verdictOf(outcome))].join('\n');
}

/** A file may be called as a command is: at the start of a line, or in its older form anywhere, GitHub would obey it. */
const inert = (text: string): string => text.replace(/^(?=\s*::)/gm, './').replaceAll('##[', '## [');

const TITLE = 'hearth.yml';

/** GitHub reads a command to the end of its line; a terminal, and the log, read it as it stands. */
const escaped = (text: string): string => plain(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** For scripts. */
export function reportOf(outcomes: readonly Outcome[]): object {
  const files = outcomes.map((outcome) => {
    if ('unreadable' in outcome) return [outcome.file, { valid: false, error: outcome.unreadable }];
    const { valid, problems, broken } = outcome;
    const sections = Object.entries(outcome.sections).map(([name, { settings, origin }]) => [
      name,
      { mode: settings['mode'], from: printOrigin(origin) },
    ]);
    // The file's name is the key already.
    const told = problems.map(({ file: _, ...problem }) => problem);
    return [outcome.file, { valid, problems: told, sections: Object.fromEntries(sections) as object, broken }];
  });
  const valid = outcomes.every((outcome) => 'valid' in outcome && outcome.valid);
  return { valid, files: Object.fromEntries(files) as object };
}

function verdictOf(outcome: Outcome): string {
  const file = cell(outcome.file);
  if ('unreadable' in outcome) return wrap(`${file} ${outcome.unreadable}`);
  const { valid, problems, broken } = outcome;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const counts = [counted(problems.length - warnings, 'mistake'), counted(warnings, 'warning')].flat();
  const verdict = [valid ? 'is right' : 'is wrong', ...counts].join(', ');
  const told = [...notInForce(broken), ...inForce(outcome)];
  return wrap(`${file} ${verdict}: ${told.join('; ') || 'nothing is in force'}.`);
}

function notInForce(broken: readonly string[]): readonly string[] {
  if (broken.length === 0) return [];
  return [`${broken.join(', ')} ${broken.length === 1 ? 'is' : 'are'} not in force`];
}

/** What the file itself says first. */
function inForce({ sections }: Checked): readonly string[] {
  const all = Object.entries(sections).map(([name, { settings, origin }]) => {
    const mode = settings['mode'] === 'observe' ? 'observing' : String(settings['mode']);
    return { own: origin.from !== 'default', told: `${name} is ${mode} by ${printOrigin(origin)}` };
  });
  return [...all.filter(({ own }) => own), ...all.filter(({ own }) => !own)].map(({ told }) => told);
}

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
