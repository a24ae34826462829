// Hearth's own small union of what happens. GitHub's types go no further than `event-of.ts`.
import type { Person } from './person.js';

/** The owner of repositories: one community, by the account's numeric id. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly kind: 'organization' | 'user';
}

export interface Repository {
  readonly id: number;
  readonly name: string;
  readonly owner: Account;
  readonly private: boolean;
  readonly archived: boolean;
  readonly defaultBranch: string;
}

/** GitHub's word for what an author is to a repository. It is a hint, wrong both ways; never a permission. */
export type Association =
  'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'FIRST_TIME_CONTRIBUTOR' | 'FIRST_TIMER' | 'MANNEQUIN' | 'NONE';

/** How GitHub's addresses call the kinds of items. */
export const itemFolders = { issue: 'issues', pull_request: 'pull', discussion: 'discussions' } as const;

/** An issue, pull request or discussion as the payload shows it. Title and body are foreign text: quoted, never obeyed. */
export interface Item {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly number: number;
  readonly author: Person | null;
  readonly association: Association;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly locked: boolean;
  readonly draft: boolean;
  readonly labels: readonly string[];
  /** ISO 8601, as GitHub gives it. */
  readonly openedAt: string;
  /** Its last change. */
  readonly updatedAt: string;
  readonly mergedAt: string | null;
  /** Lines added and removed; null where the payload does not tell (comments show a pull request as an issue). */
  readonly lines: number | null;
  /** Of a discussion: whether an answer can be accepted. */
  readonly answerable: boolean | null;
  /** Commit that a pull request stands at; null for all else, and where the payload shows a pull request as an issue. */
  readonly head: string | null;
  /** Branch that a pull request goes into, and the commit of it that GitHub compares with; null as for `head`. */
  readonly base: { readonly ref: string; readonly sha: string } | null;
}

export interface Comment {
  readonly id: number;
  readonly author: Person | null;
  readonly association: Association;
  readonly body: string;
  readonly at: string;
  readonly updatedAt: string;
  /** Of a review, what it says: `approved`, `changes_requested`, `commented`, `dismissed`. */
  readonly state?: string;
}

interface InRepository {
  readonly installation: number;
  readonly repository: Repository;
  /** Who caused it; null for a deleted account. */
  readonly actor: Person | null;
  /** When it happened at GitHub, ISO 8601. */
  readonly at: string;
}

export type ItemEventKind =
  | 'issue.opened'
  | 'issue.closed'
  | 'issue.reopened'
  | 'pull_request.opened'
  | 'pull_request.closed'
  | 'pull_request.merged'
  | 'pull_request.reopened'
  | 'pull_request.ready'
  | 'discussion.opened'
  | 'discussion.closed'
  | 'discussion.reopened';

export interface ItemEvent extends InRepository {
  readonly kind: ItemEventKind;
  readonly item: Item;
}

/** Something about an item was changed. */
export interface ItemChangeEvent extends InRepository {
  readonly kind: `item.${ItemChange}`;
  readonly item: Item;
  /** The label put on or taken off. */
  readonly label?: string;
  /** The assignee, the reviewer, the author of the answer; null: an account that is gone, or a team. */
  readonly person?: Person | null;
  /** Why it was locked. */
  readonly reason?: string;
  /** Head of a push, number of an accepted answer. */
  readonly about?: string;
  /** What an edit changed, by GitHub's words: `title`, `body`, `base`. */
  readonly changed?: readonly string[];
  /** The words before an edit: foreign text. */
  readonly before?: { readonly title?: string; readonly body?: string };
  /** Where a transferred issue went. */
  readonly movedTo?: { readonly repository: number; readonly number: number };
}

export const itemChanges = [
  'edited',
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'locked',
  'unlocked',
  'milestoned',
  'demilestoned',
  'drafted',
  'pushed',
  'review_requested',
  'review_unrequested',
  'answered',
  'unanswered',
  'transferred',
  'deleted',
] as const;
export type ItemChange = (typeof itemChanges)[number];

export interface CommentEvent extends InRepository {
  readonly kind:
    | 'comment.created'
    | 'comment.edited'
    | 'comment.deleted'
    | 'review.submitted'
    | 'review.edited'
    | 'review.dismissed'
    | 'review_comment.created'
    | 'review_comment.edited'
    | 'review_comment.deleted';
  readonly item: Item;
  readonly comment: Comment;
  /** The comment's words before an edit: foreign text. */
  readonly before?: string;
}

