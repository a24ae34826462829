// The sweep: how far back, in what order, by how many, and what stays when GitHub stops it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimited } from '../../src/core/failure.js';
import type { Inbox, LoggedDelivery } from '../../src/engine/ports.js';
import { sweep } from '../../src/engine/sweep.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog } from '../support/hearth.js';

const HOUR = 3_600_000;
let test_: TestDatabase;
let database: Database;
let inbox: Inbox;
let now: Date;
/** GitHub's log, oldest first. */
let logged: LoggedDelivery[];
/** How far back it was read, for each time. */
let reads: Date[];
/** Payloads GitHub gives before it says no. */
let allowance: number;

beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
  inbox = createInbox(database);
  await database.rows(`update settings set value = '2020-01-01T00:00:00Z' where name = 'born_at'`);
  now = new Date('2026-03-10T00:00:00Z');
  logged = [];
  reads = [];
  allowance = Infinity;
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

const app = {
  deliveriesSince: async function* (since: Date): AsyncGenerator<LoggedDelivery> {
    reads.push(since);
    for (const delivery of [...logged].reverse()) {
      if (delivery.deliveredAt < since) return;
      yield await Promise.resolve(delivery);
    }
  },
  payloadOf: (id: number) => {
    allowance -= 1;
    if (allowance < 0) return Promise.reject(new RateLimited(new Date(now.getTime() + HOUR), 'primary'));
    return Promise.resolve(Buffer.from(`{"id":${id}}`));
  },
};
const run = (since?: Date) => sweep({ inbox, app, clock: { now: () => now }, log: keepingLog() }, since);
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
const log = (guid: string, hours: number, answered = false) => {
  logged.push({ id: logged.length + 1, guid, event: 'push', deliveredAt: ago(hours), answered });
};
const guids = async () =>
  (await database.rows<{ guid: string }>('select guid from inbox order by id')).map((r) => r.guid);

describe('the sweep', () => {
  test('of a new database reaches back 70 hours, the next to an hour before the last complete one', async () => {
    for (const hours of [71, 69, 2]) log(`h${hours}`, hours);
    expect(await run()).toEqual({ seen: 2, pulled: 2 });
    expect(await guids()).toEqual(['h69', 'h2']);
    const before = now;
    now = new Date(now.getTime() + HOUR / 12);
    expect(await run()).toEqual({ seen: 0, pulled: 0 });
    expect(reads[1]).toEqual(new Date(before.getTime() - HOUR));
    expect(await inbox.sweptAt()).toEqual(now);
  });

  test('of a restored database reaches back by itself, at most 70 hours; a cursor ahead of the clock says nothing', async () => {
    await inbox.noteSwept(ago(30));
    await run();
    await inbox.noteSwept(ago(500));
    await run();
    await inbox.noteSwept(ago(-5));
    await run();
    expect(reads).toEqual([ago(31), ago(70), ago(70)]);
  });

  test('pulls page by page, and within a page the oldest first', async () => {
    for (let n = 0; n < 250; n += 1) log(`g${n}`, 60 - n / 10);
    expect(await run()).toEqual({ seen: 250, pulled: 250 });
    const numbers = (await guids()).map((guid) => Number(guid.slice(1)));
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
    expect(numbers).toEqual([...range(150, 250), ...range(50, 150), ...range(0, 50)]);
  });

  test('what was pulled before a rate limit stays, and the next goes on over the same reach', async () => {
    for (let n = 0; n < 250; n += 1) log(`g${n}`, 60 - n / 10);
    allowance = 120;
    await expect(run()).rejects.toBeInstanceOf(RateLimited);
    expect(await guids()).toHaveLength(120);
    expect(await inbox.sweptAt()).toBeNull();
    allowance = 130;
    expect(await run()).toEqual({ seen: 250, pulled: 130 });
    expect(reads[1]).toEqual(reads[0]);
    expect(await inbox.sweptAt()).toEqual(now);
  });

  test('is done by one process at a time; a process that failed or ended holds nobody back', async () => {
    log('a', 1);
    await inbox.sweepAlone(async () => {
      expect(await run()).toEqual({ seen: 0, pulled: 0 });
    });
    expect(reads).toHaveLength(0);
    expect(await inbox.sweptAt()).toBeNull();
    allowance = 0;
    await expect(run()).rejects.toBeInstanceOf(RateLimited);
    allowance = 1;
    expect(await run()).toEqual({ seen: 1, pulled: 1 });
  });

  test('with a time of its own reads since then, and leaves the cursor of the others', async () => {
    log('old', 60);
    log('new', 2);
    await inbox.noteSwept(ago(1));
    expect(await run(ago(3))).toEqual({ seen: 1, pulled: 1 });
    expect(await run(new Date(0))).toEqual({ seen: 2, pulled: 1 });
    expect(reads).toEqual([ago(3), ago(70)]);
    expect(await inbox.sweptAt()).toEqual(ago(1));
  });

  test('a delivery that was sent again is pulled once, and what another Hearth answered not at all', async () => {
    await database.rows(`update settings set value = $1 where name = 'born_at'`, [ago(10).toISOString()]);
    log('twice', 20);
    log('theirs', 19, true);
    log('ours', 5, true);
    log('twice', 4);
    expect(await run()).toEqual({ seen: 2, pulled: 2 });
    expect(await guids()).toEqual(['ours', 'twice']);
  });
});
