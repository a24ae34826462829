// `hearth migrate`: brings the database up to this version, and says what it did.
import { Command } from 'commander';
import { startEmbedded } from '../store/embedded.js';
import { migrate } from '../store/migrate.js';
import { databaseOf, readEnvironment } from './environment.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to this version (serve does it by itself)')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      readEnvironment();
      const database = databaseOf(process.env['DATABASE_URL'] || undefined);
      const embedded = 'folder' in database ? await startEmbedded(database) : undefined;
      try {
        const { applied } = await migrate('folder' in database ? (embedded?.connection ?? {}) : database);
        const said = applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`;
        console.log(json === true ? JSON.stringify({ applied }) : said);
      } finally {
        await embedded?.stop();
      }
    });
}
