// Payloads about issues, pull requests and discussions, and what is said on them.
import { z } from 'zod';
import { itemChanges } from './event.js';
import type { CommentEvent, ItemChange, ItemChangeEvent, ItemEventKind } from './event.js';
import { base } from './event-reader.js';
import type { Reader, Readers } from './event-reader.js';
import * as payload from './payload.js';
import type { InRepository, ItemPayload } from './payload.js';

type Holder = 'issue' | 'pull_request' | 'discussion';

const { id, name: shortName, inRepository } = payload;

// Made once: making a shape costs more than reading with it.
const labelled = z.object({ label: z.object({ name: shortName }) });
const assigned = z.object({ assignee: payload.person });
const reviewed = z.object({ review: payload.review });
const commented = z.object({ comment: payload.comment });
const answered = z.object({ answer: payload.comment });
const reviewer = z.object({ requested_reviewer: payload.person });
const numbered = z.object({ number: id });
const transferred = z
  .object({ changes: z.object({ new_issue: numbered, new_repository: z.object({ id }) }) })
  .or(z.object({ changes: z.object({ new_discussion: numbered, new_repository: z.object({ id }) }) }));

const holders = {
  issue: inRepository.extend({ issue: payload.item }),
  pull_request: inRepository.extend({ pull_request: payload.item }),
  discussion: inRepository.extend({ discussion: payload.item }),
};

/** The item of a payload, under whichever name it holds it. */
function itemIn(holder: Holder, body: unknown): { readonly from: InRepository; readonly item: ItemPayload } {
  const from = holders[holder].parse(body) as InRepository & Partial<Record<Holder, ItemPayload>>;
  const item = from[holder];
  if (item === undefined) throw new Error(`a payload without ${holder} was let through`);
  return { from, item };
}

/** When it happened: an opening, a close and a merge have times of their own, all else the item's last change. */
function timeOf(kind: ItemEventKind, item: ItemPayload): string {
  if (kind.endsWith('.opened')) return item.created_at;
  if (kind === 'pull_request.merged') return item.merged_at ?? item.updated_at ?? item.created_at;
  if (kind.endsWith('.closed')) return item.closed_at ?? item.updated_at ?? item.created_at;
  return item.updated_at ?? item.created_at;
}

const itemReader =
  (holder: Holder, named: ItemEventKind): Reader =>
  (body) => {
    const { from, item } = itemIn(holder, body);
    const kind = named === 'pull_request.closed' && item.merged === true ? 'pull_request.merged' : named;
    return { kind, ...base(from, timeOf(kind, item)), item: payload.toItem(holder, item) };
  };

type ChangeDetails = Partial<
  Pick<ItemChangeEvent, 'label' | 'person' | 'reason' | 'about' | 'changed' | 'before' | 'movedTo'>
> & {
  readonly at?: string;
};

/** What an edit of an item changed; a payload that does not tell says nothing. */
function editDetails(body: unknown): ChangeDetails {
  const { data } = payload.edit.safeParse(body);
  if (data === undefined) return {};
  const { title, body: text } = data.changes;
  const before = { ...(title === undefined ? {} : { title }), ...(text === undefined ? {} : { body: text }) };
  return { changed: Object.keys(data.changes), ...(Object.keys(before).length === 0 ? {} : { before }) };
}

/** A comment's words before an edit, where the payload tells them. */
function textBefore(body: unknown): Pick<CommentEvent, 'before'> {
  const before = payload.edit.safeParse(body).data?.changes.body;
  return before === undefined ? {} : { before };
}

/** What a change is about, beside the item: read by a shape of its own. */
const details: Readonly<Partial<Record<ItemChange, (body: unknown, item: ItemPayload) => ChangeDetails>>> = {
  edited: editDetails,
  labeled: (body) => ({ label: labelled.parse(body).label.name }),
  unlabeled: (body) => ({ label: labelled.parse(body).label.name }),
  assigned: (body) => ({ person: assigned.parse(body).assignee }),
  unassigned: (body) => ({ person: assigned.parse(body).assignee }),
  review_requested: (body) => ({ person: reviewer.parse(body).requested_reviewer }),
  review_unrequested: (body) => ({ person: reviewer.parse(body).requested_reviewer }),
  locked: (_body, item) => (item.active_lock_reason ? { reason: item.active_lock_reason } : {}),
  pushed: (_body, item) => (item.head ? { about: item.head.sha } : {}),
  answered: (body, item) => {
    const { answer } = answered.parse(body);
    return {
      person: answer.user,
      about: String(answer.id),
      ...(item.answer_chosen_at ? { at: item.answer_chosen_at } : {}),
    };
  },
  transferred: (body) => {
    const { changes } = transferred.parse(body);
    const number = 'new_issue' in changes ? changes.new_issue.number : changes.new_discussion.number;
    return { movedTo: { repository: changes.new_repository.id, number } };
  },
};

