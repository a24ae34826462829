// The timeline of an item: its events, comments and reviews in one list.
import type { Item, Label, Repository } from '../model.js';
import type { TimelineEntry } from '../model-timeline.js';
import { nodeId, type Json } from '../render/account.js';
import { threadOf } from '../world.js';
import { timelineOf } from '../acts/timeline.js';
import { actorOf } from './account.js';
import { commentNode, reviewNode } from './comment.js';
import { commitNode } from './commit.js';
import { connection, type PageArguments } from './connection.js';
import { enumOf, itemNode } from './item.js';
import { repositoryNode } from './repository.js';
import { isVisible, type Scope } from './scope.js';
import { teamNode } from './team.js';

export interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
}

const TYPES: Readonly<Record<TimelineEntry['kind'], string>> = {
  comment: 'IssueComment',
  review: 'PullRequestReview',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  ready_for_review: 'ReadyForReviewEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  team_review_requested: 'ReviewRequestedEvent',
  review_dismissed: 'ReviewDismissedEvent',
  comment_deleted: 'CommentDeletedEvent',
  milestoned: 'MilestonedEvent',
  demilestoned: 'DemilestonedEvent',
  renamed: 'RenamedTitleEvent',
  transferred: 'TransferredEvent',
};

const itemTypeOf = (kind: TimelineEntry['kind']): string =>
  TYPES[kind].replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

export function timelineItems(scope: Scope, repository: Repository, item: Item, args: TimelineArguments): Json {
  const since = typeof args.since === 'string' ? Date.parse(args.since) : undefined;
  const rows = timelineOf(repository, item.number).filter(
    (entry) =>
      args.itemTypes?.includes(itemTypeOf(entry.kind)) !== false &&
      (since === undefined || Date.parse(entry.at) >= since),
  );
  const page = connection(args, {
    rows,
    place: (entry) => [entry.at, entry.id],
    node: (entry) => entryNode(scope, repository, item, entry),
  });
  return { ...page, filteredCount: rows.length, updatedAt: item.updatedAt };
}

export function labelNode(label: Pick<Label, 'id' | 'name' | 'color'>): Json {
  const { id, name, color } = label;
  return { __typename: 'Label', id: nodeId('Label', id), name, color };
}

function entryNode(scope: Scope, repository: Repository, item: Item, entry: TimelineEntry): Json | null {
  if (entry.kind === 'comment') {
    const comment = threadOf(repository, item.number).get(entry.id);
    return comment === undefined ? null : commentNode(scope, repository, comment);
  }
  if (entry.kind === 'review') {
    const review = reviewOf(item, entry.id);
    return review === undefined ? null : reviewNode(scope, repository, item, review);
  }
  const type = TYPES[entry.kind];
  return {
    __typename: type,
    id: nodeId(type, entry.id),
    actor: () => actorOf(scope.world, entry.actorId),
    createdAt: entry.at,
    ...detailsOf(scope, repository, item, entry),
  };
}

const reviewOf = (item: Item, id: number) => item.pull?.reviews.find((review) => review.id === id);

function detailsOf(scope: Scope, repository: Repository, item: Item, entry: TimelineEntry): Json {
  const { world } = scope;
  const whole = (): Json => itemNode(scope, repository, item);
  switch (entry.kind) {
    case 'closed':
      return { stateReason: enumOf(entry.stateReason), closable: whole, closer: null };
    case 'reopened':
      return { stateReason: item.pull === undefined ? 'REOPENED' : null, closable: whole };
    case 'locked':
      return { lockReason: enumOf(entry.reason), lockable: whole };
    case 'unlocked':
      return { lockable: whole };
    case 'labeled':
    case 'unlabeled': {
      const known = repository.labels.get(entry.labelId);
      return { label: labelNode(known ?? { ...entry, id: entry.labelId }), labelable: whole };
    }
    case 'assigned':
    case 'unassigned':
      return { assignee: () => actorOf(world, entry.assigneeId), assignable: whole };
    case 'review_requested':
    case 'review_request_removed':
      return { requestedReviewer: () => actorOf(world, entry.reviewerId), pullRequest: whole };
    case 'team_review_requested':
      return { requestedReviewer: () => teamNode(scope, entry.teamId), pullRequest: whole };
    case 'review_dismissed': {
      const review = reviewOf(item, entry.reviewId);
      const shown = review === undefined ? null : () => reviewNode(scope, repository, item, review);
      const previousReviewState = entry.previous.toUpperCase();
      return { databaseId: entry.id, previousReviewState, dismissalMessage: null, review: shown, pullRequest: whole };
    }
    case 'comment_deleted':
      return { databaseId: entry.id, deletedCommentAuthor: () => actorOf(world, entry.authorId) };
    case 'milestoned':
    case 'demilestoned':
      return { milestoneTitle: entry.title, subject: whole };
    case 'renamed':
      return { previousTitle: entry.from, currentTitle: entry.to, subject: whole };
    case 'transferred': {
      const from = world.repositories.get(entry.fromRepositoryId);
      const seen = from !== undefined && isVisible(scope, from);
      return { fromRepository: seen ? () => repositoryNode(scope, from) : null, issue: whole };
    }
    case 'merged': {
      const commit = repository.commits.get(item.pull?.mergeCommitSha ?? '');
      const shown = commit === undefined ? null : () => commitNode(scope, repository, commit);
      return { mergeRefName: item.pull?.baseRef ?? '', commit: shown, pullRequest: whole };
    }
    case 'ready_for_review':
    case 'convert_to_draft':
      return { pullRequest: whole };
    case 'comment':
    case 'review':
      return {};
  }
}
