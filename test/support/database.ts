// A database of its own for each test that asks, copied from one in which all migrations have run.
import { randomBytes } from 'node:crypto';

import { Client, type ClientConfig } from 'pg';

import { MEMORY } from './memory.js';

const TEMPLATE = 'hearth_template';

export interface TestDatabase {
  /** For `new Pool(…)`, `openDatabase(…)` or `migrate(…)`. */
  readonly connection: ClientConfig;
  /** Drops the database, whoever is still connected to it. */
  close(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const database = `test_${randomBytes(8).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${database} TEMPLATE ${TEMPLATE} ${copying()}`);
  return {
    connection: { ...server, database },
    close: () => execute(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
  };
}

/** In memory its files are copied at half the cost of writing its pages to the log; on a disk that would wait for the disk. */
const copying = () => (process.env['TMPDIR'] === MEMORY ? 'STRATEGY FILE_COPY' : '');

/** The run's server, connected to a database that no test uses. */
export function testServer(): ClientConfig {
  const given = process.env['HEARTH_TEST_DATABASE'];
  if (!given) throw new Error('There is no test database: start the tests with "npm test".');
  return JSON.parse(given) as ClientConfig;
}

export async function makeTemplate(
  server: ClientConfig,
  migrate: (connection: ClientConfig) => Promise<unknown>,
): Promise<void> {
  await execute(server, `CREATE DATABASE ${TEMPLATE}`);
  await migrate({ ...server, database: TEMPLATE });
}

export async function execute(connection: ClientConfig, sql: string): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
