// F2: the same row's worker killed five times over. F4: a rolling restart under load. Every delivery that was answered is
// handled once.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions, WELCOME } from '../support/hearth.js';
import { startChild } from '../support/process.js';
import type { Child } from '../support/process.js';
import type { Twin } from '../twin/twin.js';
import { APP, openPull, said, until } from './support.js';

/** Each of its processes takes seconds to start where other tests run beside it. */
const PATIENCE = 240_000;

let twin: Twin;
let place: TestDatabase;
let database: Database;
let children: Child[] = [];
beforeEach(async () => {
  place = await testDatabase();
  database = openDatabase(place.connection, () => undefined);
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository(APP, { files: { '.github/hearth.yml': WELCOME } });
  twin.install('acme');
});
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  children = [];
  await database.close();
  await twin.close();
  await place.close();
});

async function start(more: object = {}): Promise<Child> {
  const { log: _, ...rest } = testOptions(twin, place.connection, keepingLog());
  const timing = { poll: 50, lag: 200, tick: 3_600_000, leaseSeconds: 1, renew: 300 };
  const child = await startChild({ ...rest, timing, ...more });
  children.push(child);
  return child;
}

const restOf = async (): Promise<boolean> =>
  (await database.rows(`select from inbox where state = 'waiting'`)).length === 0;

test(
  'F2: five workers killed on one row: the sixth ends it, with one comment',
  async () => {
    const web = await start({ role: 'web' });
    twin.webhookUrl = `${web.said.url ?? ''}/api/github/webhooks`;
    const pull = openPull({ twin });
    await twin.settled();
    for (const failpoint of ['claim.after', 'facts.after', 'plan.after', 'write.after.status', 'settle.before']) {
      const victim = await start({ role: 'worker', port: null, failpoint });
      expect((await victim.ended).signal).toBe('SIGKILL');
    }
    await start({ role: 'worker', port: null });
    await until('done', restOf);
    expect(said({ twin }, pull.number)).toHaveLength(1);
    const rows = await database.rows(`select state, attempts, lost from inbox where event = 'pull_request'`);
    expect(rows).toEqual([{ state: 'done', attempts: 1, lost: 5 }]);
  },
  PATIENCE,
);

test(
  'F4: replaced by the next one three times under load: nobody is turned away, nothing is lost or done twice',
  async () => {
    let present = await start();
    const leadTo = (child: Child): void => {
      twin.webhookUrl = `${child.said.url ?? ''}/api/github/webhooks`;
    };
    leadTo(present);
    const numbers: number[] = [];
    const state = { going: true };
    const load = (async () => {
      while (state.going && numbers.length < 40) {
        numbers.push(openPull({ twin }, `newcomer-${numbers.length}`).number);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    for (let n = 0; n < 3; n += 1) {
      const next = await start();
      leadTo(next);
      present.process.kill('SIGTERM');
      expect(await present.ended).toEqual({ code: 0, signal: null });
      present = next;
    }
    state.going = false;
    await load;
    await twin.settled();
    expect(twin.deliveries.filter(({ url, status_code: code }) => url !== undefined && code !== 202)).toEqual([]);
    await until('done', restOf);
    expect(numbers.filter((number) => said({ twin }, number).length !== 1)).toEqual([]);
  },
  PATIENCE,
);
