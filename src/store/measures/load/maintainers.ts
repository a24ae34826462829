// What the maintainers did in the window, and the signs of life of each repository.
import type { MaintainerActs, UpkeepRow } from '../../../metrics/load/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { maintainersBefore } from '../was-maintainer.js';
import { daysBefore, draftAt, hasLeft, openAt, openSince } from './parts.js';

/** Who is a maintainer of which of the repositories just before `to`. */
const KNOWN = `known as materialized (
    select k.repository, k.person from (${maintainersBefore('$3')}) k
    join people p on p.id = k.person and p.class = 'human'
    where k.person <> all($4::bigint[]))`;

/**
 * And since when: by the lists; where a repository has
 * none, by GitHub's word for people that was told last. What was told first may have been so long before: who is on the
 * first list, or in none that was told by then, was one all along.
 */
const LISTED = `${KNOWN},
  lists as (
    select repository, min(at) as first_at from maintainers where repository = any($1) and at < $3 group by 1),
  listed as materialized (
    select k.repository, k.person, coalesce((
        select min(begun.at) from (
          select m.by, min(m.at) filter (where m.listed and m.at > coalesce(gone.at, '-infinity')) as at
          from maintainers m
          left join lateral (select max(g.at) as at from maintainers g where g.repository = m.repository and g.person = m.person
                               and g.by = m.by and not g.listed and g.at < $3) gone on true
          where m.repository = k.repository and m.person = k.person and m.at < $3
          group by 1) begun
        where begun.at > l.first_at), '-infinity') as since
    from known k
    left join lists l on l.repository = k.repository)`;

/** The close that comes with a merge is the merge; closing what is one's own is nobody's work. */
const ACTS = `with ${LISTED},
  done as (
    select l.person, a.kind from listed l
    join acts a on a.repository = l.repository and a.person = l.person and a.kind in ('reviewed', 'merged', 'closed', 'labeled')
      and a.at >= $2 and a.at >= l.since and a.at < $3 and not a.gone
    join item_states s on s.repository = a.repository and s.number = a.number
    where not ${hasLeft('s')} and (a.kind in ('merged', 'labeled') or a.person is distinct from s.author)
      and (a.kind <> 'closed' or coalesce(a.at < s.merged_at, true))
    union all
    select l.person, 'response' from listed l
    join item_states s on s.repository = l.repository and s.answered_by = l.person
    where s.repository = any($1) and s.answered_at >= $2 and s.answered_at >= l.since and s.answered_at < $3
      and s.answered_with in ('commented', 'review_commented') and not ${hasLeft('s')}),
  sums as (
    select l.person::float8 as person,
           count(d.kind) filter (where d.kind = 'reviewed')::int as reviews,
           count(d.kind) filter (where d.kind = 'merged')::int as merges,
           count(d.kind) filter (where d.kind = 'closed')::int as closes,
           count(d.kind) filter (where d.kind = 'response')::int as responses,
           count(d.kind) filter (where d.kind = 'labeled')::int as labels
    from (select distinct person from listed) l left join done d on d.person = l.person
    group by 1)
  select coalesce((select json_agg(sums order by person) from sums), '[]') as rows,
         (select count(*)::int from unnest($1::bigint[]) r where not exists (
            select from maintainers m where m.repository = r and m.at < $3)) as unlisted,
         (select count(*)::int from item_states s
          where s.repository = any($1) and s.kind in ('issue', 'pull_request') and s.started_at < $3
            and ${openSince('s', '$3')} and not ${hasLeft('s')} and not coalesce(s.author = any($4::bigint[]), false)
            and ${openAt('s', '$3')} and not ${draftAt('s', '$3')}) as open`;

export async function maintainerActs(database: Database, frame: Frame): Promise<MaintainerActs> {
  const { repositories, from, to, excluded } = frame;
  const [sums] = await database.rows<MaintainerActs & object>(ACTS, [repositories, from, to, excluded]);
  return sums ?? { rows: [], open: 0, unlisted: 0 };
}

/** $2 is 90 days before `to`. A commit is one, however many wrote it; the first thing known stands for the creation. */
const UPKEEP = `with ${KNOWN},
  activity as (
    select a.repository, count(distinct a.number)::int as issues
    from acts a
    join known k on k.repository = a.repository and k.person = a.person
    join item_states s on s.repository = a.repository and s.number = a.number and s.kind = 'issue' and not ${hasLeft('s')}
    where a.repository = any($1) and a.kind in ('opened', 'commented') and a.at >= $2 and a.at < $3 and not a.gone
    group by 1),
  commits as (
    select a.repository, count(distinct split_part(a.key, ':', 2))::int as commits
    from acts a where a.repository = any($1) and a.kind = 'committed' and a.at >= $2 and a.at < $3 and not a.gone
    group by 1)
  select r.id::float8 as repository,
         coalesce((select a.kind = 'archived' from acts a where a.repository = r.id and a.kind in ('archived', 'unarchived')
                     and a.at < $3 order by a.at desc limit 1),
                  (select a.kind = 'unarchived' from acts a where a.repository = r.id and a.kind in ('archived', 'unarchived')
                     order by a.at limit 1), r.archived) as archived,
         extract(epoch from least(
           (select min(a.at) from acts a where a.repository = r.id and a.kind = 'opened'),
           (select min(a.at) from acts a where a.repository = r.id and a.kind = 'committed')))::float8 as "firstAt",
         coalesce(c.commits, 0) as commits, coalesce(i.issues, 0) as issues
  from repositories r
  left join commits c on c.repository = r.id
  left join activity i on i.repository = r.id
  where r.id = any($1) order by 1`;

export function upkeep(database: Database, frame: Frame): Promise<readonly UpkeepRow[]> {
  const { repositories, to, excluded } = frame;
  return database.rows<UpkeepRow & object>(UPKEEP, [repositories, daysBefore(to, 90), to, excluded]);
}
