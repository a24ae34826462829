// Numbered SQL files, each applied once, in order, forward only; safe when several processes start at once.
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any constant will do: it names the lock that lets one process migrate while the others wait. */
const LOCK = 4_832_784;

export interface Migrated {
  readonly applied: readonly string[];
}

/** Names of all migrations this build knows, in order. */
export function migrationNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort();
}

/**
 * Brings the database up to this build. Throws when a file fails (that file is rolled back whole) and when the database
 * is newer than this build, because an older Hearth must not write to it.
 */
export async function migrate(connection: ClientConfig): Promise<Migrated> {
  const client = new Client(connection);
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    );
    const applied = await pendingIn(client);
    for (const name of applied) await apply(client, name);
    return { applied };
  } finally {
    await client.end();
  }
}

/** What this build would still apply. Throws as `migrate` does where the database is newer. */
export async function pendingMigrations(connection: ClientConfig): Promise<readonly string[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await pendingIn(client);
  } finally {
    await client.end();
  }
}

async function pendingIn(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name');
  const done = new Set(rows.map((row) => row.name));
  const known = migrationNames();
  const newer = [...done].filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new Error(
      `The database has migrations that this Hearth does not know (${newer.join(', ')}): it was opened by a newer version. Start that version, or restore a backup made before it.`,
    );
  }
  return known.filter((name) => !done.has(name));
}

async function apply(client: Client, name: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query('insert into migrations (name) values ($1)', [name]);
    await client.query(readFileSync(new URL(name, FOLDER), 'utf8'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
