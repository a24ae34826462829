// Migrations: in order, once, safe when several processes start at the same moment.
import { describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { migrate, migrationNames } from '../../src/store/migrate.js';
import type { testServer } from '../support/database.js';
import { testDatabase } from '../support/database.js';
import { hearth, newFolder } from '../commands/cli.js';

async function emptyDatabase(): Promise<{ connection: ReturnType<typeof testServer>; close(): Promise<void> }> {
  const database = await testDatabase();
  const client = new Client(database.connection);
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
  return database;
}

describe('migrate', () => {
  test('three processes at once on an empty database: each file is applied once', async () => {
    const { connection, close } = await emptyDatabase();
    const results = await Promise.all([migrate(connection), migrate(connection), migrate(connection)]);
    expect(results.flatMap((result) => result.applied).sort()).toEqual([...migrationNames()]);
    expect(await migrate(connection)).toEqual({ applied: [] });
    await close();
  });

  test('a database from a newer version is refused with what to do', async () => {
    const { connection, close } = await testDatabase();
    const client = new Client(connection);
    await client.connect();
    await client.query(`insert into migrations (name) values ('9999-later.sql')`);
    await client.end();
    await expect(migrate(connection)).rejects.toThrow(
      'The database has migrations that this Hearth does not know (9999-later.sql): it was opened by a newer version. Start that version, or restore a backup made before it.',
    );
    await close();
  });

  test('every database has a marker key of its own', async () => {
    const keys = await Promise.all(
      [1, 2].map(async () => {
        const { connection, close } = await emptyDatabase();
        await migrate(connection);
        const client = new Client(connection);
        await client.connect();
        const { rows } = await client.query<{ value: string }>(`select value from settings where name = 'marker_key'`);
        await client.end();
        await close();
        return rows[0]?.value ?? '';
      }),
    );
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('hearth migrate', () => {
  test('an empty DATABASE_URL means the embedded database', async () => {
    const folder = await newFolder();
    const { code, out, err } = await hearth(['migrate', '--json'], { DATABASE_URL: '' }, folder);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ applied: migrationNames() });
  });
});
