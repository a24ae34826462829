// What somebody who asked for a lint is told: a thumb when it has run, or why it does not.
import type { Action } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import { reactionTo } from '../../core/command-acts.js';
import type { RepositoryEvent } from '../../core/event.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { messages } from './messages.js';

interface Asked {
  readonly event: RepositoryEvent;
  readonly spoken: Spoken;
  /** When they asked, ISO 8601. */
  readonly at: string;
}

/** Of each time that somebody wrote the command. */
export const causeOf = ({ spoken, at }: Pick<Asked, 'spoken' | 'at'>): string => `${spoken.source}@${at}`;

/** Given where the lint that was planned before it took effect. */
export const thumb = (asked: Asked): readonly Action[] =>
  reaction(asked, '+1').map((action) => ({ ...action, expect: { others: 'done' } }));

export function refusal(asked: Asked, language: Language): readonly Action[] {
  const { item } = asked.spoken;
  const spoken = languageOfItem(item) ?? language;
  return [
    ...reaction(asked, 'confused'),
    {
      ...answer(asked),
      act: { kind: 'comment', number: item.number, body: messages[spoken].refused },
      slot: 'refusal',
    },
  ];
}

const reaction = (asked: Asked, content: '+1' | 'confused'): readonly Action[] =>
  reactionTo(asked.spoken, content).map((act) => ({ ...answer(asked), act, slot: 'reaction' }));

const answer = (asked: Asked) => ({
  rule: 'answer',
  scope: `item:${asked.event.repository.id}:${asked.spoken.item.number}`,
  cause: causeOf(asked),
});
