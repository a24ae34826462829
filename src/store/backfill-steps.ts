// One step of a backfill in SQL: a page committed under the lease, or what came instead of it.
import type { PoolClient } from 'pg';
import { LeaseLost } from '../core/failure.js';
import type { Halt, Lease, PartRow, Setback, Step, Thread } from '../engine/backfill-ports.js';
import type { Database } from './database.js';
import { writeFacts } from './ledger/write.js';

interface ThreadRow extends Omit<Thread, 'readUntil'> {
  readonly read_until: Date | null;
}

/** Takes the lease's row for this transaction. Throws where somebody else took over. */
export async function hold(client: PoolClient, lease: Lease, leaseSeconds: number): Promise<void> {
  const { rowCount } = await client.query(
    `update backfill_leases set lease_until = now() + make_interval(secs => $3) where installation = $1 and fence = $2`,
    [lease.installation, lease.fence, leaseSeconds],
  );
  if (rowCount === 0) throw new LeaseLost();
}

export async function commit(
  client: PoolClient,
  lease: Lease,
  row: PartRow,
  step: Step,
  leaseSeconds: number,
): Promise<void> {
  const { page, cursor, threads, done } = step;
  await hold(client, lease, leaseSeconds);
  // Repositories before backfills, as where an installation changes: two transactions never wait for one another.
  await writeFacts(client, page.facts);
  if (row.part === 'repository') await noteInstallation(client, row);
  const { rowCount } = await client.query(
    `update backfills set cursor = $3, state = case when $4 then 'done' else 'waiting' end, items = items + $5,
       total = coalesce($6, total), requests = requests + $7, predicted = predicted + $8, points = points + $9,
       failures = 0, reason = $10, owner_id = coalesce($12, owner_id), updated_at = now(),
       watermark = case when $4 then coalesce(began_at, $11) else watermark end,
       began_at = case when $4 then null else coalesce(began_at, $11) end
     where repository = $1 and part = $2 and state = 'waiting' and installation = $13`,
    [
      ...[row.repository, row.part, done ? null : cursor, done, page.items, page.total ?? null, page.cost.requests],
      ...[page.cost.predicted, page.cost.points, page.reason ?? null, page.at, page.address?.ownerId ?? null],
      lease.installation,
    ],
  );
  // Stopped meanwhile: Hearth was taken away from the repository.
  if (rowCount === 0) throw new LeaseLost();
  if (page.address !== undefined) await noteAddress(client, row, page.address);
  await moveThreads(client, row, threads, page.threads);
  if (page.wait !== undefined) await defer(client, lease, page.wait, RESERVED);
}

const RESERVED =
  'A fifth of what GitHub allows in an hour is kept for daily work; reading goes on when the hour is over.';

/** A repository that no webhook told of is known by an installation as well. */
async function noteInstallation(client: PoolClient, { repository, installation }: PartRow): Promise<void> {
  await client.query('update repositories set installation = $2 where id = $1 and installation is null', [
    repository,
    installation,
  ]);
}

async function noteAddress(client: PoolClient, row: PartRow, address: NonNullable<Step['page']['address']>) {
  await client.query(
    `update backfills set owner = $2, name = $3, owner_id = $4 where repository = $1
       and (owner, name, coalesce(owner_id, 0)) <> ($2, $3, $4)`,
    [row.repository, address.owner, address.name, address.ownerId],
  );
}

async function moveThreads(client: PoolClient, row: PartRow, read: readonly Thread[], left: readonly Thread[]) {
  if (read.length > 0) {
    await client.query(
      `delete from threads using unnest($2::text[], $3::text[]) as done (node, connection)
       where threads.repository = $1 and threads.node = done.node and threads.connection = done.connection`,
      [row.repository, read.map(({ node }) => node), read.map(({ connection }) => connection)],
    );
  }
  if (left.length === 0) return;
  const columns = [
    ...[left.map(({ node }) => node), left.map(({ connection }) => connection), left.map(({ number }) => number)],
    ...[left.map(({ cursor }) => cursor), left.map(({ readUntil }) => readUntil)],
  ];
  await client.query(
    `insert into threads (repository, part, node, connection, number, cursor, read_until)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::timestamptz[])
     on conflict (repository, node, connection) do update set part = excluded.part, cursor = excluded.cursor,
       read_until = excluded.read_until`,
    [row.repository, row.part, ...columns],
  );
}

export async function threadsOf(database: Database, row: PartRow, most: number): Promise<readonly Thread[]> {
  const rows = await database.rows<ThreadRow>(
    `select node, connection, number, cursor, read_until from threads where repository = $1 and part = $2
     and connection = (select min(connection) from threads where repository = $1 and part = $2)
     order by number, node limit $3`,
    [row.repository, row.part, most],
  );
  return rows.map(({ read_until, ...rest }) => ({ ...rest, readUntil: read_until?.toISOString() ?? null }));
}

export async function setBack(
  client: PoolClient,
  lease: Lease,
  row: PartRow,
  setback: Setback,
  leaseSeconds: number,
): Promise<void> {
  const { reason, dueAt, pageSize, free = false, restart = false } = setback;
  await hold(client, lease, leaseSeconds);
  await client.query(
    `update backfills set reason = $3, due_at = $4, page_size = coalesce($5, page_size), requests = requests + 1,
       failures = failures + $6, cursor = case when $7 then null else cursor end,
       items = case when $7 then 0 else items end, updated_at = now()
     where repository = $1 and part = $2 and state = 'waiting'`,
    [row.repository, row.part, reason, dueAt, pageSize ?? null, free ? 0 : 1, restart],
  );
  if (restart)
    await client.query('delete from threads where repository = $1 and part = $2', [row.repository, row.part]);
}

export async function defer(client: PoolClient, lease: Lease, until: Date, reason: string): Promise<void> {
  await client.query(
    `update backfills set due_at = greatest(due_at, $2), reason = $3, updated_at = now()
     where installation = $1 and state = 'waiting'`,
    [lease.installation, until, reason],
  );
}

export async function stop(client: PoolClient, row: PartRow, scope: Halt['scope'], reason: string): Promise<void> {
  await client.query(
    `update backfills set state = 'stopped', reason = $5, updated_at = now() where state = 'waiting' and (
       (repository = $1 and (part = $2 or $3 <> 'part')) or (installation = $4 and $3 = 'installation'))`,
    [row.repository, row.part, scope, row.installation, reason],
  );
}
