// One at a time folds states, or takes people and repositories out of them.
import type { PoolClient } from 'pg';

/** Any constant will do: it names the lock. */
const FOLDING = 4_832_790;

/** Held to the end of the transaction. */
export async function lockFolding(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [FOLDING]);
}

/**
 * What states say of a person goes at once, with the items that say it; those are folded anew from what is left of their
 * acts. The caller's changes of the acts have noted which they are. Kept figures may name anybody: all of them go.
 */
export async function forgetInStates(client: PoolClient, person: number): Promise<void> {
  await lockFolding(client);
  await client.query(
    `delete from item_states where $1::bigint in (author, answered_by, reviewed_by, closed_by, merged_by)
       or $1::bigint = any(turn_people)`,
    [person],
  );
  await client.query('delete from stale_items where person = $1', [person]);
  await client.query('delete from kept_figures');
}
