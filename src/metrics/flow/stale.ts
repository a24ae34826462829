// M26: what is open and nobody has touched for a quarter.
import type { LinkedItem } from '../../core/measured.js';
import { countOf } from '../arithmetic/figures.js';
import { secondsAt } from '../calendar/instant.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import type { OpenItem } from './samples.js';
import { counted, excludedOf, leftOut, lookedAs, outOfVolume } from './verdict.js';
import type { Verdict } from './verdict.js';
import { outWords } from './words.js';

const STALE_SECONDS = 90 * 86_400;
const SHOWN = 30;

const isWork = ({ kind }: OpenItem) => kind !== 'discussion';

/** Whoever opened it, unless that was a program: of an account that is gone it is stale most of all. */
function staleOf(item: OpenItem, { to }: Frame): Verdict {
  const out = item.left ?? outOfVolume(item);
  if (out !== null) return leftOut(out);
  const silent = secondsAt(to) - item.actedAt;
  return counted(silent >= STALE_SECONDS ? 'stale' : 'active', silent);
}

const linkTo = ({ repository, number, kind, author, actedAt }: OpenItem): LinkedItem => ({
  ...{ repository, number, kind, author },
  since: new Date(actedAt * 1_000).toISOString(),
  newcomer: false,
});

export const stale = metric({
  id: 'M26',
  key: 'stale',
  version: 1,
  valueUnit: 'seconds',
  title: { en: 'Stale items', zh: '停滞的条目' },
  meaning: {
    en: 'Open issues and pull requests that no person has touched for 90 days.',
    zh: '90 天内无人处理的未关闭 issue 和 pull request。',
  },
  definition:
    'Issues and pull requests that are open at the end of the window, drafts too, not opened by a bot or a coding agent, ' +
    'whose last act by any person lies 90 x 24 hours back or more. Spam is not looked at. What bots do keeps nothing alive.',
  source: 'DevStats, projects health (90 days)',
  figures: {
    issues: { unit: 'items', title: { en: 'stale issues', zh: '停滞的 issue' } },
    pulls: { unit: 'items', title: { en: 'stale pull requests', zh: '停滞的 pull request' } },
  },
  words: {
    ...outWords,
    stale: { en: 'No person has touched it for 90 days.', zh: '90 天内无人处理。' },
    active: { en: 'A person has touched it within 90 days.', zh: '90 天内有人处理。' },
  },
  needs: ['openItems'],
  compute({ openItems }, frame) {
    const items = openItems.filter(isWork);
    const verdicts = items.map((item) => staleOf(item, frame));
    const chosen = (code: string) => items.filter((_, index) => verdicts[index]?.as === code);
    const silent = chosen('stale');
    const figureOf = (kind: OpenItem['kind']) =>
      countOf(
        silent.filter((item) => item.kind === kind).length,
        'items',
        [...silent, ...chosen('active')].filter((item) => item.kind === kind).length,
      );
    return {
      metric: 'M26',
      figures: { issues: figureOf('issue'), pulls: figureOf('pull_request') },
      items: silent
        .toSorted((a, b) => a.actedAt - b.actedAt || a.repository - b.repository || a.number - b.number)
        .slice(0, SHOWN)
        .map(linkTo),
      excluded: excludedOf(verdicts),
      remarks: [],
    };
  },
  looked: ({ openItems }, frame) => lookedAs(openItems.filter(isWork), (item) => staleOf(item, frame)),
});
