// Whom Hearth asked whether they are still there, and when last. The audit tells it: a question that GitHub refused counts too,
// one that was only observed does not.
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';
import { OURS } from './words.js';

const LAST = `select substr(scope, 8)::float8 as person, max(cause_at) as at from actions
  where repository = ${OURS} and act ->> 'kind' = 'issue' and feature = 'ladder' and rule = 'ask'
    and scope ~ '^person:[0-9]+$' and state <> 'would' and cause_at < $2
  group by 1`;

/** By account number; ISO 8601. */
export async function lastAsked(
  database: Database,
  community: number,
  before: string,
): Promise<ReadonlyMap<number, string>> {
  const rows = await database.rows<{ person: number; at: Date }>(LAST, [community, before]);
  return new Map(rows.map(({ person, at }) => [person, stamp(at.toISOString())]));
}
