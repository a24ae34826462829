// What `hearth why` says: how a figure is worked out, what it is, and item by item what it was worked out from.
import type { Figure, Measured, Remark } from '../core/measured.js';
import type { Period } from '../core/report.js';
import { wrapLine } from '../core/wrap.js';
import type { Metric } from '../metrics/metric.js';
import { amount, figureSaid, percentAtLeast } from '../report/numbers.js';
import { fewestFor } from '../report/signals.js';
import { words } from '../report/words.js';
import { cell, columns, widthOf, wrap } from './terminal.js';
import { valueUnitOf } from './why-lines.js';
import type { Entry, Kind } from './why-lines.js';

const SAID = words.en;
const MOST_ENTRIES = 20;

export interface Explained {
  readonly metric: Metric;
  readonly of: string;
  readonly period: Period;
  /** Only these figures; null: all. */
  readonly figure: string | null;
  readonly measured: Measured;
  /** Null: it keeps no account of single items. */
  readonly kinds: readonly Kind[] | null;
  /** Long lists whole. */
  readonly all: boolean;
}

export function metricList(metrics: readonly Metric[]): string {
  const key = Math.max(...metrics.map((one) => one.key.length));
  return metrics.map(({ id, key: name, title }) => `${id}  ${name.padEnd(key)}  ${title.en}`).join('\n');
}

export function tellDefinition(metric: Metric): string {
  const { id, key, version, title, meaning, definition, source, figures } = metric;
  const named = Object.entries(figures).map(([name, one]) => [name, one.title.en] as const);
  const width = Math.max(0, ...named.map(([name]) => name.length));
  return [
    `${id} ${title.en} (${key}, version ${version})`,
    wrap(meaning.en),
    '',
    wrap(definition),
    '',
    wrap(`Source: ${source}.`),
    '',
    'Figures',
    ...named.map(([name, said]) => wrap(said, `  ${name.padEnd(width)}  `)),
  ].join('\n');
}

export function tellExplained(explained: Explained): string {
  const { metric, of, period, measured, figure } = explained;
  const days =
    period.kind === 'custom' ? period.label : `${period.label} (${dayOf(period.from)} to ${lastOf(period.to)})`;
  const groups = (measured.groups ?? []).flatMap(({ name, figures }) => {
    const lines = figureLines(metric, figures, figure);
    return lines.length === 0 ? [] : ['', cell(name), ...lines];
  });
  const remarks = measured.remarks.map((remark) => wrap(remarkSaid(metric, remark), '- ', '  '));
  return [
    tellDefinition(metric),
    '',
    `${cell(of)}, ${days}, ${period.zone}`,
    ...figureLines(metric, measured.figures, figure),
    ...groups,
    ...(remarks.length === 0 ? [] : ['', ...remarks]),
    ...leftOut(explained),
    ...listed(explained),
  ].join('\n');
}

const dayOf = (iso: string) => iso.slice(0, 10);
/** The last moment of it: `to` itself does not belong to it. */
const lastOf = (to: string) => new Date(Date.parse(to) - 1).toISOString().slice(0, 10);

function figureLines(
  { id, figures: definitions }: Metric,
  figures: Readonly<Record<string, Figure>>,
  only: string | null,
): readonly string[] {
  const shown = Object.entries(figures).filter(([name]) => only === null || name === only);
  const rows = shown.map(([name, figure]) => ({
    title: definitions[name]?.title.en ?? name,
    told: [figureSaid(figure, name, SAID), `n = ${figure.n}`, sureness(figure, fewestFor(id, name))],
  }));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map(({ told }) => widthOf(told[column] ?? ''))));
  const right = rows.map(({ told }) => told.map((text, column) => padded(text, widths[column] ?? 0)).join('  '));
  const room = Math.max(LEAST_TITLE, columns() - 4 - Math.max(0, ...right.map((text) => text.trimEnd().length)));
  const titles = rows.map(({ title }) => wrapLine(title, room));
  const width = Math.max(0, ...titles.flat().map(widthOf));
  // A title that is too long goes on below itself.
  return titles.flatMap(([first = '', ...more], index) => [
    `  ${padded(first, width)}  ${right[index] ?? ''}`.trimEnd(),
    ...more.map((line) => `  ${line}`),
  ]);
}

const LEAST_TITLE = 20;

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** How far it can be relied on. */
function sureness({ value, unit, n, low, range }: Figure, few: number): string {
  if (value === null) return '';
  if (range !== undefined) return `90 %: ${amount(range[0], unit, SAID)} to ${amount(range[1], unit, SAID)}`;
  if (unit === 'items' || unit === 'people') return '';
  if (n < few) return 'too few to say';
  return low === undefined ? '' : `at least ${percentAtLeast(low)}`;
}

function remarkSaid({ words: said }: Metric, { code, params = {} }: Remark): string {
  const template = said[code]?.en ?? code;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

const codeSaid = ({ words: said }: Metric, code: string) => said[code]?.en ?? code.replaceAll('_', ' ');

/** Where items are listed below, their rules stand there. */
function leftOut({ metric, measured, kinds }: Explained): readonly string[] {
  const told = new Set((kinds ?? []).filter(({ counted }) => !counted).map(({ as }) => as));
  const rest = Object.entries(measured.excluded).filter(([code, count]) => count > 0 && !told.has(code));
  if (rest.length === 0) return [];
  return ['', 'Left out', ...rest.map(([code, count]) => wrap(`${count} ${codeSaid(metric, code)}`, '  '))];
}

function listed({ metric, kinds, all }: Explained): readonly string[] {
  if (kinds === null) return ['', 'It is a sum that the database makes: no items are listed.'];
  const heads = { true: 'Counted', false: 'Left out' } as const;
  return ([true, false] as const).flatMap((counted) => {
    const ofKind = kinds.filter((kind) => kind.counted === counted);
    if (ofKind.length === 0) return [];
    const count = ofKind.reduce((sum, { entries }) => sum + entries.length, 0);
    return ['', `${heads[`${counted}`]} (${count})`, ...ofKind.flatMap((kind) => kindLines(metric, kind, all))];
  });
}

function kindLines(metric: Metric, { as, entries }: Kind, all: boolean): readonly string[] {
  const shown = all ? entries : entries.slice(0, MOST_ENTRIES);
  const width = Math.max(...shown.map(({ name }) => widthOf(cell(name))));
  const unit = valueUnitOf(metric);
  const line = ({ name, value }: Entry) => {
    const plain = cell(name);
    return value === null
      ? `    ${plain}`
      : `    ${plain}${' '.repeat(width - widthOf(plain))}  ${amount(value, unit, SAID)}`;
  };
  const more = entries.length - shown.length;
  return [
    wrap(`${codeSaid(metric, as)} (${entries.length})`, '  '),
    ...shown.map(line),
    ...(more === 0 ? [] : [`    and ${more} more, which --all shows`]),
  ];
}
