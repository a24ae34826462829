// Items and leads by SIG. A SIG is told by its label, compared without case, as the labels are at `to`.
import type { SigItem } from '../../../metrics/load/samples.js';
import { NO_SIG } from '../../../metrics/load/workload.js';
import { othersItemsOnly, ownKinds, stewardKinds } from '../../../metrics/people/acts.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { naturalsIn } from '../columns.js';
import { labelsOf } from '../content/parts.js';
import { daysBefore } from './parts.js';

/**
 * The places in the directory ($5, counted from 1) of the SIGs of items: `items` is a query that gives `repository`,
 * `number` and `labels`.
 */
const placesOf = (items: string) => `select i.repository, i.number, g.place::int
  from (select repository, number, lower(unnest(labels)) as label from (${items}) labelled) i
  join unnest($5::text[]) with ordinality as g (label, place) on g.label = i.label`;

export const labelsIn = ({ sigs }: Frame) => sigs.map(({ label }) => label.toLowerCase());
export const slugAt = ({ sigs }: Frame, place: number) => sigs[place - 1]?.slug ?? NO_SIG;

/**
 * What came, went or began to wait in the window was changed since its beginning. There may be many: they come in columns, with
 * the places of each in words of their own.
 */
const SIG_ITEMS = `select array_agg(repository)::text as repository, array_agg(number)::text as number,
    string_agg(places, ',') as places
  from (
    select repository, number, string_agg(place::text, ' ' order by place) as places
    from (${placesOf(
      `select s.repository, s.number, ${labelsOf('s')} as labels from item_states s
       where s.repository = any($1) and s.kind in ('issue', 'pull_request') and s.opened_at < $3
         and (s.closed_at is null and s.left_at is null or s.changed_at >= $2)
         and not coalesce(s.author = any($4::bigint[]), false)`,
    )}) told
    group by 1, 2 order by 1, 2) items`;

/** Null: there is no item. */
type SigItemColumns = Readonly<Record<'repository' | 'number' | 'places', string | null>>;

export async function sigItems(database: Database, frame: Frame): Promise<readonly SigItem[]> {
  const { repositories, from, to, excluded } = frame;
  const [columns] = await database.rows<SigItemColumns>(SIG_ITEMS, [
    ...[repositories, from, to, excluded],
    labelsIn(frame),
  ]);
  const [repository, number] = [naturalsIn(columns?.repository ?? ''), naturalsIn(columns?.number ?? '')];
  const known = new Map<string, readonly string[]>();
  return (columns?.places?.split(',') ?? []).map((places, at) => {
    const sigs = known.get(places) ?? places.split(' ').map((place) => slugAt(frame, Number(place)));
    known.set(places, sigs);
    return { repository: repository[at] ?? 0, number: number[at] ?? 0, sigs };
  });
}

/** Kinds of own acts, and those of them that count on other people's items only. */
export const actsOfPeople = [[...ownKinds, ...stewardKinds], othersItemsOnly];

/** Of the leads ($5), who did anything of their own in the repositories since $2. */
const ACTIVE_LEADS = `select l::float8 as person from unnest($5::bigint[]) l
  join people p on p.id = l and p.class = 'human'
  where l <> all($4::bigint[]) and exists (
    select from acts a
    left join item_states s on s.repository = a.repository and s.number = a.number
    where a.person = l and a.repository = any($1) and a.kind = any($6::text[])
      and a.at >= $2 and a.at < $3 and not a.gone
      and (a.kind <> all($7::text[]) or s.author is distinct from l))
  order by 1`;

export async function activeLeads(database: Database, frame: Frame): Promise<readonly number[]> {
  const { repositories, to, excluded, sigs } = frame;
  const leads = [...new Set(sigs.flatMap((sig) => sig.leads))];
  const values = [repositories, daysBefore(to, 90), to, excluded, leads, ...actsOfPeople];
  return (await database.rows<{ person: number }>(ACTIVE_LEADS, values)).map(({ person }) => person);
}
