// A whole Hearth on a test database, against a GitHub twin: what the road and feature tests stand on.
import { setTimeout as sleep } from 'node:timers/promises';
import { startHearth } from '../../src/hearth.js';
import type { Hearth, HearthOptions } from '../../src/hearth.js';
import type { Log } from '../../src/engine/ports.js';
import type { NewRepository } from '../twin/acts/repositories.js';
import type { InstallOptions } from '../twin/seed.js';
import { startTwin } from '../twin/twin.js';
import type { Twin } from '../twin/twin.js';
import { testDatabase } from './database.js';
import { testKeys } from './keys.js';

export const APP_ID = 4711;
export const SECRET = 'a-secret-of-sufficient-length';

const keys = testKeys();

export const WELCOME = 'version: 1\nwelcome:\n  mode: active\n';

/** A log that keeps its lines, so that a test can look for what must not be there. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, message, ...fields }));
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export interface Town {
  readonly hearth: Hearth;
  readonly twin: Twin;
  readonly installation: ReturnType<Twin['install']>;
  readonly log: Log & { readonly lines: string[] };
  readonly connection: Awaited<ReturnType<typeof testDatabase>>['connection'];
  /** Waits until every delivery was answered and every due row is settled. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** What else than usual the town is made of. */
export interface Seed {
  readonly repository?: NewRepository;
  readonly installation?: InstallOptions;
  /** What happened before Hearth came; nobody was told of it. */
  readonly before?: (twin: Twin) => void;
}

export async function startTestTwin(): Promise<Twin> {
  return startTwin({ appId: APP_ID, publicKey: keys.publicKey, webhookSecret: SECRET });
}

export function testOptions(twin: Twin, database: HearthOptions['database'], log: Log): HearthOptions {
  return {
    credentials: { appId: APP_ID, privateKey: keys.privateKey, apiUrl: twin.url },
    secrets: [SECRET],
    database,
    host: '127.0.0.1',
    port: 0,
    log,
    client: { pacing: false },
    // Tests of what Hearth asks GitHub count its requests; those of reading history turn it on.
    history: 'ask',
    timing: { poll: 50, lag: 200, tick: 3_600_000 },
  };
}

/** Twin, database and Hearth, with `acme` installed and `acme/app` holding `config` as its hearth.yml. */
export async function startTown(
  config: string | null = WELCOME,
  more: Partial<HearthOptions> = {},
  seed: Seed = {},
): Promise<Town> {
  const database = await testDatabase();
  const twin = await startTestTwin();
  const log = keepingLog();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app', seed.repository ?? (config === null ? {} : { files: { '.github/hearth.yml': config } }));
  const installation = twin.install('acme', seed.installation);
  twin.silently(() => seed.before?.(twin));
  const hearth = await startHearth({ ...testOptions(twin, database.connection, log), ...more });
  // The first beat pulls what the seeding left in the delivery log; a test begins after it.
  while ((await hearth.engine.inbox.missing(twin.deliveries.map((one) => one.guid))).length > 0) await sleep(10);
  await untilQuiet(hearth);
  twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
  return {
    hearth,
    twin,
    installation,
    log,
    connection: database.connection,
    quiet: async () => {
      await twin.settled();
      await untilQuiet(hearth);
      await twin.settled();
      await untilQuiet(hearth);
    },
    close: async () => {
      await hearth.stop();
      await twin.close();
      await database.close();
    },
  };
}

/** Given back while its installation had its share in hand: it is due at once, and only that its installation waits holds it. */
const WAITS_WITH_ITS_INSTALLATION = `lane is not null
  and exists (select from parked where parked.installation = inbox.installation and until > now())`;

/** Resolves when no row is due or in hand. Rows that wait for a later time do not count. */
export async function untilQuiet(hearth: Hearth, tries = 400): Promise<void> {
  for (let n = 0; n < tries; n += 1) {
    await hearth.worker.drain();
    const [row] = await hearth.database.rows<{ busy: number }>(
      `select count(*)::int as busy from inbox where state = 'waiting'
         and (lease_until is not null or due_at <= now() + interval '5 seconds' and not (${WAITS_WITH_ITS_INSTALLATION}))`,
    );
    if (row?.busy === 0) return;
    await sleep(25);
  }
  throw new Error('Hearth never came to rest');
}
