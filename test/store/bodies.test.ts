// Bodies: large ones read at the same time, and those that are gone.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Claim, Inbox } from '../../src/engine/ports.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-01T00:00:00Z');
let test_: TestDatabase;
let database: Database;
let inbox: Inbox;
beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
  inbox = createInbox(database);
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

async function claims(): Promise<readonly Claim[]> {
  const found: Claim[] = [];
  for (let claim = await inbox.claim(NOW); claim !== null; claim = await inbox.claim(NOW)) found.push(claim);
  return found;
}

test('several large bodies are read at the same time, more than are kept', async () => {
  const size = 9 * 1024 * 1024;
  for (const guid of ['a', 'b', 'c', 'd']) {
    await inbox.insert([{ guid, event: 'push', payload: Buffer.alloc(size, guid) }]);
  }
  const held = await claims();
  for (let round = 0; round < 2; round += 1) {
    const bodies = await Promise.all(held.map((claim) => inbox.body(claim)));
    expect(bodies.map((body) => [body.length, body.toString('latin1', size - 1)])).toEqual(
      held.map(({ guid }) => [size, guid]),
    );
  }
}, 60_000);

test('a body that is gone is an error with a name, and only for that row', async () => {
  await inbox.insert([{ guid: 'gone', event: 'push', payload: Buffer.from('1') }]);
  await inbox.insert([{ guid: 'lost', event: 'push', payload: Buffer.from('2') }]);
  await inbox.insert([{ guid: 'here', event: 'push', payload: Buffer.from('3') }]);
  await database.rows(`update inbox set body = null where guid = 'gone'`);
  await database.rows(`delete from bodies where id = (select body from inbox where guid = 'lost')`);
  const [gone, lost, here] = await claims();
  await expect(inbox.body(gone!)).rejects.toThrow(/^the body of row \d+ is gone$/);
  await expect(inbox.body(lost!)).rejects.toThrow(/^the body of batch \d+ is gone$/);
  expect((await inbox.body(here!)).toString()).toBe('3');
});
