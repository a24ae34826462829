// How people who were new in a community were met: who answered their first issue or pull request, and how soon.
import type { Newcomers } from '../../core/proposal.js';
import type { Database } from '../database.js';

/**
 * The first item of a person is that of their issues and pull requests that count (`clocks`) which was opened first, in the
 * whole community and all history. Left out are maintainers of that time, and who still works on a draft: they wait for
 * nobody. An answer is what `responses` calls one: another person's.
 */
export async function newcomers(
  database: Database,
  community: number,
  days: number,
  until: string,
): Promise<Newcomers> {
  const [row] = await database.rows<{ people: number; answered: number; median: number | null }>(
    `with firsts as (
       select distinct on (c.author) c.*
       from clocks($3) c
       join repositories r on r.id = c.repository and r.owner = $1
       join people p on p.id = c.author and p.class = 'human'
       where c.kind in ('issue', 'pull_request')
       order by c.author, c.opened_at, c.repository, c.number)
     select count(*)::int as people, count(waited.seconds)::int as answered,
            percentile_cont(0.5) within group (order by waited.seconds) as median
     from firsts f
     left join lateral (
       select extract(epoch from min(s.at) - f.started_at)::float
              - case when f.kind = 'pull_request' then draft_seconds(f.repository, f.number, f.started_at, min(s.at)) else 0 end
              as seconds
       from responses($3) s where s.repository = f.repository and s.number = f.number) waited on true
     where f.opened_at >= $3::timestamptz - make_interval(days => $2) and f.started_at < $3
       and not coalesce(was_maintainer(f.repository, f.author, f.opened_at), false)`,
    [community, days, until],
  );
  return { days, people: row?.people ?? 0, answered: row?.answered ?? 0, medianSeconds: row?.median ?? null };
}
