// A whole set-up that `hearth doctor` finds in order, to be broken by tests: the twin with an App installed, a webhook that
// is answered, a database, Redis. Whatever fails must be named with its fix, and without a secret.
import { generateKeyPairSync } from 'node:crypto';
import { expect } from '@jest/globals';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import { testDatabase } from '../support/database.js';
import { startReceiver } from '../twin/support.js';
import { startTwin } from '../twin/twin.js';
import type { Twin } from '../twin/twin.js';
import { databaseUrl, hearth } from './cli.js';
import type { Env } from './cli.js';

export const APP_ID = 4711;
const SECRET = 'a-secret-never-printed';

export const newKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const keys = newKeys();

export interface Seen {
  readonly name: string;
  readonly state: string;
  readonly detail: string;
  readonly fix?: string;
}

export interface Setup {
  readonly twin: Twin;
  readonly connection: ClientConfig;
  /** How far this machine's GitHub is ahead, in milliseconds. */
  skewMs: number;
  readonly doctor: (
    more?: Env,
    ...args: readonly string[]
  ) => Promise<{ readonly code: number | null; readonly checks: readonly Seen[] }>;
  readonly sql: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startSetup(): Promise<Setup> {
  let skewMs = 0;
  const twin = await startTwin({
    appId: APP_ID,
    publicKey: keys.publicKey,
    webhookSecret: SECRET,
    wallClock: () => Date.now() + skewMs,
  });
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app');
  twin.install('acme');
  const receiver = await startReceiver();
  twin.webhookUrl = `${receiver.url}?token=never-printed`;
  await twin.ping();
  const database = await testDatabase();
  return {
    twin,
    connection: database.connection,
    get skewMs() {
      return skewMs;
    },
    set skewMs(ms) {
      skewMs = ms;
    },
    doctor: async (more = {}, ...args) => {
      const env = {
        APP_ID: String(APP_ID),
        PRIVATE_KEY: keys.privateKey,
        WEBHOOK_SECRET: SECRET,
        GITHUB_API_URL: twin.url,
        DATABASE_URL: databaseUrl(database.connection),
        REDIS_URL: process.env['HEARTH_TEST_REDIS']!,
        PORT: '0',
        ...more,
      };
      const { code, out, err } = await hearth(['doctor', '--json', ...args], env);
      expect(out + err).not.toMatch(/never-printed|BEGIN/);
      const { checks } = JSON.parse(out) as { checks: readonly Seen[] };
      for (const { fix } of failures(checks)) expect(fix).toMatch(/^\S.{9,}$/s);
      return { code, checks };
    },
    sql: async (text) => {
      const client = new Client(database.connection);
      await client.connect();
      await client.query(text);
      await client.end();
    },
    close: async () => {
      await twin.close();
      await receiver.close();
      await database.close();
    },
  };
}

export const failures = (checks: readonly Seen[]) => checks.filter(({ state }) => state === 'failed');
