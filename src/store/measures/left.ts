// Since when an item counts no more, and why (metrics.md, G13), as a frame sees it: one reading for all groups. In all statements
// $1 is the frame's repositories; `until` is the moment, mostly `to`.

/** Where it was moved to is looked at as well, and known. */
const isCountedThere = (state: string): string => `exists (
    select from items old join items moved on moved.repository = old.moved_repository and moved.number = old.moved_number
    where old.moved_repository is not null and old.repository = ${state}.repository and old.number = ${state}.number
      and old.moved_repository = any($1))`;

/**
 * Null: it counts until now. What was moved to where the frame looks counts there from the beginning, as if it had never been
 * here; moved out of sight, it counted here until then.
 */
export const leftAt = (state: string): string =>
  `case when ${state}.left_why = 'moved' and ${isCountedThere(state)} then '-infinity' else ${state}.left_at end`;

/** It was moved, converted or deleted by then. Spam stays: it was work, too. */
export const hadLeft = (state: string, until: string): string =>
  `case when ${state}.left_why <> 'spam' then ${leftAt(state)} < ${until} else false end`;

/** Locked as spam just before that moment, whatever came of it later. */
const spamThen = (state: string, until: string): string => `exists (
  select from acts l where l.repository = ${state}.repository and l.number = ${state}.number
    and l.kind = 'locked' and l.value = 'spam' and l.at < ${until} and not exists (
      select from acts u where u.repository = l.repository and u.number = l.number and u.kind = 'unlocked'
        and u.at >= l.at and u.at < ${until}))`;

/** Why it had left by then; null: it had not. The state alone tells it, unless something came of the item since. */
export const leftWhy = (state: string, until: string): string => `case
    when ${leftAt(state)} < ${until} then ${state}.left_why
    when ${state}.changed_at >= ${until} and ${spamThen(state, until)} then 'spam' end`;

/**
 * It counts at that moment: nothing tells why it had left. Said as a condition of its own: that a reason is null the planner
 * takes for one in two hundred, and joins what it believes to be two rows with everybody, row by row.
 */
export const stays = (state: string, until: string): string => `case
    when ${leftAt(state)} < ${until} then ${state}.left_why is null
    when ${state}.changed_at >= ${until} and ${spamThen(state, until)} then false else true end`;
