// When people did something last that makes them active: contributions of their own, and what they did for others.
import type { ActKind } from '../../core/fact.js';
import { stamp } from '../../core/time.js';
import { othersItemsOnly, ownKinds, stewardKinds } from '../../metrics/people/acts.js';
import type { Database } from '../database.js';
import { OURS } from './words.js';

const KINDS: readonly ActKind[] = [...ownKinds, ...stewardKinds];

/** The newest of each kind, from the index of a person's acts. To delete one's own comment is no work for others. */
const LAST = `select person::float8 as person, max(of_kind.at) as at
  from unnest($2::bigint[]) as asked (person)
  join people p on p.id = asked.person and p.class = 'human'
  cross join unnest($3::text[]) as k (kind)
  cross join lateral (
    select a.at from acts a
    where a.person = asked.person and a.kind = k.kind and a.at < $5 and a.repository = ${OURS} and not a.gone
      and (a.kind <> 'comment_deleted' or a.subject is distinct from a.person)
      and (a.kind <> all($4::text[]) or a.number is null or not exists (
        select from items i where i.repository = a.repository and i.number = a.number and i.author = a.person))
    order by a.at desc limit 1) of_kind
  group by 1`;

/** What was done on an item that left since was done all the same. */
export async function lastActs(
  database: Database,
  people: readonly number[],
  community: number,
  at: string,
): Promise<ReadonlyMap<number, string>> {
  const values = [community, people, KINDS, othersItemsOnly, at];
  const rows = await database.rows<{ person: number; at: Date }>(LAST, values);
  return new Map(rows.map((row) => [row.person, stamp(row.at.toISOString())]));
}
