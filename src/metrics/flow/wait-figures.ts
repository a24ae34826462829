// The figures of waits: the share in time over all that are due, and how long it took, with those that still wait.
import type { Figure } from '../../core/measured.js';
import { countOf, medianOf, p90Of, shareOf } from '../arithmetic/figures.js';
import { kaplanMeierMedian } from '../arithmetic/kaplan-meier.js';
import type { Watched } from '../arithmetic/kaplan-meier.js';
import type { Frame } from '../frame.js';
import type { Metric } from '../metric.js';
import type { Outcome, Wait } from './wait.js';

/** The half of all, those included to which it has not happened yet; null: not reached. */
export const kmOf = (watched: readonly Watched[]): Figure => ({
  value: kaplanMeierMedian(watched),
  unit: 'seconds',
  n: watched.length,
});

const resolved = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

/** `rate`, `median`, `p90`, `km`, `waiting`, `withdrawn`, `notYetDue`; with working hours also `working.median`, `working.p90`. */
export function waitFigures(waits: readonly Wait[], { calendar }: Frame): Readonly<Record<string, Figure>> {
  const count = (...outcomes: readonly Outcome[]) => waits.filter(({ as }) => outcomes.includes(as)).length;
  const due = count('in_time', 'late', 'waiting', 'unanswered');
  const took = resolved(waits.map(({ seconds }) => seconds));
  const worked = resolved(waits.map(({ workingSeconds }) => workingSeconds));
  return {
    rate: shareOf(count('in_time'), due),
    median: medianOf(took),
    p90: p90Of(took),
    km: kmOf(waits.map(({ watched }) => watched)),
    waiting: countOf(count('waiting'), 'items', due),
    withdrawn: countOf(count('withdrawn'), 'items', waits.length),
    notYetDue: countOf(count('not_yet_due'), 'items', waits.length),
    ...(calendar.hours === null ? {} : { 'working.median': medianOf(worked), 'working.p90': p90Of(worked) }),
  };
}

export const waitTitles: Metric['figures'] = {
  rate: { unit: 'share', title: { en: 'answered within the target', zh: '在目标时间内得到回复' } },
  median: { unit: 'seconds', title: { en: 'median of those answered', zh: '已回复者的中位数' } },
  p90: { unit: 'seconds', title: { en: 'p90 of those answered', zh: '已回复者的第 90 百分位' } },
  km: {
    unit: 'seconds',
    title: { en: 'half of all answered after (Kaplan-Meier)', zh: '半数得到回复所需时间（Kaplan-Meier）' },
  },
  waiting: { unit: 'items', title: { en: 'waiting past the target', zh: '超过目标时间仍在等待' } },
  withdrawn: { unit: 'items', title: { en: 'withdrawn by the author', zh: '作者自行撤回' } },
  notYetDue: { unit: 'items', title: { en: 'not due yet', zh: '尚未到目标时间' } },
  'working.median': { unit: 'seconds', title: { en: 'median, working time', zh: '中位数（工作时间）' } },
  'working.p90': { unit: 'seconds', title: { en: 'p90, working time', zh: '第 90 百分位（工作时间）' } },
};
