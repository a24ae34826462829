// Hearth, put together: database, inbox, wake-up, GitHub, engine, door. Started and stopped as one.
import type { ClientConfig } from 'pg';
import { hearthApp } from './app.js';
import type { Feature } from './core/feature.js';
import type { Engine } from './engine/engine.js';
import { createIntake } from './engine/intake.js';
import type { Intake } from './engine/intake.js';
import { createBackfiller } from './engine/backfill.js';
import type { BackfillStore } from './engine/backfill-ports.js';
import type { Clock, Failpoint, Histories, Log, Wakeup } from './engine/ports.js';
import { createDirectories } from './engine/answers/directory.js';
import { createConfigLoader } from './engine/config/load.js';
import { createReporter } from './engine/health-report.js';
import { createPuller } from './engine/pull.js';
import { createTicker } from './engine/tick.js';
import type { Ticker } from './engine/tick.js';
import { createWorker } from './engine/worker.js';
import type { Worker } from './engine/worker.js';
import { loadFeatures } from './features/registry.js';
import { knownFrom } from './known.js';
import { openPages } from './pages.js';
import { createClients } from './github/client.js';
import type { ClientOptions, Credentials } from './github/client.js';
import { createHistoryReader } from './github/backfill/reader.js';
import { installationTransport } from './github/backfill/transport.js';
import { createGitHub } from './github/github.js';
import { bullWakeup } from './queue/bull.js';
import { inProcessWakeup } from './queue/in-process.js';
import { createAudit } from './store/audit.js';
import { createConfigMemory } from './store/config-memory.js';
import { createBackfills } from './store/backfills.js';
import { openDatabase } from './store/database.js';
import type { Database } from './store/database.js';
import { startEmbedded } from './store/embedded.js';
import { createInbox } from './store/inbox.js';
import { createLedger } from './store/ledger.js';
import { reclassify } from './store/ledger/reclassify.js';
import { createMeasures } from './store/measures.js';
import { migrate } from './store/migrate.js';
import { createSchedules } from './store/schedules.js';
import { createDoor } from './web/door.js';
import { createHealth } from './web/health.js';
import type { Health } from './web/health.js';
import { createMetrics } from './web/metrics.js';
import type { Metrics } from './web/metrics.js';
import { createHearthServer } from './web/server.js';
import type { Route } from './web/server.js';

export type Role = 'all' | 'web' | 'worker';

export interface HearthOptions {
  readonly credentials: Credentials;
  readonly secrets: readonly string[];
  /** A PostgreSQL, or the folder in which the embedded one lives. */
  readonly database: ClientConfig | { readonly folder: string };
  readonly redisUrl?: string | undefined;
  readonly host: string;
  /** Null: listen nowhere, which a worker may. */
  readonly port: number | null;
  readonly role?: Role;
  /** `pull`: no public address; deliveries come from GitHub's log alone. */
  readonly intake?: 'push' | 'pull';
  /** `read` (the default): the history of every repository is read into the ledger; `ask`: GitHub is asked when needed. */
  readonly history?: 'read' | 'ask';
  /** Whether public pages are served beside the door; they are not unless it is said. */
  readonly pages?: boolean;
  /** Where visitors find them, without a slash at its end: what is published leads there. */
  readonly pagesUrl?: string | null;
  readonly log: Log;
  readonly clock?: Clock;
  readonly features?: readonly Feature[];
  readonly failpoint?: Failpoint;
  readonly client?: ClientOptions;
  readonly timing?: Partial<Timing>;
}

/** In milliseconds; tests and the demo shorten them. */
export interface Timing {
  readonly poll: number;
  readonly tick: number;
  readonly pull: number;
  readonly lag: number;
  readonly leaseSeconds: number;
  readonly renew: number;
}

const DOOR_POOL = { max: 4, statement_timeout: 5_000, query_timeout: 6_000 };
const TIMING: Timing = { poll: 1_000, tick: 60_000, pull: 10_000, lag: 10_000, leaseSeconds: 60, renew: 20_000 };

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
  const closers: (() => Promise<unknown>)[] = [];
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

