// Repositories through rename, transfer, visibility, archive and deletion: the latest telling stands.
import type { RepositoryFact } from '../../core/fact.js';
import { takenWhere } from './columns.js';
import type { Batch, Standing } from './standing.js';

/** The order of tellings, as `fact-join.ts` has it. */
const orderOf = (row: string) =>
  `(${['told_at', 'name', 'owner', 'private', 'archived', 'default_branch', 'owner_login', 'owner_kind']
    .map((column) => `${row}.${column}`)
    .join(', ')})`;
const stands = (row: string) => `${orderOf(row)} > ${orderOf('known')}`;

const changes = (row: string) => `${stands(row)}
  or coalesce(${row}.deleted_at > known.deleted_at, ${row}.deleted_at is not null and known.deleted_at is null)`;

const REPOSITORIES: Standing = {
  table: 'repositories',
  columns: {
    id: 'bigint',
    name: 'text',
    owner: 'bigint',
    owner_login: 'text',
    owner_kind: 'text',
    private: 'boolean',
    archived: 'boolean',
    default_branch: 'text',
    told_at: 'timestamptz',
    deleted_at: 'timestamptz',
  },
  key: ['id'],
  changes,
  set: `${takenWhere(stands('excluded'), [
    'name',
    'owner',
    'owner_login',
    'owner_kind',
    'private',
    'archived',
    'default_branch',
    'told_at',
  ])}, deleted_at = greatest(known.deleted_at, excluded.deleted_at)`,
};

export const repositoriesTold = (facts: readonly RepositoryFact[]): Batch => ({
  of: REPOSITORIES,
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
