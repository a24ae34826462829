// What all parts of a report's page are told: the report, its words, and where links lead.
import type { Language } from '../../core/language.js';
import type { ItemAt, LinkedItem, MetricId } from '../../core/measured.js';
import type { Report } from '../../core/report.js';
import { words as reportWords } from '../../report/words.js';
import type { Words as ReportWords } from '../../report/wording.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { inLanguage } from './layout.js';
import { itemAtGitHub, itemPath, methodPath } from './paths.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';
import type { Words } from './words.js';

export interface Telling {
  readonly report: Report;
  readonly language: Language;
  /** Of reports in every form, and of these pages alone. */
  readonly said: ReportWords;
  readonly words: Words;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
  /** Null: the page stands alone, as a file, and links to no other of ours. */
  readonly visit: Visit | null;
}

export interface TellingParts {
  readonly language: Language;
  readonly github: string;
  readonly visit: Visit | null;
}

export const tellingOf = (report: Report, { language, github, visit }: TellingParts): Telling => ({
  report,
  language,
  said: reportWords[language],
  words: wordsIn(language),
  github,
  visit,
});

/** A link to the item at GitHub, with its repository where the report is of several; and to what Hearth did on it. */
export function itemLink(item: ItemAt & Partial<Pick<LinkedItem, 'kind'>>, told: Telling): Html {
  const { report, github, said, visit } = told;
  const of = report.repositories.find(({ id }) => id === item.repository);
  const name = `${item.kind === undefined ? '' : `${said.kinds[item.kind]} `}#${item.number}`;
  if (of === undefined) return html`${name}`;
  const { owner, name: called } = of;
  const at = itemAtGitHub(github, { owner, name: called, kind: item.kind ?? 'issue', number: item.number });
  const where = report.repository === null ? html` ${foreign(`${of.owner}/${of.name}`)}` : null;
  return html`<a href="${at}">${name}</a>${where}${ownLink(itemPath(of.owner, of.name, item.number), visit, told)}`;
}

function ownLink(path: string, visit: Visit | null, { words, language }: Telling): Part {
  if (visit === null) return null;
  const [before, after] = words.stops.aside;
  return html`${before}<a href="${inLanguage(path, visit, language)}">${words.item.short}</a>${after}`;
}

/** What a measure is called, leading to how it is worked out. */
export function methodLink(metric: MetricId, name: string, { visit, language }: Telling): Part {
  return visit === null ? name : html`<a href="${inLanguage(methodPath(metric), visit, language)}">${name}</a>`;
}

/** Names of SIGs by their slugs. */
export function sigNames(slugs: readonly string[], { report, said }: Telling): readonly Part[] {
  return slugs.map((slug, index) => [
    index === 0 ? '' : said.lines.comma,
    foreign(report.sigs.find((sig) => sig.slug === slug)?.name ?? slug),
  ]);
}
