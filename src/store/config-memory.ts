// The last right state of configuration files, in SQL: a file that breaks must not take with it what was right before.
import type { ConfigMemory, ConfigPlace, ConfigReading, KeptKey } from '../engine/ports.js';
import type { Database } from './database.js';

interface Row {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
  readonly broken_since: Date;
}

export function createConfigMemory(database: Database): ConfigMemory {
  return {
    keep: async (place, reading, now) => {
      const rows = await database.transaction(async (client) => {
        await client.query(FORGET, [place.of, place.id, present(reading)]);
        await client.query(REMEMBER, [place.of, place.id, JSON.stringify(right(reading))]);
        return (await client.query<Row>(BREAK, [...of(place), wrong(reading), now])).rows;
      });
      return Object.fromEntries(
        rows.map(({ key, value, line, broken_since: since }): [string, KeptKey] => [key, { value, line, since }]),
      );
    },
  };
}

const of = ({ of: place, id }: ConfigPlace) => [place, id];
const right = ({ right: keys }: ConfigReading) => Object.entries(keys).map(([key, entry]) => ({ key, ...entry }));
const wrong = ({ right: keys, wrong: names }: ConfigReading) =>
  names === 'all' ? null : names.filter((name) => !(name in keys));
/** Null: whatever the file holds, it cannot be seen. */
const present = (reading: ConfigReading) =>
  reading.wrong === 'all' ? null : [...Object.keys(reading.right), ...reading.wrong];

const FORGET = 'delete from config_keys where place = $1 and id = $2 and not key = any($3::text[])';

const REMEMBER = `insert into config_keys (place, id, key, value, line)
  select $1, $2, key, value, line from jsonb_to_recordset($3::jsonb) as told (key text, value jsonb, line integer)
  on conflict (place, id, key) do update set value = excluded.value, line = excluded.line, broken_since = null`;

const BREAK = `update config_keys set broken_since = coalesce(broken_since, $4)
  where place = $1 and id = $2 and ($3::text[] is null or key = any($3::text[]))
  returning key, value, line, broken_since`;
