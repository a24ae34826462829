// Who did how much: reviews in the window, and everything that can rest on few shoulders in the last 90 and 365 days.
import type { ReviewerRow, Tally, WorkRow } from '../../../metrics/load/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { naturalsIn } from '../columns.js';
import { leftAt } from '../left.js';
import type { Together } from '../sampling.js';
import { daysBefore, hasLeft, leftOut, NOT_PEOPLE } from './parts.js';
import { tallyOf } from './tally.js';

const REVIEWING = `select coalesce(a.person, 0)::float8 as person, rule.why as left, count(*)::int as n,
    count(*)::int as reviews, count(distinct (a.repository, a.number))::int as pulls
  from acts a
  left join item_states s on s.repository = a.repository and s.number = a.number
  left join ${NOT_PEOPLE} o on o.id = a.person
  cross join lateral (select coalesce(${leftOut('a', 'o')},
    case when a.person = s.author then 'own' when ${hasLeft('s')} then s.left_why end) as why) rule
  where a.repository = any($1) and a.kind = 'reviewed' and a.at >= $2 and a.at < $3
  group by 1, 2 order by 1, 2`;

export async function reviewing(database: Database, frame: Frame): Promise<Tally<ReviewerRow>> {
  const { repositories, from, to, excluded } = frame;
  return tallyOf(
    await database.rows<ReviewerRow & { left: string | null; n: number }>(REVIEWING, [
      repositories,
      from,
      to,
      excluded,
    ]),
  );
}

/** Each kind of work for itself: to group by numbers alone costs half of what it does by words, too. */
const DONE = {
  merges: ['merged'],
  commits: ['committed'],
  posts: ['opened'],
  comments: ['commented', 'review_commented'],
} as const;

/** How much there was in each of the spans: $5 where they begin, $6 where they end. */
const counts = (at: string, spans: number) =>
  Array.from({ length: spans }, (_, n) => {
    const [from, to] = [`($5::timestamptz[])[${n + 1}]`, `($6::timestamptz[])[${n + 1}]`];
    return `(count(*) filter (where ${at} >= ${from} and ${at} < ${to}))::int as n${n}`;
  }).join(', ');

const sums = (spans: number, of: (column: string) => string) =>
  Array.from({ length: spans }, (_, n) => of(`n${n}`)).join(', ');

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
const within = (row: string, at: string) => `${row}.repository = any($1) and ${at} >= $2::timestamptz and ${at} < $3`;

/** Nearly everything. A list is asked and not joined, so that no act carries through the grouping why its item left. */
const onStaying = (row: string) =>
  `(${row}.repository, coalesce(${row}.number, 0)) not in (select repository, number from left_items)`;
const STAYS = 'null as why, null::timestamptz as left_at';

const ITS_PULL = "items i on i.repository = a.repository and i.number = a.number and i.kind = 'pull_request'";

/** One's own are none, which the index does not tell. */
const reviewsOnStaying = (
  spans: number,
) => `select 'reviews' as work, a.person, a.gone, case when own then 'own' end as why,
      null::timestamptz as left_at, ${counts('a.at', spans)}
    from acts a join ${ITS_PULL} cross join lateral (select coalesce(a.person = i.author, false) as own) o
    where a.kind = 'reviewed' and ${within('a', 'a.at')} and ${onStaying('a')}
    group by a.person, a.gone, own`;

/** Work on the few items that left: gone through from them, whatever the kind. */
const onLeft = (
  kinds: readonly string[],
  spans: number,
) => `select case a.kind when 'reviewed' then 'reviews' ${Object.entries(DONE)
  .flatMap(([work, of]) => of.map((kind) => `when '${kind}' then '${work}'`))
  .join(' ')} end, a.person, a.gone, case when own then 'own' else l.left_why end,
      case when not own then l.left_at end, ${counts('a.at', spans)}
    from left_items l join acts a on a.repository = l.repository and a.number = l.number left join ${ITS_PULL}
    cross join lateral (select a.kind = 'reviewed' and coalesce(a.person = i.author, false) as own) o
    where a.kind in (${quoted(kinds)}) and (a.kind <> 'reviewed' or i.number is not null) and ${within('a', 'a.at')}
    group by 1, 2, 3, 4, 5`;

const reviews = (spans: number) => `${reviewsOnStaying(spans)} union all ${onLeft(['reviewed'], spans)}`;

const everything = (spans: number) => `${Object.entries(DONE)
  .map(
    ([name, kinds]) => `select '${name}' as work, a.person, a.gone, ${STAYS}, ${counts('a.at', spans)}
    from acts a where a.kind in (${quoted(kinds)}) and ${within('a', 'a.at')} and ${onStaying('a')}
    group by a.person, a.gone`,
  )
  .join(' union all ')}
    union all
    select 'responses', s.answered_by, false, ${STAYS}, ${counts('s.answered_at', spans)}
    from item_states s where ${within('s', 's.answered_at')} and ${onStaying('s')}
    group by s.answered_by
    union all
    select 'responses', s.answered_by, false, l.left_why, l.left_at, ${counts('s.answered_at', spans)}
    from left_items l join item_states s on s.repository = l.repository and s.number = l.number
    where ${within('s', 's.answered_at')}
    group by s.answered_by, l.left_why, l.left_at
    union all ${reviewsOnStaying(spans)}
    union all ${onLeft([...Object.values(DONE).flat(), 'reviewed'], spans)}`;

