// "Please add @ana for talk", as people ask the bot of All Contributors: understood, not obeyed.
import { classOf } from '../../core/person.js';
import type { Item, RepositoryEvent } from '../../core/event.js';
import { plainLinesOf } from '../../core/command-blocks.js';
import type { Person } from '../../core/person.js';
import type { CreditKind } from '../../core/credit.js';
import { kindOf } from './kinds.js';

export interface Please {
  readonly author: Person;
  readonly item: Item;
  /** As written, without @. Foreign text in the form of a login. */
  readonly login: string;
  readonly kind: CreditKind;
  /** It is said to that bot, which may be at work here. */
  readonly toBot: boolean;
}

const MOST_CHARACTERS = 65_536;
const PLEASE =
  /^(@all-contributors(?:\[bot\])?[\s,:]+)?(?:please\s+)?add\s+@?([a-z\d][a-z\d-]{0,38})\s+(?:as a contributor\s+)?for\s+([a-z\d]{1,30}(?:[ -][a-z]{1,30})?)/i;

/** The first such line of a new comment by a person; null: there is none. */
export function pleaseIn(event: RepositoryEvent): Please | null {
  if (event.kind !== 'comment.created' || event.item.kind === 'discussion') return null;
  const { author, body } = event.comment;
  if (author === null || classOf(author) !== 'human' || !/\badd\b/i.test(body)) return null;
  for (const { text } of plainLinesOf(body.slice(0, MOST_CHARACTERS).split(/\r\n|\n|\r/))) {
    const [, bot, login, words = ''] = PLEASE.exec(text.trim()) ?? [];
    const kind = kindOf(words) ?? kindOf(words.split(/[ -]/)[0] ?? '');
    if (login !== undefined && kind !== null) {
      return { author, item: event.item, login, kind, toBot: bot !== undefined };
    }
  }
  return null;
}
