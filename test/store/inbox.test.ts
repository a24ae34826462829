// The inbox: who holds a row, for how long, and what the database itself refuses.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LeaseLost } from '../../src/core/failure.js';
import type { Claim, Inbox, Plan } from '../../src/engine/ports.js';
import { createAudit } from '../../src/store/audit.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const EMPTY: Plan = { actions: [], later: [], outcomes: [], facts: [] };
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

const put = (...guids: string[]) =>
  inbox.insert(guids.map((guid) => ({ guid, event: 'push', payload: Buffer.from(`{"guid":"${guid}"}`) })));

async function claimed(): Promise<Claim> {
  const claim = await inbox.claim(NOW);
  if (claim === null) throw new Error('there was nothing to claim');
  return claim;
}

/** As if the holder had been silent for longer than a lease. */
const forgetLeases = () =>
  database.rows(`update inbox set lease_until = now() - interval '1 second' where lease_until is not null`);

describe('the inbox', () => {
  test('keeps one row for a GUID, byte for byte, whatever the size', async () => {
    const bodies = ['{}', JSON.stringify({ text: '火'.repeat(30_000) }), 'not json \u0000 at all', '\u0001{}'];
    await inbox.insert(bodies.map((body, n) => ({ guid: `g${n}`, event: 'push', payload: Buffer.from(body) })));
    await inbox.insert([{ guid: 'g0', event: 'push', payload: Buffer.from('other') }]);
    const seen: string[] = [];
    for (let claim = await inbox.claim(NOW); claim !== null; claim = await inbox.claim(NOW)) {
      seen.push((await inbox.body(claim)).toString());
    }
    expect(seen).toEqual(bodies);
  });

  test('a row is claimed by one of many, oldest first', async () => {
    await put('a', 'b', 'c');
    const claims = await Promise.all(Array.from({ length: 8 }, () => inbox.claim(NOW)));
    expect(claims.flatMap((claim) => claim?.guid ?? []).sort()).toEqual(['a', 'b', 'c']);
  });

  test('a later row waits for its domain time, whatever the real clock says', async () => {
    await inbox.insert([
      { guid: 'l', event: 'x', payload: Buffer.from('{}'), dueAt: new Date(NOW.getTime() + 60_000) },
    ]);
    expect(await inbox.claim(NOW)).toBeNull();
    expect((await inbox.claim(new Date(NOW.getTime() + 60_000)))?.guid).toBe('l');
  });

  test('one lane, one at a time; the other goes back and comes next', async () => {
    await put('a', 'b');
    const [first, second] = [await claimed(), await claimed()];
    expect(await inbox.enter(first, 'item:1:1', 5, NOW)).toBe('entered');
    expect(await inbox.enter(second, 'item:1:1', 5, NOW)).toBe('busy');
    expect(await inbox.claim(NOW)).toBeNull();
    await inbox.settle(first, 'done', 'ok');
    expect((await claimed()).guid).toBe('b');
  });

  test('many at once on few lanes never hold one lane twice', async () => {
    await put(...Array.from({ length: 40 }, (_, n) => `g${n}`));
    const holding = new Map<string, number>();
    const worker = async () => {
      for (let claim = await inbox.claim(NOW); claim !== null; claim = await inbox.claim(NOW)) {
        const lane = `lane:${Number(claim.guid.slice(1)) % 3}`;
        if ((await inbox.enter(claim, lane, 5, NOW)) !== 'entered') continue;
        holding.set(lane, (holding.get(lane) ?? 0) + 1);
        expect(holding.get(lane)).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        holding.set(lane, 0);
        await inbox.settle(claim, 'done', 'ok');
      }
    };
    for (let round = 0; round < 20; round += 1) await Promise.all([worker(), worker(), worker(), worker()]);
    expect(await inbox.backlog()).toMatchObject({ waiting: 0 });
  });

  test('after its lease a row is taken over, and the old holder can write nothing', async () => {
    await put('a');
    const old = await claimed();
    expect(await inbox.enter(old, 'item:1:1', 5, NOW)).toBe('entered');
    await forgetLeases();
    const next = await claimed();
    expect(Number(next.fence)).toBeGreaterThan(Number(old.fence));
    const audit = createAudit(database);
    await expect(audit.commit(old, EMPTY)).rejects.toBeInstanceOf(LeaseLost);
    await expect(audit.markSent(old, [])).rejects.toBeInstanceOf(LeaseLost);
    await expect(inbox.enter(old, 'item:1:1', 5, NOW)).rejects.toBeInstanceOf(LeaseLost);
    expect(await inbox.renew(old)).toBe(false);
    await inbox.settle(old, 'done', 'late');
    await inbox.release(old, NOW, 'late');
    const [row] = await database.rows('select state, reason from inbox');
    expect(row).toEqual({ state: 'waiting', reason: null });
    await audit.commit(next, EMPTY);
  });

  test('a holder whose lease ran out cannot write, even before anybody took over', async () => {
    await put('a');
    const old = await claimed();
    await forgetLeases();
    await expect(createAudit(database).commit(old, EMPTY)).rejects.toBeInstanceOf(LeaseLost);
  });

  test('the time of the first claim stays, so that a retry decides the same', async () => {
    await put('a');
    const first = await claimed();
    await inbox.enter(first, 'l', 5, NOW);
    await inbox.release(first, NOW, 'again');
    const later = new Date(NOW.getTime() + 86_400_000);
    const second = await inbox.claim(later);
    expect(second?.decidedAt).toEqual(NOW);
    expect(second?.attempts).toBe(2);
  });

  test('a parked installation is passed over, the others go on, waiting by order is no try', async () => {
    await put('a', 'b');
    const [a, b] = [await claimed(), await claimed()];
    await inbox.enter(a, 'l1', 5, NOW);
    await inbox.enter(b, 'l2', 6, NOW);
    const until = new Date(NOW.getTime() + 1_000);
    await inbox.park(5, until, 'primary');
    await inbox.release(a, NOW, 'limit', 'free');
    await inbox.release(b, NOW, 'again');
    expect((await claimed()).guid).toBe('b');
    expect(await inbox.claim(NOW)).toBeNull();
    const back = await inbox.claim(until);
    expect(back).toMatchObject({ guid: 'a', attempts: 1 });
  });

  test('payloads go after 7 days, settled rows after 90, dead and waiting ones stay', async () => {
    await put('old', 'older', 'dead', 'waiting');
    await database.rows(`update inbox set state = 'done', settled_at = now() - interval '8 days' where guid = 'old'`);
    await database.rows(
      `update inbox set state = 'ignored', settled_at = now() - interval '91 days' where guid = 'older'`,
    );
    await database.rows(`update inbox set state = 'dead', settled_at = now() - interval '91 days' where guid = 'dead'`);
    await inbox.expire();
    const rows = await database.rows('select guid, body is null as empty from inbox order by guid');
    expect(rows).toEqual([
      { guid: 'dead', empty: true },
      { guid: 'old', empty: true },
      { guid: 'waiting', empty: false },
    ]);
    // They came in one batch: it stays for the row that waits, and goes with the last.
    expect(await database.rows('select from bodies')).toHaveLength(1);
    await database.rows(
      `update inbox set state = 'done', settled_at = now() - interval '8 days' where guid = 'waiting'`,
    );
    await inbox.expire();
    expect(await database.rows('select from bodies')).toHaveLength(0);
  });
});
