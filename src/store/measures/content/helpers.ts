// Who helped others: over the last 180 days by topic, and in the window.
import type { BoardRow, HelperRow } from '../../../metrics/content/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { NOT_PEOPLE } from '../load/parts.js';
import { newFrom } from '../new-from.js';
import { labelsOf, MAINTAINERS, sideOf, stands, stays, valuesOf, widestSide } from './parts.js';

const SPAN_MS = 180 * 86_400_000;

/**
 * Three points for an accepted answer, two for a review of a pull request that was merged, one for the first reply to an
 * issue that was closed as completed within seven days of it. Of the last, the close is what is looked for first.
 */
const DEEDS = `
    select a.repository, a.number, a.subject as person, 3 as points, a.at from acts a
    where a.repository = any($1) and a.kind = 'answered' and a.at >= $2 and a.at < $3 and not a.gone and ${stands('a')}
    union all
    select a.repository, a.number, a.person, 2, a.at from acts a
    where a.repository = any($1) and a.kind = 'reviewed' and a.at >= $2 and a.at < $3 and not a.gone
    union all
    select c.repository, c.number, null, 1, c.at from acts c
    where c.repository = any($1) and c.kind = 'closed' and coalesce(c.value, 'completed') = 'completed'
      and c.at >= $2 and c.at < $3 and not c.gone`;

const COUNTS = `case d.points when 3 then true when 2 then s.merged_at < $3
      else s.kind = 'issue' and s.answered_with = 'commented' and s.answered_at >= $2
        and s.answered_at between d.at - interval '7 days' and d.at end`;

const WEIGHED = `c.points * power(0.5::float8, extract(epoch from $3::timestamptz - c.at)::float8 / 7776000)`;

/**
 * Half after 90 days; at most three points of one item, and one first reply to it; only what helped other people. Whatever
 * somebody did something for since $2 was changed since: the index tells these few. One table
 * is made from the other without joining them again: how few rows the planner expects of such a join is how wrong it is.
 */
const HELPERS = `with ${MAINTAINERS},
  touched as materialized (
    select s.repository, s.number, s.kind, s.author, s.merged_at, s.answered_at, s.answered_by, s.answered_with, s.changed_at, s.labels
    from item_states s where s.repository = any($1) and s.changed_at >= $2 and ${stays('s')}),
  deeds as (${DEEDS}),
  counted as (
    select d.repository, d.number, s.author, d.points, coalesce(d.person, s.answered_by) as person,
           case d.points when 1 then s.answered_at else d.at end as at,
           case when cardinality($5::text[]) > 0 then ${labelsOf('s')} end as labels
    from deeds d
    join touched s on s.repository = d.repository and s.number = d.number
    where ${COUNTS}),
  given as (
    select c.repository, c.number, c.person, c.author, min(c.labels) as labels,
           least(3, coalesce(sum(${WEIGHED}) filter (where c.points > 1), 0)
                  + coalesce(max(${WEIGHED}) filter (where c.points = 1), 0)) as score
    from counted c
    left join ${NOT_PEOPLE} p on p.id = c.person
    left join ${NOT_PEOPLE} helped on helped.id = c.author
    where c.person <> c.author and c.person <> all($4::bigint[]) and p.id is null and helped.id is null
    group by 1, 2, 3, 4),
  sided as (
    select g.*, ${widestSide(sideOf('g.repository', 'r'), 'over (partition by g.person)')} as side
    from given g left join roles r on r.repository = g.repository and r.person = g.person)
  select s.person::float8, s.side, of.topic, sum(s.score) as score, count(*)::int as items,
         count(distinct s.author)::int as people
  from sided s cross join lateral (
    select null as topic
    union all
    select distinct ($6::text[])[array_position($5::text[], lower(label))] from unnest(s.labels) as label
    where lower(label) = any($5::text[])) of
  group by 1, 2, 3 order by of.topic nulls first, score desc, 1`;

export function helpers(database: Database, frame: Frame): Promise<readonly HelperRow[]> {
  const [labels, slugs] = [frame.sigs.map(({ label }) => label.toLowerCase()), frame.sigs.map(({ slug }) => slug)];
  const from = new Date(Date.parse(frame.to) - SPAN_MS).toISOString();
  return database.rows<HelperRow & object>(HELPERS, [...valuesOf({ ...frame, from }), labels, slugs]);
}

/** Merged, completed or answered at `to`. */
const SETTLED = `case s.kind
    when 'pull_request' then coalesce(s.merged_at < $3, false)
    when 'discussion' then exists (select from acts a where a.repository = s.repository and a.number = s.number
      and a.kind = 'answered' and a.at < $3 and not a.gone and ${stands('a')})
    else exists (select from acts c where c.repository = s.repository and c.number = s.number and c.kind = 'closed'
      and coalesce(c.value, 'completed') = 'completed' and c.at < $3 and not c.gone
      and not exists (select from acts later where later.repository = c.repository and later.number = c.number
        and later.kind in ('closed', 'reopened') and later.at > c.at and later.at < $3 and not later.gone)) end`;

/** What one does oneself (metrics.md, 1.2). */
const OWN_ACTS = `'{opened,commented,reviewed,review_commented,committed}'::text[]`;

/** A comment that was hidden helped nobody. */
const HELPED = `with ${MAINTAINERS},
  touched as (
    select distinct a.repository, a.number, a.person from acts a
    where a.repository = any($1) and a.kind in ('commented', 'reviewed', 'review_commented') and a.at >= $2 and a.at < $3
      and not a.gone and a.hidden is null),
  settled as (
    select t.person, t.repository, s.author, ${SETTLED} as settled from touched t
    join item_states s on s.repository = t.repository and s.number = t.number and ${stays('s')}),
  given as (
    select t.person, t.settled, ${sideOf('t.repository', 'r')} as side from settled t
    left join roles r on r.repository = t.repository and r.person = t.person
    where t.person is distinct from t.author and t.person <> all($4::bigint[])),
  sums as (
    select person, count(*)::int as items, count(*) filter (where settled)::int as settled, ${widestSide('side')} as side
    from given group by 1)
  select sums.person::float8, side, items, settled, not exists (
      select from acts o where o.person = sums.person and o.kind = any(${OWN_ACTS}) and not o.gone
        and o.at < greatest($3::timestamptz - interval '90 days', $6::timestamptz)
        and o.repository = any($5::bigint[])) as newcomer
  from sums where (select p.class from people p where p.id = sums.person) = 'human' order by settled desc, items desc, sums.person`;

export function helped(database: Database, frame: Frame): Promise<readonly BoardRow[]> {
  return database.rows<BoardRow & object>(HELPED, [...valuesOf(frame), frame.knownIn, newFrom(frame)]);
}
