// The items that do not count before a moment, all of a community's, which are few: as `stands` has it, gathered instead of
// looked up one by one. $1 is the repositories, $2 the moment.
import type { PoolClient } from 'pg';
import { itemKinds } from '../../core/fact.js';
import { stillLocked, wasMoved } from './standing-items.js';

const KINDS = itemKinds.map((kind) => `'${kind}'`).join(', ');

const LEFT = `select repository, number from items where repository = any($1) and deleted_at < $2
  union
  select repository, number from items where repository = any($1) and kind in (${KINDS}) and opened_at >= $2
  union
  select i.repository, i.number from items i
  where i.repository = any($1) and i.moved_repository is not null and ${wasMoved('i', { at: '$2', repositories: '$1' })}
  union
  select i.repository, i.number from items d
  join items i on i.repository = d.repository and i.kind = 'issue' and i.opened_at = d.opened_at
    and i.author is not distinct from d.author and i.title = d.title
  where d.repository = any($1) and d.kind = 'discussion'
  union
  select l.repository, l.number from acts l
  where l.repository = any($1) and l.kind = 'locked' and l.value = 'spam' and l.at < $2 and ${stillLocked('l', '$2')}`;

/** Two columns, of which each place is one item. */
export interface LeftItems {
  readonly repositories: readonly number[];
  readonly numbers: readonly number[];
}

export async function leftItems(client: PoolClient, repositories: readonly number[], at: string): Promise<LeftItems> {
  const { rows } = await client.query<{ repository: string; number: number }>(LEFT, [repositories, at]);
  return { repositories: rows.map(({ repository }) => Number(repository)), numbers: rows.map(({ number }) => number) };
}
