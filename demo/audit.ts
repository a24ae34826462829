// Hearth's own records of what it decided and did, read from its tables. The page and the terminal show nothing else.
import type { Act, Because } from '../src/core/action.js';
import { itemOf } from '../src/core/event.js';
import { readRow } from '../src/engine/read-row.js';
import type { ActionState } from '../src/engine/ports.js';
import type { Database } from '../src/store/database.js';
import { bodyIn } from '../src/store/bodies.js';
import type { Place } from '../src/store/bodies.js';

export interface Done {
  readonly feature: string;
  readonly rule: string;
  readonly act: Act;
  readonly state: ActionState;
  readonly detail: string | null;
  readonly githubId: number | null;
  readonly because: Because;
}

export interface Row {
  readonly id: number;
  readonly guid: string;
  readonly state: 'waiting' | 'done' | 'ignored' | 'dead';
  readonly reason: string | null;
  /** How often it was taken in hand; waiting by order is not counted. */
  readonly attempts: number;
  readonly decidedAt: Date | null;
  readonly repository: number | null;
  readonly number: number | null;
  readonly author: string | null;
  readonly actor: string | null;
  /** What happened, in Hearth's words; a delayed call is about what happened before. */
  readonly kind: string;
  /** Of a comment, what it says. */
  readonly words: string | null;
  readonly delayed: boolean;
  readonly outcomes: readonly { readonly feature: string; readonly because: Because }[];
  readonly actions: readonly Done[];
}

interface Stored extends Place {
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly packed: Buffer;
  readonly received_at: Date;
  readonly state: Row['state'];
  readonly reason: string | null;
  readonly attempts: number;
  readonly decided_at: Date | null;
  readonly outcomes: Row['outcomes'];
  readonly actions: readonly Done[];
}

/** Every row of the inbox with what came of it, in the order of arrival. */
export async function loadRows(database: Database): Promise<readonly Row[]> {
  const stored = await database.rows<Stored>(
    `select inbox.id, guid, event, packed, body, body_at, body_length, received_at, state, reason, attempts, decided_at,
       coalesce((select json_agg(json_build_object('feature', o.feature, 'because', o.because) order by o.feature)
                 from outcomes o where o.inbox_id = inbox.id and o.because is not null), '[]') as outcomes,
       coalesce((select json_agg(json_build_object('feature', a.feature, 'rule', a.rule, 'act', a.act,
                   'state', a.state, 'detail', a.detail, 'githubId', a.github_id, 'because', a.because) order by a.id)
                 from actions a where a.inbox_id = inbox.id), '[]') as actions
     from inbox join bodies on bodies.id = inbox.body order by inbox.id`,
  );
  return stored.map(toRow);
}

function toRow({ packed, body, body_at, body_length, event, received_at, decided_at, ...stored }: Stored): Row {
  const read = readRow({ event, receivedAt: received_at }, bodyIn(packed, { body, body_at, body_length }));
  const happened = 'event' in read ? read.event : undefined;
  const cause = happened?.kind === 'later' ? happened.cause : happened;
  const item = happened === undefined ? undefined : itemOf(happened);
  return {
    ...stored,
    id: Number(stored.id),
    decidedAt: decided_at,
    repository: cause !== undefined && 'repository' in cause ? cause.repository.id : null,
    number: item?.number ?? null,
    author: item?.author?.login ?? null,
    actor: cause !== undefined && 'actor' in cause ? (cause.actor?.login ?? null) : null,
    words: cause !== undefined && 'comment' in cause ? cause.comment.body : null,
    kind: cause?.kind ?? event,
    delayed: happened?.kind === 'later',
  };
}

/** Whether a row is due or in hand at this story time. */
export async function isBusy(database: Database, now: Date): Promise<boolean> {
  const [row] = await database.rows<{ busy: boolean }>(
    `select exists (select from inbox where state = 'waiting' and (due_at <= $1 or lease_until is not null))
       or exists (select from backfills where state = 'waiting' and due_at <= $1) as busy`,
    [now],
  );
  return row?.busy === true;
}

/** GUIDs that are settled. */
export async function settledGuids(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.rows<{ guid: string }>(`select guid from inbox where state in ('done', 'ignored')`);
  return new Set(rows.map(({ guid }) => guid));
}
