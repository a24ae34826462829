// Who answers whom: the items opened in the window, and how many people take part in those that were active in it.
import type { Frame } from '../../../metrics/frame.js';
import { othersItemsOnly, ownKinds, stewardKinds } from '../../../metrics/people/acts.js';
import type { Interaction, OpenedItem } from '../../../metrics/people/samples.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { byAnother, hasLeft, standing } from './parts.js';

/** Accounts that are no people are few, and told by an index of their own; of one that is gone nobody knows whose it was. */
const HUMAN = (act: string) =>
  `${act}.person is not null and ${act}.person not in (select id from people where class <> 'human')`;

/** Just before `to`: it never was ready, or became a draft again; closed, it is no open draft. */
const OPEN_DRAFT = `s.kind = 'pull_request'
  and (coalesce(s.started_at >= $2, true) or (select count(*) % 2 = 1 from unnest(s.drafts) d where d < $2))
  and is_open(s.repository, s.number, $2)`;

/** $3 from, $4 the excluded. What an excluded account did to other people's items stays done, its comments do not. */
const OPENED = `select s.repository::float8, s.number,
    case when coalesce(p.class, 'ghost') = 'human' and s.author = any($4) then 'excluded' else coalesce(p.class, 'ghost') end
      as author,
    ${OPEN_DRAFT} as draft, coalesce(s.answered_at < $2, false) as answered,
    (select count(*)::int from acts c
     where c.repository = s.repository and c.number = s.number and c.kind in ('commented', 'review_commented')
       and c.at < $2 and c.person <> all($4) and ${standing('c')} and ${HUMAN('c')}) as comments
  from item_states s
  ${classOf('s.author', 'p')}
  where s.repository = any($1) and s.opened_at >= $3 and s.opened_at < $2 and not ${hasLeft('s')}
  order by s.repository, s.number`;

/** $5 kinds that make active, $6 those that do on others' items only. `item` holds the author. */
const takesPart = (act: string, item: string): string => `${act}.kind = any($5) and ${act}.at < $2
  and ${act}.person <> all($4) and ${standing(act)} and ${byAnother(act)} and ${HUMAN(act)}
  and (${act}.kind <> all($6) or ${item}.author is distinct from ${act}.person)`;

const ACTIVE = `with active as materialized (
    select distinct a.repository, a.number, s.author from acts a
    join item_states s on s.repository = a.repository and s.number = a.number
    where a.repository = any($1) and a.at >= $3 and ${takesPart('a', 's')} and not ${hasLeft('s')})
  select count(*)::int as active, coalesce(sum(t.people), 0)::int as participants
  from active
  cross join lateral (
    select count(distinct a.person) as people from acts a
    where a.repository = active.repository and a.number = active.number and ${takesPart('a', 'active')}) t`;

export async function interaction(database: Database, frame: Frame): Promise<Interaction> {
  const values = [frame.repositories, frame.to, frame.from, frame.excluded];
  const opened = await database.rows<OpenedItem & object>(OPENED, values);
  const kinds = [[...ownKinds, ...stewardKinds], othersItemsOnly];
  const [sums] = await database.rows<Omit<Interaction, 'opened'>>(ACTIVE, [...values, ...kinds]);
  return { opened, active: sums?.active ?? 0, participants: sums?.participants ?? 0 };
}
