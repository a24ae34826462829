// A random history as GraphQL shows it in the end, read by the backfill's own readers.
import type { Fact } from '../../src/core/fact.js';
import { discussion, discussionFound } from '../../src/github/backfill/discussions.js';
import { item, itemFacts } from '../../src/github/backfill/items.js';
import type { HistoryItem, Said, Timeline, Who, World } from './history-world.js';

/** What a backfill at this moment remembers of the whole history. */
export function backfillOf(world: World): readonly Fact[] {
  const told = { repository: world.repository, at: world.now() };
  return world.items.flatMap((one) => {
    if (one.kind === 'discussion') return discussionFound(told, discussion.parse(discussionNode(one))).facts;
    return itemFacts(told, item.parse(itemNode(one)), one.updatedAt);
  });
}

function actor(who: Who | null): object | null {
  if (who === null || who.kind === 'gone') return null;
  const login = who.login.replace('[bot]', '');
  return { __typename: who.kind === 'bot' ? 'Bot' : 'User', login, databaseId: who.id };
}

const page = (nodes: readonly object[]) => ({ pageInfo: { hasNextPage: false, endCursor: null }, nodes });

const commentNode = (said: Said) => ({
  id: `C${said.id}`,
  databaseId: said.id,
  fullDatabaseId: String(said.id),
  author: actor(said.who),
  body: said.body,
  createdAt: said.at,
  updatedAt: said.updatedAt,
  isMinimized: false,
  minimizedReason: null,
});

const EVENTS: Readonly<Record<string, string>> = {
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  merged: 'MergedEvent',
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  milestoned: 'MilestonedEvent',
  demilestoned: 'DemilestonedEvent',
  converted_to_draft: 'ConvertToDraftEvent',
  ready_for_review: 'ReadyForReviewEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  review_dismissed: 'ReviewDismissedEvent',
  comment_deleted: 'CommentDeletedEvent',
};

const upper = (word: string | null | undefined) => word?.toUpperCase().replace(' ', '_') ?? null;

function eventNode(one: Timeline): object {
  const subject = actor(one.subject ?? null);
  return {
    __typename: EVENTS[one.what],
    actor: actor(one.who),
    createdAt: one.at,
    stateReason: upper(one.reason),
    lockReason: upper(one.reason),
    label: { name: one.label ?? '' },
    assignee: subject,
    requestedReviewer: subject,
    deletedCommentAuthor: subject,
    previousReviewState: upper(one.reason),
    review:
      one.review === undefined
        ? null
        : {
            fullDatabaseId: String(one.review.id),
            author: actor(one.review.who),
            createdAt: one.review.at,
            submittedAt: one.review.at,
          },
  };
}

function itemNode(one: HistoryItem): object {
  const reviews = one.reviews.map((said) => ({
    __typename: 'PullRequestReview',
    fullDatabaseId: String(said.id),
    author: actor(said.who),
    body: said.body,
    state: upper(said.state),
    createdAt: said.at,
    submittedAt: said.at,
  }));
  const comments = one.comments
    .filter((said) => !said.deleted)
    .map((said) => ({ __typename: 'IssueComment', ...commentNode(said) }));
  return {
    __typename: one.kind === 'issue' ? 'Issue' : 'PullRequest',
    id: `I${one.number}`,
    number: one.number,
    title: one.title,
    body: one.body,
    createdAt: one.openedAt,
    updatedAt: one.updatedAt,
    author: actor(one.author),
    ...(one.kind === 'pull_request'
      ? { isDraft: one.draft, mergedAt: one.mergedAt, additions: one.lines, deletions: 0 }
      : {}),
    timelineItems: page([...comments, ...reviews, ...one.timeline.map(eventNode)]),
  };
}

function discussionNode(one: HistoryItem): object {
  const comments = one.comments.map((said) => ({ ...commentNode(said), deletedAt: null, replies: page([]) }));
  return {
    id: `D${one.number}`,
    number: one.number,
    title: one.title,
    body: one.body,
    createdAt: one.openedAt,
    updatedAt: one.updatedAt,
    author: actor(one.author),
    closed: one.state === 'closed',
    closedAt: one.closedAt,
    stateReason: upper(one.stateReason),
    category: { isAnswerable: one.answerable },
    answerChosenAt: one.answer?.at ?? null,
    answerChosenBy: actor(one.answer?.by ?? null),
    answer: one.answer === null ? null : { databaseId: one.answer.said.id, author: actor(one.answer.said.who) },
    comments: page(comments),
  };
}
