// How a report was measured: window, clock, what was left out and by which rule, definitions.
import { minuteOf } from '../../core/time.js';
import type { MetricId } from '../../core/measured.js';
import { catalogue } from '../../metrics/catalogue.js';
import { numeral } from '../../report/numbers.js';
import { say, sentences, unmeasuredSaid } from '../../report/say.js';
import { html } from './html.js';
import type { Html, Part } from './html.js';
import { prose } from './prose.js';
import { table } from './table.js';
import { methodLink } from './telling.js';
import type { Telling } from './telling.js';

export function methodSection(told: Telling): Html {
  const { report, said } = told;
  const { period, method } = report;
  const line = (template: string, values: Parameters<typeof say>[1]) =>
    html`<p>${prose(say(template, values, said))}</p>`;
  const ledger =
    method.ledgerAt === null
      ? line(said.lines.ledgerEmpty, {})
      : line(said.lines.ledger, { at: `${minuteOf(method.ledgerAt)} UTC` });
  const { from, to, zone } = period;
  return html`<h2>${said.heads.method}</h2>
    ${line(said.lines.window, { from: minuteOf(from), to: minuteOf(to), zone })}
    <p>${answersDue(told)}</p>
    ${ledger} ${line(said.lines.people, {})} ${excludedTable(told)} ${unmeasured(told)} ${unlooked(told)}
    <p>${definitions(told)}</p>
    ${line(said.lines.id, { id: report.id, settings: method.settings })}`;
}

/** Within how many working days, and what of them is not worked. */
function answersDue({ report: { method }, said }: Telling): Part {
  const { answers, hours, holidays } = said.lines;
  return prose(
    sentences([
      say(answers, { days: method.answerWithin }, said),
      ...(method.hours === undefined ? [] : [say(hours, method.hours, said)]),
      ...(method.holidays === undefined ? [] : [say(holidays, { count: method.holidays }, said)]),
    ]),
  );
}

function excludedTable({ report, said, language }: Telling): Part {
  const rules = Object.entries(report.method.excluded);
  if (rules.length === 0) return html`<p>${said.lines.excludedNone}</p>`;
  return table({
    caption: said.lines.excluded,
    columns: [{ head: said.heads.rule }, { head: said.heads.count, number: true }],
    rows: rules.map(([rule, count]) => [sentenceOf(rule, language), numeral(count)]),
  });
}

/** As the first measure says it that leaves something out by this rule. */
function sentenceOf(rule: string, language: Telling['language']): string {
  const words = catalogue.find((metric) => Object.hasOwn(metric.words, rule))?.words;
  return words?.[rule]?.[language] ?? rule;
}

function unmeasured({ report, language }: Telling): Part {
  const sentence = unmeasuredSaid(report, language);
  return sentence === '' ? null : html`<p>${sentence}</p>`;
}

function unlooked({ report, said }: Telling): Part {
  const list = report.method.unlooked.map((code) => said.unlooked[code] ?? code).join(said.lines.stop);
  return list === '' ? null : html`<p>${prose(say(said.lines.unlooked, { list }, said))}</p>`;
}

function definitions(told: Telling): Part {
  const { said, report } = told;
  const versions = Object.entries(report.method.definitions) as [MetricId, number][];
  const list = versions.map(([metric, version], index) => [
    index === 0 ? '' : said.lines.comma,
    methodLink(metric, metric, told),
    ` v${version}`,
  ]);
  const [before = '', after = ''] = said.lines.definitions.split('{list}');
  return [before, list, after];
}
