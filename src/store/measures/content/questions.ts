// Questions of the window and what became of them, and what was closed in it.
import type { ClosingRow, QuestionRow } from '../../../metrics/content/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { labelsOf, leftWhy, staysClosed, valuesOf, whose } from './parts.js';

/** `question`, `kind/support`, `type: question`: the label's last word. */
const ASKS = `lower(label) ~ '(^|[^a-z])(question|support)s?$'`;

/**
 * Few items are asked for, each looked up by its number. An answer is the one that stands at `to`. Of an issue, it is being closed as completed after another person's comment;
 * before GitHub gave reasons every close was one of those.
 */
const QUESTIONS = `with asked as (
    select s.repository, s.number, s.kind, s.author, s.opened_at, ${leftWhy('s')} as left
    from items i
    cross join lateral (select * from item_states where repository = i.repository and number = i.number offset 0) s
    where i.repository = any($1) and i.kind in ('issue', 'discussion') and i.opened_at >= $2 and i.opened_at < $3
      and case when i.kind = 'discussion' then i.answerable
               else exists (select from unnest(${labelsOf('s')}) as label where ${ASKS}) end)
  select q.repository::float8, q.number, q.kind, q.left, ${whose('q.author', 'p')} as author,
         extract(epoch from q.opened_at)::float8 as "openedAt", extract(epoch from r.at)::float8 as "repliedAt",
         extract(epoch from case when q.kind = 'discussion' then n.at
           when c.completed and r.at <= c.at then c.at end)::float8 as "acceptedAt",
         q.kind = 'discussion' and n.at is not null and n.subject is not distinct from q.author as "acceptedOwn",
         extract(epoch from c.at)::float8 as "closedAt"
  from asked q
  ${classOf('q.author', 'p')}
  left join lateral (
    select min(a.at) as at from acts a join people w on w.id = a.person and w.class = 'human'
    where a.repository = q.repository and a.number = q.number and a.kind = 'commented' and not a.gone
      and a.at >= q.opened_at and a.at < $3 and a.person is distinct from q.author) r on true
  left join lateral (
    select last.at, last.subject from (
      select a.kind, a.at, a.subject from acts a
      where a.repository = q.repository and a.number = q.number and a.kind in ('answered', 'unanswered')
        and a.at < $3 and not a.gone
      order by a.at desc, a.kind limit 1) last
    where last.kind = 'answered') n on q.kind = 'discussion'
  left join lateral (
    select last.at, coalesce(last.value, 'completed') = 'completed' as completed from (
      select a.kind, a.at, a.value from acts a
      where a.repository = q.repository and a.number = q.number and a.kind in ('closed', 'reopened')
        and a.at < $3 and not a.gone
      order by a.at desc, a.kind limit 1) last
    where last.kind = 'closed') c on true
  order by q.opened_at, q.repository, q.number`;

export function questions(database: Database, frame: Frame): Promise<readonly QuestionRow[]> {
  return database.rows<QuestionRow & object>(QUESTIONS, valuesOf(frame));
}

const CLOSINGS = `select distinct on (c.repository, c.number) c.repository::float8, c.number, s.kind,
    ${leftWhy('s')} as left, ${whose('s.author', 'p')} as author, c.value as reason,
    s.kind = 'pull_request' and exists (select from acts m where m.repository = c.repository and m.number = c.number
      and m.kind = 'merged' and m.at < $3) as merged
  from acts c
  join item_states s on s.repository = c.repository and s.number = c.number
  ${classOf('s.author', 'p')}
  where c.repository = any($1) and c.kind = 'closed' and c.at >= $2 and c.at < $3 and not c.gone
    and s.kind in ('issue', 'pull_request') and ${staysClosed('c')}
  order by c.repository, c.number, c.at desc, c.value nulls last`;

export function closings(database: Database, frame: Frame): Promise<readonly ClosingRow[]> {
  return database.rows<ClosingRow & object>(CLOSINGS, valuesOf(frame));
}
