// For commands that need the database and nothing else of Hearth: the one of `DATABASE_URL`, or the embedded one.
import { openDatabase } from '../store/database.js';
import type { Database } from '../store/database.js';
import { startEmbedded } from '../store/embedded.js';
import { migrate } from '../store/migrate.js';
import { databaseOf, readEnvironment } from './environment.js';

/** Opens the database, brings it up to date, and closes it again whatever happens. */
export async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  readEnvironment();
  const place = databaseOf(process.env['DATABASE_URL'] || undefined);
  const embedded = 'folder' in place ? await startEmbedded(place) : undefined;
  try {
    const connection = 'folder' in place ? (embedded?.connection ?? {}) : place;
    await migrate(connection);
    const database = openDatabase(connection, (error) => {
      console.error(`hearth: a database connection broke: ${error.message}`);
    });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
