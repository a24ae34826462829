// Who did how much for which SIG. A SIG is told by its label, compared without case, as the labels are at `to`.
import type { Frame } from '../../../metrics/frame.js';
import type { SigPersonRow } from '../../../metrics/load/samples.js';
import type { Database } from '../../database.js';
import { naturalsIn } from '../columns.js';
import { labelsOf } from '../content/parts.js';
import { daysBefore, hasLeft, NOT_PEOPLE } from './parts.js';
import { actsOfPeople, labelsIn, slugAt } from './sigs.js';

const VIEW = `a.kind = 'reviewed' and a.person is distinct from t.author`;

const SUMS = ['acts90', 'acts28', 'reviews90', 'reviews28'] as const;

/**
 * Places are worked out once for each set of labels, and numbered: to group by numbers costs a third of what it does by arrays. What
 * somebody did on items of a set comes in columns, and is given to each of its places when it is read. $2 is 90 and $8 are 28 days
 * before `to`, $6 the kinds of own acts, $7 those that count on other people's items only. Items are left joined, though each
 * act without one is left out: of a plain join the planner expects some hundred rows, and sorts tens of thousands to group them.
 */
const SIG_PEOPLE = `with labelled as materialized (
    select s.repository, s.number, s.author, ${labelsOf('s')} as labels from item_states s
    where s.repository = any($1) and s.changed_at >= $2 and s.opened_at < $3
      and s.kind in ('issue', 'pull_request') and not ${hasLeft('s')}),
  places as materialized (
    select labels, places, dense_rank() over (order by places) as n from (
      select labels, array(
        select g.place::int from unnest(labels) l
        join unnest($5::text[]) with ordinality as g (label, place) on g.label = lower(l)) as places
      from (select distinct labels from labelled) known) placed),
  placed as materialized (
    select t.repository, t.number, t.author, p.n from labelled t join places p on p.labels = t.labels),
  done as (
    select t.n, a.person, count(*) as acts90, count(*) filter (where a.at >= $8::timestamptz) as acts28,
           count(*) filter (where ${VIEW}) as reviews90,
           count(*) filter (where ${VIEW} and a.at >= $8::timestamptz) as reviews28
    from acts a
    left join placed t on t.repository = a.repository and t.number = a.number
    where coalesce(t.n, 0) > 0 and a.repository = any($1) and a.kind = any($6::text[]) and a.at >= $2 and a.at < $3 and not a.gone
      and a.person is not null and a.person <> all($4::bigint[])
      and (a.kind <> all($7::text[]) or a.person is distinct from t.author)
    group by 1, 2)
  select (select json_object_agg(n, places) from (select distinct n, places from places) sets) as sets,
         array_agg(n)::text as set, array_agg(person)::text as person,
         ${SUMS.map((name) => `array_agg(${name})::text as ${name}`).join(', ')}
  from done
  where not exists (select from ${NOT_PEOPLE} o where o.id = person)`;

/** Arrays as PostgreSQL writes them; null: nobody did anything. */
type SigColumns = Readonly<Record<'set' | 'person' | (typeof SUMS)[number], string | null>> & {
  /** The places of each set of labels. */
  readonly sets: Readonly<Record<string, readonly number[]>> | null;
};

export async function sigPeople(database: Database, frame: Frame): Promise<readonly SigPersonRow[]> {
  const { repositories, to, excluded } = frame;
  const values = [repositories, daysBefore(to, 90), to, excluded, labelsIn(frame), ...actsOfPeople, daysBefore(to, 28)];
  const [columns] = await database.rows<SigColumns>(SIG_PEOPLE, values);
  return columns === undefined ? [] : givenToPlaces(columns, frame);
}

/** Nowhere is a place of its own: 0. */
const NOWHERE = [0];

function givenToPlaces({ sets, set, person, ...sums }: SigColumns, frame: Frame): readonly SigPersonRow[] {
  const [ofSet, people] = [naturalsIn(set ?? ''), naturalsIn(person ?? '')];
  const [acts90, acts28, reviews90, reviews28] = SUMS.map((name) => naturalsIn(sums[name] ?? ''));
  const placesOfSet = new Map(Object.entries(sets ?? {}).map(([n, places]) => [Number(n), places]));
  const found = new Map<number, Map<number, Adding<SigPersonRow>>>();
  people.forEach((who, index) => {
    const places = placesOfSet.get(ofSet[index] ?? 0) ?? [];
    for (const place of places.length === 0 ? NOWHERE : places) {
      const ofPlace = found.get(place) ?? new Map<number, Adding<SigPersonRow>>();
      found.set(place, ofPlace);
      const row = ofPlace.get(who) ?? {
        sig: slugAt(frame, place),
        person: who,
        acts90: 0,
        acts28: 0,
        reviews90: 0,
        reviews28: 0,
      };
      ofPlace.set(who, row);
      row.acts90 += acts90?.[index] ?? 0;
      row.acts28 += acts28?.[index] ?? 0;
      row.reviews90 += reviews90?.[index] ?? 0;
      row.reviews28 += reviews28?.[index] ?? 0;
    }
  });
  return [...found.values()].flatMap((ofPlace) => [...ofPlace.values()]);
}

type Adding<Row> = { -readonly [Name in keyof Row]: Row[Name] };
