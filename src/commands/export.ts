// `hearth export`: the ledger and the audit as lines of JSON, for keeping, for moving, for other tools.
import { Command } from 'commander';
import type { Database } from '../store/database.js';
import { communities, exportLines } from '../store/export.js';
import { namelessRepositories } from '../store/ledger/summary.js';
import { openOutput } from './export-output.js';
import { cell } from './terminal.js';
import { withDatabaseThere } from './with-database.js';

interface Flags {
  readonly to: string;
  readonly json?: boolean;
}

const HELP = `
Without OWNER it is a backup of everything that Hearth remembers; with it, one community's part.
\`hearth import\` reads it back; reading it twice changes nothing. The format: docs/ledger-format.md.

Examples:
  hearth export --to backup.ndjson.gz
  hearth export acme --to acme.ndjson`;

export function exportCommand(): Command {
  return new Command('export')
    .description('write the ledger and what Hearth did as lines of JSON')
    .argument('[owner]', 'one community: the login of the account that owns its repositories')
    .option('--to <file>', 'where to; packed when it ends in .gz, "-" is standard output', '-')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action((owner: string | undefined, flags: Flags) =>
      withDatabaseThere((database) => exportTo(database, owner, flags)),
    );
}

async function exportTo(database: Database, owner: string | undefined, { to, json }: Flags): Promise<void> {
  const community = owner === undefined ? null : await communityOf(database, owner);
  const output = openOutput(to);
  try {
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    const sums = await exportLines(database, { community, at }, output.write);
    await output.done();
    // Standard output is the export's.
    const say = to === '-' ? console.error : console.log;
    const place = to === '-' ? 'standard output' : to;
    const n = (value: number) => value.toLocaleString('en-US');
    const said = `${n(sums.lines)} lines to ${place}: ${n(sums.facts)} facts, ${n(sums.actions)} actions.`;
    say(json === true ? JSON.stringify({ to, community, ...sums }) : cell(said));
  } catch (error) {
    await output.drop();
    // Whoever reads may stop reading: `hearth export | head`.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE' && to === '-') return;
    throw error;
  }
}

async function communityOf(database: Database, owner: string): Promise<number> {
  const known = await communities(database);
  const found = known.find(({ login }) => login.toLowerCase() === owner.toLowerCase());
  if (found !== undefined) return found.id;
  const logins = known.map(({ login }) => login);
  const some = logins.length > 10 ? [...logins.slice(0, 10), `and ${logins.length - 10} more`] : logins;
  const there = some.length === 0 ? await whyNobodys(database) : `There are: ${some.join(', ')}.`;
  throw new Error(cell(`no repository of ${owner} is in the ledger. ${there}`));
}

/** Archives name no owners: what came from them belongs to no community that is known. */
async function whyNobodys(database: Database): Promise<string> {
  const nameless = await namelessRepositories(database);
  return nameless.length === 0 ? 'It is empty.' : 'What is in it came from archives, which do not tell the owner.';
}
