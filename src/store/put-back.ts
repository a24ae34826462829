// A row that was given up, or an act that did not come about, put back by whoever runs Hearth; or left alone for good. Either
// is written down with what had gone wrong, where what was decided on the row is written down, too.
import type { PoolClient } from 'pg';
import { quote } from '../core/markdown.js';
import type { Database } from './database.js';

/** `row` and `action` are numbers as `hearth stuck` shows them; a GUID is a delivery's. */
export type Which = { readonly row: string } | { readonly action: string } | { readonly guid: string };

export type PutBack = 'put back' | 'waits already' | 'not yet' | 'nothing to do' | 'payload gone' | 'not found';
export type Dismissed = 'dismissed' | 'nothing to do' | 'not found';

interface Found {
  readonly id: string;
  readonly state: 'waiting' | 'done' | 'ignored' | 'dead';
  readonly reason: string | null;
  readonly has_body: boolean;
  /** The act that is meant. */
  readonly action: { readonly id: string; readonly state: string; readonly detail: string | null } | null;
  /** Acts that were given up, so that they went down with the row. */
  readonly failed: number;
}

const FOUND = `select i.id, i.state, i.reason, i.body is not null as has_body,
    (select count(*)::int from actions f where f.inbox_id = i.id and f.state = 'failed') as failed`;

async function find(client: PoolClient, which: Which): Promise<Found | null> {
  const [sql, value] =
    'action' in which
      ? [
          `${FOUND}, jsonb_build_object('id', a.id::text, 'state', a.state, 'detail', a.detail) as action
           from actions a join inbox i on i.id = a.inbox_id where a.id = $1 for update of i`,
          which.action,
        ]
      : [
          `${FOUND}, null as action from inbox i where ${'row' in which ? 'i.id' : 'i.guid'} = $1 for update of i`,
          'row' in which ? which.row : which.guid,
        ];
  const { rows } = await client.query<Found>(sql, [value]);
  return rows[0] ?? null;
}

/** What is to be done about a row or an act that is put back. */
function verdictOn({ state, has_body, action, failed }: Found): PutBack {
  const open = action === null ? state === 'waiting' : ['planned', 'sent'].includes(action.state);
  if (open) return 'waits already';
  const settled = action === null ? state === 'done' && failed === 0 : !['failed', 'refused'].includes(action.state);
  if (settled) return 'nothing to do';
  // A worker that has the row in hand would settle it without looking at its acts again.
  if (state === 'waiting') return 'not yet';
  return has_body ? 'put back' : 'payload gone';
}

/** Once more, as if it had never been tried; what was done stays done. Safe when repeated. */
export const putBack = (database: Database, which: Which): Promise<PutBack> =>
  database.transaction(async (client) => {
    const found = await find(client, which);
    if (found === null) return 'not found';
    const verdict = verdictOn(found);
    if (verdict === 'put back') await open(client, found);
    return verdict;
  });

/**
 * What GitHub never took is planned again; what may have taken effect is looked for before it is sent again.
 */
async function open(client: PoolClient, { id, action, reason }: Found): Promise<void> {
  await client.query(
    `update actions set state = case when state = 'failed' and sent_at is not null then 'sent' else 'planned' end,
       detail = null, settled_at = null
     where inbox_id = $1 and ${action === null ? `state = 'failed' and $2::bigint is null` : `id = $2`}`,
    [id, action?.id ?? null],
  );
  await client.query(`update outcomes set state = 'failed', attempts = 0 where inbox_id = $1 and state = 'dead'`, [id]);
  await client.query(
    `update inbox set state = 'waiting', attempts = 0, lost = 0, due_at = '-infinity', settled_at = null, lease_until = null
     where id = $1`,
    [id],
  );
  await note(client, id, 'tried_again', action?.detail ?? reason);
}

/** A dead row is skipped from now on, and no longer counted. Acts keep their end. */
export const dismiss = (database: Database, which: Which): Promise<Dismissed> =>
  database.transaction(async (client) => {
    const found = await find(client, which);
    if (found === null) return 'not found';
    if (found.action !== null || found.state !== 'dead') return 'nothing to do';
    await client.query(
      `update inbox set state = 'ignored', reason = 'dismissed: ' || coalesce(reason, '') where id = $1`,
      [found.id],
    );
    await note(client, found.id, 'dismissed', found.reason);
    return 'dismissed';
  });

/** Under the name of no feature; how often, and why the last time. */
async function note(client: PoolClient, id: string, code: string, cause: string | null): Promise<void> {
  await client.query(
    `insert into outcomes as known (inbox_id, feature, state, attempts, because) values ($1, 'operator', 'decided', 1, $2)
     on conflict (inbox_id, feature) do update set attempts = known.attempts + 1, because = excluded.because, at = now()`,
    [id, { code, params: { cause: quote(cause ?? '') }, visibility: 'maintainers' }],
  );
}
