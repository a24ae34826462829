// Forgetting a person who asks for it. What they did stays as done by nobody: volumes hold, the person is gone. A keyed
// digest remains, so that they stay forgotten when GitHub tells of them again.
import type { PoolClient } from 'pg';
import type { Database } from '../database.js';
import { forgetInStates } from '../states/folding.js';
import { digestOf, FORGETTING, SEAL } from './forgotten.js';

export interface Acquaintance {
  readonly id: number;
  readonly logins: readonly string[];
  readonly acts: number;
  readonly items: number;
  readonly actions: number;
}

/**
 * Actions that greet or name the person, or stand on what they opened or on a case of theirs; that put them into a team or their
 * login into a file.
 */
const ABOUT = `(scope = 'person:' || $1::text
  or exists (
    select from items i where i.repository = actions.repository and i.number = actions.number and i.author = $1::bigint)
  or exists (
    select from acts a where a.repository = actions.repository and a.number = actions.number and a.subject = $1::bigint
      and a.kind in ('applied', 'nominated'))
  or (feature = 'desk' and act ->> 'series' in (
    select 'desk:' || a.repository || ':' || a.number from acts a
    where a.subject = $1::bigint and a.kind in ('applied', 'nominated')))
  or (act ->> 'kind' = 'team' and $1::text in (act ->> 'person', act #>> '{decidedBy,id}'))
  or (act ->> 'kind' = 'files' and exists (
    select from jsonb_array_elements(act -> 'changes') change
    join logins l on l.person = $1::bigint and lower(l.login) = lower(change ->> 'login'))))`;

/** Everybody who was ever seen under this login (or has this number), and how much is known of them. */
export async function acquaintances(database: Database, who: string): Promise<readonly Acquaintance[]> {
  const rows = await database.rows<{ person: string }>(
    /^\d+$/.test(who)
      ? 'select id as person from people where id = $1::bigint'
      : 'select distinct person from logins where lower(login) = lower($1)',
    [who],
  );
  return Promise.all(rows.map(({ person }) => acquaintance(database, Number(person))));
}

async function acquaintance(database: Database, id: number): Promise<Acquaintance> {
  const logins = await database.rows<{ login: string }>(
    'select login from logins where person = $1 order by first_at',
    [id],
  );
  const [counts] = await database.rows<{ acts: number; items: number; actions: number }>(
    `select (select count(*)::int from acts where person = $1 or subject = $1) as acts,
            (select count(*)::int from items where author = $1) as items,
            (select count(*)::int from actions where ${ABOUT}) as actions`,
    [id],
  );
  return { id, logins: logins.map(({ login }) => login), ...(counts ?? { acts: 0, items: 0, actions: 0 }) };
}

/** Forgets the person; once more changes nothing. One transaction: nobody is half forgotten. */
export async function forgetPerson(database: Database, id: number): Promise<void> {
  await database.transaction((client) => forget(client, id));
}

/** Forgets whoever is known and has asked for it elsewhere, in the caller's transaction. */
export async function forgetKnown(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select p.id from people p join forgotten f on f.digest = ${digestOf('p.id')} order by p.id`,
  );
  for (const { id } of rows) await forget(client, Number(id));
}

async function forget(client: PoolClient, id: number): Promise<void> {
  // Whoever writes facts shares this lock: those under way are waited for, and the next will find that they are forgotten.
  await client.query('select pg_advisory_xact_lock($1)', [FORGETTING]);
  const { rows } = await client.query<{ digest: string }>(
    `insert into forgotten (digest) select ${digestOf('$1::text')}
     on conflict (digest) do update set digest = excluded.digest returning digest`,
    [id],
  );
  await client.query(`update actions set ${SEAL} where ${ABOUT} and because ->> 'code' is distinct from 'forgotten'`, [
    id,
  ]);
  await client.query('update actions set caused_by = null where caused_by = $1', [id]);
  await client.query(
    `update acts set
       key = case when key like '%:' || $1::text then left(key, -length($1::text)) || left($2, 16) else key end,
       value = case when kind = 'credited' and coalesce(subject, person) = $1::bigint then split_part(value, ' ', 1) else value end,
       person = nullif(person, $1::bigint), subject = nullif(subject, $1::bigint)
     where person = $1::bigint or subject = $1::bigint`,
    [id, rows[0]?.digest ?? ''],
  );
  await client.query('update items set author = null where author = $1', [id]);
  await forgetInStates(client, id);
  for (const table of ['associations', 'maintainers', 'asked', 'logins']) {
    await client.query(`delete from ${table} where person = $1`, [id]);
  }
  // A list that is being read holds the numbers it has seen: it is read from its beginning.
  await client.query(`update backfills set cursor = null where part = 'maintainers' and cursor is not null`);
  await client.query('delete from people where id = $1', [id]);
}
