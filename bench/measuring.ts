// What the benchmarks of the ledger share: saying, timing, and reading all acts once as what they are compared with.
import { Client } from 'pg';
import type { ClientConfig } from 'pg';

export const asJson = process.argv.includes('--json');
export const verbose = process.argv.includes('--verbose');

/** A line for people; nothing with `--json`. */
export function say(text: string): void {
  if (!asJson) console.log(text);
}

export const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN;

/** In milliseconds. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export const range = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => first + n);

export async function withClient<Result>(
  connection: ClientConfig,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A scan is one process that reads the table, from the first row to the last. */
export async function readPlainly(client: Client): Promise<void> {
  for (const name of ['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']) {
    await client.query(`set ${name} = off`);
  }
  await client.query('set max_parallel_workers_per_gather = 0');
}

export const scan = (client: Client): Promise<unknown> =>
  client.query('select kind, count(*), max(at) from acts group by kind');
