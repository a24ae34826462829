// Whose row is next: the installations take turns, and within each the oldest goes first. What one of them has waiting, or
// whether it is parked, costs the others nothing: no claim looks at more than a hundred rows of any of them.
import type { Place } from './bodies.js';
import type { Database } from './database.js';

/**
 * Rows of one installation in the workers' hands at once, over all processes. GitHub paces an installation's writes, and
 * the wait must not take the lanes of everybody else.
 */
export const MOST_IN_HAND = 2;

export interface InboxRow extends Omit<Place, 'body'> {
  readonly body: string | null;
  readonly id: string;
  readonly fence: string;
  readonly guid: string;
  readonly event: string;
  readonly received_at: Date;
  readonly attempts: number;
  readonly lost: number;
  readonly decided_at: Date | null;
}

/** Rows that came without an installation take their turn together. */
const TENANT = 'coalesce(i.installation, 0)';

const nextTenant = (after: string) =>
  `select ${TENANT} as id from inbox i where i.state = 'waiting' and ${TENANT} > ${after} order by ${TENANT} limit 1`;

/** Not written as a number: the planner would think that all of them are wanted, and read and sort all that waits. */
const A_HUNDRED = '(select 100)';

/**
 * One look at a time goes from one installation to the next, by the index `inbox_turn`, until one has a row to take: due,
 * not leased (or its lease has run out), its lane free. Of a parked installation what was never read is taken: its facts
 * wait for nothing. What was read of it is given back with the time at which the limit ends. Rows are looked at one by one, in
 * their order: the first that can be taken ends the search.
 */
const CLAIM = `with recursive tenant as (
    (${nextTenant('$3')})
    union all
    (select (${nextTenant('tenant.id')}) from tenant where tenant.id is not null)),
  next as (
    select row.id, tenant.id as tenant from tenant
    cross join lateral (
      select exists (select from parked p where p.installation = tenant.id and p.until > $1) as parked,
        (select count(*) from inbox h where h.installation = tenant.id and h.state = 'waiting' and h.lease_until > now())
          as in_hand
      offset 0) has
    cross join lateral (
      select i.id from inbox i where i.state = 'waiting' and ${TENANT} = tenant.id and i.due_at <= $1
      order by i.due_at, i.id limit ${A_HUNDRED}) oldest
    cross join lateral (
      select i.id from inbox i
      where i.id = oldest.id
        and i.state = 'waiting' and (i.lease_until is null or i.lease_until < now())
        and (i.lane is null or i.lease_until is not null or not exists (
          select from inbox h where h.lane = i.lane and h.state = 'waiting' and h.lease_until is not null))
        and (i.lane is null or not has.parked)
        and (i.installation is null or i.lease_until is not null or has.in_hand < ${MOST_IN_HAND})
      for update of i skip locked) row
    limit 1)
  update inbox set lease_until = now() + make_interval(secs => $2), fence = fence + 1,
    attempts = attempts + (lease_until is null)::int, lost = lost + (lease_until is not null)::int
  from next where inbox.id = next.id
  returning inbox.id, fence, guid, event, body, body_at, body_length, received_at, attempts, lost, decided_at, next.tenant`;

/** Before every installation. */
const FIRST = '-1';

/**
 * The next row, taken under a lease of so many seconds; null when there is none. Each process goes round by itself. A
 * lease that has run out is taken over, which is no new try.
 */
export function createClaims(database: Database, leaseSeconds: number): (now: Date) => Promise<InboxRow | null> {
  let last = FIRST;
  const look = async (now: Date, after: string): Promise<InboxRow | null> => {
    try {
      const values = [now, leaseSeconds, after];
      const [row] = await database.rows<InboxRow & { readonly tenant: string }>(CLAIM, values, 'inbox-claim');
      last = row?.tenant ?? FIRST;
      return row ?? null;
    } catch (error) {
      // Two workers reached for two rows of one lane at once; the database let one through. Look again.
      if (isLaneTaken(error)) return look(now, after);
      throw error;
    }
  };
  return async (now) => {
    const after = last;
    return (await look(now, after)) ?? (after === FIRST ? null : look(now, FIRST));
  };
}

/** The database refused a second holder of a lane. */
export function isLaneTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'inbox_lane';
}
