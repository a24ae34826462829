// M11: what becomes of people's first pull requests, and whether they wait longer than others.
import type { Figure } from '../../core/measured.js';
import { medianOf, p90Of, shareOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { Arrival, Turned } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { kmOf } from './wait-figures.js';
import { notWaiting, waitOf } from './wait.js';
import { maintainerWords, outWords } from './words.js';

/** A pull request that was closed in the window: somebody's first, or why it does not count. */
function decisionOf(item: Turned): Verdict {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (item.closedAt === null || !item.wasClosed) return leftOut('reopened');
  if (item.firstPull === null) return leftOut('not_known');
  if (!item.firstPull) return leftOut('not_first');
  return counted(item.mergedAt === null ? 'declined' : 'merged');
}

const isPull = ({ kind }: Arrival | Turned) => kind === 'pull_request';

function waitsOf(arrivals: readonly Arrival[], first: boolean, frame: Frame) {
  return arrivals
    .filter((item) => isPull(item) && notWaiting(item) === null && !item.maintainer && item.firstPull === first)
    .map((item) => waitOf(item, 'answeredAt', frame));
}

export const newcomerPulls = metric({
  id: 'M11',
  key: 'newcomer-pulls',
  version: 1,
  title: { en: 'First pull requests', zh: '首个 pull request' },
  meaning: {
    en: 'How many first pull requests are merged, and how long their authors wait compared with those who have been here before.',
    zh: '首个 pull request 有多少被合并，其作者的等待时间与老贡献者相比如何。',
  },
  definition:
    'Merged of all first pull requests of people (their first in the community) whose last close lies in the window. Waits: ' +
    'clock time to the first response, as in the time to first response, of first pull requests whose clock started in the ' +
    'window, against those of people who had opened one before; maintainers’ are in neither. Difference: median of the ' +
    'first ones less that of the others, of those answered.',
  source: 'CHAOSS, Issue Response Time, opened by newcomers',
  figures: {
    merged: { unit: 'share', title: { en: 'first pull requests merged', zh: '首个 pull request 合并率' } },
    'newcomers.p50': {
      unit: 'seconds',
      title: { en: 'first pull requests, median wait', zh: '首个 pull request 等待中位数' },
    },
    'newcomers.p90': {
      unit: 'seconds',
      title: { en: 'first pull requests, p90', zh: '首个 pull request 第 90 百分位' },
    },
    'newcomers.km': {
      unit: 'seconds',
      title: {
        en: 'first pull requests, half answered after (Kaplan-Meier)',
        zh: '首个 pull request 半数得到回复（Kaplan-Meier）',
      },
    },
    'regulars.p50': { unit: 'seconds', title: { en: 'others, median wait', zh: '其他人等待中位数' } },
    'regulars.p90': { unit: 'seconds', title: { en: 'others, p90', zh: '其他人第 90 百分位' } },
    'regulars.km': {
      unit: 'seconds',
      title: { en: 'others, half answered after (Kaplan-Meier)', zh: '其他人半数得到回复（Kaplan-Meier）' },
    },
    difference: { unit: 'seconds', title: { en: 'newcomers wait longer by', zh: '新人多等待的时间' } },
  },
  words: {
    ...outWords,
    ...maintainerWords,
    merged: { en: 'A first pull request, merged.', zh: '首个 pull request，已合并。' },
    declined: { en: 'A first pull request, closed without a merge.', zh: '首个 pull request，未合并即关闭。' },
    reopened: { en: 'Open again at the end of the window.', zh: '在时段结束时已重新打开。' },
    not_first: { en: 'Its author had opened a pull request before.', zh: '作者此前已提交过 pull request。' },
    not_known: {
      en: 'Whether it is the first is not known: the history does not reach back far enough.',
      zh: '历史记录不够长，无法判断是否为首个。',
    },
  },
  needs: ['arrivals', 'turns'],
  compute({ arrivals, turns }, frame) {
    const verdicts = turns.filter(isPull).map(decisionOf);
    const [newcomers, regulars] = [waitsOf(arrivals, true, frame), waitsOf(arrivals, false, frame)];
    const took = (waits: typeof newcomers) => waits.flatMap(({ seconds }) => seconds ?? []);
    const [first, others] = [medianOf(took(newcomers)), medianOf(took(regulars))];
    const merged = verdicts.filter(({ as }) => as === 'merged').length;
    return {
      metric: 'M11',
      figures: {
        merged: shareOf(merged, verdicts.filter((one) => one.counted).length),
        'newcomers.p50': first,
        'newcomers.p90': p90Of(took(newcomers)),
        'newcomers.km': kmOf(newcomers.map(({ watched }) => watched)),
        'regulars.p50': others,
        'regulars.p90': p90Of(took(regulars)),
        'regulars.km': kmOf(regulars.map(({ watched }) => watched)),
        difference: differenceOf(first, others),
      },
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ turns }) => lookedAs(turns.filter(isPull), decisionOf),
});

/** As sure as the smaller of both. */
const differenceOf = (first: Figure, others: Figure): Figure => ({
  value: first.value === null || others.value === null ? null : first.value - others.value,
  unit: 'seconds',
  n: Math.min(first.n, others.n),
});
