// The backfill under trouble: it ends with the same ledger, or it says what people have to do.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLost } from '../../src/core/failure.js';
import { contentOf, hear, newMemory, REPO, rigOf, startScene } from './backfill-support.js';
import type { Memory, Scene } from './backfill-support.js';

const GRAPHQL = 'POST /graphql';
const DAY_MS = 24 * 3_600_000;

let scene: Scene;
let memory: Memory;
/** Of an undisturbed backfill, or of the webhooks: what it is compared with. */
let other: Memory;

beforeAll(async () => {
  [memory, other] = [await newMemory(), await newMemory()];
});
beforeEach(async () => {
  scene = await startScene();
  await Promise.all([memory.clear(), other.clear()]);
});
afterEach(() => scene.close());
afterAll(() => Promise.all([memory.close(), other.close()]));

/** Issues and pull requests of which some do not fit on their page, and a discussion that does not, either. */
function busyDays(items = 7): void {
  scene.twin.silently(() => {
    actsOfBusyDays(items, 28, 12);
  });
}

function actsOfBusyDays(items: number, longTalk: number, longReplies: number): void {
  const { twin, clock } = scene;
  twin.as('mo').setCollaborator(REPO, 'mo', 'admin');
  for (let n = 1; n <= items; n += 1) {
    const isPull = n % 3 === 0;
    if (isPull) twin.as(`u${n}`).openPull(REPO, { title: `Change ${n}` });
    else twin.as(`u${n}`).openIssue(REPO, { title: `Issue ${n}` });
    clock.pass();
    const talk = n === 2 ? longTalk : n === 3 ? 28 : n % 4;
    for (let m = 0; m < talk; m += 1) {
      twin.as(m % 2 === 0 ? 'mo' : `u${n}`).comment(REPO, n, `Comment ${m}`);
      clock.pass();
    }
    if (isPull) twin.as('mo').merge(REPO, n);
    clock.pass();
  }
  discuss(longReplies);
}

/** More comments than fit with their discussion (6), and more replies than fit with theirs (10). */
function discuss(longReplies: number): void {
  const { twin, clock } = scene;
  const { number } = twin.as('ana').openDiscussion(REPO, { title: 'How?' });
  for (let m = 0; m < 8; m += 1) {
    clock.pass();
    const { id } = twin.as('ben').discuss(REPO, number, `Answer ${m}`);
    for (let r = 0; r < (m === 0 ? longReplies : m === 7 ? 21 : 0); r += 1) {
      clock.pass();
      twin.as('ana').discuss(REPO, number, `Reply ${r}`, { replyTo: id });
    }
  }
}

async function expectWhole(): Promise<void> {
  const calm = rigOf(scene, other);
  scene.twin.faults.clear();
  await calm.request();
  await calm.backfiller.drain();
  expect((await calm.rows()).filter(({ state }) => state !== 'done')).toEqual([]);
  expect(await contentOf(memory)).toEqual(await contentOf(other));
}

