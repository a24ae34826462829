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
    // Statements that do not wait for one another's results go out at once, and are answered in their order.
    pipeline: true,
    ...connection,
  };
  const pool = new Pool(config);
  // An idle connection that breaks must not end the process; the pool opens another.
  pool.on('error', onError);
  return {
    rows: <Row extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
      onConnection(pool, async (client) => {
        const asked = { text, values: [...values], ...(name === undefined ? {} : { name }) };
        return (await client.query<Row>(asked)).rows;
      }),
    transaction: (work) => transaction(pool, work),
    alone: (key, work) => alone(new Client(config), key, work, onError),
    close: () => pool.end(),
  };
}

/**
 * Lends a connection. A statement that the database refuses leaves it whole, and it is kept: the pool's own way is to throw it
 * away, and two workers that reach for one lane are refused many times a second.
 */
async function onConnection<Result>(
  pool: Pool,
  work: (client: PoolClient, onError: (error: Error) => void) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens to idle connections only: one that breaks in our hands would end the process.
  const onError = (error: Error) => {
    broken ??= error;
  };
  client.on('error', onError);
  try {
    return await work(client, onError);
  } finally {
    client.release(broken);
    client.off('error', onError);
  }
}

const transaction = <Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  onConnection(pool, async (client, onError) => {
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(onError);
      throw error;
    }
  });

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
