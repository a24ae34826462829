// The audit: each effect once, only what is open moves, what was made last, how much may be made.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LeaseLost } from '../../src/core/failure.js';
import type { Audit, Claim, Inbox, Plan, PlannedAction } from '../../src/engine/ports.js';
import { createAudit } from '../../src/store/audit.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const OWNER = { id: 1, login: 'acme', kind: 'organization' as const };
const REPOSITORY = { id: 7, name: 'app', owner: OWNER, private: false, archived: false, defaultBranch: 'main' };
let test_: TestDatabase;
let database: Database;
let inbox: Inbox;
let audit: Audit;
beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
  inbox = createInbox(database);
  audit = createAudit(database);
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

async function newClaim(guid: string): Promise<Claim> {
  await inbox.insert([{ guid, event: 'push', payload: Buffer.from('{}') }]);
  const claim = await inbox.claim(NOW);
  if (claim === null) throw new Error('there was nothing to claim');
  return claim;
}

const action = (effectKey: string, more: Partial<PlannedAction> = {}): PlannedAction => ({
  effectKey,
  feature: 'welcome',
  rule: 'pull_request',
  scope: 'person:42',
  cause: 'pull:7:12',
  slot: '',
  act: { kind: 'status', number: 12, body: 'Hello' },
  because: { code: 'first', visibility: 'public' },
  repository: REPOSITORY,
  installation: 5,
  causeAt: NOW,
  state: 'planned',
  ...more,
});
const planOf = (...actions: PlannedAction[]): Plan => ({ actions, later: [], outcomes: [], facts: [] });
const idsOf = async (claim: Claim) => (await audit.openActions(claim)).map(({ id }) => id);
const states = async () =>
  (await database.rows<{ state: string }>('select state from actions order by id')).map((r) => r.state);

describe('an effect', () => {
  test('is planned by the first row that wants it; the second row commits all the same, with nothing to do', async () => {
    const [first, second] = [await newClaim('a'), await newClaim('b')];
    await audit.commit(first, planOf(action('k')));
    await audit.commit(second, planOf(action('k')));
    expect(await audit.openActions(first)).toHaveLength(1);
    expect(await audit.openActions(second)).toHaveLength(0);
    await inbox.settle(second, 'done', 'ok');
    expect(await database.rows('select guid, state from inbox order by guid')).toEqual([
      { guid: 'a', state: 'waiting' },
      { guid: 'b', state: 'done' },
    ]);
  });

  test('that was only observed reserves nothing, and is observed once', async () => {
    const [first, second, third] = [await newClaim('a'), await newClaim('b'), await newClaim('c')];
    await audit.commit(first, planOf(action('k', { state: 'would' })));
    await audit.commit(second, planOf(action('k', { state: 'would' })));
    await audit.commit(third, planOf(action('k')));
    expect(await states()).toEqual(['would', 'planned']);
  });

  test('that is settled stays as it was settled', async () => {
    const claim = await newClaim('a');
    await audit.commit(claim, planOf(action('k'), action('o', { state: 'would' })));
    const rows = await database.rows<{ id: string }>('select id from actions order by id');
    const ids = rows.map(({ id }) => id);
    await audit.settle(ids, { state: 'applied', githubId: 11, url: 'https://github.com/x' });
    await audit.settle(ids, { state: 'refused', detail: 'late', githubId: 12 });
    expect(await database.rows('select state, detail, github_id from actions order by id')).toEqual([
      { state: 'applied', detail: null, github_id: '11' },
      { state: 'would', detail: null, github_id: null },
    ]);
  });
});

describe('what was made before', () => {
  test('is the newest for the item, or for the series, in this repository', async () => {
    const issue = { kind: 'issue' as const, series: 'observing', title: 't', body: 'b' };
    const pull = { kind: 'pull' as const, branch: 'b', title: 't', body: 'b', path: 'p', text: 'x', message: 'm' };
    const made: readonly [Partial<PlannedAction>, number][] = [
      [{}, 101],
      [{ act: issue }, 102],
      [{}, 103],
      [{ act: issue }, 104],
      [{ act: { kind: 'status', number: 13, body: 'x' } }, 105],
      [{ act: { ...issue, series: 'other' } }, 106],
      [{ act: { kind: 'comment', number: 12, body: 'x' } }, 107],
      [{ repository: { ...REPOSITORY, id: 8 } }, 108],
      [{ act: { ...pull, series: 'observing' } }, 109],
    ];
    for (const [more, githubId] of made) {
      const claim = await newClaim(`g${githubId}`);
      await audit.commit(claim, planOf(action(`k${githubId}`, more)));
      await audit.settle(await idsOf(claim), { state: 'applied', githubId });
    }
    expect(await audit.madeBefore(7, 'status', '12')).toBe(103);
    expect(await audit.madeBefore(7, 'issue', 'observing')).toBe(104);
    expect(await audit.madeBefore(7, 'pull', 'observing')).toBe(109);
    expect(await audit.madeBefore(7, 'pull', 'other')).toBeNull();
    expect(await audit.madeBefore(7, 'status', '14')).toBeNull();
    expect(await audit.madeBefore(9, 'issue', 'observing')).toBeNull();
  });
});

