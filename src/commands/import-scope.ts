// Of which repositories an archive's events are wanted.
import type { ArchiveScope } from '../core/archive.js';
import type { Database } from '../store/database.js';
import { knownRepositories } from '../store/import.js';

export interface WantedScope {
  /** Throws where it would be empty. */
  readonly scope: () => ArchiveScope;
  /** The same in words. */
  readonly wanted: string;
}

export interface ScopeFlags {
  readonly repository?: readonly string[];
  readonly all?: boolean;
}

const EMPTY =
  'no repository is in the ledger yet: name those you want with --repository OWNER/REPO, or take everything with --all';

export async function readScope(database: Database, { repository, all }: ScopeFlags): Promise<WantedScope> {
  if (all === true && repository !== undefined) throw new Error('--all and --repository exclude each other');
  const wrong = repository?.find((name) => !/^[\w.-]+\/[\w.-]+$/.test(name));
  if (wrong !== undefined) throw new Error(`--repository ${wrong}: not of the form OWNER/REPO`);
  if (all === true) return { wanted: 'all', scope: () => () => true };
  const known = await knownRepositories(database);
  if (repository === undefined) {
    const ids = new Set(known.map(({ id }) => id));
    const scope = () => {
      if (ids.size === 0) throw new Error(EMPTY);
      return (id: number) => ids.has(id);
    };
    return { wanted: [...ids].join(), scope };
  }
  return named(
    repository.map((name) => name.toLowerCase()),
    known,
  );
}

/** A name that the ledger knows means that repository, under every name it had; any other is looked for in the archive. */
function named(names: readonly string[], known: Awaited<ReturnType<typeof knownRepositories>>): WantedScope {
  const asked = new Set(names);
  const ours = known.filter(({ name }) => asked.has(name.toLowerCase()));
  const ids = new Set(ours.map(({ id }) => id));
  for (const { name } of ours) asked.delete(name.toLowerCase());
  const words = [...[...ids].sort((a, b) => a - b), ...[...asked].sort()].join();
  const inScope: ArchiveScope = (id, name) => ids.has(id) || (asked.size > 0 && asked.has(name.toLowerCase()));
  return { wanted: words, scope: () => inScope };
}
