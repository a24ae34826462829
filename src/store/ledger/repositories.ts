// Repositories through rename, transfer, visibility, archive and deletion: the latest telling stands.
import type { PoolClient } from 'pg';
import type { RepositoryFact } from '../../core/fact.js';
import { addsTo, takenWhere } from './columns.js';

/** The order of tellings, as `fact-join.ts` has it. */
const orderOf = (row: string) =>
  `(${['told_at', 'name', 'owner', 'private', 'archived', 'default_branch', 'owner_login', 'owner_kind']
    .map((column) => `${row}.${column}`)
    .join(', ')})`;
const stands = (row: string) => `${orderOf(row)} > ${orderOf('known')}`;

const changes = (row: string) => `${stands(row)}
  or coalesce(${row}.deleted_at > known.deleted_at, ${row}.deleted_at is not null and known.deleted_at is null)`;

const standing = takenWhere(stands('excluded'), [
  'name',
  'owner',
  'owner_login',
  'owner_kind',
  'private',
  'archived',
  'default_branch',
  'told_at',
]);

export async function writeRepositories(client: PoolClient, facts: readonly RepositoryFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_repositories',
    text: `insert into repositories as known (id, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at,
                                        deleted_at)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
       $8::text[], $9::timestamptz[], $10::timestamptz[])
       as told (id, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at, deleted_at)
     where ${addsTo('repositories', ['id'], changes('told'))}
     order by 1
     on conflict (id) do update set ${standing}, deleted_at = greatest(known.deleted_at, excluded.deleted_at)
     where ${changes('excluded')}`,
    values: [
      facts.map((one) => one.id),
      facts.map((one) => one.name),
      facts.map((one) => one.owner.id),
      facts.map((one) => one.owner.login),
      facts.map((one) => one.owner.kind),
      facts.map((one) => one.private),
      facts.map((one) => one.archived),
      facts.map((one) => one.defaultBranch),
      facts.map((one) => one.at),
      facts.map((one) => one.deletedAt ?? null),
    ],
  });
}
