// `hearth backfill OWNER/REPO`: reads GitHub's history into the ledger, to be resumed with the same command.
import { Command } from 'commander';
import { createBackfiller } from '../engine/backfill.js';
import type { PartRow, Target } from '../engine/backfill-ports.js';
import { findTarget } from '../github/backfill/find.js';
import { createHistoryReader } from '../github/backfill/reader.js';
import { installationTransport } from '../github/backfill/transport.js';
import type { Clock } from '../engine/ports.js';
import { createClients } from '../github/client.js';
import type { Clients } from '../github/client.js';
import { createLog } from '../log.js';
import { createBackfills } from '../store/backfills.js';
import type { Database } from '../store/database.js';
import { jsonOf, tableOf } from './backfill-print.js';
import { runBackfill } from './backfill-run.js';
import { readEnvironment } from './environment.js';
import { credentialsIn } from './partial-settings.js';
import { createProgressWriter } from './progress.js';
import { repositoryNamed } from './report-source.js';
import { withDatabase } from './with-database.js';

interface Options {
  readonly json?: boolean;
  readonly again?: boolean;
}

export function backfillCommand(): Command {
  return new Command('backfill')
    .description("read a repository's history from GitHub into the ledger")
    .argument('<OWNER/REPO>', 'a repository on which the App is installed')
    .option('--again', 'where it was read before: catch up with what has changed since')
    .option('--json', 'print the result as JSON')
    .action(backfill);
}

async function backfill(fullName: string, options: Options): Promise<void> {
  const { owner, name } = repositoryNamed(fullName);
  readEnvironment();
  const credentials = credentialsIn(process.env);
  if ('problems' in credentials) {
    throw new Error(`backfill asks GitHub as your App:\n${credentials.problems.map((one) => `  - ${one}`).join('\n')}`);
  }
  const clock = { now: () => new Date() };
  // One request after the other needs no pacing, and the second's wait between writes is not meant for questions.
  const clients = createClients(credentials, { pacing: false });
  const target = await findTarget(clients, clock, owner, name);
  await withDatabase((database) => read(database, clients, clock, target, options));
}

async function read(
  database: Database,
  clients: Clients,
  clock: Clock,
  target: Target,
  options: Options,
): Promise<void> {
  const store = createBackfills(database);
  await store.request(target);
  await store.again(target.repository, options.again === true);
  const before = await store.progress(target.repository);
  if (before.every(({ state }) => state === 'done')) {
    sayDone(target, before, options);
    return;
  }
  const reader = createHistoryReader(installationTransport(clients), clock);
  const log = createLog('silent');
  const engine = { store, reader, clock, log, failpoint: () => undefined };
  const backfiller = createBackfiller(engine, { concurrency: 1, pollMs: 1_000, only: target });
  const signal = interruption();
  const say = (line: string) => {
    if (options.json !== true) console.log(line);
  };
  const writer = options.json === true ? { show: quiet, end: quiet } : createProgressWriter(process.stdout);
  const rows = await runBackfill({ store, backfiller, target, writer, say, signal });
  finish(target, rows, signal.aborted, options);
}

const quiet = () => undefined;

/** The first Ctrl-C finishes the page in hand, a second one ends at once: what is not committed is read again. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

function sayDone(target: Target, rows: readonly PartRow[], { json }: Options): void {
  if (json === true) {
    console.log(jsonOf(target, rows, false));
    return;
  }
  const until = rows.map(({ watermark }) => watermark?.toISOString() ?? '').sort()[0] ?? '';
  console.log(`${target.owner}/${target.name} was read before, up to ${until}. With --again it catches up.`);
}

function finish(target: Target, rows: readonly PartRow[], interrupted: boolean, { json }: Options): void {
  const left = rows.some(({ state }) => state === 'waiting');
  console.log(json === true ? jsonOf(target, rows, left && interrupted) : tableOf(rows));
  if (left && interrupted) {
    if (json !== true) console.log('\nStopped after the page in hand. The same command goes on from here.');
    process.exitCode = 130;
  } else if (rows.some(({ state }) => state === 'stopped')) {
    process.exitCode = 1;
  }
}