describe('pages', () => {
  test('what does not fit is read on; predicted points are the returned ones', async () => {
    const payloads = scene.twin.payloadsOf(() => {
      actsOfBusyDays(7, 140, 120);
    });
    await hear(other, payloads);
    const { request, backfiller, rows } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await contentOf(memory)).toEqual(await contentOf(other));
    for (const row of await rows()) {
      expect({ part: row.part, state: row.state, points: row.points }).toEqual({
        part: row.part,
        state: 'done',
        points: row.predicted,
      });
    }
    const unread = await memory.database.rows(
      `select number from items where kind <> 'discussion' and read_until is null`,
    );
    expect(unread).toEqual([]);
    expect(await memory.database.rows('select * from threads')).toEqual([]);
    expect(scene.twin.violations).toEqual([]);
    const asked = scene.twin.requests.filter(({ route }) => route === GRAPHQL);
    expect((await rows()).reduce((all, { points }) => all + points, 0)).toBe(
      asked.reduce((all, { cost = 0 }) => all + cost, 0),
    );
  });

  test('what is deleted between its page and its rest is left out, and the others are read on', async () => {
    const { twin } = scene;
    busyDays();
    let left = 3;
    const failpoint = (name: string) => {
      if (name === 'backfill.commit.after' && --left === 0) twin.as('mo').deleteIssue(REPO, 2);
    };
    const { request, backfiller, rows } = rigOf(scene, memory, { failpoint });
    await request();
    await backfiller.drain();
    expect((await rows()).filter(({ state }) => state !== 'done')).toEqual([]);
    expect(await memory.database.rows('select * from threads')).toEqual([]);
    const [read] = await memory.database.rows('select read_until from items where number = 3');
    expect(read?.['read_until']).not.toBeNull();
  });

  test('an answer that takes too long is asked for in halves', async () => {
    busyDays();
    scene.twin.faults.add({ route: GRAPHQL, kind: 'fail-before', status: 502, skip: 1, times: 3 });
    scene.twin.faults.add({
      route: GRAPHQL,
      kind: 'graphql-errors',
      skip: 5,
      times: 2,
      errors: [{ message: "We couldn't respond to your request in time." }],
    });
    const { request, backfiller, row } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'done', pageSize: 3, failures: 0 });
    await expectWhole();
  });
});

describe('an error is never an empty page', () => {
  test.each([
    ['errors beside data', { kind: 'graphql-errors', errors: [{ type: 'INTERNAL', message: 'Something' }] }],
    ['a truncated answer', { kind: 'truncate' }],
    ['an error page with a good status', { kind: 'html', status: 200 }],
    ['a cut connection', { kind: 'cut-after' }],
    ['an answer without what was asked for', { kind: 'fail-before', status: 200, body: { data: { repository: {} } } }],
  ] as const)('%s', async (_name, fault) => {
    busyDays(3);
    scene.twin.faults.add({ route: GRAPHQL, skip: 1, times: 1, ...fault });
    const { request, backfiller, row, ahead } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'waiting', failures: 1, cursor: null, items: 0 });
    ahead.ms += 60_000;
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'done', reason: null });
    await expectWhole();
  });

  test('a place that GitHub does not know any more: the part is read from its beginning, later', async () => {
    scene.twin.silently(() => {
      for (let n = 0; n < 120; n += 1) scene.twin.as('ana').openIssue(REPO, { title: `Issue ${n}` });
    });
    const errors = [{ type: 'INVALID_CURSOR_ARGUMENTS', message: 'not a valid cursor' }];
    scene.twin.faults.add({ route: GRAPHQL, kind: 'graphql-errors', skip: 2, times: 1, errors });
    const { request, backfiller, row, ahead } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'waiting', cursor: null, items: 0 });
    ahead.ms += 3_700_000;
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'done', items: 120 });
    await expectWhole();
  });

  test('ten failures end with the reason and what to do', async () => {
    scene.twin.faults.add({ route: GRAPHQL, kind: 'graphql-errors', errors: [{ type: 'BROKEN', message: 'no' }] });
    const { request, backfiller, row, ahead } = rigOf(scene, memory);
    await request();
    for (let n = 0; n < 10; n += 1) {
      await backfiller.drain();
      ahead.ms += 3_600_000;
    }
    expect((await row('repository')).state).toBe('stopped');
    expect((await row('repository')).reason).toBe(
      'It failed 10 times, last with: GitHub answered with an error (BROKEN); run "hearth backfill acme/app" to try again',
    );
  });
});

