// The marks that begin and end blocks of Markdown: what a line is by itself, whatever stands before it.
import { isBlank } from './command-html.js';

const MARKER = /^(?:[-+*]|(\d{1,9})[.)])(?= |$)/;

/** An item of a list: where its content begins. A paragraph is interrupted by no empty item, and by no number but 1. */
export function itemOf(text: string, interrupts: boolean): { readonly offset: number; readonly empty: boolean } | null {
  const marker = MARKER.exec(text);
  if (marker === null) return null;
  const width = marker[0].length;
  const blank = isBlank(text.slice(width));
  if (interrupts && (blank || (marker[1] !== undefined && Number(marker[1]) !== 1))) return null;
  const space = indentOf(text, width);
  return { offset: width + (blank || space > 4 ? 1 : space), empty: blank };
}

/** A fence of code: its mark, and how many of them. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** Null: no fence begins with this text, which is not indented. */
export function fenceOf(text: string): Fence | null {
  const [, marks, info = ''] = /^(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  if (marks === undefined || (text.startsWith('`') && info.includes('`'))) return null;
  return { mark: text.charAt(0), length: marks.length };
}

/** Does the line end it? */
export function closesFence({ mark, length }: Fence, line: string): boolean {
  const text = withoutEnd(line).slice(indentOf(line, 0));
  return indentOf(line, 0) <= 3 && text.length >= length && text === mark.repeat(text.length);
}

/** `---` or `===`, which make a heading of the paragraph above. */
export function isUnderline(text: string): boolean {
  const plain = withoutEnd(text);
  return plain === '-'.repeat(plain.length) || plain === '='.repeat(plain.length);
}

/** `***`, `- - -`. */
export function isBreak(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  return plain.length >= 3 && '*-_'.includes(plain.charAt(0)) && plain === plain.charAt(0).repeat(plain.length);
}

/** The line under the head of a table. Stricter than GitHub, which counts its cells. */
export function isDelimiter(text: string): boolean {
  return /^[-:| ]+$/.test(text) && text.includes('-') && /[|:]/.test(text);
}

/** Without the spaces at its end. A pattern would look at each run of spaces again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

/** How many spaces stand at this place. */
export function indentOf(line: string, at: number): number {
  let end = at;
  while (line[end] === ' ') end += 1;
  return end - at;
}

/** Tabs as the spaces that they stand for, to the next column that four divides. */
export function detab(line: string): string {
  if (!line.includes('\t')) return line;
  const [first = '', ...rest] = line.split('\t');
  let column = first.length;
  let text = first;
  for (const part of rest) {
    const width = 4 - (column % 4);
    text += ' '.repeat(width) + part;
    column += width + part.length;
  }
  return text;
}
