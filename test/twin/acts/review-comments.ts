// Comments on the changes of a pull request. One by itself opens a review of its own, as on GitHub.
import { invalid, notFound } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Actor, Item, Repository, ReviewComment } from '../model.js';
import type { Json } from '../render/account.js';
import { headShaOf, renderPullSummary } from '../render/pull.js';
import { renderReviewComment } from '../render/review-comment.js';
import { nextId, requireItem, stampOf, type World } from '../world.js';
import { checkBody, putItem, requirePull, requireUnlocked, requireWritable } from './item-basics.js';
import { reviewPull } from './reviews.js';

export interface NewReviewComment {
  readonly body: string;
  readonly path?: string;
  /** The review it belongs to; default: a new one. */
  readonly reviewId?: number;
}

function emitReviewComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: ReviewComment,
  action: string,
  more: Json = {},
): void {
  emitOn(world, actor, repository, 'pull_request_review_comment', action, () => {
    const item = requireItem(repository, comment.number);
    return {
      comment: renderReviewComment(world, repository, comment),
      pull_request: renderPullSummary(world, repository, item, requirePull(item)),
      ...more,
    };
  });
}

function touch(world: World, repository: Repository, number: number): string {
  const now = stampOf(world);
  putItem(world, repository, { ...requireItem(repository, number), updatedAt: now });
  return now;
}

function checkText(body: string): void {
  if (body.trim() === '') throw invalid('PullRequestReviewComment', 'body', 'missing_field');
  checkBody('PullRequestReviewComment', body);
}

export function addReviewComment(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  wanted: NewReviewComment,
): ReviewComment {
  requireWritable(repository);
  const pull = requirePull(item);
  checkText(wanted.body);
  requireUnlocked(world, actor, repository, item);
  const reviewId = wanted.reviewId ?? reviewPull(world, actor, repository, item, { state: 'commented' }).id;
  const now = touch(world, repository, item.number);
  const comment: ReviewComment = {
    id: nextId(world),
    number: item.number,
    reviewId,
    authorId: actor.account.id,
    path: wanted.path ?? [...pull.changes.keys()][0] ?? 'README.md',
    body: wanted.body,
    commitSha: headShaOf(pull),
    createdAt: now,
    updatedAt: now,
  };
  repository.reviewComments.put(comment.id, comment);
  emitReviewComment(world, actor, repository, comment, 'created');
  return comment;
}

export function requireReviewComment(repository: Repository, id: number): ReviewComment {
  const comment = repository.reviewComments.get(id);
  if (comment === undefined) throw notFound();
  return comment;
}

export function editReviewComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: ReviewComment,
  body: string,
): ReviewComment {
  checkText(body);
  const edited = repository.reviewComments.put(comment.id, { ...comment, body, updatedAt: stampOf(world) });
  emitReviewComment(world, actor, repository, edited, 'edited', { changes: { body: { from: comment.body } } });
  return edited;
}

export function deleteReviewComment(world: World, actor: Actor, repository: Repository, comment: ReviewComment): void {
  repository.reviewComments.delete(comment.id);
  touch(world, repository, comment.number);
  emitReviewComment(world, actor, repository, comment, 'deleted');
}
