// M21: how long it takes until somebody sorts what came in.
import { medianOf, p90Of, shareOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { Arrival } from './samples.js';
import { counted, excludedOf, lookedAs } from './verdict.js';
import type { Verdict } from './verdict.js';
import { kmOf } from './wait-figures.js';
import { notWaiting, readySeconds } from './wait.js';
import { draftWords, outWords } from './words.js';

const isSorted = ({ kind }: Arrival) => kind !== 'discussion';

function triageOf(item: Arrival): Verdict {
  const out = notWaiting(item);
  if (out !== null) return out;
  if (item.triagedAt !== null) return counted('triaged', readySeconds(item, item.startedAt ?? 0, item.triagedAt));
  return counted(item.closedAt === null ? 'not_triaged' : 'closed_before');
}

/** Until it was triaged, closed, or the window ended. */
function watchedOf(item: Arrival, { to }: Frame) {
  const until = item.triagedAt ?? item.closedAt ?? Date.parse(to) / 1_000;
  return { after: readySeconds(item, item.startedAt ?? 0, until), happened: item.triagedAt !== null };
}

export const timeToTriage = metric({
  id: 'M21',
  key: 'time-to-triage',
  version: 1,
  title: { en: 'Time to triage', zh: '分类处理时间' },
  meaning: {
    en: 'How long it takes until another person labels an item, assigns it, sets its milestone or asks for its review.',
    zh: '从创建到有他人添加标签、指派、设置里程碑或请求评审所需的时间。',
  },
  definition:
    'Issues and pull requests by people whose clock started in the window: to the first label, assignment, milestone or ' +
    'request for a review by a person who is not the author, time as a draft taken off. What a bot sets is no triage by a ' +
    'person. Kaplan-Meier over all of them: what was not triaged is watched until its close or the end of the window.',
  source: 'DevStats, time to assign',
  figures: {
    median: { unit: 'seconds', title: { en: 'median of those triaged', zh: '已分类者的中位数' } },
    p90: { unit: 'seconds', title: { en: 'p90 of those triaged', zh: '已分类者的第 90 百分位' } },
    km: {
      unit: 'seconds',
      title: { en: 'half of all triaged after (Kaplan-Meier)', zh: '半数完成分类所需时间（Kaplan-Meier）' },
    },
    rate: { unit: 'share', title: { en: 'triaged by the end of the window', zh: '时段结束时已分类的比例' } },
  },
  words: {
    ...outWords,
    ...draftWords,
    triaged: { en: 'Triaged.', zh: '已分类。' },
    not_triaged: { en: 'Open and not triaged.', zh: '未关闭且尚未分类。' },
    closed_before: { en: 'Closed without having been triaged.', zh: '未经分类即关闭。' },
  },
  needs: ['arrivals'],
  compute({ arrivals }, frame) {
    const items = arrivals.filter(isSorted);
    const verdicts = items.map(triageOf);
    const took = verdicts.flatMap(({ as, value }) => (as === 'triaged' ? (value ?? []) : []));
    const waited = items.filter((item) => notWaiting(item) === null);
    return {
      metric: 'M21',
      figures: {
        median: medianOf(took),
        p90: p90Of(took),
        km: kmOf(waited.map((item) => watchedOf(item, frame))),
        rate: shareOf(took.length, waited.length),
      },
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ arrivals }) => lookedAs(arrivals.filter(isSorted), triageOf),
});
