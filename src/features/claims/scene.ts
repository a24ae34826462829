// What an event is to claims, by itself: nothing is asked for it yet.
import { commandsFor } from '../../core/command.js';
import type { Spoken } from '../../core/command.js';
import type { Item, ItemChangeEvent, LaterEvent, RepositoryEvent } from '../../core/event.js';
import { isSame } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import { isClaimsCommand } from './names.js';
import { isPullEvent } from './pull-questions.js';
import type { PullEvent } from './pull-questions.js';
import { newcomersLabel } from './rules.js';
import type { Own } from './rules.js';

export type Scene =
  /** Commands of this section; a new pull request may be looked at as well. */
  | { readonly kind: 'commands'; readonly spoken: Spoken; readonly pull: PullEvent | null }
  | { readonly kind: 'pull'; readonly event: PullEvent }
  /** Something was said on an open issue. A person's claim there, if they have one, is alive; null: a bot said it. */
  | { readonly kind: 'word'; readonly person: Person | null; readonly item: Item }
  /** An issue can be worked on and written to again. */
  | { readonly kind: 'open_again'; readonly item: Item }
  | { readonly kind: 'later'; readonly event: LaterEvent }
  | { readonly kind: 'let_go'; readonly person: Person }
  | { readonly kind: 'labelled'; readonly event: ItemChangeEvent }
  | { readonly kind: 'none' };

export function sceneOf(event: RepositoryEvent, own: Own): Scene {
  if (event.kind === 'later') return { kind: 'later', event };
  const pull = isPullEvent(event) ? event : null;
  const spoken = commandsFor(event, (one) => isClaimsCommand(one, own.leave));
  if (spoken !== null) return { kind: 'commands', spoken, pull };
  if (pull !== null) return { kind: 'pull', event: pull };
  return onIssue(event, own);
}

function onIssue(event: RepositoryEvent, own: Own): Scene {
  if (!('item' in event) || event.item.kind !== 'issue') return { kind: 'none' };
  const { item, actor } = event;
  if (event.kind === 'comment.created') {
    const person = classOf(actor) === 'human' ? actor : null;
    return item.state === 'open' ? { kind: 'word', person, item } : { kind: 'none' };
  }
  if (event.kind === 'issue.reopened' || event.kind === 'item.unlocked') return { kind: 'open_again', item };
  if (event.kind === 'item.unassigned' && event.person) return { kind: 'let_go', person: event.person };
  const isNewcomers = 'label' in event && isSame(event.label, newcomersLabel(own));
  const labelled = event.kind === 'item.labeled' && isNewcomers && own.quality && item.state === 'open';
  return labelled ? { kind: 'labelled', event } : { kind: 'none' };
}
