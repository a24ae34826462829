// How much was open when the window began, and how much came and went in each of the last weeks: sums.
import { dateOf, dayAt, mondayOf, startOfDay } from '../../../metrics/calendar/day.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Stock } from '../../../metrics/flow/samples.js';
import type { Database } from '../../database.js';
import { openAt } from '../load/parts.js';
import { BY, CLOSED_AT, LEFT, PROGRAMS } from './parts.js';

const WEEKS = 13;

/** Whoever was open or closed since the earlier of both moments is open now, or has changed since. */
const STOCK = `with ${PROGRAMS}, told as materialized (
    select s.kind, ${BY} as by, s.opened_at, c.closed_at, l.why, s.opened_at < $2 and ${openAt('s', '$2')} as open_at_from
    from item_states s
    left join programs p on p.id = s.author
    cross join lateral (select ${CLOSED_AT} as closed_at) c
    cross join lateral (select ${LEFT} as why) l
    where s.repository = any($1) and s.opened_at < $3
      and (s.closed_at is null and s.left_at is null or s.changed_at >= least($2, ($5::timestamptz[])[1]))
      and coalesce(l.why, 'spam') = 'spam'),
  open as (select kind, by, count(*)::int as items from told where open_at_from and why is null group by 1, 2),
  weeks as (
    select n, sum(opened)::int as opened, sum(closed)::int as closed from (
      select width_bucket(opened_at, $5::timestamptz[]) as n, 1 as opened, 0 as closed from told where by not in ('bot', 'agent')
      union all
      select width_bucket(closed_at, $5::timestamptz[]), 0, 1 from told where closed_at is not null and by not in ('bot', 'agent')
      union all select generate_series(1, ${WEEKS}), 0, 0) each
    where n between 1 and ${WEEKS} group by 1)
select coalesce((select json_agg(open order by kind, by) from open), '[]') as open,
       (select json_agg(weeks order by n) from weeks) as weeks`;

interface Row {
  readonly open: Stock['openAtFrom'];
  readonly weeks: readonly { readonly n: number; readonly opened: number; readonly closed: number }[];
}

/** The Mondays of the last complete weeks before `to`, and the one after them. */
function mondays({ to, calendar: { zone } }: Frame): readonly number[] {
  const running = mondayOf(dayAt(Date.parse(to), zone));
  return Array.from({ length: WEEKS + 1 }, (_, index) => running - 7 * (WEEKS - index));
}

export async function stock(database: Database, frame: Frame): Promise<Stock> {
  const { repositories, from, to, excluded, calendar } = frame;
  const days = mondays(frame);
  const bounds = days.map((day) => new Date(startOfDay(day, calendar.zone)).toISOString());
  const [row] = await database.rows<Row>(STOCK, [repositories, from, to, excluded, bounds]);
  return {
    openAtFrom: row?.open ?? [],
    weeks: (row?.weeks ?? []).map(({ n, opened, closed }) => ({ at: dateOf(days[n - 1] ?? 0), opened, closed })),
  };
}
