// Puts a label such as `needs-sig` on what has no label of a kind after a grace period, and takes it off when it has one.
import type { RepositoryEvent } from '../../core/event.js';
import { feature, silent } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { quote } from '../../core/markdown.js';
import type { LabelsExist, LiveItemOf } from '../../core/sig-question.js';
import { minuteOf } from '../../core/time.js';
import { decideOn, wantsAny } from './decide.js';
import { explanations } from './explanations.js';
import { lookAt } from './look.js';
import type { Look } from './look.js';
import { labelsOf } from './missing.js';
import { propose } from './propose.js';
import { findings } from './rules.js';
import { settings } from './settings.js';
import { isLast, looksAfter } from './waiting.js';

type Asked = { readonly live?: LiveItemOf };
type AskedMore = { readonly exist?: LabelsExist };

export default feature({
  name: 'needs',
  on: [
    'issue.opened',
    'issue.reopened',
    'pull_request.opened',
    'pull_request.reopened',
    'item.labeled',
    'item.unlabeled',
  ],
  // A bot's pull request needs its labels, too; and most labels are put on by bots.
  actors: 'everyone',
  settings,
  needs: () => ({ issues: 'write', pull_requests: 'write' }),
  labels: ({ rules }) =>
    rules.map(({ missing_label: name }, index) => ({ path: ['rules', index, 'missing_label'], name })),
  requires: ({ rules }) =>
    rules.map(({ missing_label: missing, regexp, issues, prs, branch }) => ({
      ...{ missing, pattern: regexp.source, issues, prs },
      ...(branch === undefined ? {} : { branch }),
    })),
  check: findings,
  propose,
  explanations,

  ask(event, { rules }): Asked | null {
    const seen = lookAt(event, rules);
    if (seen === null) return null;
    if (seen.why === 'opened') return {};
    return { live: { kind: 'liveItem', repository: event.repository, number: seen.cause.item.number } };
  },

  askMore(event, { rules }, { live }): AskedMore {
    const seen = lookAt(event, rules);
    if (seen === null || live?.exists !== true || live.state === 'closed') return {};
    // Whether a grace period is over is looked at when it is decided: what is asked here may be a label too many.
    if (!wantsAny(seen, { event, now: FAR, rules, live })) return {};
    return { exist: { kind: 'labelsExist', repository: event.repository, names: labelsOf(rules) } };
  },

  decide({ event, now, settings: { rules }, answers, language }) {
    const seen = lookAt(event, rules);
    if (seen === null) return silent('satisfied');
    if (seen.why === 'opened') return waits(event, seen);
    const { live, exist = [] } = answers;
    if (live?.exists !== true) return silent('gone');
    if (live.state === 'closed') return silent('closed');
    const decision = decideOn(seen, { event, now, rules, live, exist, language });
    if (event.kind !== 'later' || !isLast(event.about)) return decision;
    return { ...decision, later: looksAfter(event.at, seen.rules, now.getTime() - new Date(event.at).getTime()) };
  },
});

/** Later than any grace period ends. */
const FAR = new Date('9999-01-01T00:00:00Z');

/** A later look for each length of the grace period. */
function waits(event: RepositoryEvent, { rules }: Look): Decision {
  const later = looksAfter(event.at, rules);
  const labels = rules.map(({ missing_label: label }) => quote(label)).join(', ');
  const until = `${minuteOf(later.at(-1)?.at ?? event.at)} UTC`;
  return { ...silent('waits', { labels, until }), later };
}
