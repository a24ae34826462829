// How far GitHub's history was read, in PostgreSQL. A page's facts and its cursor are committed together, under the lease
// of the installation: whoever is killed, or late, leaves nothing half done.
import { randomBytes } from 'node:crypto';
import { parts } from '../engine/backfill-ports.js';
import type { BackfillStore, Lease, Only, PartRow } from '../engine/backfill-ports.js';
import { commit, defer, hold, setBack, stop, threadsOf } from './backfill-steps.js';
import type { Database } from './database.js';

/** A process that is silent for this long has lost the installation to the others. */
const LEASE_SECONDS = 60;

interface Row extends Omit<PartRow, 'repository' | 'installation' | 'ownerId' | 'dueAt' | 'pageSize' | 'beganAt'> {
  readonly repository: string;
  readonly installation: string;
  readonly owner_id: string | null;
  readonly due_at: Date | number;
  readonly page_size: number | null;
  readonly began_at: Date | null;
}

const ORDER = `array_position(array[${parts.map((part) => `'${part}'`).join(', ')}], b.part)`;
/** Due, and not ahead of the repository itself, which tells whether the name still means the same one. */
const READY = `b.state = 'waiting' and b.due_at <= $1 and (b.part = 'repository' or not exists (
  select from backfills r where r.repository = b.repository and r.part = 'repository' and r.state = 'waiting'))`;
const FRESH = `cursor = null, page_size = null, items = 0, total = null, requests = 0, predicted = 0, points = 0,
  failures = 0, began_at = null, reason = null, due_at = '-infinity', state = 'waiting', updated_at = now()`;

export function createBackfills(database: Database, leaseSeconds = LEASE_SECONDS): BackfillStore {
  const holder = randomBytes(8).toString('hex');
  const sql = (text: string, values: readonly unknown[]) => database.rows(text, values);
  return {
    request: async ({ repository, installation, owner, name }) => {
      const revived = await sql(
        `insert into backfills as known (repository, part, installation, owner, name)
         select $1, part, $2, $3, $4 from unnest($5::text[]) as all_of (part)
         on conflict (repository, part) do update set installation = $2, owner = $3, name = $4, state = 'waiting',
           owner_id = case when known.installation = $2 then known.owner_id end, reason = null, failures = 0,
           due_at = '-infinity', updated_at = now()
         where known.installation <> $2 or known.state = 'stopped' returning 1`,
        [repository, installation, owner, name, parts],
      );
      if (revived.length > 0) await readFirst(database, repository);
    },
    again: async (repository, pass) => {
      await sql(
        `update backfills set state = 'waiting', reason = null, failures = 0, due_at = '-infinity', updated_at = now()
         where repository = $1 and (state = 'stopped' or failures > 0)`,
        [repository],
      );
      if (pass) await sql(`update backfills set ${FRESH} where repository = $1 and state = 'done'`, [repository]);
      else await readFirst(database, repository);
    },
    resume: async (installation) => {
      await sql(
        `update backfills set state = 'waiting', reason = null, failures = 0, due_at = '-infinity', updated_at = now()
         where installation = $1 and state <> 'done'`,
        [installation],
      );
      await sql(`update backfills set ${FRESH} where installation = $1 and state = 'done'`, [installation]);
    },
    catchUp: async (before) => {
      const rows = await sql(
        `update backfills set ${FRESH} where state = 'done' and watermark < $1 and not exists (
           select from installations i where i.id = backfills.installation and i.state <> 'active')
         and not exists (select from repositories r where r.id = backfills.repository
           and (r.removed_at is not null or r.deleted_at is not null)) returning repository`,
        [before],
      );
      return new Set(rows.map((row) => row['repository'] as string)).size;
    },
    claim: (now, only) => claim(database, now, only, holder, leaseSeconds),
    renew: async (lease) => {
      const rows = await sql(
        `update backfill_leases set lease_until = now() + make_interval(secs => $3)
         where installation = $1 and fence = $2 returning 1`,
        [lease.installation, lease.fence, leaseSeconds],
      );
      return rows.length > 0;
    },
    release: async (lease) => {
      await sql('update backfill_leases set lease_until = now() where installation = $1 and fence = $2', [
        lease.installation,
        lease.fence,
      ]);
    },
    next: async (lease, now, only) => {
      const [row] = await database.rows<Row>(
        `select b.* from backfills b where ${READY} and b.installation = $2 and ($3::bigint is null or b.repository = $3)
         order by b.requested_at, b.repository, ${ORDER} limit 1`,
        [now, lease.installation, only?.repository ?? null],
      );
      return row === undefined ? null : rowOf(row);
    },
    threads: (row, most) => threadsOf(database, row, most),
    listed: async (repository) => {
      const rows = await database.rows<{ person: string }>(
        `select person from (select distinct on (person) person, listed from maintainers
           where repository = $1 and by = 'permission' order by person, at desc) latest where listed`,
        [repository],
      );
      return rows.map(({ person }) => Number(person));
    },
    commit: (lease, row, step) => database.transaction((client) => commit(client, lease, row, step, leaseSeconds)),
    setBack: (lease, row, setback) =>
      database.transaction((client) => setBack(client, lease, row, setback, leaseSeconds)),
    defer: (lease, until, reason) =>
      database.transaction(async (client) => {
        await hold(client, lease, leaseSeconds);
        await defer(client, lease, until, reason);
      }),
    stop: (lease, row, scope, reason) =>
      database.transaction(async (client) => {
        await hold(client, lease, leaseSeconds);
        await stop(client, row, scope, reason);
      }),
    progress: async (repository) => {
      const rows = await database.rows<Row>(`select b.* from backfills b where repository = $1 order by ${ORDER}`, [
        repository,
      ]);
      return rows.map(rowOf);
    },
    held: async (installation) => {
      const [row] = await database.rows<{ ours: boolean }>(
        'select holder = $2 as ours from backfill_leases where installation = $1 and lease_until > now()',
        [installation, holder],
      );
      if (row === undefined) return null;
      return row.ours ? 'here' : 'elsewhere';
    },
  };
}

