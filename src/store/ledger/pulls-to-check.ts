// Pull requests with a new head, gathered to be looked at together.
import type { PullsToCheck } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { installedOf } from './observed.js';
import type { RepositoryRow } from './observed.js';

/** As many as one request to GitHub tells of. */
const MOST = 50;

export async function pullChanged(database: Database, repository: number, number: number): Promise<void> {
  await database.rows(
    `insert into pulls_to_check (repository, number) values ($1, $2)
     on conflict (repository, number) do update set seq = default`,
    [repository, number],
  );
}

export async function pullsToCheck(database: Database): Promise<readonly PullsToCheck[]> {
  const rows = await database.rows<RepositoryRow & { numbers: number[]; upto: string }>(
    `select r.*, oldest.numbers, oldest.upto from repositories r cross join lateral (
       select array_agg(number order by seq) as numbers, max(seq) as upto from (
         select number, seq from pulls_to_check where repository = r.id order by seq limit ${MOST}) as first
     ) as oldest
     where oldest.upto is not null and r.installation is not null and r.removed_at is null`,
  );
  return rows.map((row) => ({ ...installedOf(row), numbers: row.numbers, upto: Number(row.upto) }));
}

export async function pullsTaken(database: Database, repository: number, upto: number): Promise<void> {
  await database.rows('delete from pulls_to_check where repository = $1 and seq <= $2', [repository, upto]);
}
