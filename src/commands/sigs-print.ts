// What `hearth sigs` found, for people and for scripts.
import type { PathLabel } from '../community/path-owners.js';
import type { Choice } from '../community/ownership.js';
import { sigTitle } from '../community/sig-words.js';
import type { Voice } from '../community/tally.js';
import type { Directory } from '../core/sig.js';
import { cell, columns, widthOf, wrap } from './terminal.js';

export type ByPath = ReadonlyMap<string, readonly PathLabel[]>;

/** More files of a label are counted. */
const MOST_FILES = 20;
const MOST_COLUMNS = 80;

/** One object for scripts; of each label one sentence. */
export function sigsReport(byPath: ByPath): object {
  const files = [...byPath].map(([path, labels]) => [
    path,
    { labels: labels.map(({ label }) => label), because: labels.map(sentence) },
  ]);
  return { files: Object.fromEntries(files) as object };
}

function sentence({ label, voices }: PathLabel): string {
  return `${label} by ${voices.map(said).join(' and ')}.`;
}

function said({ source, by }: Voice): string {
  if (source === 'paths') return `the path "${by}" in hearth.yml`;
  return source === 'codeowners' ? `a team of the SIG in ${by}` : by;
}

/** Files below the labels they get, each with what says so; then those that nobody owns; then what an item would get. */
export function printSigs(byPath: ByPath, directory: Directory, choice: Choice | null): string {
  const byLabel = new Map<string, [path: string, label: PathLabel][]>();
  for (const [path, labels] of byPath) {
    for (const one of labels) byLabel.set(one.label, [...(byLabel.get(one.label) ?? []), [path, one]]);
  }
  const names = [...byLabel.keys()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const nobodys = [...byPath].filter(([, labels]) => labels.length === 0).map(([path]) => [path] as const);
  const blocks = [
    ...names.map((name) => block(headOf(name, directory), byLabel.get(name) ?? [])),
    ...(nobodys.length === 0 ? [] : [block('Nobody owns', nobodys)]),
    ...(choice === null ? [] : [together(choice)]),
  ];
  return blocks.join('\n\n');
}

function headOf(label: string, { sigs }: Directory): string {
  const sig = sigs.find((one) => one.label?.toLowerCase() === label.toLowerCase());
  return sig === undefined ? cell(label) : `${cell(label)} (${sigTitle(sig).replaceAll('`', '')})`;
}

function block(head: string, files: readonly (readonly [path: string, label?: PathLabel])[]): string {
  const told = files
    .slice(0, MOST_FILES)
    .flatMap(([path, label]) => [
      ...broken(cell(path)).map((piece, index) => `${index === 0 ? '  ' : '    '}${piece}`),
      ...(label === undefined ? [] : [line(label.voices.map(said).join('; '), '    ')]),
    ]);
  const more = files.length - MOST_FILES;
  const rest = more > 0 ? [`  and ${more} more; --json names them all`] : [];
  return [line(`${head}: ${files.length === 1 ? '1 file' : `${files.length} files`}`), ...told, ...rest].join('\n');
}

function together({ chosen, left }: Choice): string {
  const named = (labels: Choice['chosen']) => labels.map(({ label }) => cell(label)).join(', ');
  const lines = [line(`An item with these files would get: ${named(chosen) || 'no label'}.`)];
  if (left.length > 0)
    lines.push(line(`Left out, for they own no more than the others and "most" is reached: ${named(left)}.`));
  return lines.join('\n');
}

const line = (text: string, indent = ''): string =>
  wrap(text, indent, `${indent}${indent === '' ? '  ' : ''}`, Math.min(columns(), MOST_COLUMNS))
    .split('\n')
    .flatMap((one) => broken(one, MOST_COLUMNS).map((piece, index) => (index === 0 ? piece : `${indent}  ${piece}`)))
    .join('\n');

/** A word that has no place to break, such as a path, in pieces that fit. */
function broken(text: string, room = MOST_COLUMNS - 4): readonly string[] {
  const pieces: string[] = [];
  let [piece, width] = ['', 0];
  for (const character of text) {
    const wide = widthOf(character);
    if (width + wide > room) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += character;
    width += wide;
  }
  return [...pieces, piece];
}
