// What `hearth backfill` says: how far it is, and at the end what was read, what it cost and what could not be read.
import type { PartRow, Target } from '../engine/backfill-ports.js';
import type { ProgressState } from './progress.js';
import { plain } from './terminal.js';

/** The part under way, with what all parts have cost so far; null: nothing was asked yet, which is no count of nothing. */
export function stateOf(rows: readonly PartRow[], now: Date): ProgressState | null {
  const { requests, points } = sumOf(rows);
  const more = [`${points} points, ${requests} requests`];
  const row = rows.find(({ state, dueAt }) => state === 'waiting' && !isLater(dueAt, now));
  if (row !== undefined && requests === 0) return null;
  if (row !== undefined) return { label: nameOf(row), done: row.items, total: row.total, more };
  const waiting = rows.find(({ state }) => state === 'waiting');
  if (waiting === undefined) return { label: 'all parts', done: rows.length, total: rows.length, more };
  const until = `${waiting.dueAt?.toISOString().slice(11, 19) ?? ''} UTC`;
  const why = `waits until ${until}: ${plain(waiting.reason ?? 'as GitHub asked')}`;
  return { label: nameOf(waiting), done: waiting.items, total: waiting.total, more: [...more, why] };
}

const isLater = (dueAt: Date | null, now: Date) => dueAt !== null && dueAt > now;
const nameOf = ({ part }: PartRow) => part.replace('_', ' ');

function sumOf(rows: readonly PartRow[]) {
  const sum = (key: 'items' | 'requests' | 'predicted' | 'points') => rows.reduce((all, row) => all + row[key], 0);
  return { items: sum('items'), requests: sum('requests'), predicted: sum('predicted'), points: sum('points') };
}

/** Each part in a line, then the sums, then what could not be read. */
export function tableOf(rows: readonly PartRow[]): string {
  const cells = (name: string, one: ReturnType<typeof sumOf>, state: string) => [
    name,
    ...[one.items, one.requests, one.predicted, one.points].map((value) => value.toLocaleString('en-US')),
    state,
  ];
  const table = [
    ['part', 'items', 'requests', 'predicted', 'points', ''],
    ...rows.map((row) => cells(nameOf(row), row, row.state === 'done' ? '' : row.state)),
    cells('together', sumOf(rows), ''),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((line) => (line[column] ?? '').length)));
  const lines = table.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...missed(rows)].join('\n');
}

/** One reason for several parts is said once. */
function missed(rows: readonly PartRow[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    if (row.reason === null) continue;
    reasons.set(row.reason, [...(reasons.get(row.reason) ?? []), nameOf(row)]);
  }
  const lines = [...reasons].map(([reason, names]) => `  ${names.join(', ')}: ${plain(reason)}`);
  return lines.length === 0 ? [] : ['', 'Not read:', ...lines];
}

export function jsonOf(target: Target, rows: readonly PartRow[], interrupted: boolean): string {
  const shown = rows.map(({ part, state, reason, items, total, requests, predicted, points, dueAt, watermark }) => ({
    ...{ part, state, reason, items, total, requests, predicted, points },
    dueAt: dueAt?.toISOString() ?? null,
    knownUntil: watermark?.toISOString() ?? null,
  }));
  const done = rows.every(({ state }) => state === 'done');
  return JSON.stringify({ ...target, done, interrupted, ...sumOf(rows), parts: shown });
}
