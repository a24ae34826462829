// Actions and outcomes in PostgreSQL: what was decided, planned, sent and confirmed. Every write is fenced by the claim.
import { createHmac } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Act, Expect } from '../core/action.js';
import { LeaseLost, RateLimited } from '../core/failure.js';
import type {
  Audit,
  Claim,
  OpenAction,
  Outcome,
  Plan,
  PlannedAction,
  Settled,
  SettledAction,
} from '../engine/ports.js';
import { filesIn, teamBefore } from './audit-given.js';
import { insertOf } from './bodies.js';
import type { Database } from './database.js';
import { anyLength } from './ledger/columns.js';
import { isSealed } from './ledger/forgotten.js';
import { writeFacts } from './ledger/write.js';

/** Content creations an installation may make (decisions.md, 17). GitHub's own 80 a minute is never reached by it. */
const MOST_PER_HOUR = 60;

export function createAudit(database: Database): Audit {
  let key: Promise<string> | undefined;
  return {
    outcomesOf: (claim) =>
      database.rows<Outcome & { feature: string }>(
        'select feature, state, attempts, because, error from outcomes where inbox_id = $1',
        [claim.id],
        'audit-outcomes',
      ),
    commit: (claim, plan) => database.transaction((client) => commit(client, claim, plan)),
    openActions: (claim) => openActions(database, claim),
    settledActions: (claim) =>
      database.rows<SettledAction & { id: string }>(
        `select id, feature, state from actions
         where inbox_id = $1 and state in ('applied', 'unchanged', 'refused', 'failed') order by id`,
        [claim.id],
      ),
    markSent: (claim, ids, now) =>
      database.transaction(async (client) => {
        await holdFence(client, claim);
        await refuseParked(client, claim, now);
        const { rowCount } = await client.query({
          name: 'audit-sent',
          text: `update actions set state = 'sent', sent_at = now(), attempts = attempts + 1
           where id = any(${anyLength('$1::bigint[]')}::bigint[]) and state in ('planned', 'sent')`,
          values: [ids],
        });
        // A worker that lost this row confirmed late what it had sent.
        if (rowCount !== ids.length) throw new LeaseLost();
      }),
    settle: (ids, result) => settle(database, ids, result),
    lastWriteAgo: async (repository, number) => {
      const [row] = await database.rows<{ ago: number | null }>(
        `select (extract(epoch from now() - max(settled_at)) * 1000)::float as ago from actions
         where repository = $1 and number = $2 and act ->> 'kind' = 'status' and state = 'applied'`,
        [repository, number],
      );
      return row?.ago ?? Number.POSITIVE_INFINITY;
    },
    sectionsOf: (repository, number) => sectionsOf(database, repository, number),
    lastPostState: (repository, post) => lastPostState(database, repository, post),
    madeBefore: (repository, kind, word, place) => madeBefore(database, repository, kind, [word, place]),
    teamBefore: (community, slug) => teamBefore(database, community, slug),
    filesIn: (repository, series, pull) => filesIn(database, repository, [series, pull]),
    writesCausedBy: async (installation, account, kind) => {
      const [row] = await database.rows<{ writes: number }>(
        `select count(distinct (inbox_id, number))::int as writes from actions
         where installation = $1 and caused_by = $2 and sent_at > now() - interval '1 hour' and act ->> 'kind' = $3`,
        [installation, account, kind],
        'audit-caused',
      );
      return row?.writes ?? 0;
    },
    budget: (installation, now) => budget(database, installation, now),
    digest: async (words) => {
      key ??= database
        .rows<{ value: string }>(`select value from settings where name = 'marker_key'`)
        .then(([row]) => row?.value ?? Promise.reject(new Error('the marker key is missing from the database')));
      key.catch(() => (key = undefined));
      return createHmac('sha256', await key)
        .update(words)
        .digest('hex')
        .slice(0, 32);
    },
  };
}

