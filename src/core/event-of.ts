// A GitHub payload becomes an Event, or a reason to ignore it. Only signed fields are read, and of those only what the
// product needs: the event name travels unsigned, so a body that does not fit its name is ignored, never guessed at.
import { z } from 'zod';
import type { Account, Association, Comment, Event, Item, ItemEventKind, Repository } from './event.js';
import { personOf } from './person.js';
import type { Person } from './person.js';

export type EventOrReason = { readonly event: Event } | { readonly ignored: string };

const associations = [
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIME_CONTRIBUTOR',
  'FIRST_TIMER',
  'MANNEQUIN',
  'NONE',
] as const satisfies readonly Association[];

const id = z.int().positive();
const text = z.string();
const time = z.iso.datetime({ offset: true });

const account = z.object({ id, login: text, type: text });
const person = account.nullish().transform(personOf);
const owner = account.transform((who): Account => ({
  id: who.id,
  login: who.login,
  kind: who.type === 'Organization' ? 'organization' : 'user',
}));
const repository = z
  .object({ id, name: text, owner, private: z.boolean(), archived: z.boolean().catch(false), default_branch: text })
  .transform(({ default_branch, ...rest }): Repository => ({ ...rest, defaultBranch: default_branch }));

const itemFields = z.object({
  number: id,
  user: person,
  author_association: z.enum(associations).catch('NONE'),
  title: text,
  body: text.nullish(),
  html_url: text,
  state: z.enum(['open', 'closed']),
  state_reason: text.nullish(),
  locked: z.boolean().catch(false),
  draft: z.boolean().nullish(),
  labels: z.array(z.object({ name: text })).catch([]),
  created_at: time,
  updated_at: time.nullish(),
  closed_at: time.nullish(),
  merged_at: time.nullish(),
  merged: z.boolean().nullish(),
  pull_request: z.object({ merged_at: time.nullish() }).nullish(),
});

const commentFields = z.object({ id, user: person, body: text.nullish(), created_at: time });
const reviewFields = z.object({ id, user: person, body: text.nullish(), submitted_at: time, state: text });

const inRepository = z.object({ installation: z.object({ id }), repository, sender: person });
const onIssue = inRepository.extend({ issue: itemFields });
const onPull = inRepository.extend({ pull_request: itemFields });
const onComment = onIssue.extend({ comment: commentFields });
const onReview = onPull.extend({ review: reviewFields });
const onPush = inRepository.extend({
  ref: text,
  commits: z.array(
    z.object({ added: z.array(text).nullish(), modified: z.array(text).nullish(), removed: z.array(text).nullish() }),
  ),
  head_commit: z.object({ timestamp: time }).nullish(),
});
const onInstallation = z.object({
  installation: z.object({ id, account: owner, updated_at: z.union([time, z.number()]).nullish() }),
  sender: person,
});

function toItem(kind: Item['kind'], from: z.infer<typeof itemFields>): Item {
  return {
    kind: from.pull_request ? 'pull_request' : kind,
    number: from.number,
    author: from.user,
    association: from.author_association,
    title: from.title,
    body: from.body ?? '',
    url: from.html_url,
    state: from.state,
    stateReason: from.state_reason ?? null,
    locked: from.locked,
    draft: from.draft ?? false,
    labels: from.labels.map((label) => label.name),
    openedAt: from.created_at,
    mergedAt: from.merged_at ?? from.pull_request?.merged_at ?? null,
  };
}

type Reader = (payload: unknown, receivedAt: string) => Event;

/** When an action on an item happened: the opening has its own time, later ones the item's last change. */
function timeOf(kind: ItemEventKind, from: z.infer<typeof itemFields>): string {
  if (kind.endsWith('.opened')) return from.created_at;
  if (kind === 'pull_request.merged') return from.merged_at ?? from.updated_at ?? from.created_at;
  if (kind.endsWith('.closed')) return from.closed_at ?? from.updated_at ?? from.created_at;
  return from.updated_at ?? from.created_at;
}

