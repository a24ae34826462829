// What the statements of this group share. In all of them $1 is the repositories, $2 and $3 the window, $4 the accounts that
// are out of every figure, $5 the repositories that people are new or known in and $6 the moment from which on somebody can be called new; `s` is the item's
// state and `p` its author. A column of the state that may have changed at `to` or later is read from the lists, or the acts.
import type { Frame } from '../../../metrics/frame.js';
import { leftWhy } from '../left.js';
import { draftAt, NOT_PEOPLE, openAt } from '../load/parts.js';
import { newFrom } from '../new-from.js';
import { wasMaintainer } from '../was-maintainer.js';

export function valuesOf(frame: Frame): readonly unknown[] {
  const { repositories, from, to, excluded, knownIn } = frame;
  return [repositories, from, to, excluded, knownIn, newFrom(frame)];
}

/** Since 1970; `extract` would calculate in decimals. */
export const seconds = (column: string): string => `date_part('epoch', ${column})`;

/** Null where it had not happened by `to`. */
export const secondsBefore = (column: string): string => `case when ${column} < $3 then ${seconds(column)} end`;

export const LEFT = `case
    when s.author = any($4::bigint[]) then 'excluded'
    else ${leftWhy('s', '$3')} end`;

/** The last close, where it is closed just before `to`; for a lateral join. */
export const CLOSED_AT = `case
    when coalesce(s.closes[1] >= $3, true) then null
    when s.changed_at < $3 then s.closed_at
    when ${openAt('s', '$3')} then null
    else (select max(at) from unnest(s.closes) at where at < $3) end`;

/** What is known of the close at `closed_at`: of the last one from the state, of an earlier one from its act. */
export const ofClose = (column: 'person' | 'value', closedAt: string): string => `case
    when ${closedAt} is null then null
    when s.closed_at = ${closedAt} then s.${column === 'person' ? 'closed_by' : 'close_reason'}
    else (select a.${column} from acts a where a.repository = s.repository and a.number = s.number and a.kind = 'closed'
            and a.at = ${closedAt} order by a.key desc limit 1) end`;

/** Joined as `p` where there are many items: programs are few, and whoever is none of them is a person. */
export const PROGRAMS = `programs as materialized ${NOT_PEOPLE}`;

export const BY = `case when s.author is null then 'ghost' else coalesce(p.class, 'human') end`;

/** The author opened another one before, anywhere that people are known in: of two in one second, the one whose number is lower. */
const openedBefore = (kind: string): string => `exists (
    select from items e
    where e.author = s.author ${kind} and e.repository = any($5::bigint[])
      and e.opened_at <= s.opened_at and (e.opened_at < s.opened_at
        or (e.repository, e.number) < (s.repository, s.number)
        -- Where it was moved from, or converted from, it is the same item.
        and e.title is distinct from (
          select i.title from items i where i.repository = s.repository and i.number = s.number)))`;

export const NEWCOMER = `case
    when s.author is null then null
    when ${openedBefore('')} then false
    when s.opened_at < $6::timestamptz then null
    else true end`;

/**
 * Where nothing was known of maintainers yet, who is one now is taken for one, as everywhere. Most people never were one,
 * which is told sooner than when.
 */
export const MAINTAINER = `(${BY} = 'human' and (
    exists (select from maintainers m where m.repository = s.repository and m.person = s.author and m.listed)
    or exists (select from associations a where a.repository = s.repository and a.person = s.author
                 and a.association in ('OWNER', 'MEMBER', 'COLLABORATOR')))
    and coalesce(${wasMaintainer('s.repository', 's.author', 's.opened_at')}, false))`;

/** An open draft just before `to`: never ready by then, or a draft again. */
export const DRAFT = `s.kind = 'pull_request' and (coalesce(s.started_at >= $3, true) or ${draftAt('s', '$3')})`;

const FIRST_PULL = `case
    when s.kind <> 'pull_request' or s.author is null or ${openedBefore("and e.kind = 'pull_request'")} then false
    when s.opened_at < $6::timestamptz then null
    else true end`;

/** The columns of every row (`FlowItem`), without the last ones. */
export const BASE = `s.repository::float8 as repository, s.number, s.kind, s.author::float8 as author,
  ${BY} as by, ${LEFT} as left, ${seconds('s.opened_at')} as "openedAt",
  ${secondsBefore('s.started_at')} as "startedAt"`;

export const ITEM = `${BASE}, ${MAINTAINER} as maintainer, ${FIRST_PULL} as "firstPull",
  case when s.drafts = '{}' then '{}'::float8[]
       else array(select ${seconds('d')} from unnest(s.drafts) d where d < $3 order by 1) end as drafts`;
