// Pull requests with a new head, gathered to be looked at together.
import type { PullsToCheck } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { installedOf } from './observed.js';
import type { RepositoryRow } from './observed.js';

/** What they may cost at one look is bounded, for they may be anybody's. */
const MOST = 10;

export async function pullChanged(database: Database, repository: number, number: number): Promise<void> {
  await database.rows(
    `insert into pulls_to_check (repository, number) values ($1, $2)
     on conflict (repository, number) do update set seq = default`,
    [repository, number],
  );
}

export async function pullsToCheck(database: Database): Promise<readonly PullsToCheck[]> {
  const rows = await database.rows<RepositoryRow & { numbers: number[]; heads: string[] }>(
    `select r.*, oldest.numbers, oldest.heads from repositories r cross join lateral (
       select array_agg(number order by seq) as numbers, array_agg(seq order by seq) as heads from (
         select number, seq from pulls_to_check where repository = r.id order by seq limit ${MOST}) as first
     ) as oldest
     where oldest.numbers is not null and r.installation is not null and r.removed_at is null`,
  );
  return rows.map((row) => ({ ...installedOf(row), numbers: row.numbers, heads: row.heads.map(Number) }));
}

/** A number that was noted again meanwhile has another head, and stays. */
export async function pullsTaken(database: Database, { repository, numbers, heads }: PullsToCheck): Promise<void> {
  await database.rows(
    `delete from pulls_to_check p using unnest($2::int[], $3::bigint[]) as taken (number, seq)
     where p.repository = $1 and p.number = taken.number and p.seq = taken.seq`,
    [repository.id, numbers, heads],
  );
}