/** Something happened to the repository itself. `repository` shows it afterwards. */
export interface RepositoryChangeEvent extends InRepository {
  readonly kind: `repository.${'renamed' | 'moved' | 'privatized' | 'publicized' | 'archived' | 'unarchived' | 'deleted'}`;
}

export interface ReleaseEvent extends InRepository {
  readonly kind: 'release.published';
  readonly release: { readonly id: number; readonly author: Person | null; readonly prerelease: boolean };
}

/** Attention, which is no contribution: a star given or taken back, a fork. */
export interface AttentionEvent extends InRepository {
  readonly kind: 'star.created' | 'star.deleted' | 'fork.created';
  /** Number of the fork. */
  readonly fork?: number;
}

/** Somebody was given, or lost, rights on the repository. */
export interface MemberEvent extends InRepository {
  readonly kind: 'member.changed';
  readonly member: Person;
  /** False: all rights were taken. */
  readonly listed: boolean;
  /** GitHub's word for the rights given; null: it does not say. */
  readonly permission: string | null;
}

/** A push, of which only the paths matter, some of them named twice: a changed `hearth.yml` drops the cached one. */
export interface PushEvent extends InRepository {
  readonly kind: 'push';
  readonly branch: string;
  /** The commit it ends at, 40 hex digits. */
  readonly head: string;
  readonly paths: readonly string[];
}

/** A repository as an installation lists it. */
export interface ListedRepository {
  readonly id: number;
  readonly name: string;
  readonly private: boolean;
}

/** The installation itself changed: created, removed, suspended, or its list of repositories grew or shrank. */
export interface InstallationEvent {
  readonly kind:
    | 'installation.created'
    | 'installation.deleted'
    | 'installation.suspended'
    | 'installation.resumed'
    | 'installation.changed';
  readonly installation: number;
  readonly account: Account;
  readonly actor: Person | null;
  readonly at: string;
  readonly added: readonly ListedRepository[];
  readonly removed: readonly number[];
}

/** A delayed call that a feature asked for: `about` is the feature's own note, `cause` the event it looked at then. */
export interface LaterEvent extends InRepository {
  readonly kind: 'later';
  readonly feature: string;
  readonly about: string;
  readonly cause: ItemEvent | ItemChangeEvent | CommentEvent;
  /** Asked for while the section only observed: becoming active affects later events only. */
  readonly observed?: true;
}

/** A schedule came due. The window comes from `period`, never from the time at which the tick is handled. */
export interface TickEvent extends InRepository {
  readonly kind: 'tick';
  readonly series: string;
  readonly period: string;
  /** Pull requests that it is about. */
  readonly pulls?: readonly number[];
}

export type Event =
  | ItemEvent
  | ItemChangeEvent
  | CommentEvent
  | RepositoryChangeEvent
  | ReleaseEvent
  | AttentionEvent
  | MemberEvent
  | PushEvent
  | InstallationEvent
  | LaterEvent
  | TickEvent;
export type EventKind = Event['kind'];

/** What a feature may be asked about: everything that happens inside a repository. */
export type RepositoryEvent = Exclude<Event, InstallationEvent>;

/** The item an event is about, if it is about one. */
export function itemOf(event: Event): Item | undefined {
  if (event.kind === 'later') return event.cause.item;
  return 'item' in event ? event.item : undefined;
}

/** One lane per item: what must not run twice at once shares a lane. */
export function laneOf(event: Event): string {
  const item = itemOf(event);
  if (item !== undefined && 'repository' in event) return `item:${event.repository.id}:${item.number}`;
  if (event.kind === 'tick') return `series:${event.series}:${event.repository.id}`;
  // A push is looked at for hearth.yml and files that it names, and shares the lane of what else is done about that file.
  if (event.kind === 'push') return `series:config-check:${event.repository.id}`;
  return 'repository' in event ? `repository:${event.repository.id}` : `installation:${event.installation}`;
}

/** The owner's repository whose `hearth.yml` is in force in all of theirs. */
export const SHARED = '.github';

/** Is it that one? GitHub's names know no case. */
export function isShared({ name }: Repository): boolean {
  return name.toLowerCase() === SHARED;
}
