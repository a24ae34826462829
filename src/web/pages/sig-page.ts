// The page of one group of a community: its figures, its alarms, and what waits for it.
import type { Report } from '../../core/report.js';
import type { Group } from '../../core/measured.js';
import { metricCalled } from '../../metrics/catalogue.js';
import { figureQualified, figureSaid } from '../../report/numbers.js';
import { alarmsOf, attentionOf } from './concerns.js';
import type { Seen } from './community-page.js';
import { html } from './html.js';
import type { Part } from './html.js';
import { pageOf } from './layout.js';
import { communityPath, sigPath } from './paths.js';
import { otherPeriods, reportIntro } from './report-page.js';
import { table } from './table.js';
import { methodLink, tellingOf } from './telling.js';
import type { Telling } from './telling.js';
import { placeOf } from './visit.js';
import { wordsIn } from './words.js';

/** The measure that tells SIGs apart. */
const OF_SIGS = 'M43';

/** Null: the report knows no such group. */
export function sigPage(report: Report, slug: string, { visit, github }: Seen): string | null {
  const sig = report.sigs.find((one) => one.slug.toLowerCase() === slug.toLowerCase());
  if (sig === undefined) return null;
  const { language } = visit;
  const told = tellingOf(report, { language, github, visit });
  const { login } = report.community;
  const path = sigPath(login, sig.slug);
  const alarms = report.alarms.filter(({ sigs }) => sigs.includes(sig.slug));
  const attention = report.attention.filter(({ sigs }) => sigs.includes(sig.slug));
  const { stale } = report;
  return pageOf({
    language,
    title: wordsIn(language).sig.title(sig.name),
    place: placeOf(visit, path, [{ name: login, href: communityPath(login) }]),
    main: html`${reportIntro(told)} ${figuresOf(sig.slug, told)} ${alarmsOf({ ...report, alarms, stale }, told)}
    ${attentionOf({ ...report, attention, stale }, told)} ${otherPeriods(told, path, visit)}`,
  });
}

function figuresOf(slug: string, told: Telling): Part {
  const { sig: words } = told.words;
  const [now, before] = (['now', 'before'] as const).map((which) => groupOf(slug, which, told.report));
  if (now === undefined)
    return html`<h2>${words.figures}</h2>
      <p>${words.none}</p>`;
  const { heads, sigColumns } = told.said;
  const titles = metricCalled(OF_SIGS)?.figures ?? {};
  return html`<h2>${words.figures}</h2>
    ${table({
      caption: words.figures,
      quiet: true,
      columns: [
        { head: heads.measure },
        { head: heads.now, number: true },
        { head: heads.before, number: true },
        { head: heads.n, number: true },
      ],
      rows: Object.entries(now.figures).map(([name, figure]) => [
        methodLink(OF_SIGS, sigColumns[name] ?? titles[name]?.title[told.language] ?? name, told),
        figureQualified(figure, name, told.said),
        before === undefined ? '–' : figureSaid(before.figures[name] ?? null, name, told.said),
        figure.n,
      ]),
    })}`;
}

function groupOf(slug: string, which: 'now' | 'before', { chapters }: Report): Group | undefined {
  const measured = chapters.flatMap((chapter) => chapter.measured);
  const found = measured.find(({ now }) => now.metric === OF_SIGS)?.[which];
  return found?.groups?.find(({ name }) => name === slug);
}