/** Locks the row for this transaction; throws when another worker has claimed it since. */
async function holdFence(client: PoolClient, claim: Claim): Promise<void> {
  const { rowCount } = await client.query({
    name: 'audit-fence',
    text: `select from inbox where id = $1 and fence = $2 and state = 'waiting' and lease_until > now() for update`,
    values: [claim.id, claim.fence],
  });
  if (rowCount === 0) throw new LeaseLost();
}

/** Another row of the installation may have been told to wait since this one was taken. */
async function refuseParked(client: PoolClient, claim: Claim, now: Date): Promise<void> {
  const { rows } = await client.query<{ until: Date; reason: string }>({
    name: 'audit-parked',
    text: `select parked.until, parked.reason from inbox join parked using (installation)
     where inbox.id = $1 and parked.until > $2`,
    values: [claim.id, now],
  });
  const [parked] = rows;
  if (parked !== undefined) throw new RateLimited(parked.until, parked.reason);
}

async function commit(client: PoolClient, claim: Claim, plan: Plan): Promise<void> {
  await holdFence(client, claim);
  const planned = new Map<string, boolean>();
  for (const action of plan.actions) {
    const inserted = await insertAction(client, claim, action, plan.causedBy ?? null);
    planned.set(action.feature, inserted || planned.get(action.feature) === true);
  }
  if (plan.later.length > 0) {
    const [text, values] = insertOf(plan.later);
    await client.query(text, values);
  }
  for (const outcome of plan.outcomes) {
    const done = planned.get(outcome.feature) === false;
    const because = done && outcome.because !== undefined ? { ...outcome.because, before: true } : outcome.because;
    await client.query({
      name: 'audit-outcome',
      text: `insert into outcomes (inbox_id, feature, state, attempts, because, error) values ($1, $2, $3, $4, $5, $6)
       on conflict (inbox_id, feature) do update
       set state = excluded.state, attempts = excluded.attempts, because = excluded.because, error = excluded.error, at = now()`,
      values: [claim.id, outcome.feature, outcome.state, outcome.attempts, because ?? null, outcome.error ?? null],
    });
  }
  await writeFacts(client, plan.facts);
}

/** False when the same was planned before. */
async function insertAction(
  client: PoolClient,
  claim: Claim,
  action: PlannedAction,
  causedBy: number | null,
): Promise<boolean> {
  const conflict = action.state === 'would' ? `where state = 'would'` : `where state <> 'would'`;
  const { rowCount } = await client.query({
    name: action.state === 'would' ? 'audit-would' : 'audit-plan',
    text: `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause,
                          slot, act, expect, because, inbox_id, guid, cause_at, state, caused_by, planned_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15::jsonb, $16, $17, $18, $19, $20, now()
     where not ${isSealed('$1::text')}
     on conflict (effect_key) ${conflict} do nothing`,
    values: [
      action.effectKey,
      action.repository.owner.id,
      action.installation,
      action.repository.id,
      action.repository.owner.login,
      action.repository.name,
      'number' in action.act ? action.act.number : 0,
      action.feature,
      action.rule,
      action.scope,
      action.cause,
      action.slot,
      action.act,
      action.expect ?? null,
      action.because,
      claim.id,
      claim.guid,
      action.causeAt,
      action.state,
      causedBy,
    ],
  });
  return rowCount === 1;
}

async function openActions(database: Database, claim: Claim): Promise<readonly OpenAction[]> {
  const rows = await database.rows<{
    id: string;
    effect_key: string;
    feature: string;
    act: Act;
    expect: Expect | null;
    state: 'planned' | 'sent';
    attempts: number;
    cause_at: Date;
    caused_by: string | null;
    planned_ago: number;
    sent_ago: number | null;
  }>(
    `select id, effect_key, feature, act, expect, state, attempts, cause_at, caused_by,
            (extract(epoch from now() - planned_at) * 1000)::float as planned_ago,
            (extract(epoch from now() - sent_at) * 1000)::float as sent_ago
     from actions where inbox_id = $1 and state in ('planned', 'sent') order by id`,
    [claim.id],
    'audit-open',
  );
  return rows.map(({ effect_key, cause_at, caused_by, planned_ago, sent_ago, ...row }) => ({
    ...row,
    effectKey: effect_key,
    causeAt: cause_at,
    causedBy: caused_by === null ? null : Number(caused_by),
    plannedAgo: planned_ago,
    sentAgo: sent_ago,
  }));
}

