// M23: how old what is open is.
import { medianOf, p90Of } from '../arithmetic/figures.js';
import { secondsAt } from '../calendar/instant.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { OpenItem } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outBy } from './verdict.js';
import type { Verdict } from './verdict.js';
import { draftWords, outWords } from './words.js';

const isAged = ({ kind }: OpenItem) => kind !== 'discussion';

function ageOf(item: OpenItem, { to }: Frame): Verdict {
  const out = outBy(item);
  if (out !== null) return leftOut(out);
  if (item.draft) return leftOut('draft');
  return counted(item.kind, secondsAt(to) - item.openedAt);
}

export const openAge = metric({
  id: 'M23',
  key: 'open-age',
  version: 1,
  title: { en: 'Age of open items', zh: '未关闭条目的年龄' },
  meaning: {
    en: 'How long the issues and pull requests that are open have been there.',
    zh: '仍未关闭的 issue 和 pull request 已存在多久。',
  },
  definition:
    'Issues and pull requests by people that are open at the end of the window and no drafts: from their creation to the end ' +
    'of the window. What is closed has no age.',
  source: 'CHAOSS, Issue Age',
  figures: {
    'issues.median': { unit: 'seconds', title: { en: 'issues, median', zh: 'issue，中位数' } },
    'issues.p90': { unit: 'seconds', title: { en: 'issues, p90', zh: 'issue，第 90 百分位' } },
    'pulls.median': { unit: 'seconds', title: { en: 'pull requests, median', zh: 'pull request，中位数' } },
    'pulls.p90': { unit: 'seconds', title: { en: 'pull requests, p90', zh: 'pull request，第 90 百分位' } },
  },
  words: {
    ...outWords,
    ...draftWords,
    issue: { en: 'An open issue.', zh: '未关闭的 issue。' },
    pull_request: { en: 'An open pull request.', zh: '未关闭的 pull request。' },
  },
  needs: ['openItems'],
  compute({ openItems }, frame) {
    const verdicts = openItems.filter(isAged).map((item) => ageOf(item, frame));
    const ages = (kind: string) => verdicts.flatMap(({ as, value }) => (as === kind ? (value ?? []) : []));
    return {
      metric: 'M23',
      figures: {
        'issues.median': medianOf(ages('issue')),
        'issues.p90': p90Of(ages('issue')),
        'pulls.median': medianOf(ages('pull_request')),
        'pulls.p90': p90Of(ages('pull_request')),
      },
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ openItems }, frame) => lookedAs(openItems.filter(isAged), (item) => ageOf(item, frame)),
});
