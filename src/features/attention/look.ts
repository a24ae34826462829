// What an event asks for: to watch an item that is newly waiting, to look at it again, or to bring the lists up to date.
import type { ItemEvent, RepositoryEvent } from '../../core/event.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';

export const DIGEST = 'attention/digest';

export type Look =
  | { readonly is: 'new' | 'again'; readonly cause: ItemEvent; readonly author: Person }
  /** Nobody waits there, or not for the leads. */
  | { readonly is: 'none'; readonly why: 'not_a_person' | 'opened_for_another' | 'draft' }
  | { readonly is: 'digest'; readonly period: string };

const OPENINGS = ['issue.opened', 'pull_request.opened', 'pull_request.ready'];

/** Null: it is not its business. */
export function lookAt(event: RepositoryEvent): Look | null {
  if (event.kind === 'tick') return event.series === DIGEST ? { is: 'digest', period: event.period } : null;
  const cause = event.kind === 'later' ? event.cause : event;
  if (!isOpening(cause)) return null;
  const { author, draft } = cause.item;
  if (author === null || classOf(author) !== 'human') return { is: 'none', why: 'not_a_person' };
  const isOpened = cause.kind !== 'pull_request.ready';
  if (isOpened && cause.actor?.id !== author.id) return { is: 'none', why: 'opened_for_another' };
  if (isOpened && draft) return { is: 'none', why: 'draft' };
  return { is: event.kind === 'later' ? 'again' : 'new', cause, author };
}

const isOpening = (event: RepositoryEvent): event is ItemEvent => OPENINGS.includes(event.kind);
