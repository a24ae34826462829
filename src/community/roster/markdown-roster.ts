// Tables and lists of people in Markdown. Prose names many who are not listed: only rows and entries count.
import { writtenIn } from './written-login.js';
import type { WrittenLogin } from './written-login.js';

export interface MarkdownEntry extends WrittenLogin {
  /** From 0. */
  readonly line: number;
  /** Of a row, the column that holds logins, from 0; null: it is an entry of a list. */
  readonly column: number | null;
}

const LOGINS = /^(?:github|git hub|login|handle|user|username|account|id|账号|用户名|帐号)\b|github|登录/i;
const RULE = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;
const ENTRY = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;

/** Null: a fence is never closed, so that what belongs to it cannot be told. */
export function markdownEntries(lines: readonly string[]): readonly MarkdownEntry[] | null {
  const entries: MarkdownEntry[] = [];
  let fence: string | null = null;
  let comment = false;
  let table: Table | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = raw.slice(0, 5_000);
    const [, mark] = /^\s{0,3}(```+|~~~+)/.exec(line) ?? [];
    if (mark !== undefined && !comment && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null;
      continue;
    }
    if (fence !== null) continue;
    const wasComment = comment;
    comment = endsInComment(line, comment);
    if (wasComment || comment) continue;
    table = tableAt(lines, index, table);
    const found = table === null ? entryIn(line) : index > table.rule ? rowIn(line, table) : null;
    if (found !== null) entries.push({ ...found, line: index });
  }
  return fence === null ? entries : null;
}

const endsInComment = (line: string, within: boolean): boolean => {
  const [opens, closes] = [line.lastIndexOf('<!--'), line.lastIndexOf('-->')];
  return opens > closes ? true : closes !== -1 ? false : within;
};

interface Table {
  /** Line of the rule below the head. */
  readonly rule: number;
  /** Null: the first cell that names somebody. */
  readonly column: number | null;
}

/** The table that a line belongs to: it begins with a head above a rule and ends at a line without a bar. */
function tableAt(lines: readonly string[], index: number, table: Table | null): Table | null {
  const line = lines[index] ?? '';
  const below = lines[index + 1] ?? '';
  if (table !== null && line.includes('|')) return table;
  if (!line.includes('|') || below.length > 5_000 || !below.includes('-') || !RULE.test(below)) return null;
  const column = cellsOf(line).findIndex((cell) => LOGINS.test(cell));
  return { rule: index + 1, column: column === -1 ? null : column };
}

/** Without the bars at both ends; one that is escaped is part of a cell. */
export function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function rowIn(line: string, { column }: Table): Omit<MarkdownEntry, 'line'> | null {
  const cells = cellsOf(line);
  if (column !== null) {
    const found = writtenIn(cells[column] ?? '', true);
    return found === null ? null : { ...found, column };
  }
  const named = cells.findIndex((cell) => writtenIn(cell, false) !== null);
  const found = named === -1 ? null : writtenIn(cells[named] ?? '', false);
  return found === null ? null : { ...found, column: named };
}

function entryIn(line: string): Omit<MarkdownEntry, 'line'> | null {
  const [, text] = ENTRY.exec(line) ?? [];
  const found = text === undefined ? null : writtenIn(text, true);
  return found === null ? null : { ...found, column: null };
}
