// `hearth forget WHO`: what is kept of a person, and (with --yes) no longer.
import { Command } from 'commander';
import { acquaintances, forgetPerson } from '../store/ledger/forget.js';
import type { Acquaintance } from '../store/ledger/forget.js';
import { withDatabase } from './with-database.js';
import { plain, wrap } from './terminal.js';

export function forgetCommand(): Command {
  return new Command('forget')
    .description('forget a person: what they did stays, as done by nobody; they are not learnt again')
    .argument('<who>', 'login, present or former, or the number of the account')
    .option('--yes', 'do it; without it, only tell what is kept')
    .option('--json', 'print the result as JSON')
    .action(async (who: string, options: { yes?: boolean; json?: boolean }) => {
      await withDatabase(async (database) => {
        const found = await acquaintances(database, who.replace(/^@/, ''));
        const [one] = found;
        const forgotten = options.yes === true && found.length === 1 && one !== undefined;
        if (forgotten) await forgetPerson(database, one.id);
        if (found.length !== 1) process.exitCode = 1;
        console.log(options.json === true ? JSON.stringify({ found, forgotten }) : tell(who, found, forgotten));
      });
    });
}

function tell(who: string, found: readonly Acquaintance[], forgotten: boolean): string {
  const [one] = found;
  if (one === undefined) {
    return wrap(`Nobody is known as ${plain(who)}. The number of the account finds who has another login by now.`);
  }
  if (found.length > 1) {
    const lines = found.map((each) => `  ${each.id}  ${each.logins.join(', ')}  (${each.acts} acts)`);
    return `Several accounts had this login. Name one by its number:\n${lines.join('\n')}`;
  }
  const kept = `${one.logins.join(', ')} (account ${one.id}): ${one.acts} acts, ${one.items} items opened, ${one.actions} actions of Hearth about them.`;
  if (!forgotten) return wrap(`${kept}\nNothing was changed. To forget them: hearth forget ${one.id} --yes`);
  return wrap(
    `${kept}\nForgotten. What they did counts on, as done by nobody. Payloads of the last 7 days go by themselves; comments on GitHub are GitHub's to delete.`,
  );
}
