// The timeline of an issue or pull request: comments, reviews and changes of state in one list, so that one connection
// tells everything that happened.
import { z } from 'zod';
import { actKey, personFacts } from '../../core/fact.js';
import type { ActKind, Fact } from '../../core/fact.js';
import { textTold } from '../../core/facts-of.js';
import type { Person } from '../../core/person.js';
import { who } from './accounts.js';
import { act, bigId, commented, nodesOf, pageInfo, PAGE_INFO, time } from './source.js';
import type { Told } from './source.js';

const happened = { actor: who, createdAt: time };
const plain = {
  ReopenedEvent: 'reopened',
  ReadyForReviewEvent: 'ready',
  ConvertToDraftEvent: 'drafted',
  UnlockedEvent: 'unlocked',
  MilestonedEvent: 'milestoned',
  DemilestonedEvent: 'demilestoned',
} as const;
const labels = { LabeledEvent: 'labeled', UnlabeledEvent: 'unlabeled' } as const;
const assignments = { AssignedEvent: 'assigned', UnassignedEvent: 'unassigned' } as const;
const requests = { ReviewRequestedEvent: 'review_requested', ReviewRequestRemovedEvent: 'review_unrequested' } as const;
const keysOf = <Name extends string>(of: Readonly<Record<Name, string>>) =>
  z.enum(Object.keys(of) as [Name, ...Name[]]);

const review = z.object({ fullDatabaseId: bigId, author: who, createdAt: time, submittedAt: time.nullable() });
const entry = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('IssueComment'),
    fullDatabaseId: bigId,
    author: who,
    body: z.string(),
    createdAt: time,
    updatedAt: time,
    isMinimized: z.boolean(),
    minimizedReason: z.string().nullable(),
  }),
  review.extend({ __typename: z.literal('PullRequestReview'), body: z.string(), state: z.string() }),
  z.object({ __typename: keysOf(plain), ...happened }),
  z.object({ __typename: z.literal('ClosedEvent'), ...happened, stateReason: z.string().nullable() }),
  z.object({ __typename: z.literal('MergedEvent'), ...happened }),
  z.object({ __typename: z.literal('LockedEvent'), ...happened, lockReason: z.string().nullable() }),
  z.object({ __typename: keysOf(labels), ...happened, label: z.object({ name: z.string() }) }),
  z.object({ __typename: keysOf(assignments), ...happened, assignee: who }),
  z.object({ __typename: keysOf(requests), ...happened, requestedReviewer: who }),
  z.object({ __typename: z.literal('CommentDeletedEvent'), ...happened, deletedCommentAuthor: who }),
  z.object({
    __typename: z.literal('ReviewDismissedEvent'),
    ...happened,
    previousReviewState: z.string(),
    review: review.nullable(),
  }),
]);
export const timeline = z.object({ pageInfo, nodes: nodesOf(entry) });
type Entry = z.infer<typeof entry>;

const COMMON = [
  'ISSUE_COMMENT CLOSED_EVENT REOPENED_EVENT LABELED_EVENT UNLABELED_EVENT ASSIGNED_EVENT UNASSIGNED_EVENT',
  'LOCKED_EVENT UNLOCKED_EVENT MILESTONED_EVENT DEMILESTONED_EVENT COMMENT_DELETED_EVENT',
].join(' ');
const OF_PULLS = [
  'PULL_REQUEST_REVIEW MERGED_EVENT READY_FOR_REVIEW_EVENT CONVERT_TO_DRAFT_EVENT REVIEW_REQUESTED_EVENT',
  'REVIEW_REQUEST_REMOVED_EVENT REVIEW_DISMISSED_EVENT',
].join(' ');

const event = (name: string, more = '') => `... on ${name} { actor { ...who } createdAt ${more} }`;
const COMMON_FIELDS = [
  '... on IssueComment { fullDatabaseId author { ...who } body createdAt updatedAt isMinimized minimizedReason }',
  event('ClosedEvent', 'stateReason'),
  event('LockedEvent', 'lockReason'),
  ...['ReopenedEvent', 'UnlockedEvent', 'MilestonedEvent', 'DemilestonedEvent'].map((name) => event(name)),
  ...Object.keys(labels).map((name) => event(name, 'label { name }')),
  ...Object.keys(assignments).map((name) => event(name, 'assignee { __typename ...who }')),
  event('CommentDeletedEvent', 'deletedCommentAuthor { ...who }'),
];
const PULL_FIELDS = [
  '... on PullRequestReview { fullDatabaseId author { ...who } body state createdAt submittedAt }',
  ...['MergedEvent', 'ReadyForReviewEvent', 'ConvertToDraftEvent'].map((name) => event(name)),
  ...Object.keys(requests).map((name) => event(name, 'requestedReviewer { __typename ...who }')),
  event(
    'ReviewDismissedEvent',
    'previousReviewState review { fullDatabaseId author { ...who } createdAt submittedAt }',
  ),
];

