// How far history was read: requested once, read by one process, committed under its lease.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LeaseLost } from '../../src/core/failure.js';
import { parts } from '../../src/engine/backfill-ports.js';
import type { BackfillStore, Lease, Page, Step } from '../../src/engine/backfill-ports.js';
import { createBackfills } from '../../src/store/backfills.js';
import { newMemory } from '../engine/backfill-support.js';
import type { Memory } from '../engine/backfill-support.js';

const TARGET = { repository: 7, installation: 70, owner: 'acme', name: 'app' };
const NOW = new Date('2026-03-01T10:00:00Z');

let memory: Memory;
let store: BackfillStore;

beforeAll(async () => {
  memory = await newMemory();
});
beforeEach(async () => {
  await memory.clear();
  store = createBackfills(memory.database);
  await store.request(TARGET);
});
afterAll(() => memory.close());

const page = (more: Partial<Page> = {}): Page => ({
  facts: [{ fact: 'person', id: 1, login: 'ana', kind: 'user', at: '2026-03-01T10:00:00Z' }],
  cursor: null,
  items: 3,
  total: 3,
  threads: [],
  cost: { requests: 1, predicted: 1, points: 1 },
  at: '2026-03-01T10:00:00Z',
  ...more,
});
const step = (more: Partial<Step> = {}): Step => ({ page: page(), cursor: null, threads: [], done: true, ...more });

async function held(): Promise<Lease> {
  const lease = await store.claim(NOW);
  if (lease === null) throw new Error('nothing to claim');
  return lease;
}

/** Ends all parts of the repository. */
async function readAll(): Promise<void> {
  const lease = await held();
  for (let row = await store.next(lease, NOW); row !== null; row = await store.next(lease, NOW)) {
    await store.commit(lease, row, step());
  }
  await store.release(lease);
}

describe('requests', () => {
  test('make one row for each part, once', async () => {
    await store.request(TARGET);
    expect((await store.progress(7)).map(({ part }) => part)).toEqual(parts);
  });

  test('by another installation: what was done is caught up, under the new one', async () => {
    await readAll();
    await store.request({ ...TARGET, installation: 71 });
    for (const row of await store.progress(7)) expect(row).toMatchObject({ installation: 71, state: 'waiting' });
    expect((await store.progress(7))[1]?.watermark).toEqual(NOW);
  });

  test('by the same installation: what stopped goes on, after a look at the repository', async () => {
    await readAll();
    await memory.database.rows(`update backfills set state = 'stopped', reason = 'taken away' where part = 'stars'`);
    await store.request(TARGET);
    const waiting = (await store.progress(7)).filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ part, reason }) => ({ part, reason }))).toEqual([
      { part: 'repository', reason: null },
      { part: 'stars', reason: null },
    ]);
  });

  test('again: what stopped is tried, what is done only when a new pass is asked for', async () => {
    await readAll();
    await store.again(7, false);
    expect((await store.progress(7)).every(({ state }) => state === 'done')).toBe(true);
    await store.again(7, true);
    expect((await store.progress(7)).every(({ state, items }) => state === 'waiting' && items === 0)).toBe(true);
  });

  test('after a day, unless the installation is not active', async () => {
    await readAll();
    expect(await store.catchUp(NOW)).toBe(0);
    const later = new Date(NOW.getTime() + 1_000);
    await memory.database.rows(
      `insert into installations (id, account, login, kind, state, changed_at) values (70, 3, 'acme', 'organization', 'suspended', now())`,
    );
    expect(await store.catchUp(later)).toBe(0);
    await memory.database.rows(`update installations set state = 'active'`);
    expect(await store.catchUp(later)).toBe(1);
  });
});

describe('leases', () => {
  test('one process at a time; released, the next', async () => {
    const lease = await held();
    const other = createBackfills(memory.database);
    expect(await other.claim(NOW)).toBeNull();
    expect([await store.held(70), await other.held(70)]).toEqual(['here', 'elsewhere']);
    await store.release(lease);
    expect(await store.held(70)).toBeNull();
    expect(await other.claim(NOW)).toEqual({ installation: 70, fence: '2' });
  });

  test('a lost one refuses the page', async () => {
    const lease = await held();
    const row = await store.next(lease, NOW);
    await memory.database.rows(`update backfill_leases set lease_until = now() - interval '1 second'`);
    await createBackfills(memory.database).claim(NOW);
    await expect(store.commit(lease, row!, step())).rejects.toThrow(LeaseLost);
    await expect(store.stop(lease, row!, 'part', 'no')).rejects.toThrow(LeaseLost);
    expect(await store.renew(lease)).toBe(false);
    expect(await memory.database.rows('select * from people')).toEqual([]);
  });

  test('a part that was stopped meanwhile is not written', async () => {
    const lease = await held();
    const row = await store.next(lease, NOW);
    await memory.database.rows(`update backfills set state = 'stopped'`);
    await expect(store.commit(lease, row!, step())).rejects.toThrow(LeaseLost);
  });
});

describe('steps', () => {
  test('the repository comes first, and nothing of it while that waits', async () => {
    const lease = await held();
    const row = await store.next(lease, NOW);
    expect(row?.part).toBe('repository');
    await store.setBack(lease, row!, { reason: 'away', dueAt: new Date(NOW.getTime() + 1_000) });
    expect(await store.next(lease, NOW)).toBeNull();
  });

  test('a page moves cursor, counters and threads together', async () => {
    const lease = await held();
    await store.commit(lease, (await store.next(lease, NOW))!, step());
    const row = await store.next(lease, NOW);
    const thread = { node: 'N1', connection: 'timeline', number: 4, cursor: 'c1', readUntil: null } as const;
    await store.commit(lease, row!, step({ page: page({ threads: [thread] }), cursor: 'page:x', done: false }));
    const now = await store.next(lease, NOW);
    expect(now).toMatchObject({ part: 'issues', cursor: 'page:x', items: 3, requests: 1, points: 1, beganAt: NOW });
    expect(await store.threads(now!, 25)).toEqual([thread]);
    await store.commit(lease, now!, step({ threads: [thread] }));
    expect(await store.threads(now!, 25)).toEqual([]);
    expect((await store.progress(7))[1]).toMatchObject({ state: 'done', watermark: NOW, beganAt: null, items: 6 });
  });

  test('a stop of the installation stops its other repositories, too', async () => {
    await store.request({ ...TARGET, repository: 8, name: 'docs' });
    const lease = await held();
    await store.stop(lease, (await store.next(lease, NOW))!, 'installation', 'suspended');
    expect((await store.progress(8)).every(({ state, reason }) => state === 'stopped' && reason === 'suspended')).toBe(
      true,
    );
  });
});
