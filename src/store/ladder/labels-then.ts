// Which of some labels items bore just before a moment. Names are compared without case, as GitHub does.
import type { Database } from '../database.js';
import { itemKey } from './counting.js';
import type { Deed } from './deeds.js';

/** Put on and taken off in one second, it is off. */
const BORNE = `select item.repository::float8 as repository, item.number, array_agg(borne.label) as labels
  from unnest($1::bigint[], $2::int[]) as item (repository, number)
  cross join lateral (
    select lower(a.value) as label from acts a
    where a.repository = item.repository and a.number = item.number and a.kind in ('labeled', 'unlabeled')
      and a.at < $4 and not a.gone and lower(a.value) = any($3::text[])
    group by 1
    having max(a.at) filter (where a.kind = 'labeled') > coalesce(max(a.at) filter (where a.kind = 'unlabeled'), '-infinity')
  ) borne
  group by 1, 2`;

interface Row {
  readonly repository: number;
  readonly number: number;
  readonly labels: readonly string[];
}

/** By `itemKey`; an item that bears none of them is missing. */
export async function labelsThen(
  database: Database,
  { deeds, labels, at }: { readonly deeds: readonly Deed[]; readonly labels: readonly string[]; readonly at: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (labels.length === 0) return new Map();
  const items = new Map(deeds.flatMap((deed) => (deed.number === null ? [] : [[itemKey(deed), deed] as const])));
  const list = [...items.values()];
  const values = [list.map(({ repository }) => repository), list.map(({ number }) => number), labels, at];
  const rows = await database.rows<Row & object>(BORNE, values);
  return new Map(rows.map((row) => [itemKey(row), row.labels]));
}
