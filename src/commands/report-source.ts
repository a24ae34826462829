// Where a command finds the repository that it is asked about: in the configured database.
import { join } from 'node:path';
import type { Database } from '../store/database.js';
import { createLedger } from '../store/ledger.js';
import { repositoryCalled } from '../store/ledger/summary.js';
import { databaseOf, readEnvironment } from './environment.js';
import { webUrlOf } from '../github/web-url.js';
import { cell } from './terminal.js';
import { isDatabaseThere, isEmbeddedThere, withDatabase, withDatabaseAt } from './with-database.js';

export interface Named {
  readonly owner: string;
  readonly name: string;
}

const NAME = /^([\w.-]+)\/([\w.-]+)$/;
const PATH = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:\/|$)/;

/** `acme/app`, or its address as a browser shows it. Throws where it is neither, or on another site than Hearth's GitHub. */
export function repositoryNamed(text: string): Named {
  const url = /^https?:\/\//.test(text) ? URL.parse(text) : null;
  const [, owner, name] = (url === null ? NAME.exec(text) : PATH.exec(url.pathname)) ?? [];
  if (owner === undefined || name === undefined) {
    throw new Error(`"${cell(text)}" is not the name of a repository: OWNER/REPO, or its address`);
  }
  if (url !== null) mustBeOurs(url.origin);
  return { owner, name };
}

/** The site of the GitHub that the environment names. */
export const ourSite = (): string => webUrlOf(process.env['GITHUB_API_URL'] || 'https://api.github.com');

/** What is called the same on another site is another repository. */
function mustBeOurs(site: string): void {
  readEnvironment();
  const own = ourSite();
  if (site !== own) throw new Error(`the repository is on ${cell(site)}, and GITHUB_API_URL is that of ${own}`);
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
