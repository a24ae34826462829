// M20: how long pull requests take until they are merged or declined, and what of it is waiting for what.
import { medianOf, p90Of } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { Turned } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { readySeconds } from './wait.js';
import { draftWords, outWords } from './words.js';

function decisionOf(item: Turned): Verdict {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (item.closedAt === null || !item.wasClosed) return leftOut('reopened');
  if (item.startedAt === null) return leftOut('never_ready');
  // Time as a draft belongs to it: the change was not in for that long.
  if (item.mergedAt !== null) return counted('merged', item.mergedAt - item.startedAt);
  return counted('declined', item.closedAt - item.startedAt);
}

const isPull = ({ kind }: Turned) => kind === 'pull_request';

/** From one of its moments to another, without time as a draft; nothing where one of them never came. */
const stage = (item: Turned, from: number | null, to: number | null): readonly number[] =>
  from === null || to === null || to < from ? [] : [readySeconds(item, from, to)];

export const timeToMerge = metric({
  id: 'M20',
  key: 'time-to-merge',
  version: 1,
  title: { en: 'Time to merge and to a decision', zh: '合并与决定时间' },
  meaning: {
    en: 'How long pull requests take from being ready to being merged or declined, and to what of it reviewing comes.',
    zh: 'pull request 从可评审到合并或被拒绝所需的时间，以及其中评审所占的部分。',
  },
  definition:
    'Pull requests by people whose last close lies in the window and that are closed at its end. Merge: from first ready to ' +
    'merged, time as a draft included. Decision: the same to the close, declined ones too; one that was never ready has no ' +
    'decision time. Of the merged ones: from ready to the first review; from that to the first approval of another person, ' +
    'which counts up to the merge only; from that to the merge; in these, time as a draft is taken off.',
  source: 'CHAOSS, Change Request Review Duration; DevStats, time metrics',
  figures: {
    'merge.median': { unit: 'seconds', title: { en: 'ready to merged, median', zh: '可评审到合并，中位数' } },
    'merge.p90': { unit: 'seconds', title: { en: 'ready to merged, p90', zh: '可评审到合并，第 90 百分位' } },
    'decision.median': { unit: 'seconds', title: { en: 'ready to decided, median', zh: '可评审到决定，中位数' } },
    'review.median': {
      unit: 'seconds',
      title: { en: 'ready to first review, median', zh: '可评审到首次评审，中位数' },
    },
    'approval.median': {
      unit: 'seconds',
      title: { en: 'first review to approval, median', zh: '首次评审到批准，中位数' },
    },
    'landing.median': { unit: 'seconds', title: { en: 'approval to merged, median', zh: '批准到合并，中位数' } },
  },
  words: {
    ...outWords,
    ...draftWords,
    merged: { en: 'Merged.', zh: '已合并。' },
    declined: { en: 'Closed without a merge.', zh: '未合并即关闭。' },
    reopened: { en: 'Open again at the end of the window.', zh: '在时段结束时已重新打开。' },
  },
  needs: ['turns'],
  compute({ turns }) {
    const pulls = turns.filter(isPull);
    const verdicts = pulls.map(decisionOf);
    const took = (...codes: readonly string[]) =>
      verdicts.flatMap(({ as, value }) => (codes.includes(as) ? (value ?? []) : []));
    const merged = pulls.filter((_, index) => verdicts[index]?.as === 'merged');
    return {
      metric: 'M20',
      figures: {
        'merge.median': medianOf(took('merged')),
        'merge.p90': p90Of(took('merged')),
        'decision.median': medianOf(took('merged', 'declined')),
        'review.median': medianOf(merged.flatMap((item) => stage(item, item.startedAt, item.reviewedAt))),
        'approval.median': medianOf(merged.flatMap((item) => stage(item, item.reviewedAt, item.approvedAt))),
        'landing.median': medianOf(merged.flatMap((item) => stage(item, item.approvedAt, item.mergedAt))),
      },
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ turns }) => lookedAs(turns.filter(isPull), decisionOf),
});
