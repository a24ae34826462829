// All that is stuck, each with its cause: what `hearth stuck` shows and `hearth retry --all-of` takes.
import type { Database } from '../store/database.js';
import { skippedRows, stuckActions, stuckRows } from '../store/stuck.js';
import type { StuckAction, StuckRow } from '../store/stuck.js';
import { causeOfAction, causeOfRow } from './stuck-cause.js';

/** As `--json` has it; times are ISO 8601 in UTC. */
export interface Stuck {
  /** What `hearth retry` takes: `r` and the number of a row of the inbox, `a` and that of an act. */
  readonly id: string;
  readonly what: 'row' | 'action';
  readonly state: StuckRow['state'] | StuckAction['state'];
  /** A word of `causes`. */
  readonly cause: string;
  /** The delivery's GUID. */
  readonly guid: string;
  /** `OWNER/REPO#5`, `OWNER/REPO`, or null where it is about none that is known. */
  readonly item: string | null;
  /** Event of a row; feature, rule and kind of an act. */
  readonly about: string;
  /** In the words of what failed; null: it was never tried. */
  readonly reason: string | null;
  readonly since: string;
  readonly tries: number | null;
  /** A waiting row's next try; null: at once, or it does not wait. */
  readonly nextAt: string | null;
  /** Whether `hearth retry` can do anything: the payload is kept for a week. */
  readonly canRetry: boolean;
}

export async function listStuck(database: Database, skipped: boolean): Promise<readonly Stuck[]> {
  const rows = skipped ? await skippedRows(database) : await stuckRows(database);
  const actions = skipped ? [] : await stuckActions(database);
  return [...rows.map(ofRow), ...actions.map(ofAction)];
}

function itemOf({ owner, name, number }: Pick<StuckRow, 'owner' | 'name' | 'number'>): string | null {
  if (owner === null || name === null) return null;
  return number === null ? `${owner}/${name}` : `${owner}/${name}#${number}`;
}

function ofRow(row: StuckRow): Stuck {
  const errors = row.features.map(({ feature, error }) => `${feature}: ${error}`);
  return {
    id: `r${row.id}`,
    what: 'row',
    state: row.state,
    cause: causeOfRow(row).code,
    guid: row.guid,
    item: itemOf(row),
    about: row.event,
    reason: errors.length > 0 ? errors.join('; ') : row.reason,
    since: row.since.toISOString(),
    tries: row.attempts,
    nextAt: row.nextAt?.toISOString() ?? null,
    canRetry: row.state !== 'waiting' && row.hasBody,
  };
}

function ofAction(action: StuckAction): Stuck {
  return {
    id: `a${action.id}`,
    what: 'action',
    state: action.state,
    cause: causeOfAction(action).code,
    guid: action.guid,
    item: itemOf(action),
    about: `${action.feature}/${action.rule} ${action.act}`,
    reason: action.detail,
    since: action.since.toISOString(),
    tries: null,
    nextAt: null,
    canRetry: action.hasBody,
  };
}
