// The items that came in the window, and what became of them by its end.
import type { Frame } from '../../../metrics/frame.js';
import type { Arrival } from '../../../metrics/flow/samples.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { CLOSED_AT, DRAFT, ITEM, NEWCOMER, ofClose, secondsBefore, valuesOf } from './parts.js';

const ARRIVALS = `select ${ITEM}, c.closed_at is null and ${DRAFT} as draft, ${NEWCOMER} as newcomer,
  ${secondsBefore('s.answered_at')} as "answeredAt", ${secondsBefore('s.reviewed_at')} as "reviewedAt",
  ${secondsBefore('s.triaged_at')} as "triagedAt", ${secondsBefore('c.closed_at')} as "closedAt",
  ${ofClose('value', 'c.closed_at')} as reason,
  coalesce(${ofClose('person', 'c.closed_at')} = s.author or s.merged_at < $3 and s.merged_by = s.author, false) as "ownClose"
from item_states s
${classOf('s.author', 'p')}
cross join lateral (select ${CLOSED_AT} as closed_at) c
where s.repository = any($1)
  and (s.opened_at >= $2 and s.opened_at < $3 or s.started_at >= $2 and s.started_at < $3)
order by s.repository, s.number`;

export const arrivals = (database: Database, frame: Frame): Promise<readonly Arrival[]> =>
  database.rows<Arrival & object>(ARRIVALS, valuesOf(frame));
