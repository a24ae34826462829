// Puts values into the templates of the words.
import { quote } from '../core/markdown.js';
import type { Language } from '../core/language.js';
import type { Remark } from '../core/measured.js';
import type { Alarm, Gap, Period, Report, Step } from '../core/report.js';
import { metricCalled } from '../metrics/catalogue.js';
import { isUnmeasured } from './figures.js';
import { numeral, percent } from './numbers.js';
import { isStepCode } from './steps.js';
import { words } from './words.js';
import type { Words } from './wording.js';

type Values = Readonly<Record<string, string | number>>;

/**
 * Fills `{name}` and `{name|form}`: `share` of a number from 0 to 1, `s` of a number that is not one, `what` by the words, `codes` and `logins` quoted one by
 * one, `login` quoted. Plain values are Hearth's own: they stand as they are. What is not given is left empty.
 */
export function say(template: string, values: Values, told: Words): string {
  return template.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? '' : formed(value, form, told);
  });
}

function formed(value: string | number, form: string | undefined, told: Words): string {
  const listed = (separator: RegExp) =>
    String(value)
      .split(separator)
      .map((one) => quote(one))
      .join(told.lines.comma);
  switch (form) {
    case 'share':
      return percent(Number(value));
    case 's':
      return value === 1 ? '' : 's';
    case 'what':
      return told.what[value] ?? quote(String(value));
    case 'codes':
      return listed(/,\s*/);
    case 'logins':
      return listed(/\s+/);
    case 'login':
      return quote(String(value));
    default:
      return typeof value === 'number' ? numeral(value) : value;
  }
}

/** What an alarm is called. */
export const alarmTitle = ({ code }: Alarm, language: Language): string => words[language].alarms[code] ?? code;

/** Why an alarm fired: one or two sentences of Markdown, with what is foreign in it quoted. */
export const alarmSaid = ({ because }: Alarm, language: Language): string => reasonSaid(because, language);

function reasonSaid({ code, params = {} }: Remark, language: Language): string {
  const reasons: Readonly<Record<string, string>> = words[language].reasons;
  return say(reasons[code] ?? '', params, words[language]);
}

/** What the ledger does not know: one sentence of Markdown. */
export function gapSaid({ code, params }: Gap, language: Language): string {
  const { gaps } = words[language];
  const empty = code === 'ledger_behind' && params['until'] === '';
  return say(gaps[empty ? 'ledger_empty' : code] ?? '', params, words[language]);
}

/** That there is none; and what is to be acted on all the same, for an alarm takes more than a missed target (metrics.md, 2.4). */
export function noAlarmSaid(report: Report, language: Language): string {
  const { lines } = words[language];
  const signals = [...report.signals, ...report.chapters.flatMap((chapter) => chapter.signals)]
    .filter(({ status }) => status === 'act')
    .map(({ code }) => signalTitle(code, report, language));
  if (signals.length === 0) return lines.noAlarms;
  return say(lines.noAlarmsYetAct, { signals: signals.join(lines.stop) }, words[language]);
}

/** What no source tells of yet. Empty: everything is measured. */
export function unmeasuredSaid({ chapters }: Report, language: Language): string {
  const { lines } = words[language];
  const titles = chapters
    .flatMap(({ measured }) => measured.filter(({ now }) => isUnmeasured(now)))
    .map(({ now }) => metricCalled(now.metric)?.title[language] ?? now.metric);
  return titles.length === 0 ? '' : say(lines.unmeasured, { list: titles.join(lines.comma) }, words[language]);
}

/** One after the other; a Chinese full stop needs no blank behind it. */
export const sentences = (all: readonly string[]): string => all.join(' ').replaceAll('。 ', '。');

/** What to do: one sentence of Markdown. Empty: it is none of the catalogue. */
export const stepSaid = ({ code }: Pick<Step, 'code'>, language: Language): string =>
  isStepCode(code) ? words[language].steps[code] : '';

/** What a row of the one-look table is called. */
export const signalTitle = (code: string, { method }: Report, language: Language): string =>
  say(words[language].signals[code] ?? code, { days: method.answerWithin }, words[language]);

/** `November 2026`, `week 47 of 2026`. */
export function periodSaid({ kind, label }: Pick<Period, 'kind' | 'label'>, language: Language): string {
  const { periods, months } = words[language];
  const [, year = '', rest = ''] = /^(\d{4})-[WQ]?(\d{1,2})$/.exec(label) ?? [];
  if (kind === 'custom' || rest === '') return label.replace(/[^\w.-]/g, '');
  const number = Number(rest);
  const values = { year, number: String(number), month: months[number - 1] ?? '' };
  return say(periods[kind], values, words[language]);
}

/** Of the issue, discussion or page, as plain text. */
export function titleOf(report: Report, language: Language): string {
  const { title, privateTitle } = words[language];
  const of = report.repository === null ? report.community.login : `${report.community.login}/${report.repository}`;
  const plain = of.replace(/[^\w./-]/g, '');
  const values = { of: plain, period: periodSaid(report.period, language) };
  return say(report.audience === 'private' ? privateTitle : title, values, words[language]);
}
