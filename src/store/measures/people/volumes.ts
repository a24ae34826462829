// How much was done in the window, by people, bots and agents; and what became of the agents' pull requests.
import { actKinds } from '../../../core/fact.js';
import { dayAt, startOfDay } from '../../../metrics/calendar/day.js';
import type { Frame } from '../../../metrics/frame.js';
import { attentionKinds } from '../../../metrics/people/acts.js';
import type { Volumes } from '../../../metrics/people/samples.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { doerOf, hasLeft, onStayingItem, standing } from './parts.js';

/** By kind and account first, so that classes are looked up once each. $3 from, $4 the excluded, $5 the kinds but `opened`. */
const DONE = `done as (
    select a.kind, null as item, ${doerOf('a', 'p', '$4')} as class, sum(a.count)::int as count
    from (select a.kind, a.person, count(*) as count from acts a
          where a.repository = any($1) and a.kind = any($5) and a.at >= $3 and a.at < $2 and ${standing('a')}
            and ${onStayingItem('a')}
          group by 1, 2) a
    ${classOf('a.person', 'p')}
    group by 1, 3)`;

/** What was opened since the earlier of `from` and $6, seven days before `to`. */
const OPENED = `opened as materialized (
    select s.kind as item, s.opened_at, ${doerOf('a', 'p', '$4')} as class
    from item_states s
    cross join lateral (select s.author as person) a
    ${classOf('s.author', 'p')}
    where s.repository = any($1) and s.opened_at >= least($3::timestamptz, $6::timestamptz) and s.opened_at < $2
      and not ${hasLeft('s')})`;

const ENDED = `ended as (
    select distinct s.repository, s.number, coalesce(s.merged_at < $2, false) as merged
    from acts a
    join item_states s on s.repository = a.repository and s.number = a.number and s.kind = 'pull_request'
    join people p on p.id = s.author and p.class = 'agent'
    where a.repository = any($1) and a.kind = 'closed' and a.at >= $3 and a.at < $2 and ${standing('a')}
      and not ${hasLeft('s')} and not is_open(s.repository, s.number, $2))`;

const SQL = `with ${DONE}, ${OPENED}, ${ENDED},
  posts as (select 'opened' as kind, item, class, count(*)::int as count from opened where opened_at >= $3 group by 2, 3),
  volumes as (select kind, item, class, count from done union all select kind, item, class, count from posts),
  lately as (select class, count(*)::int as count from opened where opened_at >= $6 group by 1)
  select coalesce((select json_agg(volumes order by kind, item, class) from volumes), '[]') as window,
         coalesce((select json_agg(lately order by class) from lately), '[]') as "lastWeek",
         (select count(*)::int from acts r where r.repository = any($1) and r.kind = 'released' and r.at >= $6 and r.at < $2
            and ${standing('r')}) as releases,
         (select json_build_object('merged', count(*) filter (where merged), 'declined', count(*) filter (where not merged))
            from ended) as agents`;

/** An item is opened once, and its row tells of which kind it is. */
const KINDS = actKinds.filter((kind) => kind !== 'opened' && !attentionKinds.includes(kind));

export async function volumes(database: Database, frame: Frame): Promise<Volumes> {
  const { zone } = frame.calendar;
  const lastDay = dayAt(Date.parse(frame.to) - 1, zone);
  const week = new Date(startOfDay(lastDay - 6, zone)).toISOString();
  const values = [frame.repositories, frame.to, frame.from, frame.excluded, KINDS, week];
  const [row] = await database.rows<Volumes & object>(SQL, values);
  if (row === undefined) throw new Error('a statement without a from gave no row');
  return row;
}
