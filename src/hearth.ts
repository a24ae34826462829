// Hearth, put together: database, wake-up, engine, door, worker. Started and stopped as one.
import type { ClientConfig } from 'pg';
import { hearthApp } from './app.js';
import type { Engine } from './engine/engine.js';
import { COMMIT_MS, createIntake } from './engine/intake.js';
import type { Intake } from './engine/intake.js';
import type { Log, Wakeup } from './engine/ports.js';
import { createPuller } from './engine/pull.js';
import { createTicker } from './engine/tick.js';
import type { Ticker } from './engine/tick.js';
import { createWorker } from './engine/worker.js';
import type { Worker } from './engine/worker.js';
import { createClients } from './github/client.js';
import type { Clients } from './github/client.js';
import { createEngine } from './hearth-engine.js';
import type { EngineOptions } from './hearth-engine.js';
import { openPages } from './pages.js';
import { bullWakeup } from './queue/bull.js';
import { inProcessWakeup } from './queue/in-process.js';
import { openDatabase } from './store/database.js';
import type { Database } from './store/database.js';
import { startEmbedded } from './store/embedded.js';
import { createInbox } from './store/inbox.js';
import { reclassify } from './store/ledger/reclassify.js';
import { migrate } from './store/migrate.js';
import { createDoor } from './web/door.js';
import { createHealth } from './web/health.js';
import type { Health } from './web/health.js';
import { createMetrics } from './web/metrics.js';
import type { Metrics } from './web/metrics.js';
import { createHearthServer } from './web/server.js';
import type { Route } from './web/server.js';

export type Role = 'all' | 'web' | 'worker';

/** `pull`: no public address; deliveries come from GitHub's log alone. */
export type IntakeWay = 'push' | 'pull';

export interface HearthOptions extends EngineOptions {
  readonly secrets: readonly string[];
  /** A PostgreSQL, or the folder in which the embedded one lives. */
  readonly database: ClientConfig | { readonly folder: string };
  readonly redisUrl?: string | undefined;
  readonly host: string;
  /** Null: listen nowhere, which a worker may. */
  readonly port: number | null;
  readonly role?: Role;
  readonly intake?: IntakeWay;
  readonly timing?: Partial<Timing>;
}

/** In milliseconds; tests and the demo shorten them. */
export interface Timing {
  /** How long a delivery may wait at the door for its commit. */
  readonly commit: number;
  readonly poll: number;
  readonly tick: number;
  readonly pull: number;
  readonly lag: number;
  readonly leaseSeconds: number;
  readonly renew: number;
}

/** What is closed when Hearth stops, the last opened first. */
type Closers = (() => Promise<unknown>)[];

const DOOR_POOL = { max: 4, statement_timeout: 5_000, query_timeout: 6_000 };
const TIMING: Timing = {
  commit: COMMIT_MS,
  poll: 1_000,
  tick: 60_000,
  pull: 10_000,
  lag: 10_000,
  leaseSeconds: 60,
  renew: 20_000,
};

export interface Hearth {
  /** Where it listens: the door, or a worker's health and metrics. */
  readonly url: string | undefined;
  readonly engine: Engine;
  readonly intake: Intake;
  readonly worker: Worker;
  readonly ticker: Ticker;
  readonly database: Database;
  readonly wakeup: Wakeup;
  /** Readiness off, work finished, everything closed. */
  stop(): Promise<void>;
}

