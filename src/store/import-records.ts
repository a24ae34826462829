// Lines of a backup that are no facts, read strictly and put back: what is there already stays as it is.
import type { PoolClient } from 'pg';
import { shown } from '../core/fact-line-fields.js';
import { isRecordName, recordKinds, recordNames } from './export-records.js';
import type { Column, ColumnType, RecordKind, RecordName } from './export-records.js';
import { checks } from './import-checks.js';
import { digestOf, isSealed } from './ledger/forgotten.js';

/** One row by its columns, checked: nothing in it will be refused by the database. */
export interface BackupRecord {
  readonly record: RecordName;
  readonly row: Readonly<Record<string, unknown>>;
}

export type RecordOrProblem = { readonly record: BackupRecord } | { readonly problem: string };

/** What the database itself would refuse. */
const WORDS: Readonly<Partial<Record<`${RecordName}.${string}`, readonly string[]>>> = {
  'installation.state': ['active', 'suspended', 'deleted'],
  'action.state': ['planned', 'sent', 'applied', 'unchanged', 'refused', 'failed', 'would'],
  'setting.name': ['marker_key'],
};

/** Never throws. */
export function recordIn(from: Readonly<Record<string, unknown>>, latest: string): RecordOrProblem {
  const { record: name, ...row } = from;
  if (!isRecordName(name)) return { problem: `unknown record (${shown(name)})` };
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
  if (value === null || !checks[type](value, latest)) return `${name} is not what an export writes`;
  const words = WORDS[`${record}.${name}`];
  return words === undefined || words.some((word) => word === value)
    ? null
    : `${name} is not one of ${words.join(', ')}`;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  key: 'text',
  text: 'text',
  words: 'text',
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

const insertOf = (name: RecordName, conflict: string, where = 'true') =>
  `insert into ${recordKinds[name].table} as known (${listOf(name)}) select ${listOf(name)} from ${tableOf(name)}
   where ${where} on conflict ${conflict}`;

/** Who was forgotten since the backup was made is not named again by what was said to them then. */
const NOT_FORGOTTEN = `not ${isSealed('told.effect_key')}
  and not (told.scope ~ '^person:[0-9]+$' and exists (
    select from forgotten where digest = ${digestOf('substr(told.scope, 8)')}))`;

const NEWER = 'known.changed_at < excluded.changed_at';
const newer = (column: string) => `${column} = case when ${NEWER} then excluded.${column} else known.${column} end`;

const STATEMENTS: Readonly<Record<RecordName, string>> = {
  // Only where nothing was said and nobody forgotten under the key that is there.
  setting: `update settings set value = told.value from ${tableOf('setting')} where settings.name = told.name
    and not exists (select from actions) and not exists (select from forgotten)`,
  forgotten: insertOf('forgotten', 'do nothing'),
  // Since when it is told without a gap only ever grows later: what is not sure to be known is asked again.
  installation: insertOf(
    'installation',
    `(id) do update set ${newer('login')}, ${newer('state')}, ${newer('changed_at')},
       active_since = greatest(known.active_since, excluded.active_since)
     where ${NEWER} or coalesce(excluded.active_since > known.active_since, excluded.active_since is not null)`,
  ),
  // What a running Hearth knows of its installations is newer than any backup.
  installed: `update repositories as known set installation = coalesce(known.installation, told.installation),
      removed_at = case when known.installation is null then told.removed_at else known.removed_at end,
      given_since = greatest(known.given_since, told.given_since)
    from ${tableOf('installed')} where known.id = told.id and (known.installation is null
      or coalesce(told.given_since > known.given_since, told.given_since is not null))`,
  action: insertOf('action', 'do nothing', NOT_FORGOTTEN),
};

/** Before the facts: under which key people are forgotten, and who. */
export const recordsBefore: readonly RecordName[] = ['setting', 'forgotten'];
export const recordsAfter = recordNames.filter((name) => !recordsBefore.includes(name));

/** By the key of the table: a statement must not meet a row twice. */
const KEYS: Readonly<Record<RecordName, (row: BackupRecord['row']) => string>> = {
  setting: ({ name }) => String(name),
  forgotten: ({ digest }) => String(digest),
  installation: ({ id }) => String(id),
  installed: ({ id }) => String(id),
  action: ({ effect_key, state }) => `${state === 'would' ? 'would' : ''} ${String(effect_key)}`,
};

type Row = BackupRecord['row'];
/** Dates that were checked: one form, so that the later is the greater. */
const later = (a: unknown, b: unknown) => (typeof a !== 'string' || (typeof b === 'string' && a < b) ? b : a);

/** Two lines about one thing give what they would have given one after the other. */
function joined(name: RecordName, known: Row, told: Row): Row {
  if (name === 'installed') return { ...known, given_since: later(known['given_since'], told['given_since']) };
  if (name !== 'installation') return known;
  const stands = later(known['changed_at'], told['changed_at']) === known['changed_at'] ? known : told;
  return { ...stands, active_since: later(known['active_since'], told['active_since']) };
}

function rowsOf(name: RecordName, records: readonly BackupRecord[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { record, row } of records) {
    if (record !== name) continue;
    const key = KEYS[name](row);
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : joined(name, known, row));
  }
  return [...rows.values()];
}

export async function writeRecords(
  client: PoolClient,
  names: readonly RecordName[],
  records: readonly BackupRecord[],
): Promise<void> {
  for (const name of names) {
    const rows = rowsOf(name, records);
    if (rows.length > 0) await client.query(STATEMENTS[name], [JSON.stringify(rows)]);
  }
}
