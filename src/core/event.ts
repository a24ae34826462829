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

/** An issue or a pull request as the payload shows it. Title and body are foreign text: quoted, never obeyed. */
export interface Item {
  readonly kind: 'issue' | 'pull_request';
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
  readonly mergedAt: string | null;
}

export interface Comment {
  readonly id: number;
  readonly author: Person | null;
  readonly body: string;
  readonly at: string;
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
  | 'pull_request.ready';

export interface ItemEvent extends InRepository {
  readonly kind: ItemEventKind;
  readonly item: Item;
}

export interface CommentEvent extends InRepository {
  readonly kind: 'comment.created' | 'review.submitted';
  readonly item: Item;
  readonly comment: Comment;
}

/** A push, of which only the paths matter: a changed `hearth.yml` drops the cached one. */
export interface PushEvent extends InRepository {
  readonly kind: 'push';
  readonly branch: string;
  readonly paths: readonly string[];
}

/** The installation itself changed: created, removed, suspended, or its list of repositories grew or shrank. */
export interface InstallationEvent {
  readonly kind: 'installation.created' | 'installation.deleted' | 'installation.suspended' | 'installation.resumed';
  readonly installation: number;
  readonly account: Account;
  readonly actor: Person | null;
  readonly at: string;
}

/** A delayed call that a feature asked for: `about` is the feature's own note, `cause` the event it looked at then. */
export interface LaterEvent extends InRepository {
  readonly kind: 'later';
  readonly feature: string;
  readonly about: string;
  readonly cause: ItemEvent | CommentEvent;
  /** Asked for while the section only observed: becoming active affects later events only. */
  readonly observed?: true;
}

/** A schedule came due. The window comes from `period`, never from the time at which the tick is handled. */
export interface TickEvent extends InRepository {
  readonly kind: 'tick';
  readonly series: string;
  readonly period: string;
}

export type Event = ItemEvent | CommentEvent | PushEvent | InstallationEvent | LaterEvent | TickEvent;
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
  return 'repository' in event ? `repository:${event.repository.id}` : `installation:${event.installation}`;
}
