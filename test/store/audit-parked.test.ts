// A row that was taken before its installation was told to wait writes nothing more until the limit is over.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RateLimited } from '../../src/core/failure.js';
import type { Claim } from '../../src/engine/ports.js';
import { createAudit } from '../../src/store/audit.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const UNTIL = new Date(NOW.getTime() + 60_000);
let made: TestDatabase;
let database: Database;
beforeEach(async () => {
  made = await testDatabase();
  database = openDatabase(made.connection, () => undefined);
});
afterEach(async () => {
  await database.close();
  await made.close();
});

/** A row in hand, about an item of the installation. */
async function inHand(guid: string, installation: number): Promise<Claim> {
  const inbox = createInbox(database);
  await inbox.insert([{ guid, event: 'push', payload: Buffer.from('{}') }]);
  const claim = await inbox.claim(NOW);
  await inbox.enter(claim!, guid, installation, NOW);
  return claim!;
}

test('what another row was told holds for the rows in hand, of this installation alone and until then', async () => {
  const inbox = createInbox(database);
  const audit = createAudit(database);
  const [told, other] = [await inHand('a', 5), await inHand('b', 6)];
  await audit.markSent(told, [], NOW);
  await inbox.park(5, UNTIL, 'secondary rate limit');
  const refusal = audit.markSent(told, [], NOW);
  await expect(refusal).rejects.toBeInstanceOf(RateLimited);
  await expect(refusal).rejects.toMatchObject({ until: UNTIL, reason: 'secondary rate limit' });
  await audit.markSent(other, [], NOW);
  await audit.markSent(told, [], UNTIL);
});
