// The last right state of configuration files, in SQL: a file that breaks must not take with it what was right before.
import type { PoolClient } from 'pg';
import type { ConfigMemory, ConfigPlace, ConfigReading, KeptFile, KeptKey } from '../engine/ports.js';
import type { Database } from './database.js';

/** The row that says since when a file has mistakes at all; no key at the top of a file is empty. */
const FILE = '';

export function createConfigMemory(database: Database): ConfigMemory {
  return {
    keep: (place, reading, now) => database.transaction((client) => keep(client, place, reading, now)),
  };
}

async function keep(
  client: PoolClient,
  place: ConfigPlace,
  { right, wrong }: ConfigReading,
  now: Date,
): Promise<KeptFile> {
  const at = [place.of, place.id];
  // One reading of a file after the other, whichever process it comes from.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [`config ${place.of}`, place.id]);
  const isBroken = wrong === 'rest' || wrong.length > 0;
  const before = await client.query('select from config_keys where place = $1 and id = $2 and key = $3', [...at, FILE]);
  if (wrong !== 'rest')
    await client.query(FORGET, [...at, [...Object.keys(right), ...wrong, ...(isBroken ? [FILE] : [])]]);
  const entries = Object.entries(right).map(([key, entry]) => ({ key, ...entry }));
  await client.query(REMEMBER, [...at, JSON.stringify(entries)]);
  if (isBroken) await client.query(MARK, [...at, FILE, now]);
  const broken = await client.query<Row>(BREAK, [...at, Object.keys(right), now]);
  const kept = broken.rows.map(({ key, value, line, broken_since: since }): [string, KeptKey] => [
    key,
    { value, line, since },
  ]);
  const keys = Object.fromEntries(kept.filter(([key]) => key !== FILE));
  const brokenSince = isBroken ? (kept.find(([key]) => key === FILE)?.[1].since ?? now) : null;
  return { keys, brokenSince, mended: !isBroken && (before.rowCount ?? 0) > 0 };
}

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
  readonly broken_since: Date;
}

const FORGET = 'delete from config_keys where place = $1 and id = $2 and not key = any($3::text[])';

const REMEMBER = `insert into config_keys (place, id, key, value, line)
  select $1, $2, key, value, line from jsonb_to_recordset($3::jsonb) as told (key text, value jsonb, line integer)
  on conflict (place, id, key) do update set value = excluded.value, line = excluded.line, broken_since = null`;

const MARK = `insert into config_keys (place, id, key, line, broken_since) values ($1, $2, $3, 1, $4)
  on conflict (place, id, key) do nothing`;

/** What is still there and not right. */
const BREAK = `update config_keys set broken_since = coalesce(broken_since, $4)
  where place = $1 and id = $2 and not key = any($3::text[])
  returning key, value, line, broken_since`;
