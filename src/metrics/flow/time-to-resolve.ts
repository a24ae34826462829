// M19: how long issues take until they are closed.
import { medianOf, p90Of, shareOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { Arrival, Turned } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { kmOf } from './wait-figures.js';
import { outWords } from './words.js';

/** GitHub gave no reason before it knew reasons; a close without one is a close as completed. */
const isCompleted = (reason: string | null) => reason !== 'not_planned' && reason !== 'duplicate';

/** An issue that was closed or reopened in the window. */
function resolutionOf(item: Turned): Verdict {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (item.closedAt === null || !item.wasClosed) return leftOut('reopened');
  if (item.reason === 'duplicate') return leftOut('duplicate');
  return counted(isCompleted(item.reason) ? 'completed' : 'not_planned', item.closedAt - item.openedAt);
}

const isIssue = ({ kind }: Arrival | Turned) => kind === 'issue';

/** The issues opened in the window: resolved, or watched until its end. Duplicates were never to be resolved. */
function cohortOf(arrivals: readonly Arrival[], { to }: Frame) {
  const end = Date.parse(to) / 1_000;
  return arrivals
    .filter((item) => isIssue(item) && outBy(item) === null && item.reason !== 'duplicate')
    .map(({ openedAt, closedAt }) => ({ after: (closedAt ?? end) - openedAt, happened: closedAt !== null }));
}

export const timeToResolve = metric({
  id: 'M19',
  key: 'time-to-resolve',
  version: 1,
  title: { en: 'Time to resolve an issue', zh: 'issue 解决时间' },
  meaning: {
    en: 'How long issues take from creation to their last close, and how many of those closed were reopened.',
    zh: 'issue 从创建到最后一次关闭所需的时间，以及关闭后又被重新打开的比例。',
  },
  definition:
    'Issues by people whose last close lies in the window and that are closed at its end: from creation to that close, by ' +
    'reason (without one: completed); duplicates are left out. Cohort: issues opened in the window, those still open ' +
    'watched until its end (Kaplan-Meier). Reopened: issues that were reopened after a close in the window, of all that ' +
    'were closed in it at least once.',
  source: 'CHAOSS, Issue Resolution Duration',
  figures: {
    'completed.median': { unit: 'seconds', title: { en: 'completed, median', zh: '已完成，中位数' } },
    'completed.p90': { unit: 'seconds', title: { en: 'completed, p90', zh: '已完成，第 90 百分位' } },
    'not_planned.median': { unit: 'seconds', title: { en: 'not planned, median', zh: '不计划处理，中位数' } },
    'cohort.km': {
      unit: 'seconds',
      title: {
        en: 'half of those opened closed after (Kaplan-Meier)',
        zh: '新开 issue 半数关闭所需时间（Kaplan-Meier）',
      },
    },
    reopened: { unit: 'share', title: { en: 'reopened of those closed', zh: '关闭后重新打开的比例' } },
  },
  words: {
    ...outWords,
    completed: { en: 'Closed as completed.', zh: '作为已完成关闭。' },
    not_planned: { en: 'Closed as not planned.', zh: '作为不计划处理关闭。' },
    duplicate: { en: 'Closed as a duplicate: nothing was to be resolved.', zh: '作为重复 issue 关闭：无需解决。' },
    reopened: { en: 'Open again at the end of the window.', zh: '在时段结束时已重新打开。' },
  },
  needs: ['arrivals', 'turns'],
  compute({ arrivals, turns }, frame) {
    const issues = turns.filter(isIssue);
    const verdicts = issues.map(resolutionOf);
    const took = (code: string) => verdicts.flatMap(({ as, value }) => (as === code ? (value ?? []) : []));
    const closed = issues.filter((item) => outBy(item) === null && item.wasClosed);
    return {
      metric: 'M19',
      figures: {
        'completed.median': medianOf(took('completed')),
        'completed.p90': p90Of(took('completed')),
        'not_planned.median': medianOf(took('not_planned')),
        'cohort.km': kmOf(cohortOf(arrivals, frame)),
        reopened: shareOf(closed.filter(({ closedAndReopened }) => closedAndReopened).length, closed.length),
      },
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ turns }) => lookedAs(turns.filter(isIssue), resolutionOf),
});
