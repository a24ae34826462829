// Comments on the changes of pull requests.
import { page, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import { renderReviewComment } from '../render/review-comment.js';

function listOfRepository(call: Call): Reply {
  const { query, world } = call;
  const repository = repositoryOf(call);
  const by = query['sort'] === 'updated' ? 'updatedAt' : 'createdAt';
  const since = query['since'] === undefined ? -Infinity : Date.parse(query['since']);
  const comments = repository.reviewComments
    .all(call.asOf)
    .filter((comment) => Date.parse(comment.updatedAt) >= since)
    .sort((a, b) => Date.parse(a[by]) - Date.parse(b[by]) || a.id - b.id);
  if (query['direction'] === 'desc') comments.reverse();
  return page(call, comments, (comment) => renderReviewComment(world, repository, comment));
}

export const reviewCommentRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/pulls/comments',
    as: 'installation',
    permission: ['pull_requests:read'],
    handle: listOfRepository,
  },
];