async function settle(database: Database, ids: readonly string[], result: Settled): Promise<number | null> {
  const { state, detail = null, githubId = null, url = null } = result;
  const settled = await database.rows(
    `update actions set state = $2, detail = $3, github_id = coalesce($4, github_id), url = coalesce($5, url), settled_at = now()
     where id = any(${anyLength('$1::bigint[]')}::bigint[]) and state in ('planned', 'sent') returning id`,
    [ids, state, detail, githubId, url],
    'audit-settle',
  );
  if (settled.length === ids.length || githubId === null) return null;
  const [other] = await database.rows<{ github_id: string }>(
    'select github_id from actions where id = any($1::bigint[]) and github_id <> $2 order by id limit 1',
    [ids, githubId],
  );
  return other === undefined ? null : Number(other.github_id);
}

async function madeBefore(
  database: Database,
  repository: number,
  kind: Parameters<Audit['madeBefore']>[1],
  [word, place]: readonly [word: string, place: string | undefined],
): Promise<number | null> {
  const field = kind === 'status' ? 'number = $2::int and $3::text is null' : `act ->> 'series' = $2 and ${PLACED}`;
  const [row] = await database.rows<{ github_id: string }>(
    `select github_id from actions where repository = $1 and act ->> 'kind' = '${kind}' and ${field} and github_id is not null
     order by id desc limit 1`,
    [repository, word, place ?? null],
    `audit-made-${kind}`,
  );
  return row === undefined ? null : Number(row.github_id);
}

/** Names of repositories know no case. */
const PLACED = `lower(act ->> 'in') is not distinct from lower($3)`;

async function lastPostState(
  database: Database,
  repository: number,
  { kind, series, in: place }: Parameters<Audit['lastPostState']>[1],
): Promise<'open' | 'closed' | null> {
  const [row] = await database.rows<{ state: 'open' | 'closed' }>(
    `select coalesce(act ->> 'state', 'open') as state from actions
     where repository = $1 and act ->> 'kind' = '${kind}' and act ->> 'series' = $2 and ${PLACED}
       and (state = 'applied' or (state = 'unchanged' and act ->> 'state' = 'closed'))
     order by settled_at desc, id desc limit 1`,
    [repository, series, place ?? null],
  );
  return row?.state ?? null;
}

/** Counted are writes: sections of one status comment and comments joined into one are sent together. */
async function budget(database: Database, installation: number, now: Date): Promise<Date | null> {
  const [row] = await database.rows<{ wait: number | null }>(
    `with sent as (
       select max(sent_at) as at from actions
       where installation = $1 and sent_at > now() - interval '1 hour' and act ->> 'kind' in ('status', 'comment', 'issue', 'discussion', 'pull', 'files')
       group by inbox_id, act ->> 'kind', number)
     select extract(epoch from at + interval '1 hour' - now())::float as wait
     from sent order by at desc offset ${MOST_PER_HOUR - 1} limit 1`,
    [installation],
    'audit-budget',
  );
  const seconds = row?.wait ?? 0;
  return seconds > 0 ? new Date(now.getTime() + Math.ceil(seconds) * 1_000) : null;
}

/** A section for which no comment was made says nothing: it has no id of GitHub's. */
async function sectionsOf(
  database: Database,
  repository: number,
  number: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ feature: string; body: string }>(
    `select distinct on (feature) feature, act ->> 'body' as body from actions
     where repository = $1 and number = $2 and act ->> 'kind' = 'status' and state in ('applied', 'unchanged')
       and github_id is not null
     order by feature, id desc`,
    [repository, number],
    'audit-sections',
  );
  return new Map(rows.map(({ feature, body }) => [feature, body.trim()]));
}
