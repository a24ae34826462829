// What a report takes for not read yet: only what is, and only of the installations that it is about.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OwnLimit } from '../../src/core/failure.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { oldestUnread } from '../../src/store/ledger/reports/unread.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const [OURS, THEIRS] = [5, 6];

let held: TestDatabase;
let database: Database;
beforeEach(async () => {
  held = await testDatabase();
  database = openDatabase(held.connection, () => undefined);
  await database.rows(
    `insert into repositories (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at)
     values (7, $1, 'app', 1, 'acme', 'organization', false, false, 'main', now()),
            (8, $2, 'app', 2, 'other', 'organization', false, false, 'main', now())`,
    [OURS, THEIRS],
  );
});
afterEach(async () => {
  await database.close();
  await held.close();
});

const told = (guid: string, repository: number) => ({
  guid,
  event: 'push',
  payload: Buffer.from(JSON.stringify({ repository: { id: repository } })),
});

test('what was read and waits for a limit is read', async () => {
  const inbox = createInbox(database);
  await inbox.insert([told('a', 7)]);
  expect(await oldestUnread(database, [7])).not.toBeNull();
  const claim = (await inbox.claim(NOW))!;
  await inbox.enter(claim, 'item:7:1', OURS, NOW);
  await inbox.release(claim, new Date(NOW.getTime() + 3_600_000), new OwnLimit(NOW, 'a share').message, 'free');
  expect(await oldestUnread(database, [7])).toBeNull();
});

test('ten thousand unread ones of another installation show nowhere else', async () => {
  const inbox = createInbox(database);
  await inbox.insert(Array.from({ length: 10_500 }, (_, n) => told(`g${n}`, 8)));
  await database.rows('update inbox set installation = $1', [THEIRS]);
  expect(await oldestUnread(database, [7])).toBeNull();
  expect(await oldestUnread(database, [8])).not.toBeNull();
}, 60_000);
