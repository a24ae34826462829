// States into the table `item_states`: those that differ from what is there. Where an item begins to count at another time, or
// counts no more from another time on, the figures that were kept since then are taken away.
import type { PoolClient } from 'pg';
import type { ItemState } from '../../core/item-state.js';
import type { Key } from './read.js';

/** Columns and what stands in them. */
const row = ({ repository, number }: Key, state: ItemState) => ({
  repository,
  number,
  kind: state.kind,
  author: state.author,
  opened_at: state.openedAt,
  started_at: state.startedAt,
  left_at: state.left?.at,
  left_why: state.left?.why,
  drafts: state.drafts,
  answered_at: state.answered?.at,
  answered_by: state.answered?.by,
  answered_with: state.answered?.with,
  reviewed_at: state.reviewed?.at,
  reviewed_by: state.reviewed?.by,
  approved_at: state.approvedAt,
  triaged_at: state.triagedAt,
  closes: state.closes,
  reopens: state.reopens,
  closed_at: state.closed?.at,
  closed_by: state.closed?.by,
  close_reason: state.closed?.reason,
  merged_at: state.merged?.at,
  merged_by: state.merged?.by,
  acted_at: state.actedAt,
  changed_at: state.changedAt,
  labels: state.labels,
  lines: state.lines,
  turn: state.turn.of,
  turn_since: state.turn.since,
  turn_because: state.turn.because,
  turn_people: state.turn.people,
});

const COLUMNS: readonly (readonly [keyof ReturnType<typeof row>, string])[] = [
  ['repository', 'bigint'],
  ['number', 'integer'],
  ['kind', 'text'],
  ['author', 'bigint'],
  ['opened_at', 'timestamptz'],
  ['started_at', 'timestamptz'],
  ['left_at', 'timestamptz'],
  ['left_why', 'text'],
  ['drafts', 'timestamptz[]'],
  ['answered_at', 'timestamptz'],
  ['answered_by', 'bigint'],
  ['answered_with', 'text'],
  ['reviewed_at', 'timestamptz'],
  ['reviewed_by', 'bigint'],
  ['approved_at', 'timestamptz'],
  ['triaged_at', 'timestamptz'],
  ['closes', 'timestamptz[]'],
  ['reopens', 'timestamptz[]'],
  ['closed_at', 'timestamptz'],
  ['closed_by', 'bigint'],
  ['close_reason', 'text'],
  ['merged_at', 'timestamptz'],
  ['merged_by', 'bigint'],
  ['acted_at', 'timestamptz'],
  ['changed_at', 'timestamptz'],
  ['labels', 'text[]'],
  ['lines', 'integer'],
  ['turn', 'text'],
  ['turn_since', 'timestamptz'],
  ['turn_because', 'text'],
  ['turn_people', 'bigint[]'],
];

const names = COLUMNS.map(([name]) => name);

/** The earlier of the two moments where they differ; none otherwise. */
const since = (column: string) => `case when was.${column} is distinct from is_now.${column}
  then least(was.${column}, is_now.${column}) end`;

const WRITE = `
with told as materialized (
  select ${names.join(', ')} from json_to_recordset($1) as told (${COLUMNS.map((column) => column.join(' ')).join(', ')})),
moved as (
  select is_now.repository, min(least(${since('started_at')}, ${since('left_at')},
      case when was.left_why is distinct from is_now.left_why then is_now.left_at end)) as since
  from told is_now join item_states was on was.repository = is_now.repository and was.number = is_now.number
  group by 1),
doubted as (
  delete from kept_figures k using moved where k."to" > moved.since and moved.repository = any(k.repositories))
insert into item_states as known (${names.join(', ')})
select ${names.join(', ')} from told
on conflict (repository, number) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
where (known.*) is distinct from (excluded.*)`;

export async function writeStates(
  client: PoolClient,
  states: readonly (Key & { readonly state: ItemState })[],
): Promise<void> {
  if (states.length === 0) return;
  const told = states.map(({ state, ...key }) => row(key, state));
  await client.query({ name: 'write_states', text: WRITE, values: [JSON.stringify(told)] });
}

/** Items that are no more have no state. */
export async function dropStates(client: PoolClient, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `delete from item_states s using unnest($1::bigint[], $2::int[]) as gone (repository, number)
     where s.repository = gone.repository and s.number = gone.number`,
    [keys.map(({ repository }) => repository), keys.map(({ number }) => number)],
  );
}
