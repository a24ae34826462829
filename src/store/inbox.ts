// The inbox in PostgreSQL: what came in, who holds it, what became of it.
import { LeaseLost } from '../core/failure.js';
import type { Arrival, Claim, Inbox } from '../engine/ports.js';
import type { Database } from './database.js';
import { packPayload, unpackPayload } from './payload.js';

/** A worker that is silent for this long has lost its rows to the others. */
export const LEASE_SECONDS = 60;

interface InboxRow {
  readonly id: string;
  readonly fence: string;
  readonly guid: string;
  readonly event: string;
  readonly payload: Buffer;
  readonly received_at: Date;
  readonly attempts: number;
  readonly decided_at: Date | null;
}

export function createInbox(database: Database, leaseSeconds = LEASE_SECONDS): Inbox {
  const sql = (text: string, values: readonly unknown[]) => database.rows(text, values);
  return {
    insert: async (arrivals) => {
      if (arrivals.length > 0) await database.rows(...insertOf(arrivals));
    },
    claim: (now) => claim(database, now, leaseSeconds),
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
        `update inbox set payload = null where state <> 'waiting' and payload is not null and settled_at < now() - interval '7 days'`,
        [],
      );
      await sql(`delete from inbox where state in ('done', 'ignored') and settled_at < now() - interval '90 days'`, []);
    },
  };
}

/** One text for each number of rows; up to this many the statement stays prepared. */
const PREPARED_ROWS = 64;
const insertTexts: string[] = [];

function insertOf(arrivals: readonly Arrival[]): [string, unknown[], string?] {
  const rows = arrivals.length;
  const text = (insertTexts[rows] ??= insertText(rows));
  const values = arrivals.flatMap((row) => [row.guid, row.event, packPayload(row.payload), row.dueAt ?? null]);
  return rows > PREPARED_ROWS ? [text, values] : [text, values, `inbox-insert-${rows}`];
}

function insertText(rows: number): string {
  const places = Array.from(
    { length: rows },
    (_, n) => `($${n * 4 + 1},$${n * 4 + 2},$${n * 4 + 3},coalesce($${n * 4 + 4}::timestamptz,'-infinity'))`,
  );
  return `insert into inbox (guid, event, payload, due_at) values ${places.join(',')} on conflict (guid) do nothing`;
}

/**
 * The oldest row that is due, not leased, whose lane is free and whose installation is not parked. Expired leases are
 * taken over. Null when there is none.
 */
async function claim(database: Database, now: Date, leaseSeconds: number): Promise<Claim | null> {
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
       returning inbox.id, fence, guid, event, payload, received_at, attempts, decided_at`,
      [now, leaseSeconds],
    );
    return row === undefined
      ? null
      : { ...row, payload: unpackPayload(row.payload), receivedAt: row.received_at, decidedAt: row.decided_at };
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
