// The statements behind `activity.ts`. What differs between the windows is told by numbers: the stretch of time of an act, and
// how many of the windows' ends an item was still there at.
import { hadLeft, leftAt } from '../left.js';
import { byAnother, standing } from './parts.js';

/** How many of the ends ($4, seconds) came by the time the item left; all of them where it did not. */
const STAYED = `coalesce(width_bucket(date_part('epoch', l.left_at), $4::float8[]), cardinality($4::float8[])) as stayed`;
/** In which stretch ($3, their bounds), counted from 0. */
const STRETCH = `width_bucket(a.at, $3::timestamptz[]) - 1 as stretch`;
const BEGIN = '($3::timestamptz[])[1]';
/** The item it was on: without one, it is one of its own. */
const ITEM = `coalesce((a.repository << 32) | a.number, -date_part('epoch', a.at)::bigint) as item`;

const LEFT_ITEM = 'left join left_items l on l.repository = a.repository and l.number = a.number';
const LOOKED_AT = `a.repository = any($1) and a.at >= ${BEGIN} and a.at < $2
    and a.person is not null and ${standing('a')} and (l.left_at is null or l.left_at >= to_timestamp(($4::float8[])[1]))`;

/**
 * At most two rows an account and stretch. $6 kinds that count on any item, $7 all others that make active (but for deleting
 * comments, which the index does not tell whole), $8 those that count on others' items only: whose the items are, those opened
 * meanwhile tell at once; the few older ones are looked up. A merge also is told as a close: it weighs once.
 */
const ACTED = `select person, stretch, stayed, count(*) as acts, min(item) as lowest, max(item) as highest, min(at) as own_at
  from (select a.person, a.at, ${STRETCH}, ${STAYED}, ${ITEM} from acts a ${LEFT_ITEM}
        where a.kind = any($6) and ${LOOKED_AT} offset 0) own
  group by 1, 2, 3
  union all
  select person, stretch, stayed, count(*) filter (where kind <> 'merged'), min(item), max(item),
         min(at) filter (where kind = 'committed')
  from (select a.person, a.at, a.kind, ${STRETCH}, ${STAYED}, ${ITEM} from acts a ${LEFT_ITEM}
        left join items i on i.repository = a.repository and i.number = a.number and i.repository = any($1)
          and i.kind in ('issue', 'pull_request', 'discussion') and i.opened_at >= ${BEGIN} and i.opened_at < $2
        where a.kind = any($7) and ${LOOKED_AT}
          and case when a.kind <> all($8) then true
                   when i.number is not null then i.author is distinct from a.person
                   else (select old.author from items old
                     where old.repository = a.repository and old.number = a.number) is distinct from a.person end
        union all
        select a.person, a.at, a.kind, ${STRETCH}, ${STAYED}, ${ITEM} from acts a ${LEFT_ITEM}
        where a.kind = 'comment_deleted' and ${LOOKED_AT} and ${byAnother('a')}
        offset 0) others
  group by 1, 2, 3`;

/** A stretch with its acts, whether they were on several items, and whether one of them was a contribution: one number. */
const PACKED = `((stretch::bigint << 32) | (acts << 2) | ((lowest < highest)::int << 1) | (own_at is not null)::int)`;

/** A contribution of this account, whose item did not leave before `until`. Counted by its own pull request, a commit is none. */
const own = (act: string, account: string) => `${act}.person = ${account}.person and ${act}.kind = any($5)
  and ${standing(act)}
  and (${act}.kind <> 'committed' or not exists (select from items mine where mine.repository = ${act}.repository
    and mine.number = ${act}.number and mine.author = ${act}.person))`;

const stayedUntil = (act: string, until: string) => `not exists (select from item_states l
  where l.left_at is not null and ${hadLeft('l', until)} and l.repository = ${act}.repository and l.number = ${act}.number)`;

const IS_KNOWN_IN = `e.repository = any($9::bigint[])`;

