// Repositories through rename, transfer, visibility, archive and deletion: the latest telling stands.
import type { PoolClient } from 'pg';
import type { RepositoryFact } from '../../core/fact.js';

const STANDS = `(excluded.told_at, excluded.name, excluded.owner, excluded.private) >
  (known.told_at, known.name, known.owner, known.private)`;

const standing = ['name', 'owner', 'owner_login', 'owner_kind', 'private', 'archived', 'default_branch', 'told_at']
  .map((column) => `${column} = case when ${STANDS} then excluded.${column} else known.${column} end`)
  .join(', ');

export async function writeRepositories(client: PoolClient, facts: readonly RepositoryFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'write_repositories',
    text: `insert into repositories as known (id, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at,
                                        deleted_at)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
       $8::text[], $9::timestamptz[], $10::timestamptz[]) as told order by 1
     on conflict (id) do update set ${standing}, deleted_at = least(known.deleted_at, excluded.deleted_at)
     where ${STANDS} or (excluded.deleted_at is not null and known.deleted_at is null)`,
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