describe('limits', () => {
  test('a fifth of the hour is left to daily work', async () => {
    busyDays();
    scene.twin.limits.graphql.limit = 10;
    const { request, backfiller, rows, ahead } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    const waiting = (await rows()).filter(({ state }) => state === 'waiting');
    expect(waiting.length).toBeGreaterThan(0);
    for (const { reason, dueAt } of waiting) {
      expect(reason).toMatch(/A fifth of what GitHub allows in an hour is kept for daily work/);
      expect(dueAt!.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    }
    expect(scene.twin.requests.reduce((all, { cost = 0 }) => all + cost, 0)).toBe(9);
    expect(await memory.database.rows('select * from parked')).toEqual([]);
    scene.twin.limits.graphql.limit = 5_000;
    ahead.ms += 3_700_000;
    await backfiller.drain();
    await expectWhole();
  });

  test('at the limit it waits until the hour is over, by the secondary limit as long as it is told', async () => {
    scene.twin.limits.graphql.limit = 0;
    const { request, backfiller, rows, row, ahead } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect((await rows()).every(({ state, failures }) => state === 'waiting' && failures === 0)).toBe(true);
    expect((await row('commits')).dueAt!.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    scene.twin.limits.graphql.limit = 5_000;
    ahead.ms += 3_700_000;
    scene.twin.faults.add({
      route: GRAPHQL,
      kind: 'fail-before',
      status: 403,
      times: 1,
      headers: { 'retry-after': '7' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    });
    await backfiller.drain();
    const wait = (await row('commits')).dueAt!.getTime() - Date.now() - ahead.ms;
    expect(wait).toBeGreaterThan(4_000);
    expect(wait).toBeLessThan(8_000);
    ahead.ms += 10_000;
    await backfiller.drain();
    expect((await rows()).every(({ state }) => state === 'done')).toBe(true);
  });
});

describe('a server that limits nothing', () => {
  test('is read all the same', async () => {
    const body = {
      data: {
        rateLimit: null,
        repository: {
          databaseId: scene.repository,
          name: 'app',
          owner: { __typename: 'Organization', login: 'acme', databaseId: 5 },
          isPrivate: false,
          isArchived: false,
          defaultBranchRef: null,
        },
      },
    };
    scene.twin.faults.add({ route: GRAPHQL, kind: 'fail-before', status: 200, times: 1, body });
    const { request, store, reader } = rigOf(scene, memory);
    await request();
    const [row] = await store.progress(scene.repository);
    const page = await reader.page({ row: row!, until: null, listed: [] });
    expect(page).toMatchObject({ cost: { predicted: 1, points: 0 }, wait: undefined });
    expect(page.facts[0]).toMatchObject({ fact: 'repository', defaultBranch: 'main' });
  });
});

describe('interrupted', () => {
  test.each(['backfill.page.before', 'backfill.page.after', 'backfill.commit.after'])(
    'ended at %s again and again, it goes on where it was',
    async (place) => {
      busyDays();
      const end = () => {
        let left = 3;
        return (name: string) => {
          if (name === place && --left === 0) throw new LeaseLost();
        };
      };
      for (let n = 0; n < 12; n += 1) {
        const rig = rigOf(scene, memory, { failpoint: end(), concurrency: 1 });
        await rig.request();
        await rig.backfiller.drain();
      }
      const last = rigOf(scene, memory);
      await last.backfiller.drain();
      expect((await last.rows()).every(({ state }) => state === 'done')).toBe(true);
      await expectWhole();
    },
  );

  test('two at once: each page is asked for once', async () => {
    busyDays();
    const [one, two] = [rigOf(scene, memory), rigOf(scene, memory)];
    await one.request();
    await Promise.all([one.backfiller.drain(), two.backfiller.drain()]);
    const rows = await one.rows();
    expect(rows.every(({ state }) => state === 'done')).toBe(true);
    const asked = scene.twin.requests.filter(({ route }) => !route.includes('access_tokens'));
    expect(asked).toHaveLength(rows.reduce((all, { requests }) => all + requests, 0));
  });

  test('whoever lost the lease writes nothing', async () => {
    busyDays(3);
    let stolen = false;
    const { database } = memory;
    const thief = rigOf(scene, memory);
    const slow = rigOf(scene, memory, {
      concurrency: 1,
      failpoint: async (name) => {
        if (name !== 'backfill.page.after' || stolen) return;
        stolen = true;
        await database.rows(`update backfill_leases set lease_until = now() - interval '1 second'`);
        expect(await thief.store.claim(new Date())).not.toBeNull();
      },
    });
    await slow.request();
    await slow.backfiller.drain();
    expect((await slow.rows()).every(({ requests, state }) => requests === 0 && state === 'waiting')).toBe(true);
    expect(await database.rows('select * from repositories')).toEqual([]);
  });

  test('told to stop, it finishes the page in hand', async () => {
    busyDays();
    let pages = 0;
    const rig = rigOf(scene, memory, {
      concurrency: 1,
      failpoint: (name) => {
        if (name === 'backfill.page.after' && (pages += 1) === 2) void rig.backfiller.stop();
      },
    });
    await rig.request();
    rig.backfiller.start();
    await rig.backfiller.stop();
    const rest = rigOf(scene, memory);
    await rest.backfiller.drain();
    await expectWhole();
  });
});

/** Something happens at GitHub after the second page. */
async function after(happens: () => void): Promise<ReturnType<typeof rigOf>> {
  busyDays(4);
  let pages = 0;
  const rig = rigOf(scene, memory, {
    failpoint: (name) => {
      if (name === 'backfill.commit.after' && (pages += 1) === 2) happens();
    },
  });
  await rig.request();
  await rig.backfiller.drain();
  return rig;
}

describe('GitHub changes meanwhile', () => {
  const reasons = async (rig: ReturnType<typeof rigOf>) =>
    new Set((await rig.rows()).filter(({ state }) => state === 'stopped').map(({ reason }) => reason));

  test('uninstalled: it stops and says so; installed again it goes on', async () => {
    const rig = await after(() => {
      scene.installation.uninstall();
    });
    expect(await reasons(rig)).toEqual(
      new Set(['The App is not installed here any more: install Hearth again to go on']),
    );
    const installation = scene.twin.install('acme');
    const again = rigOf({ ...scene, installation }, memory);
    await again.request();
    await again.backfiller.drain();
    expect((await again.rows()).every(({ state }) => state === 'done')).toBe(true);
    scene = { ...scene, installation };
    await expectWhole();
  });

  test('suspended: it waits, and goes on by itself', async () => {
    const rig = await after(() => {
      scene.installation.suspend();
    });
    const waiting = (await rig.rows()).filter(({ state }) => state === 'waiting');
    expect(new Set(waiting.map(({ reason }) => reason))).toEqual(
      new Set(['The installation is suspended: once its owner resumes it at GitHub, reading goes on within an hour']),
    );
    scene.installation.unsuspend();
    rig.ahead.ms += 3_660_000;
    await rig.backfiller.drain();
    expect((await rig.rows()).every(({ state, reason }) => state === 'done' && reason === null)).toBe(true);
    await expectWhole();
  });

  test('deleted, or moved to an owner without Hearth', async () => {
    const rig = await after(() => {
      scene.twin.as('mo').deleteRepository(REPO);
    });
    expect(await reasons(rig)).toEqual(
      new Set(['GitHub finds no such repository: it was deleted, or Hearth may not see it any more']),
    );
  });

  test('renamed: it is read on under the new name', async () => {
    const rig = await after(() => {
      scene.twin.as('mo').rename(REPO, 'tool');
    });
    expect(new Set((await rig.rows()).map(({ state, name }) => `${state} ${name}`))).toEqual(new Set(['done tool']));
  });

  test('another repository has taken the name', async () => {
    const rig = await after(() => {
      scene.twin.as('mo').rename(REPO, 'tool');
      scene.twin.repository(REPO);
    });
    expect(await reasons(rig)).toEqual(
      new Set(['Another repository has taken the name acme/app: run "hearth backfill acme/app" to read that one']),
    );
  });

  test('a list that Hearth may not see is told, and the others are read', async () => {
    busyDays(3);
    scene.twin.faults.add({
      route: 'GET /repos/{owner}/{repo}/collaborators',
      kind: 'fail-before',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    scene.installation.grant({ metadata: 'read', contents: 'read', issues: 'write', pull_requests: 'write' });
    const { request, backfiller, row, rows } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await row('maintainers')).toMatchObject({
      state: 'done',
      reason: 'GitHub does not let Hearth see who may triage here',
    });
    expect(await row('discussions')).toMatchObject({
      state: 'stopped',
      reason: 'GitHub does not let Hearth read it: grant the permissions that "hearth doctor" names',
    });
    expect((await rows()).filter(({ state }) => state === 'done')).toHaveLength(9);
  });
});

describe('catching up', () => {
  test('reads what has changed since, newest first, and no more', async () => {
    const { twin, clock } = scene;
    const payloads = twin.payloadsOf(() => {
      twin.as('mo').setCollaborator(REPO, 'mo', 'admin');
      twin.as('mo').setCollaborator(REPO, 'ben', 'triage');
      for (let n = 1; n <= 210; n += 1) twin.as('ana').openIssue(REPO, { title: `Issue ${n}` });
    });
    const { request, backfiller, row, rows, ahead } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'done', requests: 3, items: 210 });
    expect(await backfiller.catchUp(new Date())).toBe(0);

    clock.at = Date.now() - 3_600_000;
    const later = twin.payloadsOf(() => {
      twin.as('ben').comment(REPO, 5, 'Still there');
      clock.pass();
      twin.as('mo').close(REPO, 5);
      clock.pass();
      twin.as('ben').openPull(REPO, { title: 'Mend it' });
      clock.pass();
      twin.as('ana').star(REPO);
      twin.as('mo').setCollaborator(REPO, 'ben', undefined);
    });
    await hear(other, [...payloads, ...later]);
    // Two lists of maintainers within one second would be of one date.
    await sleep(1_100);
    ahead.ms += DAY_MS + 3_600_000;
    expect(await backfiller.catchUp(new Date(Date.now() + ahead.ms))).toBe(1);
    await backfiller.drain();
    expect(await row('issues')).toMatchObject({ state: 'done', requests: 1 });
    expect((await rows()).every(({ state }) => state === 'done')).toBe(true);
    expect(await contentOf(memory)).toEqual(await contentOf(other));
  });

  test('who may triage: a list of several pages, of which only changes are told', async () => {
    const { twin } = scene;
    twin.silently(() => {
      for (let n = 0; n < 130; n += 1) twin.as('mo').setCollaborator(REPO, `m${n}`, n < 120 ? 'triage' : 'read');
    });
    const { request, backfiller, row, store } = rigOf(scene, memory);
    const told = () => memory.database.rows(`select at, listed from maintainers order by at, listed`);
    await request();
    await backfiller.drain();
    expect(await row('maintainers')).toMatchObject({ state: 'done', requests: 2, items: 121 });
    expect(await told()).toHaveLength(121);
    twin.as('mo').setCollaborator(REPO, 'm7', undefined);
    await sleep(1_100);
    await store.again(scene.repository, true);
    await backfiller.drain();
    expect((await told()).filter(({ listed }) => listed === false)).toHaveLength(1);
    expect(await told()).toHaveLength(122);
  });

  test('what moderators hide, and show again', async () => {
    const { twin, clock } = scene;
    const { number } = twin.as('ana').openIssue(REPO, { title: 'Hello' });
    const { id } = twin.as('spammer').comment(REPO, number, 'Buy now');
    twin.as('mo').minimize(REPO, id, 'off-topic');
    const { request, backfiller, store } = rigOf(scene, memory);
    const hidden = async () => (await memory.database.rows(`select hidden from acts where key = 'comment:${id}'`))[0];
    await request();
    await backfiller.drain();
    expect(await hidden()).toEqual({ hidden: 'off-topic' });
    clock.at = Date.now() - 3_600_000;
    twin.as('mo').minimize(REPO, id, null);
    twin.as('ana').comment(REPO, number, 'Thanks');
    await sleep(1_100);
    await store.again(scene.repository, true);
    await backfiller.drain();
    expect(await hidden()).toEqual({ hidden: null });
  });

  test('a repository that was taken away, or deleted, is not read any more', async () => {
    const { request, backfiller } = rigOf(scene, memory);
    await request();
    await backfiller.drain();
    const tomorrow = new Date(Date.now() + DAY_MS + 60_000);
    await memory.database.rows('update repositories set removed_at = now()');
    expect(await backfiller.catchUp(tomorrow)).toBe(0);
    await memory.database.rows('update repositories set removed_at = null, deleted_at = now()');
    expect(await backfiller.catchUp(tomorrow)).toBe(0);
  });
});
