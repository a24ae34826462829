// Tables and lists of Markdown that say how many rows they left out.
import { quote, tableCell } from '../../core/markdown.js';
import { say } from '../say.js';
import type { Sheet } from './sheet.js';

/** `right` for columns of numbers. */
export interface Column {
  readonly head: string;
  readonly right?: true;
}

export type Row = readonly string[];

/** The first rows, as many as there is room for, and only these are written; empty where there are none. */
export function table(columns: readonly Column[], rows: readonly (Row | (() => Row))[], sheet: Sheet): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(tableCell).join(' | ')} |`;
  const shown = rows.slice(0, sheet.most).map((row) => (typeof row === 'function' ? row() : row));
  const head = [line(columns.map((column) => column.head)), line(columns.map(({ right }) => (right ? '---:' : '---')))];
  return paragraphs([[...head, ...shown.map(line)].join('\n'), leftOut(rows.length - shown.length, sheet)]);
}

/** A list that stands whole: who makes it has bounded it. */
export const list = (entries: readonly string[]): string => entries.map((entry) => `- ${entry}`).join('\n');

/** So many names, quoted, and how many more there are. */
export function names(all: readonly string[], most: number, { words }: Sheet): string {
  const left = all.length - most;
  const more = left > 0 ? [say(words.lines.others, { count: left }, words)] : [];
  return [...all.slice(0, most).map((name) => quote(name)), ...more].join(words.lines.comma);
}

function leftOut(count: number, { words }: Sheet): string {
  return count > 0 ? `*${say(words.lines.more, { count }, words)}*` : '';
}

/** Short enough to stand on one line of a cell. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** What is not empty, with a line between. */
export const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** A heading with what stands under it; nothing, where nothing does. */
export const section = (head: string, ...parts: readonly string[]): string => {
  const body = paragraphs(parts);
  return body === '' ? '' : `### ${head}\n\n${body}`;
};

/** Folded away under its title. */
export const folded = (title: string, ...parts: readonly string[]): string => {
  const body = paragraphs(parts);
  return body === '' ? '' : `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
};

/** How many lines of a list are seen at once, and how many are folded below them. */
export interface Room {
  readonly seen: number;
  readonly below: number;
  /** How many there are that are not among the lines at all. */
  readonly besides?: number;
}

const ROOM: Room = { seen: 10, below: 30 };

/** Lines of a list, of which nobody has to read a hundred. `more`: how many there are besides, `12 more`. */
export function longList(
  lines: readonly string[],
  more: (count: number) => string,
  { seen, below, besides = 0 }: Room = ROOM,
): string {
  const [first, next] = [lines.slice(0, seen), lines.slice(seen, seen + below)];
  const left = lines.length - first.length - next.length + besides;
  const rest = left > 0 ? [`- ${more(left)}`] : [];
  // What folds away less than it takes to say so, is shown.
  if (next.length + rest.length <= 1 || next.length === 0) return [...first, ...next, ...rest].join('\n');
  return paragraphs([first.join('\n'), folded(more(lines.length - seen + besides), [...next, ...rest].join('\n'))]);
}