/** Anywhere that people are known in ($9), before what was met: asked account by account, and settled by the first that is found. */
const EARLIER = `select true as known from acts e
  where met.own_at is not null and e.at < met.own_at and ${IS_KNOWN_IN} and ${own('e', 'met')} and ${stayedUntil('e', '$2')}
  limit 1`;

/** The same on items that left between the ends, which is looked for only where there are such. */
const EARLIER_THEN = `select max(l.stayed) as stayed from acts e
  join leaving l on l.repository = e.repository and l.number = e.number
  where exists (select from leaving) and met.own_at is not null and always.known is null and e.at < met.own_at
    and ${IS_KNOWN_IN} and ${own('e', 'met')}`;

/**
 * One row an account, and another one for what it did on items that left between the ends. $2 the last end, $5 kinds of
 * contributions. `known`: at how many of the ends it had contributed before.
 */
export const MET = `with left_items as materialized (
    select s.repository, s.number, ${leftAt('s')} as left_at from item_states s
    where s.repository = any($1) and s.left_at is not null and ${hadLeft('s', '$2')}),
  leaving as materialized (
    select s.repository, s.number, width_bucket(date_part('epoch', s.left_at), $4::float8[]) as stayed from item_states s
    where s.left_at < $2 and s.left_at >= to_timestamp(($4::float8[])[1]) and s.left_why <> 'spam'
      and ${leftAt('s')} = s.left_at),
  met as materialized (
    select person, stayed, array_agg(${PACKED})::text as stretches, array_agg(lowest)::text as items, min(own_at) as own_at
    from (${ACTED}) acted group by 1, 2)
  select met.person::float8, met.stayed, o.class, met.stretches, met.items, date_part('epoch', met.own_at) as "ownAt",
         case when always.known then cardinality($4::float8[]) else coalesce("then".stayed, 0) end as known
  from met
  left join (select id, class from people where class <> 'human') o on o.id = met.person
  left join lateral (${EARLIER}) always on true
  left join lateral (${EARLIER_THEN}) "then" on true
  order by met.person`;

/** $2 the names of firsts, in the order that counts where several are of one second. */
const FIRST = `select f.repository, f.number, k.kind from acts f
  left join items i on i.repository = f.repository and i.number = f.number and f.kind = 'opened'
  cross join lateral (select coalesce(i.kind, case f.kind when 'committed' then 'commit' when 'commented' then 'comment'
                                              else 'review' end) as kind) k
  where f.at = met.own_at and f.repository = any($1) and ${own('f', 'met')} and ${stayedUntil('f', 'met.until')}
  order by array_position($2::text[], k.kind), f.repository, f.number limit 1`;

/** The next on another item, a day to thirty days later. */
const SECOND = `select min(o.at) as at from acts o
  where met.own_at < met.until - interval '720 hours'
    and o.at between met.own_at + interval '24 hours' and met.own_at + interval '720 hours' and o.repository = any($1)
    and (o.number is null or (o.repository, o.number) is distinct from (f.repository, f.number))
    and ${own('o', 'met')} and ${stayedUntil('o', 'met.until')}`;

/** What the first contributions of accounts ($3) at these moments ($4) were, as it was told at others ($6). */
export const BEGUN = `select met.n::int, f.kind, f.repository::float8, f.number, date_part('epoch', o.at) as "secondAt"
  from (select person, to_timestamp(own_at) as own_at, until, n
        from unnest($3::bigint[], $4::float8[], $6::timestamptz[]) with ordinality as of (person, own_at, until, n)) met
  cross join lateral (${FIRST}) f
  left join lateral (${SECOND}) o on true`;

/** Pull requests of accounts ($2) where people are known in ($1) before moments ($3), counted up to 13. */
export const PULLS = `select of.n::int, pulls.count
  from unnest($2::bigint[], $3::timestamptz[]) with ordinality as of (person, "from", n)
  cross join lateral (select count(*)::int as count from (
    select from items i
    where i.author = of.person and i.repository = any($1::bigint[]) and i.kind = 'pull_request' and i.opened_at < of.from
    limit 13) opened) pulls`;
