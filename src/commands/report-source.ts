// Where a command finds the repository that it is asked about: in the configured database.
import { join } from 'node:path';
import type { Database } from '../store/database.js';
import { createLedger } from '../store/ledger.js';
import { repositoryCalled } from '../store/ledger/summary.js';
import { databaseOf } from './environment.js';
import { cell } from './terminal.js';
import { isDatabaseThere, isEmbeddedThere, withDatabase, withDatabaseAt } from './with-database.js';

export interface Named {
  readonly owner: string;
  readonly name: string;
}

/** Throws where it is not the form of a repository's name. */
export function repositoryNamed(text: string): Named {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  throw new Error(`"${cell(text)}" is not the name of a repository: OWNER/REPO`);
}

export interface Access {
  /** Whoever reads it may read private repositories. */
  readonly private: boolean;
}

/**
 * Runs `work` with the number of the repository; null: there is no database yet, or it knows no such repository. Throws
 * where it is private and that was not asked for.
 */
export async function inLedger<Result extends object>(
  named: Named,
  access: Access,
  work: (database: Database, repository: number) => Promise<Result>,
): Promise<Result | null> {
  if (!isDatabaseThere()) return null;
  return withDatabase(async (database) => {
    const found = await repositoryCalled(database, named.owner, named.name);
    if (found === null) return null;
    const repository = Number(found.id);
    const scope = await createLedger(database).reportScope({ repository }, true);
    const called = `${named.owner}/${named.name}`;
    if (scope === null) throw new Error(`${called} was taken from Hearth, or deleted: there is nothing to report on`);
    if (scope.repositories[0]?.private === true && !access.private) {
      throw new Error(`${called} is private: with --private, for those who may read it`);
    }
    return work(database, repository);
  });
}

/** Where what was read with a personal token is kept: beside the configured database, never in it. */
export function publicFolder(): string {
  const place = databaseOf(undefined);
  return join('folder' in place ? place.folder : '.hearth', 'public');
}

/** The same among the public repositories that were read before with a personal token. */
export async function inPublicLedger<Result extends object>(
  { owner, name }: Named,
  work: (database: Database, repository: number) => Promise<Result>,
): Promise<Result | null> {
  const folder = publicFolder();
  if (!isEmbeddedThere(folder)) return null;
  return withDatabaseAt({ folder }, async (database) => {
    const found = await repositoryCalled(database, owner, name);
    return found === null ? null : work(database, Number(found.id));
  });
}
