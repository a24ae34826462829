// What an event means for the owners of an item, by the event alone.
import type { Item, ItemChangeEvent, ItemEvent, RepositoryEvent } from '../../core/event.js';

/**
 * `opened`: it is looked at as a whole; `changed`: what it touches or says may have changed; `labeled`: a label came;
 * `unlabeled`: one was taken off.
 */
export interface Look {
  readonly why: 'opened' | 'changed' | 'labeled' | 'unlabeled';
  readonly event: ItemEvent | ItemChangeEvent;
  readonly item: Item;
  /** Of `labeled` and `unlabeled`; else empty. */
  readonly label: string;
}

const WHY: Readonly<Record<string, Look['why']>> = {
  'issue.opened': 'opened',
  'pull_request.opened': 'opened',
  'pull_request.ready': 'opened',
  'issue.reopened': 'changed',
  'pull_request.reopened': 'changed',
  'item.pushed': 'changed',
  'item.edited': 'changed',
  'item.labeled': 'labeled',
  'item.unlabeled': 'unlabeled',
};

/** What of an edit may change whose an item is. */
const SPEAKING: readonly string[] = ['title', 'body', 'base'];

/** Null: it means nothing. Closed items have their owners; what is taken off them is taken off for when they are open again. */
export function lookAt(event: RepositoryEvent): Look | null {
  const why = WHY[event.kind];
  if (why === undefined || !isAboutItem(event)) return null;
  const { item } = event;
  if (item.kind === 'discussion' || (item.state === 'closed' && why !== 'unlabeled')) return null;
  if (event.kind === 'item.edited' && !(event.changed ?? []).some((one) => SPEAKING.includes(one))) return null;
  const label = 'label' in event ? (event.label ?? '') : '';
  return { why, event, item, label };
}

const isAboutItem = (event: RepositoryEvent): event is ItemEvent | ItemChangeEvent => event.kind in WHY;

/** What rules about the item act on once. */
export const scopeOf = ({ event, item }: Look): string => `item:${event.repository.id}:${item.number}`;
