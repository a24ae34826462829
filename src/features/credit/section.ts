// The acts of a text with commands: a thumb up or a comment that says why not, and the list of what waits.
import type { Action } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import { commandCause, reactionTo } from '../../core/command-acts.js';
import type { RepositoryEvent } from '../../core/event.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { lineOrList } from '../../core/markdown.js';
import type { Book } from './judge.js';
import { messages } from './messages.js';
import type { Logins } from './said.js';
import type { Own } from './settings.js';
import type { Wish } from './wish.js';

export interface Answering {
  readonly event: RepositoryEvent;
  readonly spoken: Spoken;
  readonly wishes: readonly Wish[];
  readonly book: Book;
  readonly own: Own;
  readonly logins: Logins;
  readonly language: Language;
}

export function actionsOf({ event, spoken, wishes, book, own, logins, language }: Answering): readonly Action[] {
  const { number } = spoken.item;
  const said = messages[languageOfItem(spoken.item) ?? language];
  const cause = commandCause(
    event,
    spoken,
    wishes.map(({ text }) => text),
  );
  const plan = (rule: string, act: Action['act'], slot?: string): Action => ({
    ...{ act, rule, scope: `item:${event.repository.id}:${number}`, cause },
    ...(slot === undefined ? {} : { slot }),
  });
  const refusals = book.refused.map(({ wish, why }) => said.refused(wish.text, why));
  const answer =
    refusals.length === 0
      ? reactionTo(spoken, '+1').map((act) => plan('done', act))
      : [
          ...reactionTo(spoken, 'confused').map((act) => plan('refused', act)),
          plan('refused', { kind: 'comment', number, body: lineOrList(refusals) }, 'why'),
        ];
  if (book.became.length === 0) return answer;
  const waits = book.waiting.length > 0;
  const body = waits ? said.waiting(book.waiting, own.confirmed_by, logins) : '';
  return [...answer, plan('waiting', { kind: 'status', number, body, ...(waits ? {} : { ifThere: true }) })];
}
