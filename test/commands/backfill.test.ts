// `hearth backfill OWNER/REPO`, as a person runs it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { createProgressWriter, createRate, progressLine } from '../../src/commands/progress.js';
import { stateOf, tableOf } from '../../src/commands/backfill-print.js';
import { createBackfills } from '../../src/store/backfills.js';
import { contentOf, newMemory, partRow, REPO, rigOf, startScene } from '../engine/backfill-support.js';
import type { Memory, Scene } from '../engine/backfill-support.js';
import { databaseUrl, hearth, launch, newFolder } from './cli.js';

describe('progress', () => {
  test('a line: how many, at what cost, how fast, how long', () => {
    const state = { label: 'issues', done: 1_200, total: 5_000, more: ['12 points'] };
    expect(progressLine(state, 210)).toBe('issues: 1,200 of 5,000 (24 %), 12 points, 210/s, 19 s left');
    expect(progressLine({ ...state, total: null }, null)).toBe('issues: 1,200, 12 points');
    expect(progressLine({ ...state, done: 100 }, 1)).toBe(
      'issues: 100 of 5,000 (2 %), 12 points, 1.0/s, 1 h 22 min left',
    );
  });

  test('the rate is that of the last half minute', () => {
    const rate = createRate(30_000);
    rate.note(0, 0);
    expect(rate.perSecond()).toBeNull();
    rate.note(10_000, 10);
    expect(rate.perSecond()).toBe(1);
    rate.note(20_000, 110);
    rate.note(60_000, 510);
    expect(rate.perSecond()).toBe(10);
  });

  test('rewritten on a terminal, now and then a line elsewhere', () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    const onTerminal = createProgressWriter({ isTTY: true, columns: 30, write });
    onTerminal.show('a line that is longer than the terminal');
    onTerminal.end();
    expect(written.splice(0)).toEqual(['\r\x1b[2Ka line that is longer than th', '\r\x1b[2K']);
    let now = 0;
    const elsewhere = createProgressWriter({ write }, () => now);
    elsewhere.show('one');
    now = 4_000;
    elsewhere.show('two');
    now = 5_000;
    elsewhere.show('three');
    elsewhere.end();
    expect(written).toEqual(['one\n', 'three\n']);
  });

  test('the part under way, or what it waits for', () => {
    const now = new Date('2026-03-01T10:00:00Z');
    const [done, under] = [partRow({ state: 'done', points: 3, requests: 4 }), partRow({ items: 7, total: 9 })];
    expect(stateOf([done, under], now)).toEqual({
      label: 'issues',
      done: 7,
      total: 9,
      more: ['3 points, 4 requests'],
    });
    const waits = partRow({ part: 'stars', dueAt: new Date('2026-03-01T11:00:00Z'), reason: 'GitHub asks to wait' });
    expect(progressLine(stateOf([waits], now)!, null)).toBe(
      'stars: 0, 0 points, 0 requests, waits until 11:00:00 UTC: GitHub asks to wait',
    );
    // Before anything was asked there is nothing to tell.
    expect(stateOf([partRow({})], now)).toBeNull();
  });

  test('the table, and one reason for several parts once', () => {
    const cost = { requests: 4, predicted: 3, points: 3 };
    const rows = [
      partRow({ state: 'done', items: 1_234, ...cost }),
      partRow({ part: 'stars', state: 'stopped', reason: 'suspended' }),
      partRow({ part: 'forks', state: 'stopped', reason: 'suspended' }),
    ];
    expect(tableOf(rows)).toBe(
      [
        'part      items  requests  predicted  points',
        'issues    1,234         4          3       3',
        'stars         0         0          0       0  stopped',
        'forks         0         0          0       0  stopped',
        'together  1,234         4          3       3',
        '',
        'Not read:',
        '  stars, forks: suspended',
      ].join('\n'),
    );
  });
});

