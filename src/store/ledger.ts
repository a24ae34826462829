// The ledger in PostgreSQL: facts by natural key, people by numeric id.
import type { PoolClient } from 'pg';
import type { Fact } from '../core/fact.js';
import type { Repository } from '../core/event.js';
import type { FirstOf, ObservedAnswer } from '../core/question.js';
import type { ConfigVersion, Ledger } from '../engine/ports.js';
import type { Database } from './database.js';

/** Which fact answers "first of this kind": the kind of fact, and of item where it matters. */
const FIRSTS = {
  issue: ['opened', 'issue'],
  pull_request: ['opened', 'pull_request'],
  merge: ['merged', 'pull_request'],
} as const;

const OWNER_NOW = 'coalesce((select owner from repositories where id = $1), 0)';

export function createLedger(database: Database): Ledger {
  return {
    remember: (repository, installation, facts) =>
      database.transaction(async (client) => {
        if (installation !== null) await upsertRepository(client, repository, installation);
        await insertFacts(client, facts);
        return configVersion(client, repository);
      }),
    configChanged: async (repository) => {
      await database.rows('update repositories set config_version = config_version + 1 where id = $1', [repository.id]);
    },
    earlier: (question) => earlier(database, question),
    wasAsked: async (repository, person) => {
      const rows = await database.rows(
        `select from asked where repository = $1 and person = $2 and owner = ${OWNER_NOW}`,
        [repository, person],
      );
      return rows.length > 0;
    },
    noteAsked: async (repository, person) => {
      await database.rows(
        `insert into asked (repository, person, owner, at) values ($1, $2, ${OWNER_NOW}, now())
         on conflict (repository, person) do update set owner = excluded.owner, at = excluded.at`,
        [repository, person],
      );
    },
    observed: (repository) => observed(database, repository),
    observing: () => observing(database),
    installation: async (id, account, state, at) => {
      await database.rows(
        `insert into installations (id, account, login, kind, state, changed_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set login = excluded.login, state = excluded.state, changed_at = excluded.changed_at
         where installations.changed_at <= excluded.changed_at`,
        [id, account.id, account.login, account.kind, state, at],
      );
      // Whatever happened while Hearth was away it has not seen: people's histories are asked again.
      await database.rows('delete from asked where repository in (select id from repositories where owner = $1)', [
        account.id,
      ]);
    },
  };
}

async function earlier(database: Database, question: FirstOf) {
  const [kind, itemKind] = FIRSTS[question.of];
  const [row] = await database.rows<{ repository: string; number: number }>(
    `select repository, number from facts
     where community = $1 and person = $2 and kind = $3 and item_kind = $4
       and not (repository = $5 and number = $6)
       and (at, repository, number) < ($7::timestamptz, $5::bigint, $6::int)
     order by at limit 1`,
    [
      question.repository.owner.id,
      question.person.id,
      kind,
      itemKind,
      question.repository.id,
      question.number,
      question.at,
    ],
  );
  return row === undefined ? null : { repository: Number(row.repository), number: row.number };
}

async function upsertRepository(client: PoolClient, repository: Repository, installation: number): Promise<void> {
  const { id, name, owner, archived, defaultBranch } = repository;
  await client.query(
    `insert into repositories as known (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set installation = excluded.installation, name = excluded.name, owner = excluded.owner,
       owner_login = excluded.owner_login, owner_kind = excluded.owner_kind, private = excluded.private,
       archived = excluded.archived, default_branch = excluded.default_branch
     where (known.installation, known.name, known.owner, known.owner_login, known.private, known.archived, known.default_branch)
       is distinct from (excluded.installation, excluded.name, excluded.owner, excluded.owner_login, excluded.private,
                         excluded.archived, excluded.default_branch)`,
    [id, installation, name, owner.id, owner.login, owner.kind, repository.private, archived, defaultBranch],
  );
}

/** Of the repository's own file, and of the owner's shared one. */
async function configVersion(client: PoolClient, { id, owner }: Repository): Promise<ConfigVersion> {
  const { rows } = await client.query<{ own: number; shared: number }>(
    `select coalesce(sum(config_version) filter (where id = $1), 0)::int as own,
            coalesce(sum(config_version) filter (where owner = $2 and name = '.github'), 0)::int as shared
     from repositories where id = $1 or (owner = $2 and name = '.github')`,
    [id, owner.id],
  );
  return rows[0] ?? { own: 0, shared: 0 };
}

/** Facts and the people in them, inside the caller's transaction. What is known already stays as it is. */
export async function insertFacts(client: PoolClient, facts: readonly Fact[]): Promise<void> {
  // Sorted, so that two transactions with the same people never wait for one another in a circle.
  const people = [...new Map(facts.flatMap(({ person, at }) => (person ? [[person.id, { ...person, at }]] : [])))];
  for (const [, person] of people.sort(([a], [b]) => a - b)) {
    await client.query(
      `insert into people (id, login, kind, seen_at) values ($1, $2, $3, $4)
       on conflict (id) do update set login = excluded.login, kind = excluded.kind, seen_at = excluded.seen_at
       where people.seen_at < excluded.seen_at and (people.login, people.kind) is distinct from (excluded.login, excluded.kind)`,
      [person.id, person.login, person.kind, person.at],
    );
  }
  for (const fact of [...facts].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    await client.query(
      `insert into facts (community, key, kind, repository, item_kind, number, person, at, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (community, key) do nothing`,
      [
        fact.community,
        fact.key,
        fact.kind,
        fact.repository,
        fact.itemKind,
        fact.number,
        fact.person?.id ?? null,
        fact.at,
        fact.source,
      ],
    );
  }
}

async function observed(database: Database, repository: number): Promise<ObservedAnswer> {
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

interface RepositoryRow {
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

async function observing(database: Database) {
  const rows = await database.rows<RepositoryRow>(
    `select r.* from repositories r
     where (select max(a.planned_at) from actions a where a.repository = r.id and a.state = 'would') > coalesce(
       (select max(i.settled_at) from actions i
        where i.repository = r.id and i.act ->> 'kind' = 'issue' and i.act ->> 'series' = 'observing'
          and i.state in ('applied', 'unchanged')), '-infinity')`,
  );
  return rows.map((row) => ({ installation: Number(row.installation), repository: repositoryOf(row) }));
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
