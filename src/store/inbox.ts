// The inbox in PostgreSQL: what came in, who holds it, what became of it.
import { LeaseLost } from '../core/failure.js';
import type { Claim, Inbox } from '../engine/ports.js';
import { createBodies, insertOf } from './bodies.js';
import type { Place } from './bodies.js';
import type { Database } from './database.js';

/** A worker that is silent for this long has lost its rows to the others. */
export const LEASE_SECONDS = 60;

interface InboxRow extends Place {
  readonly id: string;
  readonly fence: string;
  readonly guid: string;
  readonly event: string;
  readonly received_at: Date;
  readonly attempts: number;
  readonly decided_at: Date | null;
}

export function createInbox(database: Database, leaseSeconds = LEASE_SECONDS): Inbox {
  const bodyAt = createBodies(database);
  const sql = (text: string, values: readonly unknown[]) => database.rows(text, values);
  return {
    insert: async (arrivals) => {
      if (arrivals.length > 0) await database.rows(...insertOf(arrivals));
    },
    claim: async (now) => {
      const row = await claim(database, now, leaseSeconds);
      if (row === null) return null;
      const { received_at, decided_at, body, body_at, body_length, ...held } = row;
      const payload = await bodyAt({ body, body_at, body_length });
      return { ...held, payload, receivedAt: received_at, decidedAt: decided_at };
    },
    enter: (held, lane, installation, now) => enter(database, held, lane, installation, now),
    renew: async (held) => {
      const rows = await sql(
        `update inbox set lease_until = now() + make_interval(secs => $3) where id = $1 and fence = $2 and state = 'waiting' returning 1`,
        [held.id, held.fence, leaseSeconds],
      );
      return rows.length > 0;
    },
    release: async (held, dueAt, reason, free) => {
      await sql(
        `update inbox set lease_until = null, due_at = $3, reason = $4, attempts = attempts - $5 where id = $1 and fence = $2 and state = 'waiting'`,
        [held.id, held.fence, dueAt, reason, free === undefined ? 0 : 1],
      );
    },
    settle: async (held, state, reason) => {
      await sql(
        `update inbox set state = $3, reason = $4, lease_until = null, settled_at = now() where id = $1 and fence = $2 and state = 'waiting'`,
        [held.id, held.fence, state, reason],
      );
    },
    park: async (installation, until, reason) => {
      await sql(
        `insert into parked (installation, until, reason) values ($1, $2, $3)
         on conflict (installation) do update set until = greatest(parked.until, excluded.until), reason = excluded.reason`,
        [installation, until, reason],
      );
    },
    missing: async (guids) => {
      const rows = await database.rows<{ guid: string }>(
        `select guid from unnest($1::text[]) as asked(guid) where not exists (select from inbox where inbox.guid = asked.guid)`,
        [guids],
      );
      return rows.map((row) => row.guid);
    },
    bornAt: async () => {
      const [row] = await database.rows<{ value: string }>(`select value from settings where name = 'born_at'`);
      return new Date(row?.value ?? 0);
    },
    backlog: async () => {
      const [row] = await database.rows<{ waiting: number; dead: number; oldest: Date | null }>(
        `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'dead')::int as dead,
                min(received_at) filter (where state = 'waiting' and due_at = '-infinity') as oldest
         from inbox where state in ('waiting', 'dead')`,
      );
      return row ?? { waiting: 0, dead: 0, oldest: null };
    },
    expire: async () => {
      await sql(
        `update inbox set body = null where state <> 'waiting' and body is not null and settled_at < now() - interval '7 days'`,
        [],
      );
      // A batch stays as long as one of its rows still needs it.
      await sql('delete from bodies where not exists (select from inbox where inbox.body = bodies.id)', []);
      await sql(`delete from inbox where state in ('done', 'ignored') and settled_at < now() - interval '90 days'`, []);
    },
  };
}

/**
 * The oldest row that is due, not leased, whose lane is free and whose installation is not parked. Expired leases are
 * taken over. Null when there is none.
 */
async function claim(database: Database, now: Date, leaseSeconds: number): Promise<InboxRow | null> {
  try {
    const [row] = await database.rows<InboxRow>(
      `with next as (
         select i.id from inbox i
         where i.state = 'waiting' and i.due_at <= $1 and (i.lease_until is null or i.lease_until < now())
           and (i.lane is null or i.lease_until is not null or not exists (
             select from inbox h where h.lane = i.lane and h.state = 'waiting' and h.lease_until is not null))
           and not exists (select from parked p where p.installation = i.installation and p.until > $1)
         order by i.due_at, i.id limit 1 for update of i skip locked)
       update inbox set lease_until = now() + make_interval(secs => $2), fence = fence + 1, attempts = attempts + 1
       from next where inbox.id = next.id
       returning inbox.id, fence, guid, event, body, body_at, body_length, received_at, attempts, decided_at`,
      [now, leaseSeconds],
    );
    return row ?? null;
  } catch (error) {
    // Two workers reached for two rows of one lane at once; the database let one through. Look again.
    if (isLaneTaken(error)) return claim(database, now, leaseSeconds);
    throw error;
  }
}

async function enter(
  database: Database,
  held: Claim,
  lane: string,
  installation: number,
  now: Date,
): Promise<'entered' | 'busy' | Date> {
  const values = [held.id, held.fence, lane, installation];
  try {
    const [row] = await database.rows<{ parked: Date | null }>(
      `update inbox set lane = $3, installation = $4, decided_at = coalesce(decided_at, $5)
       where id = $1 and fence = $2 and state = 'waiting'
       returning (select until from parked where parked.installation = $4 and until > $5) as parked`,
      [...values, now],
    );
    if (row === undefined) throw new LeaseLost();
    return row.parked ?? 'entered';
  } catch (error) {
    if (!isLaneTaken(error)) throw error;
    await database.rows(
      `update inbox set lane = $3, installation = $4, lease_until = null, attempts = attempts - 1
       where id = $1 and fence = $2 and state = 'waiting'`,
      values,
    );
    return 'busy';
  }
}

function isLaneTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'inbox_lane';
}
