// The pool, and the two ways to use it. Everything of Hearth in SQL goes through here.
import { Client, Pool } from 'pg';
import type { PoolClient, PoolConfig, QueryResultRow } from 'pg';

export interface Database {
  /** With a name the statement is parsed and planned once for each connection. One name, one text. */
  rows<Row extends QueryResultRow>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** One transaction; rolled back when `work` throws. */
  transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` while nobody else on this database runs under the same key; null when somebody does. The lock lives on a
   * connection of its own, so that a process that is killed leaves none behind and closing the pool waits for nobody.
   */
  alone<Result>(key: number, work: () => Promise<Result>): Promise<Result | null>;
  close(): Promise<void>;
}

/**
 * Opens a pool. Waiting for a connection is bounded, and so is a statement: what SQL cannot do in time is an error that
 * the caller turns into a 503 or a retry, never an endless wait.
 */
export function openDatabase(connection: PoolConfig, onError: (error: Error) => void): Database {
  const config: PoolConfig = {
    max: 10,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: 'hearth',
    ...connection,
  };
  const pool = new Pool(config);
  // An idle connection that breaks must not end the process; the pool opens another.
  pool.on('error', onError);
  return {
    rows: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await pool.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) })).rows,
    transaction: (work) => transaction(pool, work),
    alone: (key, work) => alone(new Client(config), key, work, onError),
    close: () => pool.end(),
  };
}

async function transaction<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens to idle connections only: one that breaks in our hands would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken ??= failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
    client.off('error', onError);
  }
}

async function alone<Result>(
  client: Client,
  key: number,
  work: () => Promise<Result>,
  onError: (error: Error) => void,
): Promise<Result | null> {
  client.on('error', onError);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
    return rows[0]?.held === true ? await work() : null;
  } finally {
    await client.end().catch(onError);
  }
}