describe('hearth backfill', () => {
  let scene: Scene;
  let memory: Memory;

  beforeAll(async () => {
    memory = await newMemory();
  });
  beforeEach(async () => {
    scene = await startScene();
    await memory.clear();
    scene.twin.silently(() => {
      for (let n = 1; n <= 120; n += 1) {
        scene.twin.as('ana').openIssue(REPO, { title: `Issue ${n}` });
        scene.clock.pass();
      }
    });
  });
  afterEach(() => scene.close());
  afterAll(() => memory.close());

  const env = () => ({
    APP_ID: String(scene.credentials.appId),
    PRIVATE_KEY: scene.credentials.privateKey,
    GITHUB_API_URL: scene.twin.url,
    DATABASE_URL: databaseUrl(memory.connection),
  });

  test('reads, says what it cost, and reads no second time unless it is told to', async () => {
    const { code, out, err } = await hearth(['backfill', REPO], env());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^issues +120 +2 +2 +2$/m);
    expect(out).not.toContain('Not read');
    const again = await hearth(['backfill', REPO], env());
    expect(again.out).toMatch(/^acme\/app was read before, up to 2\S+Z\. With --again it catches up\.\n$/);
    const caught = await hearth(['backfill', REPO, '--again', '--json'], env());
    expect(JSON.parse(caught.out)).toMatchObject({ repository: scene.repository, done: true, interrupted: false });
    expect(scene.twin.violations).toEqual([]);
  });

  test('says what is wrong', async () => {
    scene.twin.org('initech');
    scene.twin.repository('initech/app');
    expect(await hearth(['backfill', 'initech/app'], env())).toMatchObject({
      code: 1,
      err: 'hearth: Hearth is not installed on initech/app: install it there, or see that the name is right\n',
    });
    expect((await hearth(['backfill', 'acme'], env())).err).toBe(
      'hearth: "acme" is not the name of a repository: OWNER/REPO, or its address\n',
    );
    const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }) as string;
    expect((await hearth(['backfill', REPO], { ...env(), PRIVATE_KEY })).err).toBe(
      'hearth: GitHub does not accept the key of the App: run "hearth doctor"\n',
    );
    expect((await hearth(['backfill', REPO], { DATABASE_URL: '' })).err).toMatch(
      /^hearth: backfill asks GitHub as your App:\n {2}- APP_ID is missing/,
    );
  });

  test('Ctrl-C ends it after the page in hand, and the same command goes on; so it does after a kill', async () => {
    scene.twin.faults.add({ route: 'POST /graphql', kind: 'delay', ms: 400 });
    const folder = await newFolder();
    const first = launch(['backfill', REPO], env(), folder);
    await first.says(/points/);
    expect(await first.stop('SIGINT')).toBe(130);
    expect(first.text()).toContain('Stopped after the page in hand. The same command goes on from here.');
    const second = launch(['backfill', REPO], env(), folder);
    await second.says(/points/);
    await second.stop('SIGKILL');
    scene.twin.faults.clear();
    // Nobody waits for the lease of the dead in a test.
    await memory.database.rows('update backfill_leases set lease_until = now()');
    expect((await hearth(['backfill', REPO], env(), folder)).code).toBe(0);
    const whole = await newMemory();
    const calm = rigOf(scene, whole);
    await calm.request();
    await calm.backfiller.drain();
    expect(await contentOf(memory)).toEqual(await contentOf(whole));
    await whole.close();
  });

  test('shows the progress of another process, and takes over when that one ends', async () => {
    const store = createBackfills(memory.database);
    const { repository, installation } = scene;
    await store.request({ repository, installation: installation.id, owner: 'acme', name: 'app' });
    const lease = await store.claim(new Date());
    const running = launch(['backfill', REPO], env(), await newFolder());
    await running.says(/Another process of Hearth reads in this installation/);
    await memory.database.rows(`update backfills set requests = 2, points = 1 where part = 'repository'`);
    await running.says(/repository: 0, 1 points, 2 requests/);
    await store.release(lease!);
    await running.says(/^together/m);
    expect((await store.progress(repository)).every(({ state }) => state === 'done')).toBe(true);
  });
});
