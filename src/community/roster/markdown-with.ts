// One more person at the end of a Markdown table or list, written as the others are.
import { cellsOf, markdownEntries } from './markdown-roster.js';
import type { MarkdownEntry } from './markdown-roster.js';
import { written } from './written-login.js';

/** Null: it cannot be told what is listed where. Without an entry so far, a list is begun at the end. */
export function markdownWith(text: string, login: string): string | null {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(newline);
  const last = markdownEntries(lines)?.at(-1);
  if (last === undefined) {
    if (markdownEntries(lines) === null) return null;
    const start = text === '' ? '' : `${text.trimEnd()}${newline}${newline}`;
    return `${start}- ${written(login, 'link')}${newline}`;
  }
  const line = lines[last.line] ?? '';
  const made = last.column === null ? entryLike(line, last, login) : rowLike(line, last, login);
  const after = lines.slice(last.line + 1);
  return [...lines.slice(0, last.line + 1), made, ...(after.length === 0 ? [''] : after)].join(newline);
}

function entryLike(line: string, { as }: MarkdownEntry, login: string): string {
  const [, indent = '', mark = '-', gap = ' '] = /^(\s*)([-*+]|\d{1,9}[.)])(\s+)/.exec(line) ?? [];
  const number = /^(\d+)([.)])$/.exec(mark);
  const next = number === null ? mark : `${Number(number[1]) + 1}${number[2] ?? '.'}`;
  return `${indent}${next}${gap}${written(login, as)}`;
}

/** Other cells stay empty: what belongs there, people know. */
function rowLike(line: string, { as, column }: MarkdownEntry, login: string): string {
  const cells = cellsOf(line).map((_, index) => (index === column ? written(login, as) : ''));
  const isOpen = !line.trim().startsWith('|');
  const row = cells
    .map((cell) => ` ${cell} `)
    .join('|')
    .replace(/ {2}/g, ' ');
  return isOpen ? row.trim() : `|${row}|`;
}
