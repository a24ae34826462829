// Comments on the changes of a pull request as GitHub's JSON.
import { associationOf } from '../association.js';
import type { Repository, ReviewComment } from '../model.js';
import { accountOf, type World } from '../world.js';
import { nodeId, renderUser, type Json } from './account.js';
import { renderReactions } from './item.js';
import { repositoryPage, repositoryUrl } from './repository.js';

export function renderReviewComment(world: World, repository: Repository, comment: ReviewComment): Json {
  const home = repositoryUrl(world, repository);
  const url = `${home}/pulls/comments/${comment.id}`;
  const htmlUrl = `${repositoryPage(world, repository)}/pull/${comment.number}#discussion_r${comment.id}`;
  const pullUrl = `${home}/pulls/${comment.number}`;
  const line = { line: 1, original_line: 1, start_line: null, original_start_line: null, side: 'RIGHT' };
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: '@@ -1 +1 @@',
    path: comment.path,
    position: 1,
    original_position: 1,
    ...line,
    start_side: null,
    subject_type: 'line',
    commit_id: comment.commitSha,
    original_commit_id: comment.commitSha,
    user: renderUser(world, comment.authorId),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: htmlUrl,
    pull_request_url: pullUrl,
    author_association: associationOf(world, repository, accountOf(world, comment.authorId), 'pull'),
    reactions: renderReactions(world, repository, `review_comment:${comment.id}`, url),
    _links: { self: { href: url }, html: { href: htmlUrl }, pull_request: { href: pullUrl } },
  };
}
