// Lines of a backup that are no facts, read strictly and put back: what is there already stays as it is.
import type { PoolClient } from 'pg';
import { isRecordName, recordKinds, recordNames } from './export-records.js';
import type { Column, ColumnType, RecordKind, RecordName } from './export-records.js';

/** One row by its columns, checked: nothing in it will be refused by the database. */
export interface BackupRecord {
  readonly record: RecordName;
  readonly row: Readonly<Record<string, unknown>>;
}

export type RecordOrProblem = { readonly record: BackupRecord } | { readonly problem: string };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const MOST_COUNT = 2_147_483_647;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const CHECKS: Readonly<Record<ColumnType, (value: unknown, latest: string) => boolean>> = {
  text: (value) => typeof value === 'string' && isFit(value),
  id: isCount,
  count: (value) => isCount(value) && (value as number) <= MOST_COUNT,
  time: (value, latest) =>
    typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)) && value.slice(0, 19) <= latest,
  json: isFit,
};

/** Texts that PostgreSQL cannot hold, however deep: with the character NUL, or half a character. */
function isFit(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Surrogate}]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isFit(name) && isFit(inner));
}

/** What the database itself would refuse. */
const WORDS: Readonly<Partial<Record<`${RecordName}.${string}`, readonly string[]>>> = {
  'installation.state': ['active', 'suspended', 'deleted'],
  'action.state': ['planned', 'sent', 'applied', 'unchanged', 'refused', 'failed', 'would'],
  'setting.name': ['marker_key'],
};

/** Never throws. */
export function recordIn(from: Readonly<Record<string, unknown>>, latest: string): RecordOrProblem {
  const { record: name, ...row } = from;
  if (!isRecordName(name)) return { problem: `unknown record ${JSON.stringify(name).slice(0, 60)}` };
  const { columns }: RecordKind = recordKinds[name];
  for (const column of columns) {
    const problem = problemWith(name, column, row[column.name], latest);
    if (problem !== null) return { problem };
  }
  const extra = Object.keys(row).find((field) => !columns.some((column) => column.name === field));
  if (extra !== undefined) return { problem: `${extra.slice(0, 40)} is no field of it` };
  return { record: { record: name, row } };
}

function problemWith(
  record: RecordName,
  { name, type, nullable }: Column,
  value: unknown,
  latest: string,
): string | null {
  if (value === undefined) return `${name} is missing`;
  if (value === null && nullable) return null;
  if (value === null || !CHECKS[type](value, latest)) return `${name} is not what an export writes`;
  const words = WORDS[`${record}.${name}`];
  return words === undefined || words.some((word) => word === value)
    ? null
    : `${name} is not one of ${words.join(', ')}`;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  id: 'bigint',
  count: 'integer',
  time: 'timestamptz',
  json: 'jsonb',
};

const columnsOf = (name: RecordName): readonly Column[] => recordKinds[name].columns;

const tableOf = (name: RecordName) =>
  `jsonb_to_recordset($1::jsonb) as told (${columnsOf(name)
    .map((column) => `${column.name} ${TYPES[column.type]}`)
    .join(', ')})`;

const listOf = (name: RecordName) =>
  columnsOf(name)
    .map((column) => column.name)
    .join(', ');

const insertOf = (name: RecordName, conflict: string) =>
  `insert into ${recordKinds[name].table} as known (${listOf(name)}) select ${listOf(name)} from ${tableOf(name)}
   on conflict ${conflict}`;

const STATEMENTS: Readonly<Record<RecordName, string>> = {
  // Only where nothing was said and nobody forgotten under the key that is there.
  setting: `update settings set value = told.value from ${tableOf('setting')} where settings.name = told.name
    and not exists (select from actions) and not exists (select from forgotten)`,
  forgotten: insertOf('forgotten', 'do nothing'),
  installation: insertOf(
    'installation',
    `(id) do update set login = excluded.login, state = excluded.state, changed_at = excluded.changed_at
     where known.changed_at < excluded.changed_at`,
  ),
  // What a running Hearth knows of its installations is newer than any backup.
  installed: `update repositories set installation = told.installation, removed_at = told.removed_at
    from ${tableOf('installed')} where repositories.id = told.id and repositories.installation is null`,
  action: insertOf('action', 'do nothing'),
};

/** Before the facts: under which key people are forgotten, and who. */
export const recordsBefore: readonly RecordName[] = ['setting', 'forgotten'];
export const recordsAfter = recordNames.filter((name) => !recordsBefore.includes(name));

export async function writeRecords(
  client: PoolClient,
  names: readonly RecordName[],
  records: readonly BackupRecord[],
): Promise<void> {
  for (const name of names) {
    const rows = records.filter((one) => one.record === name).map((one) => one.row);
    if (rows.length > 0) await client.query(STATEMENTS[name], [JSON.stringify(rows)]);
  }
}
