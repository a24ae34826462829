// The inbox in PostgreSQL: what came in, who holds it, what became of it.
import { LeaseLost } from '../core/failure.js';
import type { Claim, Inbox } from '../engine/ports.js';
import { insertArrivals } from './arrivals.js';
import { createBodies } from './bodies.js';
import type { Place } from './bodies.js';
import { createClaims, isLaneTaken, MOST_IN_HAND } from './claim.js';
import type { Database } from './database.js';

/** A worker that is silent for this long has lost its rows to the others. */
export const LEASE_SECONDS = 60;
/** Of a lease, what is left for a write that has begun: a quarter is as long as GitHub is waited for. */
const SHARE_OF_A_WRITE = 0.25;

/** A claim as this store makes it: with the place of its body. Null: the body was deleted. */
type Held = Claim & Omit<Place, 'body'> & { readonly body: string | null };

/** A delayed call, noted long ago, waits only since it is due; what was tried, since its first try. */
const WAITS_SINCE = `case when attempts > 0 then coalesce(decided_at, received_at) else greatest(received_at, due_at) end`;

export function createInbox(database: Database, leaseSeconds = LEASE_SECONDS): Inbox {
  const bodyAt = createBodies(database);
  const claim = createClaims(database, leaseSeconds);
  /** The clock that nobody sets, and the one that goes on while the machine sleeps. */
  const clocks = () => [performance.now(), Date.now()];
  /** By each of them, until when a write may begin. */
  const writesUntil = new WeakMap<Claim, readonly number[]>();
  const hold = (held: Claim, asked: readonly number[]) => {
    const whole = leaseSeconds * 1_000 * (1 - SHARE_OF_A_WRITE);
    writesUntil.set(
      held,
      asked.map((at) => at + whole),
    );
  };
  return {
    insert: (arrivals) => insertArrivals(database, bodyAt, arrivals),
    claim: async (now) => {
      const asked = clocks();
      const row = await claim(now);
      if (row === null) return null;
      const { received_at, decided_at, ...columns } = row;
      const held = { ...columns, receivedAt: received_at, decidedAt: decided_at } satisfies Held;
      hold(held, asked);
      return held;
    },
    body: async (held) => {
      const { body, body_at, body_length } = held as Partial<Held>;
      if (typeof body !== 'string' || body_at === undefined || body_length === undefined) {
        throw new Error(`the body of row ${held.id} is gone`);
      }
      return bodyAt({ body, body_at, body_length });
    },
    enter: (held, lane, installation, now) => enter(database, held, lane, installation, now),
    renew: async (held) => {
      const asked = clocks();
      const rows = await database.rows(
        `update inbox set lease_until = now() + make_interval(secs => $3) where id = $1 and fence = $2 and state = 'waiting' returning 1`,
        [held.id, held.fence, leaseSeconds],
      );
      if (rows.length > 0) hold(held, asked);
      return rows.length > 0;
    },
    holds: (held) => clocks().every((now, clock) => now < (writesUntil.get(held)?.[clock] ?? 0)),
    release: async (held, dueAt, reason, free) => {
      await database.rows(
        `update inbox set lease_until = null, due_at = $3, reason = $4, attempts = attempts - $5 where id = $1 and fence = $2 and state = 'waiting'`,
        [held.id, held.fence, dueAt, reason, free === undefined ? 0 : 1],
      );
    },
    settle: async (held, state, reason) => {
      await database.rows(
        `update inbox set state = $3, reason = $4, lease_until = null, settled_at = now() where id = $1 and fence = $2 and state = 'waiting'`,
        [held.id, held.fence, state, reason],
        'inbox-settle',
      );
    },
    park: async (installation, until, reason) => {
      await database.rows(
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
        `select w.waiting, w.oldest, (select count(*)::int from inbox where state = 'dead') as dead
         from (select count(*)::int as waiting, min(${WAITS_SINCE}) filter (where due_at <= now() or attempts > 0) as oldest
               from inbox where state = 'waiting') w`,
      );
      return row ?? { waiting: 0, dead: 0, oldest: null };
    },
    expire: () => expire(database),
    ping: async () => {
      await database.rows('select 1');
    },
    ...sweepBook(database),
  };
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
    const [row] = await database.rows<{ parked: Date | null; others: number }>(
      `update inbox set lane = $3, installation = $4, decided_at = coalesce(decided_at, $5)
       where id = $1 and fence = $2 and state = 'waiting'
       returning (select until from parked where parked.installation = $4 and until > $5) as parked,
         (select count(*)::int from inbox h where h.installation = $4 and h.id <> $1 and h.state = 'waiting'
            and h.lease_until > now()) as others`,
      [...values, now],
      'inbox-enter',
    );
    if (row === undefined) throw new LeaseLost();
    if (row.others < MOST_IN_HAND) return row.parked ?? 'entered';
    // The installation was learnt only now, and has its share already: others first.
    await giveBackLane(database, values);
    return 'busy';
  } catch (error) {
    if (!isLaneTaken(error)) throw error;
    await giveBackLane(database, values);
    return 'busy';
  }
}

async function expire(database: Database): Promise<void> {
  const old = `state <> 'waiting' and body is not null and settled_at < now() - interval '7 days'`;
  const [emptied] = await database.rows<{ last: string | null }>(`select max(body) as last from inbox where ${old}`);
  await database.rows(`update inbox set body = null where ${old}`);
  // A batch stays as long as one of its rows still needs it. Older ones that nobody refers to (all their GUIDs were there
  // already) go with them.
  if (emptied?.last != null) {
    await database.rows(
      'delete from bodies where id <= $1 and not exists (select from inbox where inbox.body = bodies.id)',
      [emptied.last],
    );
  }
  await database.rows(
    `delete from inbox where state in ('done', 'ignored') and settled_at < now() - interval '90 days'`,
  );
}

/** Any constant will do: it names the lock of the one process that reads GitHub's log. */
const SWEEP_LOCK = 4_832_785;

/** Who reads GitHub's log, and up to when it was read. */
function sweepBook(database: Database): Pick<Inbox, 'sweptAt' | 'noteSwept' | 'sweepAlone'> {
  return {
    sweptAt: async () => {
      const [row] = await database.rows<{ value: string }>(`select value from settings where name = 'swept_at'`);
      return row === undefined ? null : new Date(row.value);
    },
    noteSwept: async (at) => {
      await database.rows(
        `insert into settings (name, value) values ('swept_at', $1) on conflict (name) do update set value = excluded.value`,
        [at.toISOString()],
      );
    },
    sweepAlone: (work) => database.alone(SWEEP_LOCK, work),
  };
}

/** Back to wait for its turn: not a try, and not decided yet. */
async function giveBackLane(database: Database, values: readonly unknown[]): Promise<void> {
  await database.rows(
    `update inbox set lane = $3, installation = $4, lease_until = null, attempts = attempts - 1
     where id = $1 and fence = $2 and state = 'waiting'`,
    values,
    'inbox-give-back',
  );
}
