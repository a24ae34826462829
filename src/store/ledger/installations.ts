// Installations: given, suspended, resumed, taken away; and which repositories came and went with them.
import type { PoolClient } from 'pg';
import type { InstallationChange } from '../../engine/ports.js';

export async function changeInstallation(client: PoolClient, change: InstallationChange): Promise<void> {
  const { id, account, state, added, removed, at } = change;
  await client.query(
    `insert into installations (id, account, login, kind, state, changed_at, active_since)
     values ($1, $2, $3, $4, coalesce($5, 'active'), $6, case when $5 = 'active' then $6::timestamptz end)
     on conflict (id) do update set login = excluded.login,
       -- GitHub never brings a removed installation back: who installs again gets a new number.
       state = case when installations.state = 'deleted' then 'deleted' else coalesce($5, installations.state) end,
       changed_at = excluded.changed_at, active_since = greatest(installations.active_since, excluded.active_since)
     where installations.changed_at <= excluded.changed_at or $5 = 'deleted'`,
    [id, account.id, account.login, account.kind, state, at],
  );
  await client.query(
    // Only what is still this owner's: what was transferred is another's, whatever a late delivery says.
    `update repositories set removed_at = $3 where installation = $1 and removed_at is null and owner = $5
       and (id = any($2::bigint[]) or $4)`,
    [id, removed, at, state === 'deleted', account.id],
  );
  await client.query(
    `update repositories set installation = $1, removed_at = null, given_since = greatest(given_since, $3)
     where id = any($2::bigint[]) and coalesce(removed_at < $3, true) and owner = $4
       and not exists (select from installations where id = $1 and state = 'deleted')`,
    [id, added, at, account.id],
  );
  await client.query(
    `update backfills set state = 'stopped', reason = $3, updated_at = now()
     where installation = $1 and state = 'waiting' and (repository = any($2::bigint[]) or $4)`,
    [id, removed, 'Hearth is not installed here any more. Install it again to go on.', state === 'deleted'],
  );
  // Whatever happened while Hearth was away it has not seen: people's histories are asked again.
  await client.query('delete from asked where repository in (select id from repositories where owner = $1)', [
    account.id,
  ]);
}
