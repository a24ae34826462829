// Pull requests as work: those that were open at the end of each of the last weeks, who reviews, and what became of those
// that were merged.
import { sizeLabels } from '../../../metrics/load/size.js';
import type { LoadRow, MergedAct, MergedPull, ReviewerWeek } from '../../../metrics/load/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { labelsOf } from '../content/parts.js';
import { draftAt, hasLeft, leftOut, NOT_PEOPLE, openAt, openSince } from './parts.js';

const WEEKS = 13;

/** The ends of the last weeks, by the clocks of the zone ($2): 0 is `to`. */
const weeks = (
  last: number,
) => `select n, ($3::timestamptz at time zone $2 - n * interval '7 days') at time zone $2 as at
  from generate_series(0, ${last}) n`;

/** How many of the ends come after a moment. */
const endsAfter = (at: string) => `${WEEKS} - width_bucket(${at}, (select array_agg(at order by at) from weeks))`;

/** The weeks at whose end it was open, a bit each, where that was from its start to its first end: of most, told without a look at each week. */
const ONCE_OPEN = `greatest(0, (1 << ${endsAfter('s.started_at')})
      - (1 << coalesce(${endsAfter('least(s.merged_at, s.closes[1])')}, 0)))`;

const PULL_LOAD = `with weeks as materialized (${weeks(WEEKS - 1)})
  select s.repository::float8 as repository, s.number, s.lines,
         case when p.class in ('human', 'agent', 'bot') then p.class else 'other' end as author,
         array(select lower(l) from unnest(${labelsOf('s')}) l where lower(l) = any($5::text[]) order by 1) as labels,
         open.weeks
  from item_states s
  ${classOf('s.author', 'p')}
  cross join lateral (
    select case when s.reopens = '{}' and s.drafts = '{}' then ${ONCE_OPEN} else (
      select coalesce(sum(1 << w.n) filter (where s.started_at < w.at and coalesce(s.merged_at >= w.at, true)
               and ${openAt('s', 'w.at')} and not ${draftAt('s', 'w.at')}), 0)::int from weeks w) end as weeks) open
  where s.repository = any($1) and s.kind = 'pull_request' and s.started_at < $3 and not ${hasLeft('s')}
    and ${openSince('s', `(select min(at) from weeks)`)}
    and not coalesce(s.author = any($4::bigint[]), false) and open.weeks > 0
  order by 1, 2`;

export function pullLoad(database: Database, frame: Frame): Promise<readonly LoadRow[]> {
  const { repositories, calendar, to, excluded, sigs } = frame;
  const labels = [...sizeLabels, ...sigs.map(({ label }) => label.toLowerCase())];
  return database.rows<LoadRow & object>(PULL_LOAD, [repositories, calendar.zone, to, excluded, labels]);
}

/** Of the four weeks before the end of each of the last thirteen. */
const REVIEWER_WEEKS = `with weeks as (${weeks(16)}),
  reviews as (
    select a.repository, a.number, a.person, 16 - width_bucket(a.at, (select array_agg(at order by at) from weeks)) as week
    from acts a
    left join ${NOT_PEOPLE} o on o.id = a.person
    where a.repository = any($1) and a.kind = 'reviewed' and a.at >= (select min(at) from weeks) and a.at < $3
      and ${leftOut('a', 'o')} is null
    group by 1, 2, 3, 4)
  select distinct r.person::float8 as person, r.week
  from reviews r
  join item_states s on s.repository = r.repository and s.number = r.number
  where r.person is distinct from s.author and not ${hasLeft('s')}
  order by 1, 2`;

export function reviewerWeeks(database: Database, frame: Frame): Promise<readonly ReviewerWeek[]> {
  const { repositories, calendar, to, excluded } = frame;
  return database.rows<ReviewerWeek & object>(REVIEWER_WEEKS, [repositories, calendar.zone, to, excluded]);
}

/** At one second a push comes before the review of it, and a review before what is said about the draft. */
const MERGED = `with merged as (
    select m.repository, m.number, m.at, s.author,
           case when coalesce(p.class, 'ghost') <> 'human' then coalesce(p.class, 'ghost')
                when s.author = any($4::bigint[]) then 'excluded' when ${hasLeft('s')} then s.left_why end as why
    from acts m
    join item_states s on s.repository = m.repository and s.number = m.number
    ${classOf('s.author', 'p')}
    where m.repository = any($1) and m.kind = 'merged' and m.at >= $2 and m.at < $3 and not m.gone)
  select m.repository::float8 as repository, m.number, m.why as left, extract(epoch from m.at)::float8 as "mergedAt",
         coalesce(told.acts, '[]') as acts
  from merged m
  left join lateral (
    select json_agg(json_build_object('kind', case when a.kind <> 'reviewed' then a.kind
                      when a.value = 'changes_requested' then 'requested' else 'reviewed' end,
                    'at', extract(epoch from a.at)) order by a.at, array_position('{pushed,reviewed,drafted,ready}', a.kind), a.key) as acts
    from acts a
    left join people p on p.id = a.person
    where a.repository = m.repository and a.number = m.number and a.at <= m.at and not a.gone
      and (a.kind in ('pushed', 'drafted', 'ready')
        or a.kind = 'reviewed' and p.class = 'human' and a.person is distinct from m.author)) told on m.why is null
  order by 1, 2`;

export function mergedPulls(database: Database, frame: Frame): Promise<readonly MergedPull[]> {
  const { repositories, from, to, excluded } = frame;
  return database.rows<MergedPull & { acts: MergedAct[] }>(MERGED, [repositories, from, to, excluded]);
}
