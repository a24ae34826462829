// A short description of an event in an examples.yml → a whole Event.
import type {
  Association,
  Comment,
  CommentEvent,
  Item,
  ItemChangeEvent,
  ItemEvent,
  RepositoryEvent,
} from '../../src/core/event.js';
import type { Person } from '../../src/core/person.js';

type AboutItem = ItemEvent | ItemChangeEvent | CommentEvent;

/** A comment or review; it was written by `author` of the example where it does not say by whom. */
export interface ExampleComment {
  readonly id?: number;
  readonly author?: string | null;
  readonly association?: Association;
  readonly body?: string;
  /** Of a review. */
  readonly state?: string;
}

export interface ExampleEvent {
  readonly kind: AboutItem['kind'] | 'push' | 'later' | 'tick';
  /** What a change (`item.edited`) or a comment is about; an issue where it is not said. */
  readonly item?: 'issue' | 'pull_request' | 'discussion';
  readonly author?: string | null;
  /** Who caused it: the author of the comment, else of the item, where it is not said. */
  readonly actor?: string | null;
  readonly association?: Association;
  readonly title?: string;
  readonly body?: string;
  readonly number?: number;
  readonly at?: string;
  /** Of the repository. */
  readonly private?: boolean;
  readonly state?: Item['state'];
  readonly stateReason?: string;
  readonly locked?: boolean;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  readonly lines?: number;
  readonly openedAt?: string;
  /** Of a pull request or a push. */
  readonly head?: string;
  /** Of a pull request. */
  readonly base?: { readonly ref: string; readonly sha: string };
  readonly comment?: ExampleComment;
  /** `item.labeled`, `item.unlabeled`: which. */
  readonly label?: string;
  /** `item.assigned` and the like: whom. */
  readonly person?: string | null;
  /** `item.edited` only: what was changed. */
  readonly changed?: readonly string[];
  /** The words before an edit: of an item by name, of a comment as they were. */
  readonly before?: string | { readonly title?: string; readonly body?: string };
  /** `later` only: the event it was asked for on. */
  readonly of?: AboutItem['kind'];
  readonly about?: string;
  /** `tick` only. */
  readonly series?: string;
  readonly pulls?: readonly number[];
  readonly period?: string;
  /** `push` only. */
  readonly branch?: string;
  readonly paths?: readonly string[];
}

const HEAD = '5d41402abc4b2a76b9719d911017c592ae1f2b3c';
const BASE = { ref: 'main', sha: '7d793037a0760186574b0282f2f435e7b1e5e1a5' } as const;

const repository = {
  id: 70,
  name: 'app',
  owner: { id: 7, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
} as const;

/** `ana` is a person, `robo[bot]` a bot, `ghost` nobody; a login always has the same id. */
export function personCalled(login: string | null): Person | null {
  if (login === null) return null;
  if (login === 'ghost') return { id: 10_137, login, kind: 'user' };
  const id = Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000, 7);
  return { id, login, kind: login.endsWith('[bot]') ? 'bot' : 'user' };
}

/** All that an example does not say is usual: Ana's open item, told on the first of March. */
export function exampleEvent(given: ExampleEvent): RepositoryEvent {
  const { kind, at = '2026-03-01T10:00:00Z', author = 'ana' } = given;
  const actor = personCalled(given.actor === undefined ? (given.comment?.author ?? author) : given.actor);
  const here = { ...repository, private: given.private ?? false };
  const base = { installation: 1, repository: here, actor, at };
  if (kind === 'tick') {
    const { series = '', period = '', pulls } = given;
    return { ...base, kind, series, period, ...(pulls === undefined ? {} : { pulls }) };
  }
  if (kind === 'push') {
    const { branch = 'main', head = HEAD, paths = [] } = given;
    return { ...base, kind, branch, head, paths };
  }
  const named = kind === 'later' ? (given.of ?? 'issue.opened') : kind;
  const cause = {
    ...base,
    kind: named,
    item: itemOf(given, named, at),
    ...(/^(comment|review|review_comment)\./.test(named) ? { comment: commentOf(given, named, at) } : {}),
    ...(given.label === undefined ? {} : { label: given.label }),
    ...(given.person === undefined ? {} : { person: personCalled(given.person) }),
    ...(given.changed === undefined ? {} : { changed: given.changed }),
    ...(given.before === undefined ? {} : { before: given.before }),
  } as AboutItem;
  return kind === 'later' ? { ...base, kind, feature: '', about: given.about ?? '', cause } : cause;
}

function kindOf({ item }: ExampleEvent, named: AboutItem['kind']): Item['kind'] {
  if (named.startsWith('pull_request') || named.startsWith('review')) return 'pull_request';
  return named.startsWith('discussion') ? 'discussion' : (item ?? 'issue');
}

const PAGES = { issue: 'issues', pull_request: 'pull', discussion: 'discussions' } as const;

function itemOf(given: ExampleEvent, named: AboutItem['kind'], at: string): Item {
  const { author = 'ana', number = 12, association = 'NONE' } = given;
  const kind = kindOf(given, named);
  const isPull = kind === 'pull_request';
  // A comment on a pull request shows it as an issue, without its head and base.
  const isWhole = isPull && !named.startsWith('comment.');
  const isOver = named.endsWith('.closed') || named.endsWith('.merged');
  return {
    kind,
    number,
    author: personCalled(author),
    association,
    title: given.title ?? 'It does not start',
    body: given.body ?? 'When I run it, nothing happens.',
    url: `https://github.com/acme/app/${PAGES[kind]}/${number}`,
    state: given.state ?? (isOver ? 'closed' : 'open'),
    stateReason: given.stateReason ?? null,
    locked: given.locked ?? false,
    draft: given.draft ?? false,
    labels: given.labels ?? [],
    openedAt: given.openedAt ?? at,
    updatedAt: at,
    lines: given.lines ?? null,
    answerable: null,
    head: isWhole ? (given.head ?? HEAD) : null,
    base: isWhole ? (given.base ?? BASE) : null,
    mergedAt: named === 'pull_request.merged' ? at : null,
  };
}

function commentOf({ author = 'ana', comment = {} }: ExampleEvent, named: AboutItem['kind'], at: string): Comment {
  const isReview = named.startsWith('review.');
  return {
    id: comment.id ?? 900,
    author: personCalled(comment.author === undefined ? author : comment.author),
    association: comment.association ?? 'NONE',
    body: comment.body ?? '',
    at,
    updatedAt: at,
    ...(isReview ? { state: comment.state ?? 'commented' } : {}),
  };
}
