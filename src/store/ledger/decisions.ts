// What Hearth decided about an item and did to it.
import type { Because } from '../../core/action.js';
import type { DecisionOn } from '../../core/question.js';
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';

interface Row {
  readonly at: Date;
  readonly feature: string;
  readonly rule: string;
  readonly state: string;
  readonly because: Because;
  readonly url: string | null;
  readonly act: string;
  /** Null where the act has none. */
  readonly added: readonly string[] | null;
  readonly removed: readonly string[] | null;
  readonly words: readonly (string | null)[];
}

/**
 * Of a whole act, its text may be as long as a comment: what it is about is told without it. An act that waited for others
 * and was left undone with a detail was not needed after them (engine/expectation.ts): nothing that was decided hangs on it.
 */
const ACTS = `select planned_at as at, feature, rule, state, because, url, coalesce(act ->> 'kind', '') as act,
         act -> 'add' as added, act -> 'remove' as removed,
         jsonb_build_array(act ->> 'name', act ->> 'title') as words, id
  from actions where repository = $1 and number = $2
    and (state <> 'unchanged' or detail is null or expect -> 'others' is null)`;

const SILENT = `select o.at, o.feature, '', 'silent', o.because, null, '', null, null, '[]', 0
  from outcomes o join inbox i on i.id = o.inbox_id
  where i.lane = 'item:' || $1::bigint || ':' || $2::int and o.because is not null and o.state = 'decided'
    and not exists (select from actions a where a.inbox_id = o.inbox_id and a.feature = o.feature)`;

/** What a feature, or the whole delivery, was given up on. The error is for `hearth stuck`: words of others may stand in it. */
const GIVEN_UP = `select coalesce(i.settled_at, i.received_at), coalesce(o.feature, 'hearth'), '', 'silent',
         '{"code":"gave_up","visibility":"public"}'::jsonb, null, '', null, null, '[]', 0
  from inbox i left join outcomes o on o.inbox_id = i.id and o.state = 'dead'
  where i.lane = 'item:' || $1::bigint || ':' || $2::int and i.state = 'dead'`;

/**
 * Each act but those that others made needless, and each decision without one (`silent`), in the order of deciding, for as
 * long as these are kept: the last 500 acts and the last 200 silent ones, which must not hide what was done; and what was given up.
 */
export async function decisionsOn(
  database: Database,
  repository: number,
  number: number,
): Promise<readonly DecisionOn[]> {
  const rows = await database.rows<Row>(
    `select at, feature, rule, state, because, url, act, added, removed, words from (
       (${ACTS} order by planned_at desc, id desc limit 500) union all (${SILENT} order by o.at desc limit 200)
       union all (${GIVEN_UP} limit 200)) as decided
     order by at, id`,
    [repository, number],
  );
  return rows.map(({ at, added, removed, words, ...row }) => ({
    ...row,
    at: stamp(at.toISOString()),
    about: [...(added ?? []), ...(removed ?? []), ...words].filter((word) => word !== null),
  }));
}
