// The items that were closed or reopened in the window.
import type { Frame } from '../../../metrics/frame.js';
import type { Turned } from '../../../metrics/flow/samples.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { openAt } from '../load/parts.js';
import { CLOSED_AT, ITEM, ofClose, secondsBefore, valuesOf } from './parts.js';

const IN_WINDOW = 'at >= $2 and at < $3';

const TURNS = `with turned as (
    select distinct a.repository, a.number from acts a
    where a.repository = any($1) and a.kind in ('closed', 'reopened') and a.at >= $2 and a.at < $3)
select ${ITEM}, ${secondsBefore('c.closed_at')} as "closedAt", ${ofClose('value', 'c.closed_at')} as reason,
  ${secondsBefore('s.merged_at')} as "mergedAt", ${secondsBefore('s.reviewed_at')} as "reviewedAt",
  ${secondsBefore('s.approved_at')} as "approvedAt",
  not ${openAt('s', '$2')} and exists (select from unnest(s.reopens) at where ${IN_WINDOW}) as reopened,
  w.closed is not null as "wasClosed",
  coalesce((select max(at) from unnest(s.reopens) at where ${IN_WINDOW}) > w.closed, false) as "closedAndReopened"
from turned
join item_states s using (repository, number)
${classOf('s.author', 'p')}
cross join lateral (select ${CLOSED_AT} as closed_at) c
cross join lateral (select min(at) as closed from unnest(s.closes) at where ${IN_WINDOW}) w
order by s.repository, s.number`;

export const turns = (database: Database, frame: Frame): Promise<readonly Turned[]> =>
  database.rows<Turned & object>(TURNS, valuesOf(frame));