/**
 * The index alone tells what was done, but for reviews. $2 to $3 is what all spans together look at. Each kind of work comes as
 * one row with a list of people, and of what each of them did: they are many. What was done on an item that left comes apart by
 * when it left, so that it counts in the spans before that.
 */
const workIn = (done: string, spans: number) => `with left_items as materialized (
    select s.repository, s.number, s.left_why, ${leftAt('s')} as left_at from item_states s
    where s.repository = any($1) and s.left_at is not null and ${hasLeft('s')}),
  done as (${done}),
  told as (
    select d.work, ${leftOut('d', 'o')} as out, d.why, d.left_at, d.person, ${sums(spans, (n) => `d.${n}`)}
    from done d left join ${NOT_PEOPLE} o on o.id = d.person)
  select work, "out", why, date_part('epoch', left_at) as "leftAt", array_agg(coalesce(person, 0))::text as people,
         array[${sums(spans, (n) => `array_agg(${n})::text`)}] as counts
  from told group by work, "out", why, left_at order by 1, 2, 3, 4`;

interface WorkList {
  readonly work: WorkRow['work'];
  /** Why it never counts; null: it may. */
  readonly out: string | null;
  /** Why else, from `leftAt` on or always. */
  readonly why: string | null;
  readonly leftAt: number | null;
  /** Arrays as PostgreSQL writes them: who, 0 for nobody who is known, and for each span how much. */
  readonly people: string;
  readonly counts: readonly string[];
}

/** `year` and `quarter`: the 365 and the 90 days before `to`. */
type Take = (
  database: Database,
  frames: readonly Frame[],
  ask: { readonly done: (spans: number) => string; readonly days: readonly [quarter: number, year: number] },
) => Promise<readonly Tally<WorkRow>[]>;

/** Of each window two spans: the shorter and the longer one before its end. */
const take: Take = async (database, frames, { done, days }) => {
  const spans = frames.flatMap(({ to }) => days.map((long) => ({ from: daysBefore(to, long), to })));
  const edge = (pick: (one: string, other: string) => string, of: 'from' | 'to') =>
    spans.map((span) => span[of]).reduce(pick);
  const lists = await database.rows<WorkList & object>(workIn(done(spans.length), spans.length), [
    frames[0]?.repositories,
    edge((one, other) => (one < other ? one : other), 'from'),
    edge((one, other) => (one > other ? one : other), 'to'),
    frames[0]?.excluded,
    spans.map(({ from }) => from),
    spans.map(({ to }) => to),
  ]);
  const counted = lists.map((list) => ({
    ...list,
    people: naturalsIn(list.people),
    counts: list.counts.map(naturalsIn),
  }));
  const later = Math.max(...lists.map(({ leftAt }) => leftAt ?? -Infinity));
  return frames.map(({ to }, index) => {
    const end = Date.parse(to) / 1_000;
    const { rows, excluded } = talliedAt(counted, 2 * index, end);
    return { rows: later >= end ? added(rows) : rows, excluded };
  });
};

type Counted = Omit<WorkList, 'people' | 'counts'> & {
  readonly people: readonly number[];
  readonly counts: readonly (readonly number[])[];
};

/** Who did any of it in the longer span, which comes after the shorter one at `place`; `end` is where both end. */
function talliedAt(lists: readonly Counted[], place: number, end: number): Tally<WorkRow> {
  const excluded: Record<string, number> = {};
  const rows: WorkRow[] = [];
  for (const { work: kind, out, why, leftAt, people, counts } of lists) {
    const left = out ?? (leftAt === null || leftAt < end ? why : null);
    const [shorter = [], longer = []] = counts.slice(place, place + 2);
    const n = left === null ? 0 : longer.reduce((sum, one) => sum + one, 0);
    if (left !== null && n > 0) excluded[left] = (excluded[left] ?? 0) + n;
    if (left !== null) continue;
    people.forEach((person, at) => {
      const in365 = longer[at] ?? 0;
      if (in365 > 0) rows.push({ work: kind, person, in90: shorter[at] ?? 0, in365 });
    });
  }
  return { rows, excluded };
}

/** What somebody did on items that are there still and on those that left later are one. */
function added(rows: readonly WorkRow[]): readonly WorkRow[] {
  const sums = new Map<string, WorkRow>();
  for (const row of rows) {
    const key = `${row.work} ${row.person}`;
    const known = sums.get(key) ?? { in90: 0, in365: 0 };
    sums.set(key, { ...row, in90: row.in90 + known.in90, in365: row.in365 + known.in365 });
  }
  return [...sums.values()];
}

/** Windows that end within a year of each other share most of what is counted. */
export const work: Together<Tally<WorkRow>> = (database, frames) =>
  take(database, frames, { done: everything, days: [90, 365] });

export async function recentReviews(database: Database, frame: Frame): Promise<Tally<WorkRow>> {
  const [taken] = await take(database, [frame], { done: reviews, days: [90, 90] });
  return taken ?? { rows: [], excluded: {} };
}
