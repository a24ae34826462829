// The pool: what a connection that breaks in our hands does to the rest, and who may work alone.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

let test_: TestDatabase;
let database: Database;
beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

describe('a transaction', () => {
  test('whose backend ends while nothing is asked of it fails alone; the next statement works', async () => {
    // An 'error' event that nobody hears is thrown out of the socket: it would end this process.
    const broken = database.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await database.rows('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await ended;
      expect(client.listenerCount('error')).toBeGreaterThan(0);
      await client.query('select 1');
    });
    await expect(broken).rejects.toThrow();
    expect(await database.rows('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('leaves no listener on a connection that goes back', async () => {
    const listeners: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await database.transaction((client) => Promise.resolve(listeners.push(client.listenerCount('error'))));
    }
    expect(new Set(listeners).size).toBe(1);
  });
});

test('a statement that is refused costs no connection', async () => {
  const backend = async () => (await database.rows('select pg_backend_pid() as pid'))[0];
  const before = await backend();
  await expect(database.rows('select 1 / 0')).rejects.toThrow('division by zero');
  await expect(database.transaction((client) => client.query('select 1 / 0'))).rejects.toThrow('division by zero');
  expect(await backend()).toEqual(before);
});

describe('alone', () => {
  test('one at a time under a key, whoever asks; another key goes on', async () => {
    const other = openDatabase(test_.connection, () => undefined);
    const inside = await database.alone(1, async () => [
      await other.alone(1, () => Promise.resolve('never')),
      await other.alone(2, () => Promise.resolve('another key')),
    ]);
    expect(inside).toEqual([null, 'another key']);
    expect(await other.alone(1, () => Promise.resolve('after'))).toBe('after');
    await expect(database.alone(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await other.alone(1, () => Promise.resolve('after a failure'))).toBe('after a failure');
    await other.close();
  });
});
