// How far each file was imported: committed together with what was read, so that an import that was cut off goes on there.
import type { Fact } from '../core/fact.js';
import type { Database } from './database.js';
import { recordsAfter, recordsBefore, writeRecords } from './import-records.js';
import type { BackupRecord } from './import-records.js';
import { forgetKnown } from './ledger/forget.js';
import { writeFacts } from './ledger/write.js';

export interface ImportBatch {
  readonly facts: readonly Fact[];
  readonly records: readonly BackupRecord[];
  /** The file was read up to this line. */
  readonly lines: number;
  readonly done: boolean;
}

export interface Reached {
  readonly lines: number;
  readonly done: boolean;
}

export interface ImportedFile {
  /** Names the content and what was wanted of it; null where there is nothing to go on from (standard input). */
  readonly digest: string | null;
  readonly name: string;
}

export async function writeBatch(
  database: Database,
  file: ImportedFile,
  { facts, records, lines, done }: ImportBatch,
): Promise<void> {
  await database.transaction(async (client) => {
    // What a crash takes back it takes back with the line reached: an import need not wait for the disk. And its
    // statements are large, not complicated: compiling them costs more than it saves.
    await client.query(`select set_config('synchronous_commit', 'off', true), set_config('jit', 'off', true)`);
    await writeRecords(client, recordsBefore, records);
    // Who asked another Hearth to be forgotten may be known to this one.
    if (records.some(({ record }) => record === 'forgotten')) await forgetKnown(client);
    await writeFacts(client, facts);
    await writeRecords(client, recordsAfter, records);
    if (file.digest === null) return;
    await client.query(
      `insert into imports (digest, name, lines, done) values ($1, $2, $3, $4)
       on conflict (digest) do update set name = excluded.name, lines = excluded.lines, done = excluded.done, updated_at = now()`,
      [file.digest, file.name, lines, done],
    );
  });
}

export async function reached(database: Database, digest: string): Promise<Reached | null> {
  const [row] = await database.rows<Reached>('select lines::float8 as lines, done from imports where digest = $1', [
    digest,
  ]);
  return row ?? null;
}

export async function startOver(database: Database, digest: string): Promise<void> {
  await database.rows('delete from imports where digest = $1', [digest]);
}

/** The repositories of the ledger, as they are called now. */
export async function knownRepositories(
  database: Database,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return database.rows<{ id: number; name: string }>(
    `select id::float8 as id, owner_login || '/' || name as name from repositories order by id`,
  );
}

/** Is this the key under which this database recognises its comments and those who asked to be forgotten? */
export async function hasMarkerKey(database: Database, key: string): Promise<boolean> {
  const [row] = await database.rows<{ same: boolean }>(
    `select value = $1 as same from settings where name = 'marker_key'`,
    [key],
  );
  return row?.same === true;
}

/** GitHub's clock and this machine's may differ, and a delivery takes its time. */
const MARGIN = `interval '1 hour'`;

/**
 * A database that took over another one's memory is as old as that: what GitHub sent since then, also where it was answered,
 * is missing here, and the sweep pulls it. One that has taken deliveries of its own stays as it is.
 */
export async function takeOverSince(database: Database, since: string): Promise<void> {
  await database.rows(
    `update settings set value = to_char(($1::timestamptz - ${MARGIN}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
     where name = 'born_at' and value::timestamptz > $1::timestamptz - ${MARGIN} and not exists (select from inbox)`,
    [since],
  );
}
