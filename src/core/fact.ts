// What the ledger remembers. A fact has a natural key made of numeric ids, so that the same thing told twice, by
// whatever source, is one fact. No text that people wrote is kept.
import type { Event, ItemEvent } from './event.js';
import type { Person } from './person.js';

export type FactKind = 'opened' | 'closed' | 'reopened' | 'merged' | 'ready' | 'commented' | 'reviewed';
export type FactSource = 'webhook' | 'asked' | 'backfill' | 'import';

export interface Fact {
  /** Natural key, unique within a community. */
  readonly key: string;
  readonly kind: FactKind;
  readonly community: number;
  readonly repository: number;
  readonly itemKind: 'issue' | 'pull_request';
  readonly number: number;
  /** Who did it; null where the account is gone. */
  readonly person: Person | null;
  /** ISO 8601. */
  readonly at: string;
  readonly source: FactSource;
}

const kinds: Readonly<Record<ItemEvent['kind'], FactKind>> = {
  'issue.opened': 'opened',
  'issue.closed': 'closed',
  'issue.reopened': 'reopened',
  'pull_request.opened': 'opened',
  'pull_request.closed': 'closed',
  'pull_request.merged': 'merged',
  'pull_request.reopened': 'reopened',
  'pull_request.ready': 'ready',
};

/** The facts an event tells: of everyone, bots too. Deciding is filtered later, remembering is not. */
export function factsOf(event: Event): readonly Fact[] {
  switch (event.kind) {
    case 'push':
    case 'later':
    case 'tick':
    case 'installation.created':
    case 'installation.deleted':
    case 'installation.suspended':
    case 'installation.resumed':
      return [];
    case 'comment.created':
    case 'review.submitted': {
      const kind = event.kind === 'comment.created' ? 'commented' : 'reviewed';
      return [fact(event, kind, event.comment.author, event.comment.at, `${kind}:${event.comment.id}`), opened(event)];
    }
    default: {
      const kind = kinds[event.kind];
      if (kind === 'opened') return [opened(event)];
      // A merge belongs to the author of the change, whoever pressed the button.
      const person = kind === 'merged' ? event.item.author : event.actor;
      const once = kind === 'merged' ? '' : `:${event.at}`;
      return [fact(event, kind, person, event.at, `${kind}:${itemKey(event)}${once}`), opened(event)];
    }
  }
}

type About = Extract<Event, { item: unknown }>;

const itemKey = (event: About) => `${event.repository.id}:${event.item.number}`;

/** Every event about an item also tells when and by whom it was opened, which heals a missed first webhook. */
const opened = (event: About) =>
  fact(event, 'opened', event.item.author, event.item.openedAt, `opened:${itemKey(event)}`);

function fact(event: About, kind: FactKind, person: Person | null, at: string, key: string): Fact {
  return {
    key,
    kind,
    community: event.repository.owner.id,
    repository: event.repository.id,
    itemKind: event.item.kind,
    number: event.item.number,
    person,
    at,
    source: 'webhook',
  };
}
