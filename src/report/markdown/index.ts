// A report as the body of an issue or discussion (metrics.md, 2.2). The same report gives the same bytes.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Report } from '../../core/report.js';
import { periodSaid, say, sentences } from '../say.js';
import { words } from '../words.js';
import { alarms, gapNotice } from './alarms.js';
import { attention } from './attention.js';
import { chapters } from './chapters.js';
import { charts } from './charts.js';
import { method } from './method.js';
import { oneLook } from './one-look.js';
import { localDate } from './sheet.js';
import type { Links, Sheet } from './sheet.js';
import { steps } from './steps.js';
import { names, paragraphs } from './table.js';
import { thanks } from './thanks.js';

/** So long a report is as a rule. GitHub takes 65,536. */
const LENGTH = 20_000;
/** Rows of a table, tried one after the other: the least important are last, and go first. */
const ROOMS = [60, 30, 15, 8, 4] as const;
const MOST_REPOSITORIES = 10;

/** `config`: the file that a command took its terms from. */
export function markdownOf(report: Report, language: Language, links: Links, config?: string): string {
  let text = '';
  for (const most of ROOMS) {
    text = sectionsOf({ report, language, words: words[language], links, config, most });
    if (text.length <= LENGTH) return text;
  }
  return text;
}

function sectionsOf(sheet: Sheet): string {
  return `${paragraphs([
    gapNotice(sheet),
    intro(sheet),
    oneLook(sheet),
    alarms(sheet),
    attention(sheet),
    steps(sheet),
    thanks(sheet),
    ...(isUnread(sheet) ? [sheet.words.lines.shortened] : [charts(sheet), chapters(sheet)]),
    method(sheet),
    outro(sheet),
  ])}\n`;
}

/** Nobody read the last ones: more of the same would not be read either (metrics.md, A5). */
const isUnread = ({ report }: Sheet): boolean =>
  report.alarms.some(({ code, level }) => code === 'A5' && level === 'act');

/** What it is about: whose, from which to which local day. */
function intro(sheet: Sheet): string {
  const { report, words } = sheet;
  const { from, to, zone } = report.period;
  const whole = report.repository === null;
  const of = quote(whole ? report.community.login : `${report.community.login}/${report.repository}`);
  const days = { from: localDate(Date.parse(from), sheet), to: localDate(Date.parse(to) - 1, sheet), zone };
  const repositories = names(
    report.repositories.map(({ name }) => name),
    MOST_REPOSITORIES,
    sheet,
  );
  return sentences([
    say(words.lines.intro, { of, ...days }, words),
    ...(whole ? [say(words.lines.repositories, { names: repositories }, words)] : []),
  ]);
}

function outro({ report, words, language, links }: Sheet): string {
  const page = links.page(report);
  const { previous, period } = report;
  const before = previous === null ? '' : periodSaid({ kind: period.kind, label: previous.label }, language);
  return paragraphs([
    page === null ? '' : say(words.lines.page, { link: `<${page}>` }, words),
    previous === null ? '' : say(words.lines.previous, { link: `[${before}](${previous.url})` }, words),
  ]);
}
