// What Hearth carried out of decisions about people: which team a slug was when somebody was last asked into it, and what a
// rolling pull request was asked to hold.
import type { FileChange } from '../core/action.js';
import type { Database } from './database.js';

export async function teamBefore(database: Database, community: number, slug: string): Promise<number | null> {
  const [row] = await database.rows<{ github_id: string }>(
    `select github_id from actions
     where community = $1 and act ->> 'kind' = 'team' and lower(act ->> 'team') = lower($2)
       and state = 'applied' and github_id is not null
     order by id desc limit 1`,
    [community, slug],
  );
  return row === undefined ? null : Number(row.github_id);
}

export async function filesIn(
  database: Database,
  repository: number,
  [series, pull]: readonly [series: string, pull: number],
): Promise<readonly FileChange[]> {
  const rows = await database.rows<{ changes: readonly FileChange[] }>(
    `select act -> 'changes' as changes from actions
     where repository = $1 and act ->> 'kind' = 'files' and act ->> 'series' = $2 and github_id = $3 and state = 'applied'
     order by settled_at, id`,
    [repository, series, pull],
  );
  return rows.flatMap(({ changes }) => changes);
}
