// When people did something last that makes them active: contributions of their own, and what they did for others.
import type { ActKind } from '../../core/fact.js';
import { stamp } from '../../core/time.js';
import { othersItemsOnly, ownKinds, stewardKinds } from '../../metrics/people/acts.js';
import type { Within } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { OURS } from './words.js';

/** What most people do most, and of which all counts. */
const COMMON: readonly ActKind[] = ownKinds.filter((kind) => !othersItemsOnly.includes(kind));
const OTHERS: readonly ActKind[] = [...ownKinds, ...stewardKinds].filter((kind) => !COMMON.includes(kind));

/** The newest of each of these kinds, from the index of a person's acts. `more`: what else must be so. */
const newest = (kinds: string, person: string, more: string, place: string): string => `select max(of_kind.at) as at
  from unnest(${kinds}::text[]) as k (kind) cross join lateral (
    select a.at from acts a
    where a.person = ${person} and a.kind = k.kind and a.at < $5 and a.repository = ${place} and not a.gone ${more}
    order by a.at desc limit 1) of_kind`;

/** To delete one's own comment is no work for others. */
const COUNTS = `and (a.kind <> 'comment_deleted' or a.subject is distinct from a.person)
  and (a.kind <> all($6::text[]) or a.number is null or not exists (
    select from items i where i.repository = a.repository and i.number = a.number and i.author = a.person))`;

/** Of the other kinds only what is newer is looked for: mostly there is nothing, and it costs next to nothing. */
const last = (place: string): string => `with common as materialized (
    select asked.person, found.at from unnest($2::bigint[]) as asked (person)
    join people p on p.id = asked.person and p.class = 'human'
    cross join lateral (${newest('$3', 'asked.person', '', place)}) found)
  select common.person::float8 as person, greatest(common.at, others.at) as at from common
  cross join lateral (${newest('$4', 'common.person', `and a.at > coalesce(common.at, '-infinity') ${COUNTS}`, place)}) others
  where common.at is not null or others.at is not null`;

/** What was done on an item that left since was done all the same. */
export async function lastActs(
  database: Database,
  people: readonly number[],
  within: Within,
  at: string,
): Promise<ReadonlyMap<number, string>> {
  const [where, place] = 'community' in within ? [within.community, OURS] : [within.repositories, 'any($1::bigint[])'];
  const values = [where, people, COMMON, OTHERS, at, othersItemsOnly];
  const rows = await database.rows<{ person: number; at: Date }>(last(place), values);
  return new Map(rows.map((row) => [row.person, stamp(row.at.toISOString())]));
}
