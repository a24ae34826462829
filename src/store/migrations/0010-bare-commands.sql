-- A comment that is nothing but commands (its length is 0) is no response; where a bot closed the item within a minute of it,
-- its author did, by that bot's hand (core/item-state.ts).
create or replace function responses(until timestamptz)
returns table (repository bigint, number integer, person bigint, at timestamptz, kind text)
language sql stable as $$
  select c.repository, c.number, a.person, a.at, case when a.length = 0 and a.kind = 'commented' then 'closed' else a.kind end
  from clocks(until) c
  join acts a on a.repository = c.repository and a.number = c.number
  join people p on p.id = a.person and p.class = 'human'
  where a.kind in ('commented', 'reviewed', 'review_commented', 'closed', 'merged')
    and a.person is distinct from c.author and a.at >= c.started_at and a.at < until and not a.gone
    and (c.kind <> 'pull_request' or not coalesce((
      select d.kind = 'drafted' from acts d
      where d.repository = a.repository and d.number = a.number and d.kind in ('ready', 'drafted') and d.at <= a.at
      order by d.at desc, d.kind desc limit 1), false))
    and (a.kind <> 'commented' or a.length is distinct from 0 or coalesce((
      select b.at <= a.at + interval '1 minute' and not coalesce(by.class = 'human', false)
      from acts b left join people by on by.id = b.person
      where b.repository = a.repository and b.number = a.number and b.kind = 'closed' and b.at < until
        and (b.at, b.key) > (a.at, a.key)
      order by b.at, b.key limit 1), false))
$$;
