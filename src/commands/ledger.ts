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
import { publicFolder } from './report-source.js';
import { cell } from './terminal.js';
import { isDatabaseThere, isEmbeddedThere, noDatabase, withDatabase, withDatabaseAt } from './with-database.js';

export function ledgerCommand(): Command {
  return new Command('ledger')
    .description('show what is remembered: of a repository, an item or a person')
    .argument('<what>', 'OWNER/REPO (or its number), OWNER/REPO#NUMBER or @LOGIN')
    .option('--json', 'print the result as JSON')
    .action(async (what: string, { json }: { json?: boolean }) => {
      const [value, text] = await lookFor(askedIn(what));
      console.log(json === true ? JSON.stringify(value) : text);
    });
}

type Found = readonly [value: unknown, text: string];

type Asked =
  | { readonly login: string }
  | { readonly id: string; readonly number: string | undefined }
  | { readonly owner: string; readonly name: string; readonly number: string | undefined };

/** Throws where it is nothing that could be remembered, whatever database is there. */
function askedIn(what: string): Asked {
  const login = /^@([\w[\]-]+)$/.exec(what)?.[1];
  if (login !== undefined) return { login };
  const [, id, ofId] = /^(\d{1,15})(?:#(\d+))?$/.exec(what) ?? [];
  if (id !== undefined) return { id, number: ofId };
  const [, owner, name, number] = /^([\w.-]+)\/([\w.-]+?)(?:#(\d+))?$/.exec(what) ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name, number };
  throw new Error(`"${cell(what)}" is neither OWNER/REPO nor OWNER/REPO#NUMBER nor @LOGIN`);
}

class NotRemembered extends Error {}

/** In Hearth's own database, then among what was read with a personal token. */
async function lookFor(asked: Asked): Promise<Found> {
  const look = (database: Database) => lookInto(database, asked);
  const folder = publicFolder();
  const isPublicThere = isEmbeddedThere(folder);
  if (!isDatabaseThere()) {
    if (!isPublicThere) throw noDatabase();
    return withDatabaseAt({ folder }, look);
  }
  try {
    return await withDatabase(look);
  } catch (error) {
    if (!(error instanceof NotRemembered) || !isPublicThere) throw error;
    return await withDatabaseAt({ folder }, look).catch((other: unknown) => {
      // What Hearth's own says of it has more to go by.
      throw other instanceof NotRemembered ? error : other;
    });
  }
}

async function lookInto(database: Database, asked: Asked): Promise<Found> {
  if ('login' in asked) {
    const people = await peopleCalled(database, asked.login);
    if (people.length === 0) throw new NotRemembered(`nobody was ever seen as ${asked.login}`);
    return [people, tellPeople(people)];
  }
  const { number } = asked;
  if ('id' in asked) {
    return ofRepository(database, await repositoryNumbered(database, asked.id), `repository ${asked.id}`, number);
  }
  const { owner, name } = asked;
  return ofRepository(database, await repositoryCalled(database, owner, name), `${owner}/${name}`, number);
}

type Repository = Awaited<ReturnType<typeof repositoryCalled>>;

async function ofRepository(
  database: Database,
  repository: Repository,
  called: string,
  number: string | undefined,
): Promise<Found> {
  if (repository === null) throw new NotRemembered(await unknown(database, called));
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
