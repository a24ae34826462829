// The rows that some metrics fall into: kinds of items, newcomers and regulars, ages, cohorts.
import { quote } from '../../core/markdown.js';
import type { Measured, MetricId } from '../../core/measured.js';
import { metricCalled } from '../../metrics/catalogue.js';
import { figureQualified } from '../numbers.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';

/** Metrics whose groups are told, and which of their figures; the others' stand in the JSON. */
const TOLD: Readonly<Partial<Record<MetricId, readonly string[]>>> = {
  M17: ['rate', 'median'],
  M22: [],
  M12: ['r7', 'r30', 'r90'],
};

export function groupTable({ metric, groups = [] }: Measured, sheet: Sheet): string {
  const wanted = TOLD[metric];
  const first = groups[0];
  if (wanted === undefined || first === undefined) return '';
  const { words, language } = sheet;
  const defined = metricCalled(metric);
  const names = wanted.length > 0 ? wanted : Object.keys(first.figures);
  const columns = [
    { head: `${defined?.title[language] ?? metric}${words.lines.colon}${words.heads.group}` },
    ...names.map((name) => ({
      head: defined?.figures[name]?.title[language] ?? headOf(name, sheet),
      right: true as const,
    })),
    { head: words.heads.n, right: true as const },
  ];
  const rows = groups.map(({ name, figures }) => [
    words.groups[name] ?? quote(name),
    ...names.map((figure) => figureQualified(figures[figure] ?? null, figure, words)),
    String(figures[names[0] ?? '']?.n ?? '–'),
  ]);
  return table(columns, rows, sheet);
}

const headOf = (name: string, { words }: Sheet): string => words.groups[name] ?? words.heads.count;
