// What every section that obeys commands says in the same way: why an act is planned now, and a reaction to the text.
import { createHash } from 'node:crypto';
import type { ReactionAct } from './action.js';
import type { Spoken } from './command.js';
import type { RepositoryEvent } from './event.js';

/**
 * The cause of acts for these commands, as they were written: the same text said once is one cause. An edit is one of its
 * own, by its time, as people take a command back and write it anew.
 */
export function commandCause(event: RepositoryEvent, { source }: Spoken, commands: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(commands)).digest('hex').slice(0, 16);
  const isEdit = event.kind === 'comment.edited' || event.kind === 'item.edited';
  return `${source}:${digest}${isEdit ? `@${event.at}` : ''}`;
}

/** A reaction to the text that commands stand in; none to a review: GitHub takes none there, and its item is another's. */
export function reactionTo(
  { source, item: { number }, comment }: Spoken,
  content: ReactionAct['content'],
): readonly ReactionAct[] {
  if (source.startsWith('review:')) return [];
  return [{ kind: 'reaction', number, ...(comment === undefined ? {} : { comment }), content }];
}
