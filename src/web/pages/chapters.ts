// The measures of a report in detail, folded by chapter: every figure with how many it stands on, and its groups.
import type { Figure, Group, Measured } from '../../core/measured.js';
import type { Chapter, Report } from '../../core/report.js';
import { metricCalled } from '../../metrics/catalogue.js';
import { isUnmeasured, toldOf } from '../../report/figures.js';
import { figureQualified, figureSaid } from '../../report/numbers.js';
import { fewestFor } from '../../report/signals.js';
import { signalsTable } from './glance.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { table } from './table.js';
import { itemLink, methodLink } from './telling.js';
import type { Telling } from './telling.js';

/** More of them stand in what `hearth why` lists. */
const MOST_ITEMS = 10;

export function chaptersOf({ chapters }: Report, told: Telling): Part {
  const measured = chapters.flatMap(withWhatIsMeasured);
  if (measured.length === 0) return null;
  return html`<h2>${told.said.heads.chapters}</h2>
    ${measured.map((chapter) => chapterOf(chapter, told))}`;
}

/** What nothing tells of yet is named where it is said how the report was measured; of nothing else there is no chapter. */
function withWhatIsMeasured(chapter: Chapter): readonly Chapter[] {
  const measured = chapter.measured.filter(({ now }) => !isUnmeasured(now));
  return measured.length === 0 ? [] : [{ ...chapter, measured }];
}

function chapterOf({ code, measured, signals }: Chapter, told: Telling): Html {
  const title = told.said.chapters[code] ?? code;
  return html`<details>
    <summary><h3>${title}</h3></summary>
    <div>
      ${signals.length === 0 ? null : signalsTable(signals, title, told)} ${measured.map((one) => measureOf(one, told))}
    </div>
  </details> `;
}

function measureOf({ now, before }: Chapter['measured'][number], told: Telling): Html {
  return html`<h4>${methodLink(now.metric, metricTitle(now, told), told)}</h4>
    ${figuresTable(now, before, told)} ${groupsTable(now, told)} ${itemsOf(now, told)} `;
}

function figuresTable(now: Measured, before: Measured | null, told: Telling): Part {
  const { heads } = told.said;
  const rows = Object.entries(now.figures).map(([name, { n }]) => [
    figureTitle(now, name, told),
    figureQualified(toldOf(now, name), name, told.said, fewestFor(now.metric, name)),
    before === null ? '–' : figureSaid(toldOf(before, name), name, told.said),
    n,
  ]);
  if (rows.length === 0) return null;
  const columns = [
    { head: heads.measure },
    { head: heads.now, number: true },
    { head: heads.before, number: true },
    { head: heads.n, number: true },
  ];
  return table({ caption: metricTitle(now, told), quiet: true, columns, rows });
}

/** A row for each group, a column for each of its figures. */
function groupsTable(measured: Measured, told: Telling): Part {
  const { groups = [] } = measured;
  const names = [...new Set(groups.flatMap(({ figures }) => Object.keys(figures)))];
  if (groups.length === 0 || names.length === 0) return null;
  const caption = `${metricTitle(measured, told)}${told.words.stops.colon}${told.said.heads.group}`;
  return table({
    caption,
    quiet: true,
    columns: [
      { head: measured.metric === 'M43' ? told.said.heads.sig : told.said.heads.group },
      ...names.map((name) => ({ head: columnTitle(measured, name, told), number: true })),
    ],
    rows: groups.map((group) => [
      groupName(group, told),
      ...names.map((name) => cellOf(group.figures[name], name, told)),
    ]),
  });
}

const cellOf = (figure: Figure | undefined, name: string, { said }: Telling): string =>
  figure === undefined ? '–' : figureSaid(figure, name, said);

function columnTitle(measured: Measured, name: string, told: Telling): string {
  const ofSigs = measured.metric === 'M43' ? told.said.sigColumns[name] : undefined;
  return ofSigs ?? figureTitle(measured, name, told);
}

/** A SIG by its name; kinds and ages by their words; else as it is called in the data. */
function groupName({ name }: Group, { report, said }: Telling): Part {
  const sig = report.sigs.find(({ slug }) => slug === name);
  if (sig !== undefined) return foreign(sig.name);
  return said.groups[name] ?? said.levels[name] ?? foreign(name);
}

function itemsOf(measured: Measured, told: Telling): Part {
  const items = (measured.items ?? []).slice(0, MOST_ITEMS);
  if (items.length === 0) return null;
  const { report, stops } = told.words;
  return html`<ul>
    ${items.map((item) => html`<li>${itemLink(item, told)}${stops.comma}${report.since(item.since.slice(0, 10))}</li>`)}
  </ul>`;
}

const metricTitle = ({ metric }: Measured, { language }: Telling): string =>
  metricCalled(metric)?.title[language] ?? metric;

function figureTitle(measured: Measured, name: string, { language }: Telling): string {
  const figures = metricCalled(measured.metric)?.figures ?? {};
  return Object.hasOwn(figures, name) ? (figures[name]?.title[language] ?? name) : `${measured.metric} ${name}`;
}
