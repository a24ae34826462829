// M17: how long people wait for a first answer.
import type { Group } from '../../core/measured.js';
import { shareOf } from '../arithmetic/figures.js';
import type { Frame } from '../frame.js';
import { glance, metric } from '../metric.js';
import type { Arrival } from './samples.js';
import { excludedOf, lookedAs } from './verdict.js';
import { waitFigures, waitTitles } from './wait-figures.js';
import { notWaiting, waitOf, waitVerdict } from './wait.js';
import type { Wait } from './wait.js';
import { draftWords, maintainerWords, outWords, waitWords } from './words.js';

interface Waited {
  readonly item: Arrival;
  readonly wait: Wait;
}

/** The items that somebody waits on, maintainers' own ones too. */
const waitsOf = (arrivals: readonly Arrival[], frame: Frame): readonly Waited[] =>
  arrivals
    .filter((item) => notWaiting(item) === null)
    .map((item) => ({ item, wait: waitOf(item, 'answeredAt', frame) }));

const groups: Readonly<Record<string, (item: Arrival) => boolean>> = {
  issue: ({ kind, maintainer }) => kind === 'issue' && !maintainer,
  pull_request: ({ kind, maintainer }) => kind === 'pull_request' && !maintainer,
  discussion: ({ kind, maintainer }) => kind === 'discussion' && !maintainer,
  maintainers: ({ maintainer }) => maintainer,
  newcomers: ({ newcomer, maintainer }) => newcomer === true && !maintainer,
  regulars: ({ newcomer, maintainer }) => newcomer === false && !maintainer,
};

export const firstResponse = metric({
  id: 'M17',
  key: 'first-response',
  version: 1,
  title: { en: 'Time to first response', zh: '首次回复时间' },
  meaning: {
    en: 'Whether people who open something hear from another person in time. Who was never answered counts, too.',
    zh: '提出问题或提交代码的人是否及时得到他人的回复；从未得到回复的也计算在内。',
  },
  definition:
    'Issues, pull requests and discussions of people who were not maintainers when they opened them, whose clock ' +
    'started in the window (of a pull request that began as a draft: when it was first ready). Answered by the first ' +
    'comment, review, review comment, close or merge of another person while it is not a draft; bots, accounts that ' +
    'are gone and the author do not answer, nor does a comment that is nothing but commands, unless a bot closed the ' +
    'item within a minute of it. Rate: answered within the target (working days of the calendar, the last moment ' +
    'included, time as a draft taken off) of all whose target has run out at the end of the window. Not yet due ones, ' +
    'and those that their author closed or merged in time without an answer, are apart. Median and p90: clock time of ' +
    'those answered, without time as a draft. Kaplan-Meier: the time after which half of all were answered; ' +
    'unanswered ones are watched until their close or the end of the window. Newcomers: the author’s first item in ' +
    'the community. Maintainers’ own items are a group of their own.',
  source: 'CHAOSS, Time to First Response',
  figures: waitTitles,
  words: { ...outWords, ...draftWords, ...maintainerWords, ...waitWords },
  needs: ['arrivals'],
  compute({ arrivals }, frame) {
    const waits = waitsOf(arrivals, frame);
    const figuresOf = (belongs: (item: Arrival) => boolean) =>
      waitFigures(
        waits.filter(({ item }) => belongs(item)).map(({ wait }) => wait),
        frame,
      );
    return {
      metric: 'M17',
      figures: figuresOf(({ maintainer }) => !maintainer),
      groups: Object.entries(groups).map(([name, belongs]): Group => ({ name, figures: figuresOf(belongs) })),
      excluded: excludedOf(arrivals.map((item) => waitVerdict(item, 'answeredAt', frame))),
      remarks: [],
    };
  },
  glance: glance({
    needs: ['arrivals'],
    compute({ arrivals }, frame) {
      const verdicts = arrivals.map((item) => waitVerdict(item, 'answeredAt', frame));
      const due = verdicts.filter(({ counted }) => counted);
      const rate = shareOf(due.filter(({ as }) => as === 'in_time').length, due.length);
      return { metric: 'M17', figures: { rate }, excluded: excludedOf(verdicts), remarks: [] };
    },
  }),
  looked: ({ arrivals }, frame) => lookedAs(arrivals, (item) => waitVerdict(item, 'answeredAt', frame)),
});
