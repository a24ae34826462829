// What the statements of this group share. In all of them $1 is the repositories, $2 the frame's `to`.
import { hadLeft } from '../left.js';

/**
 * What was deleted or is missing never counts, whenever that was told: a history that is read today would not hold it, and
 * the index tells it.
 */
export const standing = (act: string): string => `not ${act}.gone`;

/** Whether the state of an item says that it was moved, converted or deleted before `to`: nothing on it counts. */
export const hasLeft = (state: string): string => hadLeft(state, '$2');

/** Of many acts: they are few who left, and told by an index of their own. */
export const onStayingItem = (act: string): string => `not exists (select from item_states l
  where l.left_at is not null and ${hasLeft('l')} and l.repository = ${act}.repository and l.number = ${act}.number)`;

/** The other way round, looked up for a single act. */
export const onLeftItem = (act: string): string => `exists (select from item_states l
  where l.repository = ${act}.repository and l.number = ${act}.number and ${hasLeft('l')})`;

/** Nobody moderates themselves. */
export const byAnother = (act: string): string =>
  `(${act}.kind <> 'comment_deleted' or ${act}.subject is distinct from ${act}.person)`;

/** The class of an account, of which the settings may take some out. `excluded` is the parameter that holds them. */
export const doerOf = (act: string, people: string, excluded: string): string => `case
  when coalesce(${people}.class, 'ghost') = 'human' and ${act}.person = any(${excluded}::bigint[]) then 'excluded'
  else coalesce(${people}.class, 'ghost') end`;
