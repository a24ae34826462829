// What needs somebody's eye: rows that were given up, that wait for long or were skipped, and acts that did not come about.
import type { Database } from './database.js';

export interface StuckFeature {
  readonly feature: string;
  /** What it threw; foreign text may stand in it. */
  readonly error: string;
}

/** `owner`, `name` and `number` are null where they are not known, or where it is about none. Names are foreign text. */
interface Place {
  readonly owner: string | null;
  readonly name: string | null;
  readonly number: number | null;
}

/** A row of the inbox. */
export interface StuckRow extends Place {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly state: 'dead' | 'waiting' | 'ignored';
  readonly reason: string | null;
  readonly attempts: number;
  /** Since when: given up or skipped, or due and not done. */
  readonly since: Date;
  /** A waiting row's next try; null: at once. */
  readonly nextAt: Date | null;
  /** Its payload is kept for a week after it was settled. */
  readonly hasBody: boolean;
  /** Features that threw, with what they threw last. */
  readonly features: readonly StuckFeature[];
}

/** An act that GitHub or Hearth's own rules refused, or that was given up with its row. */
export interface StuckAction extends Place {
  readonly id: string;
  readonly guid: string;
  readonly feature: string;
  readonly rule: string;
  readonly act: string;
  readonly state: 'failed' | 'refused';
  readonly detail: string | null;
  readonly since: Date;
  readonly hasBody: boolean;
}

/** What is shorter in hand is only busy. */
const LONG = `interval '10 minutes'`;
/** Acts that ended so long ago are history: the item's page and `hearth ledger` tell of them. */
const DAYS_OF_ACTIONS = 30;
const MOST = 5_000;

/** A delayed call waits since it is due, what was tried since its first try. */
const SINCE = `case when i.state <> 'waiting' then coalesce(i.settled_at, i.received_at)
  when i.attempts > 0 then coalesce(i.decided_at, i.received_at) else greatest(i.received_at, i.due_at) end`;

/** The repository of a lane stands at its end, an item's before its number (core/event.ts). */
const REPOSITORY_OF_LANE = `case when i.lane like 'item:%' then split_part(i.lane, ':', 2)::bigint
  when i.lane ~ '^(series|repository):.*[0-9]$' then substring(i.lane from '[0-9]+$')::bigint end`;

const rowsWhere = (where: string) => `select i.id, i.guid, i.event, i.state, i.reason, i.attempts, ${SINCE} as since,
    case when i.state = 'waiting' and i.due_at > now() then greatest(i.due_at, p.until) else p.until end as next_at,
    i.body is not null as has_body, r.owner_login as owner, r.name,
    case when i.lane like 'item:%' then split_part(i.lane, ':', 3)::int end as number,
    coalesce((select jsonb_agg(jsonb_build_object('feature', o.feature, 'error', coalesce(o.error, '')) order by o.feature)
              from outcomes o where o.inbox_id = i.id and o.state in ('failed', 'dead')), '[]') as features
  from inbox i
  left join parked p on p.installation = i.installation and p.until > now() and i.state = 'waiting'
  left join repositories r on r.id = ${REPOSITORY_OF_LANE}
  where ${where}
  order by since desc, i.id desc limit ${MOST}`;

type RawRow = Omit<StuckRow, 'nextAt' | 'hasBody'> & { readonly next_at: Date | null; readonly has_body: boolean };

async function rows(database: Database, where: string, values: readonly unknown[] = []): Promise<readonly StuckRow[]> {
  const found = await database.rows<RawRow>(rowsWhere(where), values);
  return found.map(({ next_at, has_body, ...row }) => ({ ...row, nextAt: next_at, hasBody: has_body }));
}

/** Rows that were given up, and rows that are due for more than ten minutes; the newest first, at most 5,000 of each. */
export async function stuckRows(database: Database): Promise<readonly StuckRow[]> {
  const dead = await rows(database, `i.state = 'dead'`);
  const waiting = await rows(
    database,
    `i.state = 'waiting' and (i.due_at <= now() or i.attempts > 0) and ${SINCE} < now() - ${LONG}`,
  );
  return [...dead, ...waiting];
}

/** Rows that were remembered and not acted on, of the last week: their payload is still there. */
export const skippedRows = (database: Database): Promise<readonly StuckRow[]> =>
  rows(database, `i.state = 'ignored' and i.body is not null and i.settled_at > now() - interval '7 days'`);

/** The newest first, at most 5,000, of the last 30 days. */
export async function stuckActions(database: Database): Promise<readonly StuckAction[]> {
  const found = await database.rows<Omit<StuckAction, 'hasBody'> & { readonly has_body: boolean }>(
    `select a.id, a.guid, a.feature, a.rule, a.act ->> 'kind' as act, a.state, a.detail, a.settled_at as since,
       coalesce(i.body is not null, false) as has_body, a.owner, a.name, nullif(a.number, 0) as number
     from actions a left join inbox i on i.id = a.inbox_id
     where a.state in ('failed', 'refused') and a.settled_at > now() - make_interval(days => $1)
     order by a.settled_at desc, a.id desc limit ${MOST}`,
    [DAYS_OF_ACTIONS],
  );
  return found.map(({ has_body, ...action }) => ({ ...action, hasBody: has_body }));
}