const changeReader =
  (holder: Holder, change: ItemChange): Reader =>
  (body) => {
    const { from, item } = itemIn(holder, body);
    const { at = item.updated_at ?? item.created_at, ...more } = details[change]?.(body, item) ?? {};
    return { kind: `item.${change}`, ...base(from, at), item: payload.toItem(holder, item), ...more };
  };

/** What is done to a text later happened at its own last change, or (deleted, dismissed) at the item's. */
const commentReader =
  (holder: Holder, kind: CommentEvent['kind']): Reader =>
  (body) => {
    const { from, item } = itemIn(holder, body);
    const isReview = kind.startsWith('review.');
    const comment = isReview
      ? payload.toReview(reviewed.parse(body).review)
      : payload.toComment(commented.parse(body).comment);
    const created = kind.endsWith('.created') || kind.endsWith('.submitted');
    const changed = kind.endsWith('.edited') ? comment.updatedAt : (item.updated_at ?? comment.updatedAt);
    const at = created ? comment.at : changed;
    const before = kind.endsWith('.edited') ? textBefore(body) : {};
    return { kind, ...base(from, at), item: payload.toItem(holder, item), comment, ...before };
  };

/** GitHub's word for a change, where it is not Hearth's. */
const ACTIONS: Readonly<Partial<Record<ItemChange, string>>> = {
  drafted: 'converted_to_draft',
  pushed: 'synchronize',
  review_unrequested: 'review_request_removed',
};

/** The same actions happen to issues, pull requests and discussions. */
const changesOf = (event: string, holder: Holder): readonly [string, Reader][] =>
  itemChanges.map((change) => [`${event}.${ACTIONS[change] ?? change}`, changeReader(holder, change)]);

const textsOf = (event: string, holder: Holder, kind: 'comment' | 'review_comment'): readonly [string, Reader][] =>
  (['created', 'edited', 'deleted'] as const).map((action) => [
    `${event}.${action}`,
    commentReader(holder, `${kind}.${action}`),
  ]);

export const itemReaders: Readers = {
  'issues.opened': itemReader('issue', 'issue.opened'),
  'issues.closed': itemReader('issue', 'issue.closed'),
  'issues.reopened': itemReader('issue', 'issue.reopened'),
  'pull_request.opened': itemReader('pull_request', 'pull_request.opened'),
  'pull_request.closed': itemReader('pull_request', 'pull_request.closed'),
  'pull_request.reopened': itemReader('pull_request', 'pull_request.reopened'),
  'pull_request.ready_for_review': itemReader('pull_request', 'pull_request.ready'),
  'discussion.created': itemReader('discussion', 'discussion.opened'),
  'discussion.closed': itemReader('discussion', 'discussion.closed'),
  'discussion.reopened': itemReader('discussion', 'discussion.reopened'),
  ...Object.fromEntries(changesOf('issues', 'issue')),
  ...Object.fromEntries(changesOf('pull_request', 'pull_request')),
  ...Object.fromEntries(changesOf('discussion', 'discussion')),
  ...Object.fromEntries(textsOf('issue_comment', 'issue', 'comment')),
  ...Object.fromEntries(textsOf('discussion_comment', 'discussion', 'comment')),
  ...Object.fromEntries(textsOf('pull_request_review_comment', 'pull_request', 'review_comment')),
  'pull_request_review.submitted': commentReader('pull_request', 'review.submitted'),
  'pull_request_review.edited': commentReader('pull_request', 'review.edited'),
  'pull_request_review.dismissed': commentReader('pull_request', 'review.dismissed'),
};
