// Several people at work on one issue: what the author of a pull request is told of the others.
import type { LinkedItem, LiveItem } from '../../core/live-item.js';
import type { Person } from '../../core/person.js';
import type { DecisionOn } from '../../core/question.js';
import { claimsIn } from './history.js';
import { openPulls, shown } from './issue-section.js';
import type { AtWork } from './said.js';

/** So many of the issues that a pull request would close are looked at. */
const MOST_ISSUES = 3;

/** An issue that a pull request would close, as it is now, with what Hearth remembers of it. */
export interface Target {
  readonly number: number;
  readonly live: LiveItem;
  readonly history: readonly DecisionOn[];
}

/** Open issues of the same repository, the first few. */
export function targetsOf({ linked }: LiveItem, repository: number): readonly LinkedItem[] {
  return linked.filter((one) => one.state === 'open' && one.repository === repository).slice(0, MOST_ISSUES);
}

/** Who else is at work on these issues; none where the author is alone. The claimant is named, never called. */
export function othersAtWork(
  targets: readonly Target[],
  pull: { readonly repository: number; readonly number: number; readonly author: Person },
): readonly AtWork[] {
  return targets
    .map(({ number, live, history }) => ({
      issue: number,
      assigned: assignedTo(live, history, pull.author),
      pulls: openPulls(live, pull.repository)
        .filter((one) => one.number !== pull.number && one.author?.id !== pull.author.id)
        .map(shown),
    }))
    .filter(({ assigned, pulls }) => assigned.length + pulls.length > 0);
}

/** Who is assigned together with the author knows of them. */
function assignedTo({ assignees }: LiveItem, history: readonly DecisionOn[], author: Person): AtWork['assigned'] {
  if (assignees.some(({ id }) => id === author.id)) return [];
  const claims = claimsIn(history);
  return assignees.map(({ id, login }) => ({
    login,
    since: claims.find(({ person }) => person === id)?.since ?? null,
  }));
}