const issueReader =
  (kind: ItemEventKind): Reader =>
  (payload) => {
    const from = onIssue.parse(payload);
    return { kind, ...base(from, timeOf(kind, from.issue)), item: toItem('issue', from.issue) };
  };

const pullReader =
  (named: ItemEventKind): Reader =>
  (payload) => {
    const from = onPull.parse(payload);
    const kind = named === 'pull_request.closed' && from.pull_request.merged === true ? 'pull_request.merged' : named;
    return { kind, ...base(from, timeOf(kind, from.pull_request)), item: toItem('pull_request', from.pull_request) };
  };

const commentReader: Reader = (payload) => {
  const from = onComment.parse(payload);
  const comment = toComment(from.comment, from.comment.created_at);
  return { kind: 'comment.created', ...base(from, comment.at), item: toItem('issue', from.issue), comment };
};

const reviewReader: Reader = (payload) => {
  const from = onReview.parse(payload);
  const comment = toComment(from.review, from.review.submitted_at);
  return {
    kind: 'review.submitted',
    ...base(from, comment.at),
    item: toItem('pull_request', from.pull_request),
    comment,
  };
};

const pushReader: Reader = (payload, receivedAt) => {
  const from = onPush.parse(payload);
  const paths = from.commits.flatMap((commit) =>
    [commit.added, commit.modified, commit.removed].flatMap((p) => p ?? []),
  );
  const at = from.head_commit?.timestamp ?? receivedAt;
  return {
    kind: 'push',
    ...base(from, at),
    branch: from.ref.replace(/^refs\/heads\//, ''),
    paths: [...new Set(paths)],
  };
};

const installationReader =
  (kind: Extract<Event['kind'], `installation.${string}`>): Reader =>
  (payload, receivedAt) => {
    const { installation, sender } = onInstallation.parse(payload);
    return { kind, installation: installation.id, account: installation.account, actor: sender, at: receivedAt };
  };

function base(from: z.infer<typeof inRepository>, at: string) {
  return { installation: from.installation.id, repository: from.repository, actor: from.sender, at };
}

function toComment(from: { id: number; user: Person | null; body?: string | null | undefined }, at: string): Comment {
  return { id: from.id, author: from.user, body: from.body ?? '', at };
}

const readers: Readonly<Record<string, Reader>> = {
  'issues.opened': issueReader('issue.opened'),
  'issues.closed': issueReader('issue.closed'),
  'issues.reopened': issueReader('issue.reopened'),
  'pull_request.opened': pullReader('pull_request.opened'),
  'pull_request.closed': pullReader('pull_request.closed'),
  'pull_request.reopened': pullReader('pull_request.reopened'),
  'pull_request.ready_for_review': pullReader('pull_request.ready'),
  'issue_comment.created': commentReader,
  'pull_request_review.submitted': reviewReader,
  push: pushReader,
  'installation.created': installationReader('installation.created'),
  'installation.deleted': installationReader('installation.deleted'),
  'installation.suspend': installationReader('installation.suspended'),
  'installation.unsuspend': installationReader('installation.resumed'),
};

/**
 * Reads one webhook. `name` is GitHub's event name, `receivedAt` (ISO 8601) stands in where the payload has no time.
 * Never throws: what cannot be an event comes back with the reason, which names the first field that does not fit.
 */
export function eventOf(name: string, payload: unknown, receivedAt: string): EventOrReason {
  const action = z.object({ action: text }).safeParse(payload);
  const fullName = action.success ? `${name}.${action.data.action}` : name;
  const reader = Object.hasOwn(readers, fullName) ? readers[fullName] : undefined;
  if (reader === undefined) return { ignored: `no part of Hearth listens to ${printable(fullName)}` };
  try {
    return { event: reader(payload, receivedAt) };
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
