// The two charts, in the dialect of Mermaid that GitHub draws, with every number of them in a table.
import type { Report } from '../../core/report.js';
import type { Words } from '../wording.js';
import type { Sheet } from './sheet.js';
import { folded, section, table } from './table.js';

type Chart = Report['charts'][number];

/** Told apart on white and on black, and without red and green; by name, because `#2` would be read as an item by some. */
const COLOURS = '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "dodgerblue, orange"}}}}%%';
/** Of slices: all light enough for black numbers. */
const SLICES =
  '%%{init: {"themeVariables": {"pie1": "skyblue", "pie2": "khaki", "pie3": "mediumaquamarine", "pie4": "orange", "pie5": "plum", "pieSectionTextColor": "black", "pieOpacity": "1"}}}%%';

export function charts(sheet: Sheet): string {
  const { report, words } = sheet;
  const drawn = report.charts.map((chart) => `\`\`\`mermaid\n${diagramOf(chart, words)}\n\`\`\``);
  const numbers = report.charts.map((chart) => numbersOf(chart, sheet));
  return section(words.heads.charts, ...drawn, folded(words.charts.numbers, ...numbers));
}

/** The text of a diagram, as Mermaid reads it. */
export function diagramOf({ code, points }: Chart, words: Words): string {
  return code === 'flow' ? flowOf(points, words) : funnelOf(points, words);
}

function flowOf(points: Chart['points'], { charts: said }: Words): string {
  const valuesOf = (name: string) => points.map(({ values }) => values[name] ?? 0);
  const most = Math.max(1, ...valuesOf('opened'), ...valuesOf('closed'));
  return [
    COLOURS,
    'xychart-beta',
    `    title "${plain(said.flow)}"`,
    `    x-axis [${points.map(({ at }) => `"${at.slice(5)}"`).join(', ')}]`,
    `    y-axis "${plain(said.items)}" 0 --> ${most}`,
    `    bar [${valuesOf('opened').join(', ')}]`,
    `    line [${valuesOf('closed').join(', ')}]`,
  ].join('\n');
}

/** A slice of nothing is none: Mermaid refuses it. */
function funnelOf(points: Chart['points'], { charts: said, levels }: Words): string {
  const slices = Object.entries(points[0]?.values ?? {}).filter(([, value]) => value > 0);
  return [
    SLICES,
    `pie showData title ${plain(said.funnel)}`,
    ...slices.map(([level, value]) => `    "${plain(levels[level] ?? level)}" : ${value}`),
  ].join('\n');
}

const plain = (text: string): string => text.replace(/["|]/g, "'");

function numbersOf({ code, points }: Chart, sheet: Sheet): string {
  const { heads, levels } = sheet.words;
  const whole = { ...sheet, most: Number.POSITIVE_INFINITY };
  if (code === 'flow') {
    const columns = [
      { head: heads.week },
      { head: heads.opened, right: true },
      { head: heads.closed, right: true },
    ] as const;
    const rows = points.map(({ at, values }) => [at, String(values['opened'] ?? 0), String(values['closed'] ?? 0)]);
    return table(columns, rows, whole);
  }
  const rows = Object.entries(points[0]?.values ?? {}).map(([level, value]) => [levels[level] ?? level, String(value)]);
  return table([{ head: heads.level }, { head: heads.people, right: true }], rows, whole);
}
