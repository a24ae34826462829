// `hearth stuck`: what was given up, waits for long or did not come about, why, and what to do about it.
import { Command } from 'commander';
import { complaints, printJson, tellingJson } from './json.js';
import { listStuck } from './stuck-list.js';
import { tellStuck } from './stuck-print.js';
import { withDatabaseThere } from './with-database.js';

interface Flags {
  readonly skipped?: true;
  readonly json?: true;
}

export function stuckCommand(): Command {
  return new Command('stuck')
    .description('what was given up, waits for long or was refused: the cause of each, and what to do')
    .option('--skipped', 'instead: deliveries of the last week on which nothing was done, and why')
    .option('--json', 'print the result as JSON')
    .configureOutput(complaints)
    .action(
      tellingJson(async ({ skipped, json }: Flags) => {
        const stuck = await withDatabaseThere((database) => listStuck(database, skipped === true));
        if (json === true) printJson({ stuck });
        else console.log(tellStuck(stuck, new Date()));
      }),
    );
}
