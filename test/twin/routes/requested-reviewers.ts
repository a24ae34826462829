// Who is asked to review a pull request: all who are named, or none of them.
import { requirePull } from '../acts/item-basics.js';
import { requestReview, withdrawReviewRequest } from '../acts/reviews.js';
import { ApiError } from '../api-error.js';
import { mayBeAsked } from '../association.js';
import { created, ok, repositoryOf } from '../call.js';
import type { Call, Reply, Route } from '../call.js';
import type { Account, Item } from '../model.js';
import { renderPullSummary } from '../render/pull.js';
import { findAccount, fullNameOf } from '../world.js';
import { pullItemOf } from './pulls.js';

function loginsIn(call: Call): readonly string[] {
  const { reviewers = [], team_reviewers: teams = [] } = (call.body ?? {}) as Record<string, readonly string[]>;
  if (teams.length > 0) throw new ApiError(501, 'The twin does not serve reviews by teams yet');
  return reviewers;
}

function reply(call: Call, item: Item, answer: (body: unknown) => Reply): Reply {
  return answer(renderPullSummary(call.world, repositoryOf(call), item, requirePull(item)));
}

function reviewerOf(call: Call, item: Item, login: string): Account {
  const repository = repositoryOf(call);
  const account = findAccount(call.world, login);
  if (account?.id === item.authorId) {
    throw new ApiError(422, 'Review cannot be requested from pull request author.');
  }
  if (account?.type === 'User' && mayBeAsked(call.world, repository, account)) return account;
  throw new ApiError(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${fullNameOf(call.world, repository)} repository.`,
  );
}

function ask(call: Call): Reply {
  const { world, actor } = call;
  const item = pullItemOf(call);
  const reviewers = loginsIn(call).map((login) => reviewerOf(call, item, login));
  const asked = reviewers.reduce((one, who) => requestReview(world, actor, repositoryOf(call), one, who), item);
  return reply(call, asked, created);
}

function withdraw(call: Call): Reply {
  const { world, actor } = call;
  const reviewers = loginsIn(call).flatMap((login) => findAccount(world, login) ?? []);
  const left = reviewers.reduce(
    (one, who) => withdrawReviewRequest(world, actor, repositoryOf(call), one, who),
    pullItemOf(call),
  );
  return reply(call, left, ok);
}

const REVIEWERS = '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
const WRITE = { as: 'installation', permission: ['pull_requests:write'] } as const;

export const requestedReviewerRoutes: readonly Route[] = [
  { route: `POST ${REVIEWERS}`, ...WRITE, handle: ask },
  { route: `DELETE ${REVIEWERS}`, ...WRITE, handle: withdraw },
];