/** The connection as it stands in a query; `page` is how much of it, and from where. */
export function timelineText(of: 'Issue' | 'PullRequest', page: string): string {
  const isPull = of === 'PullRequest';
  const types = isPull ? `${COMMON} ${OF_PULLS}` : COMMON;
  const fields = isPull ? [...COMMON_FIELDS, ...PULL_FIELDS] : COMMON_FIELDS;
  return `timelineItems(${page}, itemTypes: [${types}]) { ${PAGE_INFO} nodes { __typename ${fields.join(' ')} } }`;
}

/** The item whose timeline it is. A merge is told by two entries, which need not bear the same second. */
export interface Holder {
  readonly number: number;
  readonly mergedAt: string | null;
  readonly isPull: boolean;
}

const MERGE_SECONDS = 5;

export function timelineFacts(told: Told, holder: Holder, entries: readonly Entry[]): readonly Fact[] {
  return entries.flatMap((one) => entryFacts(told, holder, one));
}

function entryFacts(told: Told, holder: Holder, one: Entry): readonly Fact[] {
  const { number } = holder;
  if (one.__typename === 'IssueComment') return commented(told, 'comment', one.fullDatabaseId, number, one);
  if (one.__typename === 'PullRequestReview') return reviewed(told, number, one);
  const at = one.createdAt;
  const person = one.actor;
  const change = (kind: ActKind, more: Partial<{ value: string; subject: number; about: string | number }> = {}) => {
    const { about, ...rest } = more;
    return act(told, kind, actKey.change(kind, number, at, about), { number, person, at, seen: seen(told), ...rest });
  };
  const people = (...others: Parameters<typeof personFacts>[1][]) => personFacts(told.at, person, ...others);
  switch (one.__typename) {
    case 'ClosedEvent':
      return isOfMerge(holder, at) ? people() : [...people(), change('closed', reasonOf(holder, one.stateReason))];
    case 'MergedEvent':
      return [...people(), ...merged(told, holder, at, person)];
    case 'LockedEvent':
      return [...people(), change('locked', one.lockReason === null ? {} : { value: lockWord(one.lockReason) })];
    case 'LabeledEvent':
    case 'UnlabeledEvent': {
      const { name } = one.label;
      return [...people(), change(labels[one.__typename], { value: name, about: name.toLowerCase() })];
    }
    case 'AssignedEvent':
    case 'UnassignedEvent':
      return [...people(one.assignee), change(assignments[one.__typename], aboutOf(one.assignee))];
    case 'ReviewRequestedEvent':
    case 'ReviewRequestRemovedEvent':
      return [...people(one.requestedReviewer), change(requests[one.__typename], aboutOf(one.requestedReviewer))];
    case 'CommentDeletedEvent': {
      const author = one.deletedCommentAuthor;
      return [...people(author), change('comment_deleted', author === null ? {} : { subject: author.id })];
    }
    case 'ReviewDismissedEvent':
      return [...people(), change('review_dismissed'), ...before(told, number, one)];
    default:
      return [...people(), change(plain[one.__typename])];
  }
}

/** What a later reading of the whole timeline does not show any more, or shows otherwise, is told from this one's. */
const seen = (told: Told) => ({ at: told.at, reason: null });

type Of<Name extends Entry['__typename']> = Extract<Entry, { __typename: Name }>;

const aboutOf = (person: Person | null) => (person === null ? {} : { subject: person.id, about: person.id });

/** `TOO_HEATED` is "too heated" to webhooks, but `OFF_TOPIC` "off-topic". */
const lockWord = (reason: string) => (reason === 'OFF_TOPIC' ? 'off-topic' : reason.toLowerCase().replaceAll('_', ' '));

const reasonOf = ({ isPull }: Holder, reason: string | null) =>
  isPull || reason === null ? {} : { value: reason.toLowerCase() };

function isOfMerge({ mergedAt }: Holder, at: string): boolean {
  return mergedAt !== null && Date.parse(at) >= Date.parse(mergedAt) - MERGE_SECONDS * 1_000;
}

function merged(told: Told, { number, mergedAt }: Holder, createdAt: string, person: Person | null) {
  const at = mergedAt ?? createdAt;
  const close = act(told, 'closed', actKey.change('closed', number, at), { number, person, at, seen: seen(told) });
  return [act(told, 'merged', actKey.merged(number), { number, person, at }), close];
}

function reviewed(told: Told, number: number, one: Of<'PullRequestReview'>): readonly Fact[] {
  const state = one.state.toLowerCase();
  if (state === 'pending') return [];
  const at = one.submittedAt ?? one.createdAt;
  const fact = act(told, 'reviewed', actKey.numbered('review', one.fullDatabaseId), {
    number,
    person: one.author,
    at,
    told: textTold(one.body, at),
    ...(state === 'dismissed' ? {} : { value: state }),
  });
  return [...personFacts(told.at, one.author), fact];
}

/** What a dismissed review had said when it was submitted. */
function before(told: Told, number: number, one: Of<'ReviewDismissedEvent'>): readonly Fact[] {
  if (one.review === null) return [];
  const { fullDatabaseId, author, submittedAt, createdAt } = one.review;
  const value = one.previousReviewState.toLowerCase();
  const at = submittedAt ?? createdAt;
  return [act(told, 'reviewed', actKey.numbered('review', fullDatabaseId), { number, person: author, at, value })];
}
