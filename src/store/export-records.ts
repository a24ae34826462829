// What a backup holds beside facts: what Hearth did and said (so that nothing is said twice after a restore), where it is
// installed, who asked to be forgotten, and the key under which its comments are recognised. Each is a line with `record`.

/**
 * `key` is short; `words` are of others, and written on one line; `id` and `count` are numbers, `time` keeps microseconds,
 * `json` is an object.
 */
export type ColumnType = 'key' | 'text' | 'words' | 'id' | 'count' | 'time' | 'json';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

export interface RecordKind {
  readonly table: string;
  readonly columns: readonly Column[];
  /** Which rows, in an export of one community ($1) and in one of all. Null: not part of that export. */
  readonly ofCommunity: string | null;
  readonly ofAll: string;
  readonly order: string;
}

const columns = (nullable: boolean, type: ColumnType, ...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, type, nullable }));

/** In the order in which they are written. */
export const recordKinds = {
  setting: {
    table: 'settings',
    columns: columns(false, 'key', 'name', 'value'),
    ofCommunity: null,
    ofAll: `name = 'marker_key'`,
    order: 'name',
  },
  forgotten: {
    table: 'forgotten',
    columns: [...columns(false, 'key', 'digest'), ...columns(false, 'time', 'at')],
    ofCommunity: null,
    ofAll: 'true',
    order: 'digest collate "C"',
  },
  installation: {
    table: 'installations',
    columns: [
      ...columns(false, 'id', 'id', 'account'),
      ...columns(false, 'text', 'login', 'kind', 'state'),
      ...columns(false, 'time', 'changed_at'),
      ...columns(true, 'time', 'active_since'),
    ],
    ofCommunity: 'account = $1',
    ofAll: 'true',
    order: 'id',
  },
  /** Of a repository, what no fact tells: through which installation Hearth sees it, since when no more, and again. */
  installed: {
    table: 'repositories',
    columns: [...columns(false, 'id', 'id', 'installation'), ...columns(true, 'time', 'removed_at', 'given_since')],
    ofCommunity: 'installation is not null and owner = $1',
    ofAll: 'installation is not null',
    order: 'id',
  },
  action: {
    table: 'actions',
    columns: [
      ...columns(false, 'key', 'effect_key'),
      ...columns(false, 'id', 'community', 'installation', 'repository'),
      ...columns(false, 'text', 'owner', 'name'),
      ...columns(false, 'count', 'number'),
      ...columns(false, 'text', 'feature', 'rule', 'scope', 'cause', 'slot'),
      ...columns(false, 'json', 'act'),
      ...columns(true, 'json', 'expect'),
      ...columns(false, 'json', 'because'),
      ...columns(false, 'text', 'guid'),
      ...columns(false, 'time', 'cause_at'),
      ...columns(false, 'text', 'state'),
      ...columns(true, 'words', 'detail'),
      ...columns(false, 'count', 'attempts'),
      ...columns(true, 'id', 'github_id'),
      ...columns(true, 'text', 'url'),
      ...columns(false, 'time', 'planned_at'),
      ...columns(true, 'time', 'sent_at', 'settled_at'),
    ],
    ofCommunity: 'community = $1',
    ofAll: 'true',
    order: 'id',
  },
} as const satisfies Readonly<Record<string, RecordKind>>;

export type RecordName = keyof typeof recordKinds;
export const recordNames = Object.keys(recordKinds) as readonly RecordName[];

export const isRecordName = (name: unknown): name is RecordName =>
  typeof name === 'string' && Object.hasOwn(recordKinds, name);

const EXPRESSIONS: Readonly<Record<ColumnType, (name: string) => string>> = {
  key: (name) => name,
  text: (name) => name,
  // What GitHub said to a refusal can be long, and on several lines.
  words: (name) => `left(regexp_replace(${name}, '[\\u0001-\\u001f\\u007f-\\u009f]+', ' ', 'g'), 500)`,
  json: (name) => name,
  // Numbers of GitHub fit into a double.
  id: (name) => `${name}::float8`,
  count: (name) => `${name}::float8`,
  time: (name) => `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

/** The rows of that kind, ready to be written as JSON; null where such an export has none. */
export function selectOf(name: RecordName, ofCommunity: boolean): string | null {
  const kind: RecordKind = recordKinds[name];
  const where = ofCommunity ? kind.ofCommunity : kind.ofAll;
  if (where === null) return null;
  const list = kind.columns.map((column) => `${EXPRESSIONS[column.type](column.name)} as ${column.name}`);
  return `select ${list.join(', ')} from ${kind.table} where ${where} order by ${kind.table}.${kind.order}`;
}
