// From "something changed" to the items whose state is to be folded anew, each once; and away with the kept figures that it shows
// in.
import type { PoolClient } from 'pg';

/** Notes of changes that one statement takes. */
const AT_ONCE = 50_000;

const GATHER = `
with taken as (
  delete from stale_items where id in (select id from stale_items where id <= $1 order by id limit ${AT_ONCE})
  returning repository, number, person, since),
doubted as (
  delete from kept_figures k
  using (select repository, min(coalesce(since, '-infinity')) as since from taken group by 1) t
  where k."to" > t.since and (t.repository is null or t.repository = any(k.repositories))),
gathered as (
  insert into items_to_fold (repository, number)
  select * from (
    select repository, number from taken where number is not null
    -- Whose word is a maintainer's matters where an item is open.
    union select s.repository, s.number from taken t
      join item_states s on s.repository = t.repository and s.closed_at is null and s.left_at is null
      where t.number is null and t.person is null and t.since is null
    union select s.repository, s.number from (select distinct repository, person from taken where person is not null) t
      join acts a on a.person = t.person and a.repository = t.repository
      join item_states s on s.repository = a.repository and s.number = a.number and s.closed_at is null and s.left_at is null
    -- Whether somebody is a person matters everywhere.
    union select a.repository, a.number from (select distinct person from taken where repository is null) t
      join acts a on a.person = t.person where a.number is not null
    union select a.repository, a.number from (select distinct person from taken where repository is null) t
      join acts a on a.subject = t.person where a.number is not null
  ) told (repository, number)
  order by 1, 2 on conflict do nothing)
select count(*)::int as notes from taken`;

/** Takes the notes that were there when it began. */
export async function gather(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ last: string | null }>('select max(id) as last from stale_items');
  const last = rows[0]?.last ?? null;
  for (let notes = last === null ? 0 : AT_ONCE; notes === AT_ONCE;) {
    const taken = await client.query<{ notes: number }>({ name: 'gather_stale', text: GATHER, values: [last] });
    notes = taken.rows[0]?.notes ?? 0;
  }
}
