// Which figure of a report each badge shows: the same one, with the same status, as in the table at the report's top.
import type { Language } from '../../core/language.js';
import type { Report, Signal, Status } from '../../core/report.js';
import { amount } from '../../report/numbers.js';
import { FEW } from '../../report/status.js';
import { words } from '../../report/words.js';
import type { BadgeName } from '../pages/target.js';
import type { Badge, Tone } from './badge.js';

const SIGNALS: Readonly<Record<BadgeName, string>> = {
  response: 'response_rate',
  newcomers: 'newcomers',
  'absence-factor': 'absence_factor',
};

const LABELS: Readonly<Record<Language, Readonly<Record<BadgeName, string>>>> = {
  en: { response: 'answered in time', newcomers: 'new contributors', 'absence-factor': 'absence factor (reviews)' },
  zh: { response: '按时回复', newcomers: '新贡献者', 'absence-factor': '缺席系数（评审）' },
};

const TONES: Readonly<Record<Status, Tone>> = {
  on_target: 'good',
  watch: 'watch',
  act: 'bad',
  too_few: 'plain',
  none: 'plain',
  not_measured: 'plain',
  stale: 'plain',
};
export function badgeFor(name: BadgeName, { signals }: Pick<Report, 'signals'>, language: Language): Badge {
  const label = LABELS[language][name];
  const { lines } = words[language];
  const signal = signals.find(({ code }) => code === SIGNALS[name]);
  const figure = signal === undefined ? null : figureOf(name, signal);
  if (signal === undefined || figure?.value == null || signal.status === 'stale' || signal.status === 'not_measured') {
    return { label, value: lines.notMeasured, tone: 'plain' };
  }
  const value = amount(figure.value, figure.unit, words[language]);
  // How many came is a count: it is true however few they are, and has no target.
  if (name === 'newcomers') return { label, value, tone: 'plain' };
  return figure.n < FEW ? { label, value: lines.few, tone: 'plain' } : { label, value, tone: TONES[signal.status] };
}

/** Newcomers: how many there were, which stands beside the share of them who came again. */
const figureOf = (name: BadgeName, { now, beside }: Signal) => (name === 'newcomers' ? (beside?.now ?? null) : now);
