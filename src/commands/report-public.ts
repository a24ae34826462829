// A public repository that nobody gave to Hearth: read with a personal token into a database of its own, beside the
// configured one, so that strangers' repositories never mix with a community's.
import { createInterface } from 'node:readline/promises';
import { RateLimited, Unavailable } from '../core/failure.js';
import { createBackfiller } from '../engine/backfill.js';
import type { PartRow } from '../engine/backfill-ports.js';
import { createHistoryReader } from '../github/backfill/reader.js';
import { findPublic, personalTransport } from '../github/backfill/token.js';
import type { Personal, PublicRepository } from '../github/backfill/token.js';
import { createLog } from '../log.js';
import { createBackfills } from '../store/backfills.js';
import type { Database } from '../store/database.js';
import { tableOf } from './backfill-print.js';
import { runBackfill } from './backfill-run.js';
import { interruption } from './backfill.js';
import { createProgressWriter } from './progress.js';
import { costInWords, costOf } from './report-cost.js';
import { publicFolder } from './report-source.js';
import type { Named } from './report-source.js';
import { withDatabaseAt } from './with-database.js';

export interface Reading {
  /** Go on without asking. */
  readonly yes: boolean;
  /** Wait where GitHub's limit is reached, instead of ending. */
  readonly wait: boolean;
  /** Up to when everything must be known. */
  readonly until: Date;
}

/** Ended before everything was read: Ctrl-C, a no, or a limit. What was read is kept. */
export class Unfinished extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
    this.name = 'Unfinished';
  }
}

const [INTERRUPTED, TRY_LATER] = [130, 75];
const clock = { now: () => new Date() };
/** Standard output is the report's. */
const say = (line: string) => {
  console.error(line);
};

export async function inPublic<Result>(
  named: Named,
  personal: Personal,
  reading: Reading,
  work: (database: Database, repository: number) => Promise<Result>,
): Promise<Result> {
  const found = await findPublic(personal, clock, named.owner, named.name).catch((error: unknown) => {
    throw error instanceof RateLimited ? limited(error.until) : asked(personal, error);
  });
  const { owner, name, repository } = found.target;
  if (found.private) throw new Error(`${owner}/${name} is private: it is reported on only where the App is installed`);
  return withDatabaseAt({ folder: publicFolder() }, async (database) => {
    await read(database, personal, found, reading);
    return work(database, repository);
  });
}

/** Where nothing answers, it matters what was asked: a proxy may stand in between, `GITHUB_API_URL` may be wrong. */
function asked({ apiUrl }: Personal, error: unknown): unknown {
  return error instanceof Unavailable ? new Error(`${error.message} (asked at ${apiUrl})`, { cause: error }) : error;
}

async function read(database: Database, personal: Personal, found: PublicRepository, reading: Reading): Promise<void> {
  const { target } = found;
  const store = createBackfills(database);
  await store.request(target);
  await store.again(target.repository, false);
  const before = await store.progress(target.repository);
  if (before.every((row) => isKnown(row, reading.until))) return;
  if (before.every(({ state }) => state === 'done')) {
    say(`${target.owner}/${target.name} was read before; what happened since is read now.`);
    await store.again(target.repository, true);
  } else {
    await mayBegin(found, before, reading);
  }
  const reader = createHistoryReader(personalTransport(personal), clock);
  const engine = { store, reader, clock, log: createLog('silent'), failpoint: () => undefined };
  const backfiller = createBackfiller(engine, { concurrency: 1, pollMs: 250, only: target });
  const signal = interruption();
  const writer = createProgressWriter(process.stderr);
  const enough = (rows: readonly PartRow[], now: Date) => !reading.wait && waitsUntil(rows, now) !== null;
  const rows = await runBackfill({ store, backfiller, target, writer, say, signal, enough });
  say(`${tableOf(rows)}\n`);
  if (!rows.some(({ state }) => state === 'waiting')) return;
  if (signal.aborted) {
    throw new Unfinished('Stopped after the page in hand. The same command goes on from here.', INTERRUPTED);
  }
  throw limited(waitsUntil(rows, clock.now()) ?? clock.now());
}

const isKnown = ({ state, watermark }: PartRow, until: Date) =>
  state === 'done' && watermark !== null && watermark >= until;

const SHORT_MS = 90_000;

/** When reading goes on, where all that is left waits for that, and for long; null: it goes on by itself soon. */
function waitsUntil(rows: readonly PartRow[], now: Date): Date | null {
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const next = Math.min(...waiting.map(({ dueAt }) => dueAt?.getTime() ?? 0));
  return waiting.length > 0 && next > now.getTime() + SHORT_MS ? new Date(next) : null;
}

const limited = (until: Date) =>
  new Unfinished(
    `GitHub's limit for this token is reached. After ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC the same ` +
      'command goes on from here; with --wait it waits.',
    TRY_LATER,
  );

/** Says what it costs, and asks where somebody can answer. */
async function mayBegin(found: PublicRepository, rows: readonly PartRow[], { yes }: Reading): Promise<void> {
  const { owner, name } = found.target;
  const goesOn = rows.some(({ requests }) => requests > 0);
  say(`${goesOn ? 'Goes on reading' : 'Reads'} the public history of ${owner}/${name} with GITHUB_TOKEN.`);
  say(`${goesOn ? 'All of it' : 'It has'} ${costInWords(costOf(found, clock.now()))}`);
  if (yes || !process.stdin.isTTY || !process.stderr.isTTY) return;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question('Go on? [Y/n] ').finally(() => {
    asking.close();
  });
  if (!/^\s*(y(es)?)?\s*$/i.test(answer)) throw new Unfinished('Nothing was read.', INTERRUPTED);
}
