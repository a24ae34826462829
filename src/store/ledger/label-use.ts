// People at work on items that bear a label: whether a SIG is awake.
import type { ActKind } from '../../core/fact.js';
import type { LabelUseAnswer } from '../../core/sig-question.js';
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';

const WORK: readonly ActKind[] = ['opened', 'commented', 'reviewed', 'review_commented', 'merged', 'closed'];

/** How far back work is looked for: who did nothing for a year is asleep, whenever it was. */
const DAYS = 365;
const LATELY_DAYS = 90;

/** The labels as they were just before that moment, compared as GitHub compares names; of a tie it is not known to be on. */
const SQL = `
  with wanted as (select distinct lower(label collate "C") as label from unnest($2::text[]) as label),
  bearing as (
    select distinct on (w.label, a.number) w.label, a.number, a.kind
    from wanted w join acts a
      on a.repository = $1 and lower(a.value) = w.label and a.kind in ('labeled', 'unlabeled') and a.at < $3
    order by w.label, a.number, a.at desc, a.kind desc),
  work as (
    select a.number, max(a.at) as at
    from acts a join people p on p.id = a.person and p.class = 'human'
    where a.repository = $1 and a.kind = any($4) and a.at < $3 and a.at >= $3::timestamptz - make_interval(days => ${DAYS})
      and not a.gone
    group by a.number)
  select b.label, max(w.at) as last,
         (count(*) filter (where w.at >= $3::timestamptz - make_interval(days => ${LATELY_DAYS})))::int as lately
  from bearing b join work w on w.number = b.number
  where b.kind = 'labeled' group by b.label`;

interface Row {
  readonly label: string;
  readonly last: Date;
  readonly lately: number;
}

export async function labelUse(
  database: Database,
  repository: number,
  labels: readonly string[],
  until: string,
): Promise<LabelUseAnswer> {
  const rows = await database.rows<Row>(SQL, [repository, labels, until, WORK]);
  const found = new Map(rows.map((row) => [row.label, row]));
  const useOf = (label: string) => {
    const row = found.get(label.toLowerCase());
    return { last: row === undefined ? null : stamp(row.last.toISOString()), lately: row?.lately ?? 0 };
  };
  return Object.fromEntries(labels.map((label) => [label, useOf(label)]));
}
