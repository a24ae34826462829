// The numbers of a chart as CSV (RFC 4180): dates and counts, no text that people wrote.
import type { Report } from '../../core/report.js';
import type { ChartName } from './target.js';

/** Heads alone where the report has no such chart: there was too little to draw. */
export function chartCsv({ charts }: Pick<Report, 'charts'>, code: ChartName): string {
  const points = charts.find((chart) => chart.code === code)?.points ?? [];
  const names = [...new Set(points.flatMap(({ values }) => Object.keys(values)))];
  const rows = points.map(({ at, values }) => [at, ...names.map((name) => String(values[name] ?? 0))]);
  return [['at', ...names], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
