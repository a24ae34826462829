// M25: how many of the decided pull requests are merged.
import { shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { isMerged } from './movement.js';
import type { AuthorClass, Turned } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { outWords } from './words.js';

const isPull = ({ kind }: Turned) => kind === 'pull_request';
const isDecided = ({ closedAt, wasClosed }: Turned) => closedAt !== null && wasClosed;

function decisionOf(item: Turned): Verdict {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (!isDecided(item)) return leftOut('reopened');
  return counted(isMerged(item) ? 'merged' : 'declined');
}

function rateOf(pulls: readonly Turned[], by: AuthorClass) {
  const decided = pulls.filter((item) => item.by === by && item.left === null && isDecided(item));
  return { rate: shareOf(decided.filter(isMerged).length, decided.length) };
}

export const acceptance = metric({
  id: 'M25',
  key: 'acceptance',
  version: 1,
  title: { en: 'Acceptance', zh: '接受率' },
  meaning: {
    en: 'How many of the pull requests that were decided were merged.',
    zh: '已作出决定的 pull request 中被合并的比例。',
  },
  definition:
    'Merged of all pull requests by people whose last close lies in the window and that are closed at its end. Those of bots ' +
    'and of coding agents are groups of their own. (The ratio merged to declined, as CHAOSS words it, has no value where ' +
    'nothing was declined.)',
  source: 'CHAOSS, Change Request Acceptance Ratio',
  figures: { rate: { unit: 'share', title: { en: 'merged of those decided', zh: '决定者中被合并' } } },
  words: {
    ...outWords,
    merged: { en: 'Merged.', zh: '已合并。' },
    declined: { en: 'Closed without a merge.', zh: '未合并即关闭。' },
    reopened: { en: 'Open again at the end of the window.', zh: '在时段结束时已重新打开。' },
  },
  needs: ['turns'],
  compute({ turns }) {
    const pulls = turns.filter(isPull);
    return {
      metric: 'M25',
      figures: rateOf(pulls, 'human'),
      groups: (['bot', 'agent'] as const).map((by) => ({ name: by, figures: rateOf(pulls, by) })),
      excluded: excludedOf(pulls.map(decisionOf)),
      remarks: [],
    };
  },
  looked: ({ turns }) => lookedAs(turns.filter(isPull), decisionOf),
});
