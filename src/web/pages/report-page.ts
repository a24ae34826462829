// The page of a report: the same numbers as in its Markdown and JSON, with charts drawn and tables under them.
import type { Language } from '../../core/language.js';
import type { Report } from '../../core/report.js';
import { minuteOf } from '../../core/time.js';
import type { PeoplePage } from '../../engine/ports.js';
import { gapSaid, say, titleOf } from '../../report/say.js';
import { chaptersOf } from './chapters.js';
import { chartsOf } from './charts.js';
import { alarmsOf, attentionOf, stepsOf, thanksOf } from './concerns.js';
import { glance } from './glance.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { methodSection } from './method-section.js';
import { communityPath, inPeriod, ownHonoursPath, ownLadderPath, repositoryPath } from './paths.js';
import { peoplePart } from './people-part.js';
import { datesOf, neighboursOf } from './periods.js';
import { prose } from './prose.js';
import { tellingOf } from './telling.js';
import type { Telling } from './telling.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';

export interface ReportPageOptions {
  readonly language: Language;
  /** Address of GitHub's site, without a slash at its end; the default is `https://github.com`. */
  readonly github?: string;
}

/** A whole HTML document that stands alone, as a file: it needs nothing beside itself. */
export function reportPage(report: Report, { language, github = 'https://github.com' }: ReportPageOptions): string {
  const told = tellingOf(report, { language, github, visit: null });
  return pageOf({
    language,
    title: titleOf(report, language),
    place: null,
    audience: report.audience,
    main: html`${reportIntro(told)}${glance(told)}${reportBody(told)}`,
  });
}

export interface ReportSeen {
  readonly visit: Visit;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
  /** Which the repository has of its own. */
  readonly people: readonly PeoplePage[];
}

const OWN: Readonly<Partial<Record<PeoplePage, (owner: string, name: string) => string>>> = {
  ladder: ownLadderPath,
  honours: ownHonoursPath,
};

/** The page of a repository's report among the others. */
export function reportPageOf(report: Report, { visit, github, people }: ReportSeen): string {
  const { language } = visit;
  const told = tellingOf(report, { language, github, visit });
  const { login } = report.community;
  const path = repositoryPath(login, report.repository ?? '');
  const json = inLanguage(inPeriod(`${path}/report.json`, visit.period), visit, language);
  return pageOf({
    language,
    title: titleOf(report, language),
    place: placeOf(visit, path, [{ name: login, href: communityPath(login) }]),
    main: html`${reportIntro(told)} ${glance(told)} ${reportBody(told)} ${otherPeriods(told, path, visit)}
      ${peoplePart(people, told, (page) => OWN[page]?.(login, report.repository ?? '') ?? null)}
      <h2>${told.words.report.formats}</h2>
      <ul>
        <li><a href="${json}">${told.words.report.json}</a></li>
      </ul>`,
  });
}

/** Of what and when; and what must be known before the first figure is read. */
export function reportIntro(told: Telling): Html {
  const { report, said, words } = told;
  const { period, repositories, previous } = report;
  const names = repositories.map(({ owner, name }, index) => [
    index === 0 ? '' : said.lines.comma,
    foreign(`${owner}/${name}`),
  ]);
  const dates = { ...datesOf(period), zone: period.zone };
  const [before = '', after = ''] = said.lines.intro.split('{of}');
  const last = previous === null ? null : html`<p><a href="${previous.url}">${words.report.previous}</a></p>`;
  const made = told.visit?.made;
  const asOf =
    made === undefined ? null : html`<p class="soft">${words.report.asOf(minuteOf(made.at.toISOString()))}</p>`;
  return html`<p>${prose(say(before, dates, said))}${names}${prose(say(after, dates, said))}</p>
    ${asOf}${last}${gapsOf(told)}`;
}

/** All but the first table, in the order of every report (metrics.md, 2.2). */
export function reportBody(told: Telling): Html {
  const { report } = told;
  return html`${alarmsOf(report, told)} ${attentionOf(report, told)} ${stepsOf(report, told)} ${thanksOf(report, told)}
  ${chartsOf(report, told)} ${chaptersOf(report, told)} ${methodSection(told)}`;
}

function gapsOf({ report, said, language }: Telling): Part {
  if (report.gaps.length === 0) return null;
  // A ledger that begins somewhere is worth a word, and no gap.
  return html`<section class="note">
    ${report.stale ? html`<h2>${said.heads.gap}</h2>` : null}
    <ul>
      ${report.gaps.map((gap) => html`<li>${prose(gapSaid(gap, language))}</li>`)}
    </ul>
  </section>`;
}

/** Links to the periods before and after. */
export function otherPeriods({ report, words, language }: Telling, path: string, visit: Visit): Part {
  const { earlier, later } = neighboursOf(report.period, visit.now, visit.made?.begins);
  if (earlier === null && later === null) return null;
  const link = (label: string | null, nameOf: (label: string) => string) =>
    label === null
      ? null
      : html`<li><a href="${inLanguage(inPeriod(path, label), visit, language)}">${nameOf(label)}</a></li>`;
  return html`<h2>${words.report.otherPeriods}</h2>
    <ul>
      ${link(earlier, words.report.earlier)}${link(later, words.report.later)}
    </ul>`;
}
