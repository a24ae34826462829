// Which items count before a moment (metrics.md, G13): all but those that were deleted, moved, converted into a discussion, or
// locked as spam by then. Read from the items and their acts themselves, whatever state they were folded to.

/** The parameters that a statement gives: the moment, and the repositories that are looked at. */
export interface Frame {
  readonly at: string;
  readonly repositories: string;
}

/**
 * What was moved to where the frame looks counts there from the beginning, as if it had never been here; moved out of sight, it
 * counted here until then.
 */
export const wasMoved = (item: string, { at, repositories }: Frame): string => `exists (
  select from acts moving where moving.repository = ${item}.repository and moving.number = ${item}.number
    and moving.kind = 'transferred' and (moving.at < ${at} or exists (
      select from items there where there.repository = ${item}.moved_repository and there.number = ${item}.moved_number
        and there.repository = any(${repositories}))))`;

/** A discussion stands in its place. */
export const wasConverted = (item: string): string => `exists (
  select from items d where d.repository = ${item}.repository and d.kind = 'discussion' and d.opened_at = ${item}.opened_at
    and d.author is not distinct from ${item}.author and d.title = ${item}.title)`;

/** Of a lock `lock` as spam: not unlocked since. */
export const stillLocked = (lock: string, at: string): string => `not exists (
  select from acts u where u.repository = ${lock}.repository and u.number = ${lock}.number and u.kind = 'unlocked'
    and u.at >= ${lock}.at and u.at < ${at})`;

const wasSpam = (item: string, { at }: Frame): string => `exists (
  select from acts l where l.repository = ${item}.repository and l.number = ${item}.number and l.kind = 'locked'
    and l.value = 'spam' and l.at < ${at} and ${stillLocked('l', at)})`;

/** Of a single row `item` of the table `items`; each part is looked up. */
export const stands = (item: string, frame: Frame): string => `${item}.opened_at < ${frame.at}
  and coalesce(${item}.deleted_at >= ${frame.at}, true)
  and case when ${item}.moved_repository is null then true else not ${wasMoved(item, frame)} end
  and case when ${item}.kind = 'issue' then not ${wasConverted(item)} else true end
  and case when ${wasSpam(item, frame)} then false else true end`;

/** Comments that a moderator hid for what they are; one that is merely outdated or resolved was a comment all the same. */
export const HIDDEN_AS_BAD = (act: string): string =>
  `coalesce(${act}.hidden not in ('outdated', 'resolved', 'duplicate'), false)`;
