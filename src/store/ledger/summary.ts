// What the ledger knows of a repository, an item or a person: for people who look.
import type { Database } from '../database.js';
import { loginNow } from './login.js';

export interface RepositorySummary {
  readonly id: number;
  readonly name: string;
  readonly items: Readonly<Record<string, number>>;
  readonly acts: number;
  readonly people: Readonly<Record<string, number>>;
  readonly from: string | null;
  readonly to: string | null;
  readonly removedAt: string | null;
}

interface Named {
  readonly id: string;
  readonly owner_login: string;
  readonly name: string;
  readonly removed_at: Date | null;
}

/** The repository by its name, present or (where no other bears it) the last one it was known by. */
export async function repositoryCalled(database: Database, owner: string, name: string): Promise<Named | null> {
  const [row] = await database.rows<Named>(
    `select id, owner_login, name, removed_at from repositories
     where lower(owner_login) = lower($1) and lower(name) = lower($2) order by told_at desc limit 1`,
    [owner, name],
  );
  return row ?? null;
}

/** By its number, also where only acts are known of it: an archive tells no owner. */
export async function repositoryNumbered(database: Database, id: string): Promise<Named | null> {
  const [row] = await database.rows<Named>(
    `select i.id, coalesce(r.owner_login, 'repository') as owner_login, coalesce(r.name, i.id::text) as name, r.removed_at
     from (select $1::bigint as id) i left join repositories r on r.id = i.id
     where r.id is not null or exists (select from acts a where a.repository = i.id)`,
    [id],
  );
  return row ?? null;
}

/** Numbers of repositories of which acts are known, but neither owner nor name; at most five. */
export async function namelessRepositories(database: Database): Promise<readonly string[]> {
  const rows = await database.rows<{ repository: string }>(
    `select distinct repository from items i where not exists (select from repositories r where r.id = i.repository)
     order by repository limit 5`,
  );
  return rows.map(({ repository }) => repository);
}

export async function repositorySummary(database: Database, found: Named): Promise<RepositorySummary> {
  const items = await database.rows<{ kind: string; count: number }>(
    'select kind, count(*)::int as count from items where repository = $1 group by kind order by kind',
    [found.id],
  );
  const people = await database.rows<{ class: string; count: number }>(
    `select p.class, count(*)::int as count from (select distinct person from acts where repository = $1) a
     join people p on p.id = a.person group by p.class order by p.class`,
    [found.id],
  );
  const [acts] = await database.rows<{ count: number; from: Date | null; to: Date | null }>(
    'select count(*)::int as count, min(at) as from, max(at) as to from acts where repository = $1',
    [found.id],
  );
  return {
    id: Number(found.id),
    name: `${found.owner_login}/${found.name}`,
    items: Object.fromEntries(items.map(({ kind, count }) => [kind, count])),
    acts: acts?.count ?? 0,
    people: Object.fromEntries(people.map((row) => [row.class, row.count])),
    from: acts?.from?.toISOString() ?? null,
    to: acts?.to?.toISOString() ?? null,
    removedAt: found.removed_at?.toISOString() ?? null,
  };
}

export interface ActLine {
  readonly at: string;
  readonly kind: string;
  readonly login: string | null;
  readonly class: string | null;
  readonly about: string | null;
  readonly source: string;
  readonly deleted: boolean;
}

export async function actsOf(database: Database, repository: string, number: number): Promise<readonly ActLine[]> {
  const rows = await database.rows<Omit<ActLine, 'at'> & { at: Date }>(
    `select a.at, a.kind, ${loginNow('a.person')} as login, p.class, coalesce(a.value, ${loginNow('a.subject')}) as about, a.source,
            a.deleted_at is not null as deleted
     from acts a left join people p on p.id = a.person
     where a.repository = $1 and a.number = $2 order by a.at, a.key`,
    [repository, number],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export interface PersonSummary {
  readonly id: number;
  readonly class: string;
  readonly reason: string;
  readonly logins: readonly { readonly login: string; readonly since: string; readonly lastDay: string }[];
  /** The language most of their texts are in, where it is known. */
  readonly language: string | null;
  readonly acts: readonly { readonly repository: string; readonly kind: string; readonly count: number }[];
}

export async function peopleCalled(database: Database, login: string): Promise<readonly PersonSummary[]> {
  const people = await database.rows<{ id: string; class: string; class_reason: string; language: string | null }>(
    `select p.id, p.class, p.class_reason, (
       select a.language from acts a where a.person = p.id and a.language is not null
       group by a.language order by count(*) desc, a.language limit 1) as language
     from people p where p.id in (select person from logins where lower(login) = lower($1)) order by p.id`,
    [login],
  );
  return Promise.all(
    people.map(async ({ id, class_reason, ...row }) => ({
      ...row,
      id: Number(id),
      reason: class_reason,
      logins: await database.rows<{ login: string; since: string; lastDay: string }>(
        `select login, first_at::date::text as since, last_day::text as "lastDay" from logins where person = $1
         order by first_at`,
        [id],
      ),
      acts: await database.rows<{ repository: string; kind: string; count: number }>(
        `select coalesce(r.owner_login || '/' || r.name, 'repository/' || a.repository) as repository, a.kind,
           count(*)::int as count from acts a left join repositories r on r.id = a.repository where a.person = $1 and a.deleted_at is null
         group by 1, 2 order by 1, 3 desc, 2`,
        [id],
      ),
    })),
  );
}
