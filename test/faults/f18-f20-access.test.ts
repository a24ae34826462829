// F18: clocks that differ. F19: tokens that end in the middle of a job. F20: an installation that is suspended, removed or cut
// down in the middle of one, and comes back.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startHearth } from '../../src/hearth.js';
import { testDatabase } from '../support/database.js';
import { APP_ID, keepingLog, SECRET, startTown, testOptions, untilQuiet, WELCOME } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { testKeys } from '../support/keys.js';
import { startTwin } from '../twin/twin.js';
import { actionsOf, APP, hurry, openPull, rowsOf, said, until, writesOf } from './support.js';

const MINUTE = 60_000;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startWith(meanwhile: (town: Town) => void, place = 'plan.after'): Promise<Town> {
  let told = false;
  const town: Town = await startTown(undefined, {
    failpoint: (name) => {
      if (name !== place || told) return;
      told = true;
      meanwhile(town);
    },
  });
  closers.push(() => town.close());
  return town;
}

const minted = (town: Pick<Town, 'twin'>): number =>
  town.twin.requests.filter(({ path, status }) => path.endsWith('/access_tokens') && status === 201).length;

describe('F18: clocks', () => {
  test.each([5 * MINUTE, -5 * MINUTE, 60 * MINUTE, -60 * MINUTE])(
    "GitHub's differs by %d ms: all goes on",
    async (ahead) => {
      const place = await testDatabase();
      closers.push(() => place.close());
      const wallClock = () => Date.now() + ahead;
      const { publicKey } = testKeys();
      const twin = await startTwin({
        appId: APP_ID,
        publicKey,
        webhookSecret: SECRET,
        wallClock,
        now: () => new Date(wallClock()),
      });
      closers.push(() => twin.close());
      twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
      twin.repository(APP, { files: { '.github/hearth.yml': WELCOME } });
      twin.install('acme');
      const hearth = await startHearth(testOptions(twin, place.connection, keepingLog()));
      closers.push(() => hearth.stop());
      twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
      const pull = openPull({ twin });
      await twin.settled();
      await untilQuiet(hearth);
      expect(said({ twin }, pull.number)).toHaveLength(1);
      // What it costs is paid with the first token, not with each delivery.
      const refused = () => twin.requests.filter(({ status }) => status === 401).length;
      const before = refused();
      openPull({ twin }, 'ben');
      await twin.settled();
      await untilQuiet(hearth);
      expect(refused()).toBe(before);
    },
  );

  test("Hearth's own goes back by an hour in the middle: nothing is handled twice, nothing waits for the hour", async () => {
    let ahead = 0;
    const town = await startTown(undefined, {
      clock: { now: () => new Date(Date.now() + ahead) },
      failpoint: (name) => {
        if (name === 'facts.after') ahead = -60 * MINUTE;
      },
    });
    closers.push(() => town.close());
    const numbers = ['ana', 'ben', 'cai'].map((login) => openPull(town, login).number);
    await town.quiet();
    expect(numbers.map((number) => said(town, number).length)).toEqual([1, 1, 1]);
    expect((await rowsOf(town, 'pull_request')).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });
});

describe('F19: a token', () => {
  test('that ends in the middle of a job is renewed once, and the job goes on', async () => {
    const town = await startWith(({ twin }) => {
      twin.expireTokens();
    });
    const pull = openPull(town);
    await town.quiet();
    expect(said(town, pull.number)).toHaveLength(1);
    expect(minted(town)).toBe(2);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  test('that is refused anew again and again is not asked for without end', async () => {
    const town = await startWith(() => undefined);
    town.twin.faults.add({ path: /\/repos\//, kind: 'fail-before', status: 401, body: { message: 'Bad credentials' } });
    openPull(town);
    await town.quiet();
    expect(minted(town)).toBeLessThanOrEqual(4);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([{ state: 'waiting', reason: 'GitHub answered 401' }]);
    town.twin.faults.clear();
    await hurry(town);
    expect(await actionsOf(town)).toMatchObject([{ state: 'applied' }]);
  });
});

describe('F20: in the middle of a job', () => {
  test.each<[string, (town: Town) => void]>([
    [
      'the installation is suspended',
      ({ installation }) => {
        installation.suspend();
      },
    ],
    [
      'the App is uninstalled',
      ({ installation }) => {
        installation.uninstall();
      },
    ],
    [
      'the repository is taken away',
      ({ installation }) => {
        installation.removeRepositories('app');
      },
    ],
    [
      'the permissions are cut down',
      ({ installation }) => {
        installation.grant({ metadata: 'read', contents: 'read', issues: 'read', pull_requests: 'read' });
      },
    ],
    [
      'the repository is archived',
      ({ twin }) => {
        twin.as('mo').setArchived(APP, true);
      },
    ],
  ])('%s: nothing is written, and the row ends with the reason', async (_, happens) => {
    const town = await startWith((one) => {
      happens(one);
    });
    const pull = openPull(town);
    await town.quiet();
    for (let n = 0; n < 12; n += 1) await hurry(town);
    expect(said(town, pull.number)).toEqual([]);
    expect(writesOf(town).filter(({ status }) => status < 300)).toEqual([]);
    const [action] = await actionsOf(town);
    expect(['refused', 'failed']).toContain(action?.state);
    expect(action?.detail).toBeTruthy();
    expect((await rowsOf(town, 'pull_request')).map(({ state }) => state)).not.toContain('waiting');
  });

  test('and back again: what comes then is done, and old deliveries do nothing', async () => {
    const town = await startWith(({ installation }) => {
      installation.suspend();
    });
    const first = openPull(town);
    await town.quiet();
    town.installation.unsuspend();
    await town.quiet();
    await hurry(town);
    const second = openPull(town, 'ben');
    await town.quiet();
    await until('greeted', () => said(town, second.number).length === 1);
    town.installation.uninstall();
    await town.quiet();
    town.twin.install('acme');
    await town.quiet();
    const before = town.twin.requests.length;
    const old = town.twin.deliveries.filter(({ event }) => event === 'pull_request').map(({ guid }) => guid);
    for (const guid of old) await town.twin.redeliver(guid);
    await town.quiet();
    await hurry(town);
    expect(writesOf(town, before)).toEqual([]);
    expect([first, second].map(({ number }) => said(town, number).length)).toEqual([0, 1]);
    const third = openPull(town, 'cai');
    await town.quiet();
    expect(said(town, third.number)).toHaveLength(1);
  });
});
