// What stands for long: people, their logins, repositories, GitHub's words for people. Every delivery tells of them, and few tell
// anything new: one question finds out, in the place of a write to each table.
import type { PoolClient } from 'pg';
import { addsTo, anyLength } from './columns.js';

/** A table of what stands, and how what is told joins what is known in it. */
export interface Standing {
  readonly table: string;
  /** With their types, in the order of the values. */
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
  /** SQL for whether `row`, which is `told` or `excluded`, changes the row that is `known`. */
  readonly changes: (row: string) => string;
  /** SQL for what is set then. */
  readonly set: string;
}

/** Rows for such a table, column by column. */
export interface Batch {
  readonly of: Standing;
  readonly values: readonly (readonly unknown[])[];
}

/** Above so many rows most are news, as when a history is read. */
const MANY = 50;

const rowsIn = ({ values: [first = []] }: Batch): number => first.length;

/** The rows of a batch whose first column is that parameter. */
function toldFrom({ columns }: Standing, first: number): string {
  const arrays = Object.values(columns).map((type, index) => `$${first + index}::${type}[]`);
  const [head = '', ...others] = arrays;
  return `unnest(${[anyLength(head), ...others].join(', ')}) as told (${Object.keys(columns).join(', ')})`;
}

const adding = (of: Standing, first: number): string =>
  `from ${toldFrom(of, first)} where ${addsTo(of.table, of.key, of.changes('told'))}`;

/** Those of the batches that tell something new; large ones unasked. They are always the same tables, in the same order. */
export async function newsAmong(client: PoolClient, batches: readonly Batch[]): Promise<readonly Batch[]> {
  const told = batches.filter((batch) => rowsIn(batch) > 0);
  if (told.length === 0 || told.some((batch) => rowsIn(batch) > MANY)) return told;
  const starts = batches.map((_, index) =>
    batches.slice(0, index).reduce((sum, { of }) => sum + Object.keys(of.columns).length, 1),
  );
  const news = batches.map(({ of }, index) => `exists (select ${adding(of, starts[index] ?? 1)}) as "${of.table}"`);
  const { rows } = await client.query<Record<string, boolean>>({
    name: 'news_among',
    text: `select ${news.join(', ')}`,
    values: batches.flatMap(({ values }) => values),
  });
  return told.filter(({ of }) => rows[0]?.[of.table] === true);
}

export async function writeStanding(client: PoolClient, { of, values }: Batch): Promise<void> {
  const { table, columns, key, changes, set } = of;
  await client.query({
    name: `write_${table}`,
    text: `insert into ${table} as known (${Object.keys(columns).join(', ')})
     select told.* ${adding(of, 1)}
     order by ${key.join(', ')}
     on conflict (${key.join(', ')}) do update set ${set}
     where ${changes('excluded')}`,
    values: [...values],
  });
}
