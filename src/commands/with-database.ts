// For commands that need the database and nothing else of Hearth: the one of `DATABASE_URL`, or the embedded one; beside a
// Hearth that runs there, as its guest.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { openDatabase } from '../store/database.js';
import type { Database } from '../store/database.js';
import { visitEmbedded } from '../store/embedded.js';
import { migrate, pendingMigrations } from '../store/migrate.js';
import { databaseOf, readEnvironment } from './environment.js';

/** Opens the database, brings it up to date, and closes it again whatever happens. */
export async function withDatabase<Result>(
  work: (database: Database, connection: ClientConfig) => Promise<Result>,
): Promise<Result> {
  readEnvironment();
  return withDatabaseAt(databaseOf(databaseUrl()), work);
}

/**
 * The same for commands that look at what is there. Throws where there is nothing: a new, empty database in the wrong
 * folder would tell them that all is well.
 */
export async function withDatabaseThere<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  if (isDatabaseThere()) return withDatabase(work);
  throw noDatabase();
}

export const noDatabase = (): Error =>
  new Error(
    `there is no database here (${process.cwd()} has none in .hearth, and DATABASE_URL is not set): run this in Hearth's folder, or with its DATABASE_URL`,
  );

/** The same with the embedded database of another folder, or another server's. */
export async function withDatabaseAt<Result>(
  place: ReturnType<typeof databaseOf>,
  work: (database: Database, connection: ClientConfig) => Promise<Result>,
): Promise<Result> {
  if (!('folder' in place)) return onServer(place, work);
  const embedded = await visitEmbedded(place);
  try {
    if (embedded.guest) await mustBeUpToDate(embedded.connection);
    else await migrate(embedded.connection);
    return await within(embedded.connection, work);
  } finally {
    await embedded.stop();
  }
}

/** Whether there is a database to look into; an embedded one is made by those who write. */
export function isDatabaseThere(): boolean {
  readEnvironment();
  const place = databaseOf(databaseUrl());
  return !('folder' in place) || isEmbeddedThere(place.folder);
}

export const isEmbeddedThere = (folder: string): boolean =>
  ['postgres', 'data-folder'].some((name) => existsSync(join(folder, name)));

function databaseUrl(): string | undefined {
  const url = process.env['DATABASE_URL'] || undefined;
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    throw new Error('DATABASE_URL must begin with postgres://');
  }
  return url;
}

async function onServer<Result>(
  connection: ClientConfig,
  work: (database: Database, connection: ClientConfig) => Promise<Result>,
): Promise<Result> {
  try {
    await migrate(connection);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'].includes(code)) throw error;
    throw new Error(`the database of DATABASE_URL does not answer (${code}): does it run, is the address right?`, {
      cause: error,
    });
  }
  return within(connection, work);
}

/** A guest changes nothing about the database under a running Hearth. */
async function mustBeUpToDate(connection: ClientConfig): Promise<void> {
  const pending = await pendingMigrations(connection);
  if (pending.length === 0) return;
  throw new Error(
    `a Hearth of an earlier version runs on this database (it lacks ${pending.join(', ')}): stop it first, and start this version`,
  );
}

async function within<Result>(
  connection: ClientConfig,
  work: (database: Database, connection: ClientConfig) => Promise<Result>,
): Promise<Result> {
  let closing = false;
  const database = openDatabase(connection, (error) => {
    // The embedded server may end before the last connection has said goodbye to it.
    if (!closing) console.error(`hearth: a database connection broke: ${error.message}`);
  });
  try {
    return await work(database, connection);
  } finally {
    closing = true;
    await database.close();
  }
}
