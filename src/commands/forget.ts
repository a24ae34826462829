// `hearth forget WHO`: what is kept of a person, and (with --yes) no longer.
import { Command } from 'commander';
import type { Database } from '../store/database.js';
import { acquaintances, forgetPerson } from '../store/ledger/forget.js';
import type { Acquaintance } from '../store/ledger/forget.js';
import { peopleCalled } from '../store/ledger/summary.js';
import { withDatabaseThere } from './with-database.js';
import { cell, wrap } from './terminal.js';

interface Flags {
  readonly id?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function forgetCommand(): Command {
  return new Command('forget')
    .description('forget a person: what they did stays, as done by nobody; they are not learnt again')
    .argument('[who]', 'a login, present or former (@LOGIN), or the number of an account')
    .option('--id <number>', 'the number of the account, where it is also a login of somebody')
    .option('--yes', 'do it; without it, only tell what is kept')
    .option('--json', 'print the result as JSON')
    .action(async (who: string | undefined, flags: Flags) => {
      const asked = askedFor(who, flags.id);
      await withDatabaseThere(async (database) => {
        const found = await find(database, asked);
        const [one] = found;
        const forgotten = flags.yes === true && found.length === 1 && one !== undefined && isSure(asked, one);
        if (forgotten) await forgetPerson(database, one.id);
        if (found.length !== 1 || (flags.yes === true && !forgotten)) process.exitCode = 1;
        console.log(flags.json === true ? JSON.stringify({ found, forgotten }) : tell(asked, found, forgotten));
      });
    });
}

/** Who is meant; digits alone can be a login and a number. */
interface Asked {
  readonly login: string | null;
  readonly number: number | null;
}

function askedFor(who: string | undefined, id: string | undefined): Asked {
  if ((who === undefined) === (id === undefined)) throw new Error('name one person: LOGIN, @LOGIN or --id NUMBER');
  if (id !== undefined) return { login: null, number: numberOf(id) };
  const login = who?.replace(/^@/, '') ?? '';
  return { login, number: login === who && /^\d+$/.test(login) ? numberOf(login) : null };
}

/** Digits that are a login of somebody else than the account of that number: it must be said which is meant. */
const isSure = ({ login, number }: Asked, found: Acquaintance) =>
  login === null || number === null || found.id === number;

function numberOf(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text)) throw new Error(`--id ${cell(text)}: not the number of an account`);
  if (Number.isSafeInteger(number)) return number;
  throw new Error(`no account has so great a number as ${cell(text)}; if it is a login: hearth forget @${cell(text)}`);
}

async function find(database: Database, { login, number }: Asked): Promise<readonly Acquaintance[]> {
  const called = login === null ? [] : (await peopleCalled(database, login)).map(({ id }) => id);
  const ids = new Set(number === null ? called : [number, ...called]);
  return (await Promise.all([...ids].map((id) => acquaintances(database, String(id))))).flat();
}

function tell({ login, number }: Asked, found: readonly Acquaintance[], forgotten: boolean): string {
  const [one] = found;
  if (one === undefined) {
    const whom = login === null ? `account ${number}` : cell(login);
    return wrap(`Nobody is known as ${whom}. The number of the account finds who has another login by now.`);
  }
  if (found.length > 1) {
    const lines = found.map((each) => `  ${each.id}  ${logins(each)}  (${each.acts} acts)`);
    const why =
      number === null
        ? 'Several accounts had this login.'
        : 'This is the number of one account and a login of another.';
    return `${why} Nothing was changed. Name one by its number, with --id:\n${lines.join('\n')}`;
  }
  const kept = `${logins(one)} (account ${one.id}): ${one.acts} acts, ${one.items} items opened, ${one.actions} actions of Hearth about them.`;
  if (!forgotten) return wrap(`${kept}\nNothing was changed. To forget them: hearth forget --id ${one.id} --yes`);
  return wrap(
    `${kept}\nForgotten. What they did counts on, as done by nobody. Payloads of the last 7 days go by themselves; comments on GitHub are GitHub's to delete.`,
  );
}

const logins = (one: Acquaintance) => one.logins.map(cell).join(', ');