describe('how Hearth left the issue of a series', () => {
  const issue = { kind: 'issue' as const, series: 'mistakes', title: 't', body: 'b' };
  /** Plans them in this order, and settles them in that order: a row may wait while a later one goes on. */
  async function settled(
    ...plans: readonly (readonly [Partial<PlannedAction>, 'applied' | 'refused' | 'unchanged'])[]
  ) {
    const rows: { ids: readonly string[]; state: 'applied' | 'refused' | 'unchanged' }[] = [];
    for (const [index, [more, state]] of plans.entries()) {
      const claim = await newClaim(`g${index}`);
      await audit.commit(claim, planOf(action(`k${index}`, more)));
      rows.push({ ids: await idsOf(claim), state });
    }
    return {
      inOrder: async (...order: readonly number[]) => {
        for (const index of order) await audit.settle(rows[index]!.ids, { state: rows[index]!.state, githubId: 4 });
      },
    };
  }
  const last = () => audit.lastPostState(7, { kind: 'issue', series: 'mistakes' });

  test('is what took effect last, not what was planned last', async () => {
    const rows = await settled([{ act: { ...issue, state: 'closed' } }, 'applied'], [{ act: issue }, 'applied']);
    await rows.inOrder(1);
    expect(await last()).toBe('open');
    await rows.inOrder(0);
    expect(await last()).toBe('closed');
  });

  test('is closed where a person had closed it before: what it was about is over', async () => {
    const rows = await settled([{ act: issue }, 'applied'], [{ act: { ...issue, state: 'closed' } }, 'unchanged']);
    await rows.inOrder(0, 1);
    expect(await last()).toBe('closed');
  });

  test('is nothing that was refused or opened nothing, of another series or in another repository', async () => {
    const closed = { ...issue, state: 'closed' as const };
    const rows = await settled(
      [{ act: closed }, 'refused'],
      [{ act: issue }, 'unchanged'],
      [{ act: { ...closed, series: 'other' } }, 'applied'],
      [{ act: closed, repository: { ...REPOSITORY, id: 8 } }, 'applied'],
    );
    await rows.inOrder(0, 1, 2, 3);
    expect(await last()).toBeNull();
  });
});

test('what another worker confirmed late, after it had lost the row, is not sent again', async () => {
  const first = await newClaim('late');
  await audit.commit(first, planOf(action('late:0'), action('late:1')));
  const ids = await idsOf(first);
  await audit.markSent(first, ids, NOW);
  await audit.settle(ids.slice(0, 1), { state: 'applied', githubId: 77 });
  await expect(audit.markSent(first, ids, NOW)).rejects.toBeInstanceOf(LeaseLost);
  const open = await audit.openActions(first);
  expect(open.map(({ id, attempts }) => [id, attempts])).toEqual([[ids[1], 1]]);
});

describe('the budget of an installation', () => {
  /** One row that sends these acts now, or so long ago. */
  async function sent(guid: string, ago: string, ...actions: Partial<PlannedAction>[]): Promise<void> {
    const claim = await newClaim(guid);
    await audit.commit(claim, planOf(...actions.map((more, n) => action(`${guid}:${n}`, more))));
    const ids = await idsOf(claim);
    await audit.markSent(claim, ids, new Date());
    await database.rows('update actions set sent_at = now() - $2::interval where id = any($1::bigint[])', [ids, ago]);
    await inbox.settle(claim, 'done', 'ok');
  }

  test('is 60 writes an hour, which never lets 80 go in a minute', async () => {
    for (let n = 0; n < 59; n += 1) await sent(`g${n}`, n === 0 ? '50 minutes' : '1 second', {});
    expect(await audit.budget(5, NOW)).toBeNull();
    await sent('last', '1 second', {});
    const until = await audit.budget(5, NOW);
    // When the oldest of the sixty is an hour old.
    expect(((until?.getTime() ?? 0) - NOW.getTime()) / 1_000).toBeGreaterThan(590);
    expect(((until?.getTime() ?? 0) - NOW.getTime()) / 1_000).toBeLessThanOrEqual(601);
    expect(await audit.budget(6, NOW)).toBeNull();
    await database.rows(`update actions set sent_at = sent_at - interval '11 minutes' where effect_key = 'g0:0'`);
    expect(await audit.budget(5, NOW)).toBeNull();
  });

  test('counts what is sent together once, and labels and reactions not at all', async () => {
    const sections = Array.from({ length: 4 }, (_, n) => ({ feature: `f${n}` }));
    for (let n = 0; n < 20; n += 1) await sent(`s${n}`, '1 second', ...sections);
    const label = { kind: 'label' as const, number: 12, add: ['bug'], remove: [] };
    for (let n = 0; n < 20; n += 1) await sent(`l${n}`, '1 second', { act: label }, { act: { ...label, number: 13 } });
    expect(await audit.budget(5, NOW)).toBeNull();
    const both = [{}, { act: { kind: 'comment' as const, number: 12, body: 'x' } }];
    for (let n = 0; n < 20; n += 1) await sent(`b${n}`, '1 second', ...both);
    expect(await audit.budget(5, NOW)).not.toBeNull();
  });
});
