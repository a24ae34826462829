// Reviews of pull requests and who is asked for one.
import { invalid, notFound } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Account, Actor, Item, Repository, Review } from '../model.js';
import { renderUser } from '../render/account.js';
import { renderTeam } from '../render/team.js';
import { headShaOf, renderPullSummary, renderReview } from '../render/pull.js';
import { findTeam, nextId, ownerOf, stampOf, type World } from '../world.js';
import { emitItem, putItem, requirePull } from './item-basics.js';
import { record } from './timeline.js';

export function reviewPull(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  wanted: { state: Review['state']; body?: string },
): Review {
  const pull = requirePull(item);
  const now = stampOf(world);
  const review: Review = {
    id: nextId(world),
    authorId: actor.account.id,
    state: wanted.state,
    body: wanted.body ?? null,
    submittedAt: now,
    commitSha: headShaOf(pull),
  };
  // Whoever was asked has answered.
  const reviewerIds = pull.reviewerIds.filter((id) => id !== review.authorId);
  const reviewed = { ...pull, reviewerIds, reviews: [...pull.reviews, review] };
  const changed = putItem(world, repository, { ...item, updatedAt: now, pull: reviewed });
  record(world, actor, repository, item.number, now, { kind: 'review' }, review.id);
  emitReview(world, actor, repository, changed, review, 'submitted');
  return review;
}

function emitReview(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  review: Review,
  action: 'submitted' | 'dismissed',
): void {
  emitOn(world, actor, repository, 'pull_request_review', action, () => ({
    review: renderReview(world, repository, item, review),
    pull_request: renderPullSummary(world, repository, item, requirePull(item)),
  }));
}

export function tellReviewer(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  kind: 'review_requested' | 'review_request_removed',
  reviewerId: number,
): void {
  record(world, actor, repository, item.number, item.updatedAt, { kind, reviewerId });
  emitItem(world, actor, repository, item, kind, () => ({ requested_reviewer: renderUser(world, reviewerId) }));
}

export function requestReview(world: World, actor: Actor, repository: Repository, item: Item, reviewer: Account): Item {
  const pull = requirePull(item);
  if (pull.reviewerIds.includes(reviewer.id)) return item;
  const asked = { ...pull, reviewerIds: [...pull.reviewerIds, reviewer.id] };
  const changed = putItem(world, repository, { ...item, updatedAt: stampOf(world), pull: asked });
  tellReviewer(world, actor, repository, changed, 'review_requested', reviewer.id);
  return changed;
}

export function requestTeamReview(world: World, actor: Actor, repository: Repository, item: Item, slug: string): Item {
  const pull = requirePull(item);
  const team = findTeam(world, ownerOf(world, repository), slug);
  if (team === undefined) throw notFound();
  const asked = pull.reviewTeamIds ?? [];
  if (asked.includes(team.id)) return item;
  const reviewed = { ...pull, reviewTeamIds: [...asked, team.id] };
  const changed = putItem(world, repository, { ...item, updatedAt: stampOf(world), pull: reviewed });
  const entry = { kind: 'team_review_requested', teamId: team.id } as const;
  record(world, actor, repository, item.number, changed.updatedAt, entry);
  emitItem(world, actor, repository, changed, 'review_requested', () => ({ requested_team: renderTeam(world, team) }));
  return changed;
}

export function withdrawReviewRequest(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  reviewer: Account,
): Item {
  const pull = requirePull(item);
  if (!pull.reviewerIds.includes(reviewer.id)) return item;
  const asked = { ...pull, reviewerIds: pull.reviewerIds.filter((id) => id !== reviewer.id) };
  const changed = putItem(world, repository, { ...item, updatedAt: stampOf(world), pull: asked });
  tellReviewer(world, actor, repository, changed, 'review_request_removed', reviewer.id);
  return changed;
}

export function dismissReview(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  reviewId: number,
): Review {
  const pull = requirePull(item);
  const review = pull.reviews.find(({ id }) => id === reviewId);
  if (review === undefined) throw notFound();
  if (review.state !== 'approved' && review.state !== 'changes_requested') {
    throw invalid('PullRequestReview', 'state', 'custom', `Can not dismiss a ${review.state} pull request review`);
  }
  const dismissed: Review = { ...review, state: 'dismissed' };
  const reviews = pull.reviews.map((one) => (one === review ? dismissed : one));
  const changed = putItem(world, repository, { ...item, updatedAt: stampOf(world), pull: { ...pull, reviews } });
  const entry = { kind: 'review_dismissed', reviewId, previous: review.state } as const;
  record(world, actor, repository, item.number, changed.updatedAt, entry);
  emitReview(world, actor, repository, changed, dismissed, 'dismissed');
  return dismissed;
}