async function start(options: HearthOptions, closers: (() => Promise<unknown>)[]): Promise<Omit<Hearth, 'stop'>> {
  const { log, role = 'all', clock = { now: () => new Date() }, failpoint = () => undefined } = options;
  const timing = { ...TIMING, ...options.timing };
  const connection = await connect(options, closers);
  const { applied } = await migrate(connection);
  if (applied.length > 0) log.info({ applied }, 'the database was brought up to date');
  const warn = (error: Error) => {
    log.warn({ error: error.message }, 'a database connection broke');
  };
  const database = openDatabase(connection, warn);
  closers.push(() => database.close());
  const people = await reclassify(database);
  if (people > 0) log.info({ people }, 'who is a person is decided by another list: people were classed anew');
  const wakeup = options.redisUrl === undefined ? inProcessWakeup() : bullWakeup({ redisUrl: options.redisUrl, log });
  closers.push(() => wakeup.close());

  const inbox = createInbox(database, timing.leaseSeconds);
  const clients = createClients(options.credentials, options.client);
  const { github, configs } = createGitHub(clients, options.credentials.appId, clock);
  const reads = options.history !== 'ask';
  // Questions one after the other need no pacing, and must not stand in the lane of the daily writes.
  const historyClients = createClients(options.credentials, { ...options.client, pacing: false });
  const reader = createHistoryReader(installationTransport(historyClients), clock);
  const backfills = createBackfills(database, timing.leaseSeconds);
  const backfiller = createBackfiller({ store: backfills, reader, clock, log, failpoint });
  const features = options.features ?? (await loadFeatures());
  const known = knownFrom(features);
  const ledger = createLedger(database);
  const schedules = createSchedules(database);
  const memory = createConfigMemory(database);
  const measures = createMeasures(database);
  const engine: Engine = {
    inbox,
    ledger,
    audit: createAudit(database),
    histories: requesting(backfills, () => {
      if (reads) backfiller.wake();
    }),
    github,
    configs,
    config: createConfigLoader({ configs, memory, ledger, inbox, schedules, features, known, clock, log }),
    directories: createDirectories(),
    schedules,
    measures,
    reporter: createReporter({ measures, ledger, clock }),
    pages: options.pages === true ? (options.pagesUrl ?? null) : null,
    features,
    known,
    clock,
    log,
    failpoint,
    lagMs: timing.lag,
  };
  // The door has connections of its own: workers that use up theirs do not keep a delivery waiting, and a connection that
  // swallows everything is given up on.
  const doorDatabase = openDatabase({ ...connection, ...DOOR_POOL }, warn);
  closers.push(() => doorDatabase.close());
  const intake = createIntake({ inbox: createInbox(doorDatabase), wakeup, log, failpoint });
  await clients.probot.load(hearthApp(intake));
  const metrics = createMetrics({ inbox: createInbox(doorDatabase) });
  const health = createHealth({ pingDatabase: () => doorDatabase.rows('select 1'), wakeup });
  const worker = createWorker(engine, {
    pollMs: timing.poll,
    renewMs: timing.renew,
    onHandled: (handled) => {
      metrics.countHandled(
        handled.state,
        handled.settled.map(({ state }) => state),
      );
    },
  });
  const ticker = createTicker(engine, wakeup, {
    everyMs: timing.tick,
    ...(reads ? { catchUp: (now: Date) => backfiller.catchUp(now) } : {}),
  });
  // First the address, then the work: a Hearth that cannot listen must not have acted before it says so.
  const { port } = options;
  let url: string | undefined;
  if (port !== null) {
    const { apiUrl } = options.credentials;
    const pages = options.pages === true && role !== 'worker' ? openPages({ engine, connection, apiUrl, warn }) : null;
    if (pages !== null) closers.push(() => pages.close());
    url = await listen(options, port, { intake, health, metrics, pages: pages?.routes ?? [] }, closers);
  }
  if (role !== 'web') {
    const puller = options.intake === 'pull' ? createPuller(engine, worker, timing.pull) : undefined;
    await work(wakeup, worker, [ticker, puller, reads ? backfiller : undefined], closers);
  }
  return { url, engine, intake, worker, ticker, database, wakeup };
}

/** Asking for a repository's history: the rows, and a ring for whoever reads. */
function requesting(store: BackfillStore, wake: () => void): Histories {
  return {
    request: async (installation, repositories, again) => {
      for (const { id, owner, name } of repositories) {
        await store.request({ repository: id, installation, owner, name });
        if (again !== undefined) await store.again(id, true);
      }
      if (repositories.length > 0) wake();
    },
    resume: async (installation) => {
      await store.resume(installation);
      wake();
    },
  };
}

async function connect(options: HearthOptions, closers: (() => Promise<unknown>)[]): Promise<ClientConfig> {
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
type Running = { start(): void; stop(): Promise<void> } | undefined;

async function work(
  wakeup: Wakeup,
  worker: Worker,
  others: readonly Running[],
  closers: (() => Promise<unknown>)[],
): Promise<void> {
  // All are told to stop before any is waited for: none takes new work while another finishes.
  closers.push(() => Promise.all([worker, ...others].map(async (one) => one?.stop())));
  await wakeup.listen(() => {
    worker.wake();
    return Promise.resolve();
  });
  for (const one of [worker, ...others]) one?.start();
}

interface Served {
  readonly intake: Intake;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly pages: readonly Route[];
}

async function listen(
  options: HearthOptions,
  port: number,
  { intake, health, metrics, pages }: Served,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const { log, secrets, host, failpoint = () => undefined } = options;
  const door = createDoor({ intake, secrets, log, count: metrics.count, failpoint });
  const server = createHearthServer({ ...(options.role === 'worker' ? {} : { door }), health, metrics, log, pages });
  const address = await server.listen(port, host);
  closers.push(() => server.stop(10_000));
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
