// `hearth ledger WHAT`: what is remembered of a repository, an item or a person, and whose turn it is.
import { Command } from 'commander';
import { turnOf } from '../core/turn.js';
import type { Database } from '../store/database.js';
import { createLedger } from '../store/ledger.js';
import {
  actsOf,
  namelessRepositories,
  peopleCalled,
  repositoryCalled,
  repositoryNumbered,
  repositorySummary,
} from '../store/ledger/summary.js';
import { tellItem, tellPeople, tellRepository } from './ledger-print.js';
import { cell } from './terminal.js';
import { withDatabaseThere } from './with-database.js';

export function ledgerCommand(): Command {
  return new Command('ledger')
    .description('show what is remembered: of a repository, an item or a person')
    .argument('<what>', 'OWNER/REPO (or its number), OWNER/REPO#NUMBER or @LOGIN')
    .option('--json', 'print the result as JSON')
    .action(async (what: string, { json }: { json?: boolean }) => {
      await withDatabaseThere(async (database) => {
        const [value, text] = await look(database, what);
        console.log(json === true ? JSON.stringify(value) : text);
      });
    });
}

type Found = readonly [value: unknown, text: string];

async function look(database: Database, what: string): Promise<Found> {
  const login = /^@([\w[\]-]+)$/.exec(what)?.[1];
  if (login !== undefined) {
    const people = await peopleCalled(database, login);
    if (people.length === 0) throw new Error(`nobody was ever seen as ${login}`);
    return [people, tellPeople(people)];
  }
  const [, id, ofId] = /^(\d{1,15})(?:#(\d+))?$/.exec(what) ?? [];
  if (id !== undefined) return ofRepository(database, await repositoryNumbered(database, id), `repository ${id}`, ofId);
  const [, owner, name, number] = /^([\w.-]+)\/([\w.-]+?)(?:#(\d+))?$/.exec(what) ?? [];
  if (owner === undefined || name === undefined) {
    throw new Error(`"${cell(what)}" is neither OWNER/REPO nor OWNER/REPO#NUMBER nor @LOGIN`);
  }
  return ofRepository(database, await repositoryCalled(database, owner, name), `${owner}/${name}`, number);
}

type Repository = Awaited<ReturnType<typeof repositoryCalled>>;

async function ofRepository(
  database: Database,
  repository: Repository,
  called: string,
  number: string | undefined,
): Promise<Found> {
  if (repository === null) throw new Error(await unknown(database, called));
  if (number !== undefined) return item(database, repository.id, called, Number(number));
  const summary = await repositorySummary(database, repository);
  return [summary, tellRepository(summary)];
}

/** Archives name no owners: what came from them may be there under its number alone. */
async function unknown(database: Database, called: string): Promise<string> {
  const nameless = await namelessRepositories(database);
  const numbers = nameless.map((one) => `hearth ledger ${one}`).join(', ');
  const there = nameless.length === 0 ? '' : ` What archives told is there by number: ${numbers}.`;
  return `nothing is remembered under the name ${called}.${there} To read the history of a repository: hearth backfill OWNER/REPO`;
}

/** What the database holds in four bytes. */
const MOST_NUMBER = 2_147_483_647;

async function item(database: Database, repository: string, name: string, number: number): Promise<Found> {
  const ledger = createLedger(database);
  const thread = number > MOST_NUMBER ? null : await ledger.thread(Number(repository), number);
  if (thread === null) throw new Error(`nothing is remembered of ${name}#${number}`);
  const found = {
    item: `${name}#${number}`,
    kind: thread.kind,
    turn: turnOf(thread),
    acts: await actsOf(database, repository, number),
    decisions: await ledger.decisionsOn(Number(repository), number),
  };
  return [found, tellItem(found)];
}
