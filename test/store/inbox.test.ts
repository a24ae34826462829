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
import { pagesUsed } from '../support/pages-used.js';

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
    await inbox.insert([{ guid: 'g0', event: 'push', payload: Buffer.from('{}') }]);
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
    expect([old, next]).toMatchObject([
      { attempts: 1, lost: 0 },
      { attempts: 1, lost: 1 },
    ]);
    const audit = createAudit(database);
    await expect(audit.commit(old, EMPTY)).rejects.toBeInstanceOf(LeaseLost);
    await expect(audit.markSent(old, [], new Date())).rejects.toBeInstanceOf(LeaseLost);
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

  test('installations take turns, however much one of them has waiting', async () => {
    const arrivals = (installation: number, many: number) =>
      Array.from({ length: many }, (_, n) => ({
        guid: `${installation}/${n}`,
        event: 'push',
        payload: Buffer.from(`{"installation":{"id":${installation}}}`),
      }));
    const others = [2, 3, 4, 5, 6, 7, 8, 9, 10];
    await inbox.insert([...arrivals(1, 1_000), ...others.flatMap((one) => arrivals(one, 20))]);
    // Four slots, each busy for one unit of time with its row; who gets one goes first to whoever waits.
    const served: string[] = [];
    const slots: Claim[] = [];
    while (served.length < 200) {
      const claim = await claimed();
      slots.push(claim);
      served.push(claim.guid.split('/')[0]!);
      expect(await inbox.enter(claim, claim.guid, Number(served.at(-1)), NOW)).toBe('entered');
      if (slots.length === 4) await inbox.settle(slots.shift()!, 'done', 'ok');
    }
    const share = (one: number) => served.filter((who) => who === String(one)).length;
    expect([1, ...others].map(share)).toEqual(Array.from({ length: 10 }, () => 20));
    // The others have nothing more: now all is his, as much as one may have in hand.
    expect((await claimed()).guid).toMatch('1/');
  });

  test('what an installation has waiting, parked or not, costs the next claim nothing', async () => {
    const looked = async (many: number, is: 'parked' | 'busy' | 'on one lane') => {
      await database.rows('truncate inbox, bodies, parked cascade');
      await database.rows(
        `insert into inbox (guid, event, body_at, body_length, installation, lane)
         select 'f' || n, 'push', 0, 0, 1, case when $2 then 'one' else 'l' || n end from generate_series(1, $1::int) n`,
        [many, is === 'on one lane'],
      );
      await put('free');
      await database.rows(`update inbox set installation = 2 where guid = 'free'`);
      if (is === 'parked') await inbox.park(1, new Date(NOW.getTime() + 1_000), 'primary');
      const inHand = { parked: [], busy: ['f1', 'f2'], 'on one lane': ['f1'] }[is];
      await database.rows(`update inbox set lease_until = now() + interval '1 hour' where guid = any($1)`, [inHand]);
      await database.rows('analyze inbox');
      const before = await pagesUsed(database, 'inbox');
      expect((await claimed()).guid).toBe('free');
      return (await pagesUsed(database, 'inbox')) - before;
    };
    for (const is of ['parked', 'busy', 'on one lane'] as const) {
      const [few, many] = [await looked(200, is), await looked(20_000, is)];
      expect(many).toBeLessThan(few * 2);
    }
  });

  test('what many installations have waiting does not show in the cost of the next claim', async () => {
    const looked = async (many: number) => {
      await database.rows('truncate inbox, bodies, parked cascade');
      await database.rows(
        `insert into inbox (guid, event, body_at, body_length, installation, due_at)
         select 'f' || n, 'push', 0, 0, 1 + n % 50, $2::timestamptz - interval '1 second' * n from generate_series(1, $1::int) n`,
        [many, NOW],
      );
      await database.rows('analyze inbox');
      const before = await pagesUsed(database, 'inbox');
      expect((await claimed()).guid).toMatch(/^f/);
      return (await pagesUsed(database, 'inbox')) - before;
    };
    const [few, many] = [await looked(200), await looked(20_000)];
    expect(many).toBeLessThan(few * 3);
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
