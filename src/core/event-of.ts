// A GitHub payload becomes an Event, or a reason to ignore it: the event name travels unsigned, so a body that does not
// fit its name is ignored, never guessed at.
import { z } from 'zod';
import type { CommentEvent, Event, InstallationEvent, ItemChange, ItemChangeEvent, ItemEventKind } from './event.js';
import * as payload from './payload.js';
import type { InRepository, ItemPayload } from './payload.js';
import { stamp } from './time.js';

export type EventOrReason = { readonly event: Event } | { readonly ignored: string };

/** `receivedAt` stands in where a payload has no time of its own. */
type Reader = (body: unknown, receivedAt: string) => Event;
type Holder = 'issue' | 'pull_request' | 'discussion';

const { id, text, time, inRepository } = payload;

// Made once: making a shape costs more than reading with it.
const labelled = z.object({ label: z.object({ name: text }) });
const assigned = z.object({ assignee: payload.person });
const reviewed = z.object({ review: payload.review });
const commented = z.object({ comment: payload.comment });
const answered = z.object({ answer: payload.comment });
const reviewer = z.object({ requested_reviewer: payload.person });
const numbered = z.object({ number: id });
const transferred = z
  .object({ changes: z.object({ new_issue: numbered, new_repository: z.object({ id }) }) })
  .or(z.object({ changes: z.object({ new_discussion: numbered, new_repository: z.object({ id }) }) }));
const withAction = z.object({ action: text });

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

const base = (from: InRepository, at: string) => ({
  installation: from.installation.id,
  repository: from.repository,
  actor: from.sender,
  at,
});

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

type ChangeDetails = Partial<Pick<ItemChangeEvent, 'label' | 'person' | 'reason' | 'about' | 'movedTo'>> & {
  readonly at?: string;
};

/** What a change is about, beside the item: read by a shape of its own. */
const details: Readonly<Partial<Record<ItemChange, (body: unknown, item: ItemPayload) => ChangeDetails>>> = {
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
    return { kind, ...base(from, at), item: payload.toItem(holder, item), comment };
  };

const changedAt = z.object({ repository: z.object({ updated_at: time.nullish().catch(null) }) });
const repositoryReader =
  (kind: Extract<Event['kind'], `repository.${string}`>): Reader =>
  (body, receivedAt) => {
    const from = inRepository.parse(body);
    return { kind, ...base(from, changedAt.parse(body).repository.updated_at ?? receivedAt) };
  };

const onRelease = inRepository.extend({
  release: z.object({ id, author: payload.person, prerelease: z.boolean(), published_at: time }),
});
const releaseReader: Reader = (body) => {
  const { release, ...from } = onRelease.parse(body);
  const { id: number, author, prerelease } = release;
  return {
    kind: 'release.published',
    ...base(from, release.published_at),
    release: { id: number, author, prerelease },
  };
};

const onStar = inRepository.extend({ action: z.enum(['created', 'deleted']), starred_at: time.nullish() });
const starReader: Reader = (body, receivedAt) => {
  const { action, starred_at, ...from } = onStar.parse(body);
  return { kind: `star.${action}`, ...base(from, starred_at ?? receivedAt) };
};

const onFork = inRepository.extend({ forkee: z.object({ id, created_at: time, owner: payload.person }) });
const forkReader: Reader = (body) => {
  const { forkee, ...from } = onFork.parse(body);
  // Whose the fork is, not who pressed the button: GraphQL tells nothing else.
  return { kind: 'fork.created', ...base(from, forkee.created_at), actor: forkee.owner, fork: forkee.id };
};

const rights = z.object({ to: text.nullish() }).nullish();
const onMember = inRepository.extend({
  action: text,
  member: payload.somebody,
  changes: z.object({ permission: rights, role_name: rights }).nullish(),
});
const memberReader: Reader = (body, receivedAt) => {
  const { action, member, changes, ...from } = onMember.parse(body);
  if (member === null) throw new Error('a member without an account was let through');
  const permission = changes?.role_name?.to ?? changes?.permission?.to ?? null;
  return { kind: 'member.changed', ...base(from, receivedAt), member, listed: action !== 'removed', permission };
};