/** Who goes on after a stop learns first whether the name still means the same repository. */
async function readFirst(database: Database, repository: number): Promise<void> {
  await database.rows(
    `update backfills set ${FRESH} where repository = $1 and part = 'repository' and state = 'done'
       and exists (select from backfills b where b.repository = $1 and b.state = 'waiting')`,
    [repository],
  );
}

/** The installation that was served longest ago. Two processes that reach for the same one: the second gets none. */
async function claim(
  database: Database,
  now: Date,
  only: Only | undefined,
  holder: string,
  leaseSeconds: number,
): Promise<Lease | null> {
  const [row] = await database.rows<{ installation: string; fence: string }>(
    `with next as (
       select b.installation from backfills b left join backfill_leases l on l.installation = b.installation
       where ${READY} and (l.lease_until is null or l.lease_until <= now())
         and ($4::bigint is null or b.installation = $4) and ($5::bigint is null or b.repository = $5)
       order by l.lease_until nulls first, b.requested_at limit 1)
     insert into backfill_leases as known (installation, holder, fence, lease_until)
     select installation, $2, 1, now() + make_interval(secs => $3) from next
     on conflict (installation) do update set holder = $2, fence = known.fence + 1, lease_until = excluded.lease_until
     where known.lease_until <= now() returning installation, fence`,
    [now, holder, leaseSeconds, only?.installation ?? null, only?.repository ?? null],
  );
  return row === undefined ? null : { installation: Number(row.installation), fence: row.fence };
}

function rowOf({ owner_id, due_at, page_size, began_at, ...row }: Row): PartRow {
  return {
    ...row,
    repository: Number(row.repository),
    installation: Number(row.installation),
    ownerId: owner_id === null ? null : Number(owner_id),
    // `-infinity`: at once.
    dueAt: due_at instanceof Date ? due_at : null,
    pageSize: page_size,
    beganAt: began_at,
  };
}
