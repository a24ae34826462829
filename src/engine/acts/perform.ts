// A group of actions → the one act that performs them.
import { Refused, Unavailable } from '../../core/failure.js';
import { applyAssign } from './assign.js';
import { applyCheck } from './check.js';
import { applyComments } from './comment.js';
import { applyDiscussion } from './discussion.js';
import { applyFiles } from './files.js';
import { applyIssue } from './issue.js';
import { applyItem } from './item.js';
import { applyLabels } from './labels.js';
import { applyNewLabel } from './new-label.js';
import { applyPull } from './pull.js';
import { applyReaction } from './reaction.js';
import { applyReviewers } from './reviewers.js';
import { applyStatus } from './status.js';
import { applyTeam } from './team.js';
import type { Hands, Results } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

const CONTENT = ['status', 'comment', 'issue', 'discussion', 'pull', 'files'];

/** Does it count among the content that an installation may create in an hour? */
export const isContent = ({ act }: OpenAction): boolean => CONTENT.includes(act.kind);

/** One result for each action, in their order. Throws RateLimited, OwnLimit, Unavailable, TooSoon or LeaseLost. */
export async function perform(hands: Hands, group: readonly OpenAction[]): Promise<readonly Settled[]> {
  const [first] = group;
  if (first === undefined) return [];
  const results = await orRefused(hands, group, async () => {
    if (isContent(first)) await hands.budget();
    return performAll(hands, group, first);
  });
  return 'state' in results ? group.map(() => results) : results;
}

async function performAll(hands: Hands, group: readonly OpenAction[], first: OpenAction): Promise<Results> {
  switch (first.act.kind) {
    case 'status':
      return applyStatus(hands, group, first.act.number);
    case 'comment':
      return applyComments(hands, group, first.act.number);
    case 'label':
      return applyLabels(hands, group, first.act.number);
    case 'reaction':
      return applyReaction(hands, first, first.act);
    case 'assign':
      return applyAssign(hands, first, first.act);
    case 'reviewers':
      return applyReviewers(hands, first, first.act);
    case 'item':
      return applyItem(hands, first, first.act);
    case 'issue':
      return applyIssue(hands, first, first.act);
    case 'discussion':
      return applyDiscussion(hands, first, first.act);
    case 'check':
      return applyCheck(hands, first, first.act);
    case 'pull':
      return applyPull(hands, first, first.act);
    case 'new-label':
      return applyNewLabel(hands, first, first.act);
    case 'team':
      return applyTeam(hands, first, first.act);
    case 'files':
      return applyFiles(hands, first, first.act);
  }
}

/** GitHub's refusal as a result. What it does not show yet, right after the event, is asked for again later. */
export async function orRefused<Result>(
  hands: Pick<Hands, 'fresh'>,
  group: readonly OpenAction[],
  work: () => Promise<Result>,
): Promise<Result | Settled> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 404 && hands.fresh(group)) throw new Unavailable('GitHub does not show the item yet');
    return { state: 'refused', detail: `GitHub refused (${error.status}): ${error.message}` };
  }
}
