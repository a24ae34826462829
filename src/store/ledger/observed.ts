// What observing sections would have done, for the observing issue.
import type { Repository } from '../../core/event.js';
import type { ObservedAnswer } from '../../core/question.js';
import type { InstalledRepository } from '../../engine/ports.js';
import type { Database } from '../database.js';

export async function observed(database: Database, repository: number): Promise<ObservedAnswer> {
  const lines = await database.rows<{ feature: string; rule: string; times: number; number: number; at: Date }>(
    `select feature, rule, count(*)::int as times,
            (array_agg(number order by id desc))[1] as number, max(cause_at) as at
     from actions where repository = $1 and state = 'would' group by feature, rule order by feature, rule`,
    [repository],
  );
  const [made] = await database.rows<{ github_id: string }>(
    `select github_id from actions where repository = $1 and act ->> 'kind' = 'issue' and act ->> 'series' = 'observing'
       and github_id is not null order by id desc limit 1`,
    [repository],
  );
  return {
    lines: lines.map(({ number, at, ...line }) => ({ ...line, last: { number, at: at.toISOString() } })),
    issue: made === undefined ? null : Number(made.github_id),
  };
}

export interface RepositoryRow {
  readonly installation: string;
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly owner_login: string;
  readonly owner_kind: 'organization' | 'user';
  readonly private: boolean;
  readonly archived: boolean;
  readonly default_branch: string;
}

export async function repositoryCalled(database: Database, owner: number, name: string) {
  const [row] = await database.rows<RepositoryRow>(
    `select * from repositories
     where owner = $1 and lower(name) = lower($2) and installation is not null and removed_at is null and deleted_at is null`,
    [owner, name],
  );
  return row === undefined ? null : installedOf(row);
}

export async function observing(database: Database) {
  const rows = await database.rows<RepositoryRow>(
    `select r.* from repositories r
     where r.installation is not null and r.removed_at is null and (select max(a.planned_at) from actions a where a.repository = r.id and a.state = 'would') > coalesce(
       (select max(i.settled_at) from actions i
        where i.repository = r.id and i.act ->> 'kind' = 'issue' and i.act ->> 'series' = 'observing'
          and i.state in ('applied', 'unchanged')), '-infinity')`,
  );
  return rows.map(installedOf);
}

export function installedOf(row: RepositoryRow): InstalledRepository {
  return { installation: Number(row.installation), repository: repositoryOf(row) };
}

function repositoryOf(row: RepositoryRow): Repository {
  return {
    id: Number(row.id),
    name: row.name,
    owner: { id: Number(row.owner), login: row.owner_login, kind: row.owner_kind },
    private: row.private,
    archived: row.archived,
    defaultBranch: row.default_branch,
  };
}