const paths = z.array(text).nullish();
const onPush = inRepository.extend({
  ref: text,
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })),
  head_commit: z.object({ timestamp: time }).nullish(),
});
const pushReader: Reader = (body, receivedAt) => {
  const { ref, commits, head_commit, ...from } = onPush.parse(body);
  const touched = commits.flatMap(({ added, modified, removed }) => [added, modified, removed].flatMap((p) => p ?? []));
  return {
    kind: 'push',
    ...base(from, head_commit?.timestamp ?? receivedAt),
    branch: ref.replace(/^refs\/heads\//, ''),
    paths: [...new Set(touched)],
  };
};

const listed = z
  .array(z.object({ id, name: text, private: z.boolean().catch(true) }))
  .nullish()
  .transform((all) => all ?? []);
const onInstallation = z.object({
  installation: z.object({
    id,
    account: payload.owner,
    updated_at: z.unknown().optional(),
    suspended_at: time.nullish(),
  }),
  sender: payload.person,
  repositories: listed,
  repositories_added: listed,
  repositories_removed: listed,
});

const installationReader =
  (kind: InstallationEvent['kind']): Reader =>
  (body, receivedAt) => {
    const { installation, sender, ...lists } = onInstallation.parse(body);
    const created = kind === 'installation.created';
    // A deleted installation keeps the date of its last change; GitHub tells the deletion's nowhere.
    const told = kind === 'installation.deleted' ? null : dateOf(installation.updated_at);
    return {
      kind,
      installation: installation.id,
      account: installation.account,
      actor: sender,
      at: told ?? receivedAt,
      added: created ? lists.repositories : lists.repositories_added,
      removed: lists.repositories_removed.map((one) => one.id),
    };
  };

/** GitHub writes an installation's dates in seconds, or as everywhere else. */
function dateOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return stamp(new Date(value * 1_000).toISOString());
  return time.safeParse(value).data ?? null;
}

/** The same actions happen to issues, pull requests and discussions. */
const changesOf = (event: string, holder: Holder): readonly [string, Reader][] =>
  (
    [
      ['edited', 'edited'],
      ['labeled', 'labeled'],
      ['unlabeled', 'unlabeled'],
      ['assigned', 'assigned'],
      ['unassigned', 'unassigned'],
      ['locked', 'locked'],
      ['unlocked', 'unlocked'],
      ['milestoned', 'milestoned'],
      ['demilestoned', 'demilestoned'],
      ['deleted', 'deleted'],
      ['transferred', 'transferred'],
      ['converted_to_draft', 'drafted'],
      ['synchronize', 'pushed'],
      ['review_requested', 'review_requested'],
      ['review_request_removed', 'review_unrequested'],
      ['answered', 'answered'],
      ['unanswered', 'unanswered'],
    ] as const
  ).map(([action, change]) => [`${event}.${action}`, changeReader(holder, change)]);

const textsOf = (event: string, holder: Holder, kind: 'comment' | 'review_comment'): readonly [string, Reader][] =>
  (['created', 'edited', 'deleted'] as const).map((action) => [
    `${event}.${action}`,
    commentReader(holder, `${kind}.${action}`),
  ]);

const readers: Readonly<Record<string, Reader>> = {
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
  'repository.renamed': repositoryReader('repository.renamed'),
  'repository.transferred': repositoryReader('repository.moved'),
  'repository.privatized': repositoryReader('repository.privatized'),
  'repository.publicized': repositoryReader('repository.publicized'),
  'repository.archived': repositoryReader('repository.archived'),
  'repository.unarchived': repositoryReader('repository.unarchived'),
  'repository.deleted': repositoryReader('repository.deleted'),
  'release.published': releaseReader,
  'star.created': starReader,
  'star.deleted': starReader,
  fork: forkReader,
  'member.added': memberReader,
  'member.edited': memberReader,
  'member.removed': memberReader,
  push: pushReader,
  'installation.created': installationReader('installation.created'),
  'installation.deleted': installationReader('installation.deleted'),
  'installation.suspend': installationReader('installation.suspended'),
  'installation.unsuspend': installationReader('installation.resumed'),
  'installation.new_permissions_accepted': installationReader('installation.changed'),
  'installation_repositories.added': installationReader('installation.changed'),
  'installation_repositories.removed': installationReader('installation.changed'),
};

/**
 * Reads one webhook. `name` is GitHub's event name, `receivedAt` (ISO 8601) stands in where the payload has no time.
 * Never throws: what cannot be an event comes back with the reason, which names the first field that does not fit.
 */
export function eventOf(name: string, body: unknown, receivedAt: string): EventOrReason {
  const action = withAction.safeParse(body);
  const fullName = action.success ? `${name}.${action.data.action}` : name;
  const reader = Object.hasOwn(readers, fullName) ? readers[fullName] : undefined;
  if (reader === undefined) return { ignored: `no part of Hearth listens to ${printable(fullName)}` };
  try {
    return { event: reader(body, receivedAt) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const field = error.issues[0]?.path.map(String).join('.') ?? '';
    if (field.startsWith('installation')) return { ignored: `${fullName} without an installation` };
    return { ignored: `the body does not fit ${fullName}: ${field === '' ? 'not an object' : field}` };
  }
}

/** The event name is unsigned text from the network: kept short and plain before it is stored or logged. */
function printable(name: string): string {
  return name.replace(/[^\w.-]/g, '?').slice(0, 80);
}
