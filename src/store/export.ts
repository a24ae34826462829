// The whole ledger, or one community's, as lines: from one moment, in an order that hangs on the rows alone, a page at a time.
import type { PoolClient, QueryResultRow } from 'pg';
import { lineOf } from '../core/fact-line.js';
import { stamp } from '../core/time.js';
import type { Database } from './database.js';
import { factQueries } from './export-facts.js';
import { recordNames, selectOf } from './export-records.js';
import type { RecordName } from './export-records.js';

export const EXPORT_VERSION = 1;
const PAGE = 1_000;

export interface ExportOptions {
  /** Null: everything in the database. */
  readonly community: number | null;
  readonly at: string;
}

export interface Exported {
  readonly lines: number;
  readonly facts: number;
  readonly actions: number;
}

/** Hands the lines on in pages, and waits until each page was taken. */
export async function exportLines(
  database: Database,
  { community, at }: ExportOptions,
  take: (page: string) => Promise<void>,
): Promise<Exported> {
  const sums = { lines: 0, facts: 0, actions: 0 };
  const put = async (lines: readonly string[]) => {
    if (lines.length === 0) return;
    sums.lines += lines.length;
    await take(`${lines.join('\n')}\n`);
  };
  await database.transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    // Sorting a great ledger takes longer than any statement of the road may.
    await client.query('set local statement_timeout = 0');
    const head = { record: 'hearth-export', version: EXPORT_VERSION, at, community };
    await put([JSON.stringify(community === null ? { ...head, since: await openSince(client, at) } : head)]);
    const values = community === null ? [] : [community];
    const records = async (name: RecordName) => {
      const sql = selectOf(name, community !== null);
      if (sql === null) return;
      for await (const rows of pages(client, sql, values)) {
        if (name === 'action') sums.actions += rows.length;
        await put(rows.map((row) => JSON.stringify({ record: name, ...row })));
      }
    };
    // Who asked to be forgotten comes before everybody else; what refers to repositories, after them.
    for (const name of recordNames) if (name !== 'installed' && name !== 'action') await records(name);
    for (const { sql, toFacts } of factQueries(community !== null)) {
      for await (const rows of pages(client, sql, values)) {
        const lines = rows.flatMap((row) => toFacts(row).map(lineOf));
        sums.facts += lines.length;
        await put(lines);
      }
    }
    await records('installed');
    await records('action');
    await put([JSON.stringify({ record: 'end', lines: sums.lines })]);
  });
  return sums;
}

/** Since when deliveries are not in the export, nor what was made of them: since the oldest that is not handled yet. */
async function openSince(client: PoolClient, at: string): Promise<string> {
  const { rows } = await client.query<{ oldest: Date | null }>(
    `select min(received_at) as oldest from inbox where state = 'waiting' and event not like 'hearth:%'`,
  );
  const oldest = stamp((rows[0]?.oldest ?? new Date(at)).toISOString());
  return oldest < at ? oldest : at;
}

async function* pages(client: PoolClient, sql: string, values: readonly unknown[]): AsyncGenerator<QueryResultRow[]> {
  await client.query(`declare page no scroll cursor for ${sql}`, [...values]);
  for (;;) {
    const { rows } = await client.query<QueryResultRow>(`fetch ${PAGE} from page`);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) break;
  }
  await client.query('close page');
}

/** The owners whose repositories are in the ledger, by number. */
export async function communities(
  database: Database,
): Promise<readonly { readonly id: number; readonly login: string }[]> {
  const rows = await database.rows<{ id: number; login: string }>(
    `select distinct on (owner) owner::float8 as id, owner_login as login from repositories
     order by owner, told_at desc, id`,
  );
  return rows;
}