/** Starts Hearth. What was started is stopped again when a later part fails. */
export async function startHearth(options: HearthOptions): Promise<Hearth> {
  const closers: Closers = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await start(options, closers)), stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function start(options: HearthOptions, closers: Closers): Promise<Omit<Hearth, 'stop'>> {
  const { log, role = 'all', port, redisUrl } = options;
  const timing = { ...TIMING, ...options.timing };
  const connection = await connect(options, closers);
  const warn = (error: Error) => {
    log.warn({ error: error.message }, 'a database connection broke');
  };
  const open = (more: ClientConfig = {}) => {
    const opened = openDatabase({ ...connection, ...more }, warn);
    closers.push(() => opened.close());
    return opened;
  };
  const { applied } = await migrate(connection);
  if (applied.length > 0) log.info({ applied }, 'the database was brought up to date');
  const database = open();
  await classAnew(database, log);
  const wakeup = redisUrl === undefined ? inProcessWakeup() : bullWakeup({ redisUrl, log });
  closers.push(() => wakeup.close());

  const clients = createClients(options.credentials, options.client);
  const { leaseSeconds, lag: lagMs } = timing;
  const { engine, backfiller } = await createEngine(options, { database, clients, leaseSeconds, lagMs });
  // The door has connections of its own: workers that use up theirs do not keep a delivery waiting, and a connection that
  // swallows everything is given up on.
  const door = await doorOf({ engine, clients, wakeup, database: open(DOOR_POOL), waitMs: timing.commit });
  const worker = createWorker(engine, {
    pollMs: timing.poll,
    renewMs: timing.renew,
    onHandled: ({ state, settled }) => {
      door.metrics.countHandled(
        state,
        settled.map((one) => one.state),
      );
    },
  });
  const ticker = createTicker(engine, wakeup, {
    everyMs: timing.tick,
    ...(backfiller === null ? {} : { catchUp: (now: Date) => backfiller.catchUp(now) }),
  });
  // First the address, then the work: a Hearth that cannot listen must not have acted before it says so.
  let url: string | undefined;
  if (port !== null) {
    const { apiUrl } = options.credentials;
    const pages = options.pages === true && role !== 'worker' ? openPages({ engine, connection, apiUrl, warn }) : null;
    if (pages !== null) closers.push(() => pages.close());
    url = await listen(options, port, { ...door, engine, routes: pages?.routes ?? [] }, closers);
  }
  if (role !== 'web') {
    const puller = options.intake === 'pull' ? createPuller(engine, worker, timing.pull) : null;
    await work(wakeup, worker, [ticker, puller, backfiller], closers);
  }
  return { url, engine, intake: door.intake, worker, ticker, database, wakeup };
}

async function classAnew(database: Database, log: Log): Promise<void> {
  const people = await reclassify(database);
  if (people > 0) log.info({ people }, 'who is a person is decided by another list: people were classed anew');
}

interface DoorParts extends Pick<Hearth, 'engine' | 'database' | 'wakeup'> {
  readonly clients: Clients;
  readonly waitMs: number;
}

/** What takes deliveries in, and tells how that goes. */
async function doorOf({ engine: { log, failpoint }, clients, wakeup, database, waitMs }: DoorParts): Promise<Door> {
  const inbox = createInbox(database);
  const intake = createIntake({ inbox, wakeup, log, failpoint, limits: { waitMs } });
  await clients.probot.load(hearthApp(intake));
  return {
    intake,
    metrics: createMetrics({ inbox }),
    health: createHealth({ pingDatabase: () => database.rows('select 1'), wakeup }),
  };
}

async function connect(options: HearthOptions, closers: Closers): Promise<ClientConfig> {
  if (!('folder' in options.database)) return options.database;
  const { folder } = options.database;
  const embedded = await startEmbedded({
    folder,
    log: (message) => {
      options.log.info({ folder }, message);
    },
  });
  closers.push(() => embedded.stop());
  return embedded.connection;
}

/** What runs besides the worker, where there is such a one. */
type Running = { start(): void; stop(): Promise<void> } | null;

async function work(wakeup: Wakeup, worker: Worker, others: readonly Running[], closers: Closers): Promise<void> {
  // All are told to stop before any is waited for: none takes new work while another finishes.
  closers.push(() => Promise.all([worker, ...others].map(async (one) => one?.stop())));
  await wakeup.listen(() => {
    worker.wake();
    return Promise.resolve();
  });
  for (const one of [worker, ...others]) one?.start();
}

interface Door {
  readonly intake: Intake;
  readonly health: Health;
  readonly metrics: Metrics;
}

interface Served extends Door, Pick<Hearth, 'engine'> {
  /** Of the pages. */
  readonly routes: readonly Route[];
}

async function listen(
  { role, secrets, host }: HearthOptions,
  port: number,
  { intake, health, metrics, engine: { log, failpoint }, routes }: Served,
  closers: Closers,
): Promise<string> {
  const door = createDoor({ intake, secrets, log, count: metrics.count, failpoint });
  const server = createHearthServer({ ...(role === 'worker' ? {} : { door }), health, metrics, log, pages: routes });
  const address = await server.listen(port, host);
  closers.push(() => server.stop(10_000));
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
