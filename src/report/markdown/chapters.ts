// The chapters, folded: every figure that was measured, now and before.
import { quote } from '../../core/markdown.js';
import type { Measured, Remark } from '../../core/measured.js';
import type { Chapter, Signal } from '../../core/report.js';
import { metricCalled } from '../../metrics/catalogue.js';
import type { Metric } from '../../metrics/metric.js';
import { isUnmeasured, toldOf } from '../figures.js';
import { figureQualified, figureSaid, numeral, targetSaid } from '../numbers.js';
import { say } from '../say.js';
import { fewestFor } from '../signals.js';
import { trendOf } from '../trend.js';
import { groupTable } from './groups.js';
import type { Sheet } from './sheet.js';
import { sigTable } from './sig-table.js';
import { folded, list, section, table, unbroken } from './table.js';

export function chapters(sheet: Sheet): string {
  const { report, words } = sheet;
  const written = report.chapters.map((chapter) => chapterOf(chapter, sheet));
  return section(words.heads.chapters, ...written);
}

function chapterOf(chapter: Chapter, sheet: Sheet): string {
  const title = sheet.words.chapters[chapter.code] ?? chapter.code;
  const measured = chapter.measured.filter(({ now }) => !isUnmeasured(now));
  if (chapter.code === 'sigs') return folded(title, ...measured.map(({ now }) => sigTable(now, sheet)));
  const { heads } = sheet.words;
  const columns = [
    { head: heads.measure },
    { head: heads.now, right: true },
    { head: heads.before, right: true },
    { head: heads.trend },
    { head: heads.n, right: true },
  ] as const;
  const rows = measured.flatMap((both) => rowsOf(both, chapter, sheet));
  const groups = measured.map(({ now }) => groupTable(now, sheet));
  return folded(title, table(columns, rows, sheet), ...groups, remarksOf(measured, sheet));
}

type Both = Chapter['measured'][number];

function rowsOf({ now, before }: Both, chapter: Chapter, sheet: Sheet): readonly (readonly string[])[] {
  const { words, language } = sheet;
  const metric = metricCalled(now.metric);
  const names = [...Object.keys(metric?.figures ?? {}), ...Object.keys(now.figures)];
  const told = [...new Set(names)].filter((name) => now.figures[name] !== undefined && !isBlank(name, now, before));
  return told.map((name, index) => {
    const [figure, earlier] = [toldOf(now, name), before === null ? null : toldOf(before, name)];
    const title = metric?.figures[name]?.title[language] ?? name;
    const signal = chapter.signals.find((one) => one.metric === now.metric && one.figure === name);
    const few = fewestFor(now.metric, name);
    const enough = signal !== undefined && signal.status !== 'too_few';
    return [
      `${index === 0 ? `**${metricTitle(metric, now, sheet)}** – ` : '– '}${title}${signal === undefined ? '' : targetOf(signal, sheet)}`,
      enough ? figureSaid(figure, name, words) : figureQualified(figure, name, words, few),
      earlier === null ? '–' : figureQualified(earlier, name, words, few),
      unbroken(words.trend[trendOf(figure, earlier)]),
      figure === null ? '–' : numeral(figure.n),
    ];
  });
}

/** There was nothing to measure, neither now nor before; what no source tells of is another matter. */
const isBlank = (name: string, now: Measured, before: Measured | null): boolean =>
  toldOf(now, name)?.value === null && (before === null || (toldOf(before, name)?.value ?? null) === null);

function metricTitle(metric: Metric | undefined, { metric: id }: Measured, { language, links }: Sheet): string {
  const title = metric?.title[language] ?? id;
  const address = links.method(id);
  return address === null ? title : `[${title}](${address})`;
}

/** Of a figure that has a target, the target and where it stands. */
function targetOf({ target, now, status }: Signal, { words }: Sheet): string {
  if (target === null || now === null) return '';
  const values = { target: targetSaid(target, now.unit, words), status: words.status[status] };
  return say(words.lines.onTarget, values, words);
}

/** What is to be said beside the figures, in the words of their definitions. */
function remarksOf(measured: readonly Both[], sheet: Sheet): string {
  const said = measured.flatMap(({ now }) =>
    now.remarks.flatMap(({ code, params = {} }) => {
      const metric = metricCalled(now.metric);
      const sentence = metric?.words[code]?.[sheet.language];
      return sentence === undefined
        ? []
        : [
            `${metric?.title[sheet.language] ?? ''}${sheet.words.lines.colon}${say(sentence, quotedIn(params), sheet.words)}`,
          ];
    }),
  );
  return list([...new Set(said)].slice(0, sheet.most));
}

/** Numbers are Hearth's own; names are whoever's. */
const quotedIn = (params: NonNullable<Remark['params']>) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : quote(value)]),
  );
