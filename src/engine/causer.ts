// Whose share of Hearth's comments an event takes from: that of a person who writes from outside, and of nobody else.
import type { RepositoryEvent } from '../core/event.js';
import { isInsider } from '../core/maintainer.js';

/**
 * Number of the account that caused the event by its own comment or its own item, or whose pull request was pushed to. Null:
 * nobody's share is taken, because the author is at home in the repository, somebody acted on what others wrote, or it is
 * Hearth's own clock.
 */
export function causer(event: RepositoryEvent): number | null {
  if (event.kind === 'later' || !('item' in event) || event.actor === null) return null;
  // GitHub's word is a hint, and enough here: who is taken for an outsider is answered less often, and loses nothing else.
  const { author, association } = 'comment' in event ? event.comment : event.item;
  if (author === null || isInsider(association)) return null;
  // Whoever pushes to their branch does it in their name: another account of theirs, or a workflow of their fork.
  return event.kind === 'item.pushed' || author.id === event.actor.id ? author.id : null;
}
