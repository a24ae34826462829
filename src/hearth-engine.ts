// The engine, put together of what its ports are in truth: PostgreSQL, GitHub, the features that this Hearth has.
import type { Feature } from './core/feature.js';
import { createDirectories } from './engine/answers/directory.js';
import { createBackfiller } from './engine/backfill.js';
import type { Backfiller } from './engine/backfill.js';
import type { BackfillStore } from './engine/backfill-ports.js';
import { createConfigLoader } from './engine/config/load.js';
import type { Engine } from './engine/engine.js';
import { createReporter } from './engine/health-report.js';
import type { Clock, Failpoint, Histories, Log } from './engine/ports.js';
import { createRequestShares } from './engine/request-shares.js';
import { loadFeatures } from './features/registry.js';
import { createHistoryReader } from './github/backfill/reader.js';
import { installationTransport } from './github/backfill/transport.js';
import { createClients } from './github/client.js';
import type { ClientOptions, Clients, Credentials } from './github/client.js';
import { createGitHub } from './github/github.js';
import { knownFrom } from './known.js';
import { createAudit } from './store/audit.js';
import { createBackfills } from './store/backfills.js';
import { createConfigMemory } from './store/config-memory.js';
import type { Database } from './store/database.js';
import { createInbox } from './store/inbox.js';
import { createLedger } from './store/ledger.js';
import { createMeasures } from './store/measures.js';
import { createSchedules } from './store/schedules.js';

export interface EngineOptions {
  readonly credentials: Credentials;
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
}

/** What the engine shares with the rest of its process. */
interface EngineParts {
  readonly database: Database;
  readonly clients: Clients;
  readonly leaseSeconds: number;
  /** How long GitHub's reads may lag behind its writes, in milliseconds. */
  readonly lagMs: number;
}

/** `backfiller`: null where no history is read. */
export async function createEngine(
  options: EngineOptions,
  { database, clients, leaseSeconds, lagMs }: EngineParts,
): Promise<{ readonly engine: Engine; readonly backfiller: Backfiller | null }> {
  const { log, clock = { now: () => new Date() }, failpoint = () => undefined } = options;
  const features = options.features ?? (await loadFeatures());
  const known = knownFrom(features);
  const backfills = createBackfills(database, leaseSeconds);
  const backfiller =
    options.history === 'ask'
      ? null
      : createBackfiller({ store: backfills, reader: reader(options, clock), clock, log, failpoint });
  const { github, configs } = createGitHub(clients, options.credentials.appId, clock);
  const inbox = createInbox(database, leaseSeconds);
  const ledger = createLedger(database);
  const schedules = createSchedules(database);
  const memory = createConfigMemory(database);
  const measures = createMeasures(database);
  const engine: Engine = {
    inbox,
    ledger,
    audit: createAudit(database),
    histories: requesting(backfills, () => backfiller?.wake()),
    github,
    shares: createRequestShares(),
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
    lagMs,
  };
  return { engine, backfiller };
}

/** Questions one after the other need no pacing, and must not stand in the lane of the daily writes. */
const reader = ({ credentials, client }: EngineOptions, clock: Clock) =>
  createHistoryReader(installationTransport(createClients(credentials, { ...client, pacing: false })), clock);

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
