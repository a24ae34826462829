// M18: how long pull requests wait for a first review.
import { metric } from '../metric.js';
import type { Arrival } from './samples.js';
import { excludedOf, lookedAs } from './verdict.js';
import { waitFigures, waitTitles } from './wait-figures.js';
import { notWaiting, waitOf, waitVerdict } from './wait.js';
import { draftWords, maintainerWords, outWords, waitWords } from './words.js';

const isPull = ({ kind }: Arrival) => kind === 'pull_request';

export const firstReview = metric({
  id: 'M18',
  key: 'first-review',
  version: 1,
  title: { en: 'Time to first review', zh: '首次评审时间' },
  meaning: {
    en: 'Whether pull requests are reviewed in time. A comment, a close or a merge is no review.',
    zh: 'pull request 是否及时得到评审；评论、关闭或合并都不算评审。',
  },
  definition:
    'As the time to first response, over pull requests alone; ends with the first submitted review or review comment of ' +
    'another person. One that was merged or closed without a review was not reviewed: it is a miss once its target has run ' +
    'out, unless its author closed or merged it in time.',
  source: 'CHAOSS, Change Request Review Duration; LFX Insights, median time to review',
  figures: waitTitles,
  words: { ...outWords, ...draftWords, ...maintainerWords, ...waitWords },
  needs: ['arrivals'],
  compute({ arrivals }, frame) {
    const pulls = arrivals.filter(isPull);
    const waits = pulls
      .filter((item) => notWaiting(item) === null && !item.maintainer)
      .map((item) => waitOf(item, 'reviewedAt', frame));
    return {
      metric: 'M18',
      figures: waitFigures(waits, frame),
      excluded: excludedOf(pulls.map((item) => waitVerdict(item, 'reviewedAt', frame))),
      remarks: [],
    };
  },
  looked: ({ arrivals }, frame) => lookedAs(arrivals.filter(isPull), (item) => waitVerdict(item, 'reviewedAt', frame)),
});
