// A twin with a clock that tests turn, and a backfill over it: without the rest of Hearth.
import { generateKeyPairSync } from 'node:crypto';
import { eventOf } from '../../src/core/event-of.js';
import { factsOf } from '../../src/core/facts-of.js';
import { createBackfiller } from '../../src/engine/backfill.js';
import type { Backfiller, BackfillOptions } from '../../src/engine/backfill.js';
import type { BackfillStore, HistoryReader, PartRow } from '../../src/engine/backfill-ports.js';
import type { Failpoint } from '../../src/engine/ports.js';
import { createHistoryReader } from '../../src/github/backfill/reader.js';
import { installationTransport } from '../../src/github/backfill/transport.js';
import { createClients } from '../../src/github/client.js';
import type { Credentials } from '../../src/github/client.js';
import { createBackfills } from '../../src/store/backfills.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { APP_ID, keepingLog, SECRET } from '../support/hearth.js';
import { startTwin } from '../twin/twin.js';
import type { Twin, TwinPayload } from '../twin/twin.js';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const DAY_MS = 24 * 3_600_000;

export const REPO = 'acme/app';

/** Time at the twin: ten days ago to begin with, and a minute later with every act that asks for it. */
export interface TurnedClock {
  at: number;
  pass(minutes?: number): void;
}

export interface Scene {
  readonly twin: Twin;
  readonly clock: TurnedClock;
  readonly repository: number;
  readonly installation: ReturnType<Twin['install']>;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

export async function startScene(): Promise<Scene> {
  const clock: TurnedClock = {
    at: Date.now() - 10 * DAY_MS,
    pass: (minutes = 1) => {
      clock.at += minutes * 60_000;
    },
  };
  const twin = await startTwin({
    appId: APP_ID,
    publicKey: keys.publicKey,
    webhookSecret: SECRET,
    now: () => new Date(clock.at),
  });
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  const { id } = twin.repository(REPO, { files: { 'README.md': 'App' } });
  const installation = twin.install('acme');
  clock.pass();
  const credentials = { appId: APP_ID, privateKey: keys.privateKey, apiUrl: twin.url };
  return { twin, clock, repository: id, installation, credentials, close: () => twin.close() };
}

export interface Memory {
  readonly database: Database;
  readonly connection: TestDatabase['connection'];
  /** Empty again: cheaper than a new one for each test. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const FILLED = [
  ...['repositories', 'installations', 'people', 'logins', 'items', 'acts', 'associations', 'maintainers'],
  ...['backfills', 'threads', 'backfill_leases'],
];

export async function newMemory(): Promise<Memory> {
  const { connection, close } = await testDatabase();
  const database = openDatabase(connection, () => undefined);
  return {
    database,
    connection,
    clear: async () => {
      await database.rows(FILLED.map((table) => `delete from ${table}`).join('; '));
    },
    close: async () => {
      await database.close();
      await close();
    },
  };
}

export interface Rig {
  readonly store: BackfillStore;
  readonly reader: HistoryReader;
  readonly backfiller: Backfiller;
  readonly log: ReturnType<typeof keepingLog>;
  /** Time as the backfill sees it: this much ahead of the real one. */
  readonly ahead: { ms: number };
  request(): Promise<void>;
  rows(): Promise<readonly PartRow[]>;
  row(part: PartRow['part']): Promise<PartRow>;
}

export interface RigOptions {
  readonly failpoint?: Failpoint;
  readonly leaseSeconds?: number;
  /** How long an answer is waited for: on a busy machine one may take seconds. */
  readonly timeoutMs?: number;
}

export function rigOf(
  { credentials, repository, installation }: Scene,
  { database }: Pick<Memory, 'database'>,
  more: BackfillOptions & RigOptions = {},
): Rig {
  const { failpoint = () => undefined, leaseSeconds, timeoutMs = 15_000, ...options } = more;
  const ahead = { ms: 0 };
  const clock = { now: () => new Date(Date.now() + ahead.ms) };
  const log = keepingLog();
  const store = createBackfills(database, leaseSeconds);
  const clients = createClients(credentials, { pacing: false, timeoutMs });
  const reader = createHistoryReader(installationTransport(clients), clock);
  const backfiller = createBackfiller({ store, reader, clock, log, failpoint }, options);
  const rows = () => store.progress(repository);
  const [owner = '', name = ''] = REPO.split('/');
  return {
    store,
    reader,
    backfiller,
    log,
    ahead,
    rows,
    request: () => store.request({ repository, installation: installation.id, owner, name }),
    row: async (part) => (await rows()).find((one) => one.part === part)!,
  };
}

/** What the webhooks of these acts tell, written down as Hearth does. */
export async function hear({ database }: Memory, payloads: readonly TwinPayload[]): Promise<void> {
  const facts = payloads.flatMap(({ event, payload, at }) => {
    const read = eventOf(event, payload, at.toISOString());
    return 'event' in read ? factsOf(read.event) : [];
  });
  await database.transaction((client) => writeFacts(client, facts));
}

/** What webhooks alone tell: GitHub forgets what was undone, and has no other word for these. */
const ONLY_HEARD = ['pushed', 'transferred', 'unstarred', 'unanswered'];
const TABLES: Readonly<Record<string, string>> = {
  repositories: 'select id, name, owner, owner_login, owner_kind, private, archived, default_branch from repositories',
  items: `select repository, number, kind, author, opened_at, draft, title, length, language, answerable, lines
    from items where deleted_at is null and moved_repository is null`,
  // Who closed a discussion GitHub tells by webhook only; commits no webhook tells by person.
  acts: `select a.repository, a.key, a.kind, a.number, a.at, a.value, a.subject, a.length, a.language,
      case when a.kind = 'closed' and i.kind = 'discussion' then null else a.person end as person
    from acts a left join items i on i.repository = a.repository and i.number = a.number
    where a.deleted_at is null and a.kind <> 'committed' and a.kind <> all('{${ONLY_HEARD.join(',')}}')`,
  people: `select p.id, p.kind, p.first_login, p.class from people p
    where exists (select from acts a where a.person = p.id and a.kind <> 'committed' and a.deleted_at is null)`,
  logins: `select person, login from logins l where exists (
    select from acts a where a.person = l.person and a.kind <> 'committed' and a.deleted_at is null)`,
  maintainers: `select distinct on (repository, person, by) repository, person, by, listed from maintainers
    order by repository, person, by, at desc`,
};

/** The committed fields, sorted; times of telling and of reading apart. */
export async function contentOf({ database }: Pick<Memory, 'database'>): Promise<Record<string, readonly string[]>> {
  const content: Record<string, readonly string[]> = {};
  for (const [table, text] of Object.entries(TABLES)) {
    content[table] = (await database.rows(text)).map((row) => JSON.stringify(row)).sort();
  }
  return content;
}

/** A row as the store would give it. */
export function partRow(more: Partial<PartRow> = {}): PartRow {
  return {
    repository: 7,
    installation: 70,
    owner: 'acme',
    name: 'app',
    part: 'issues',
    state: 'waiting',
    reason: null,
    dueAt: null,
    cursor: null,
    pageSize: null,
    items: 0,
    total: null,
    requests: 0,
    predicted: 0,
    points: 0,
    failures: 0,
    ownerId: null,
    beganAt: null,
    watermark: null,
    ...more,
  };
}
