// What is no longer given to Hearth is forgotten after 30 days, but for the effect keys: after a return nothing is said
// a second time.
import type { PoolClient } from 'pg';
import { lockFolding } from '../states/folding.js';
import { SEAL } from './forgotten.js';

const KEPT_DAYS = 30;

/** Tables whose rows belong to one repository. */
const BELONGING = [
  'acts',
  'items',
  'associations',
  'maintainers',
  'asked',
  'backfills',
  'threads',
  'pulls_to_check',
  'schedules',
  'item_states',
];

export async function expire(client: PoolClient, now: Date): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select id from repositories where removed_at < $1::timestamptz - make_interval(days => ${KEPT_DAYS}) for update`,
    [now],
  );
  const gone = rows.map((row) => row.id);
  if (gone.length === 0) return;
  await lockFolding(client);
  for (const table of BELONGING) {
    await client.query(`delete from ${table} where repository = any($1::bigint[])`, [gone]);
  }
  await client.query(
    `update actions set ${SEAL}, owner = '', name = '', url = null
     where repository = any($1::bigint[]) and because ->> 'code' is distinct from 'forgotten'`,
    [gone],
  );
  await client.query(
    `delete from inbox where installation in (select installation from repositories where id = any($1::bigint[]))
       and state <> 'waiting'
       and not exists (select from repositories r where r.installation = inbox.installation and not r.id = any($1::bigint[]))`,
    [gone],
  );
  await client.query(
    `delete from config_keys k where (place = 'repository' and id = any($1::bigint[]))
       or (place = 'owner' and not exists (select from repositories r where r.owner = k.id and not r.id = any($1::bigint[])))`,
    [gone],
  );
  await client.query('delete from repositories where id = any($1::bigint[])', [gone]);
  await forgetStrangers(client);
}

/** No row of the ledger names this person. */
const STRANGER = `not exists (select from acts a where a.person = p.id)
  and not exists (select from acts a where a.subject = p.id)
  and not exists (select from items i where i.author = p.id)
  and not exists (select from associations s where s.person = p.id)
  and not exists (select from maintainers m where m.person = p.id)`;

/**
 * People of whom nothing is known any more. Who is written about this moment is left alone: their row is locked by whoever
 * writes, and looked at again under our own lock.
 */
async function forgetStrangers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select p.id from people p where ${STRANGER} order by p.id for update skip locked`,
  );
  const { rows: gone } = await client.query<{ id: string }>(
    `delete from people p where p.id = any($1::bigint[]) and ${STRANGER} returning p.id`,
    [rows.map((row) => row.id)],
  );
  await client.query('delete from logins where person = any($1::bigint[])', [gone.map((row) => row.id)]);
}
