// A Hearth killed with SIGKILL while it publishes: one report, whatever was left half done.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tickRow } from '../../src/engine/read-row.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { createLedger } from '../../src/store/ledger.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions } from '../support/hearth.js';
import { startChild } from '../support/process.js';
import type { Child } from '../support/process.js';
import type { Twin } from '../twin/twin.js';

let twin: Twin;
let made: TestDatabase;
let database: Database;
let children: Child[] = [];

async function start(failpoint?: string): Promise<Child> {
  const { log: _, ...rest } = testOptions(twin, made.connection, keepingLog());
  const timing = { poll: 50, lag: 300, tick: 500, leaseSeconds: 1, renew: 300 };
  const child = await startChild({ ...rest, timing, ...(failpoint === undefined ? {} : { failpoint }) });
  children.push(child);
  twin.webhookUrl = `${child.said.url ?? ''}/api/github/webhooks`;
  return child;
}

async function until<Result>(what: string, look: () => Promise<Result | null | undefined>): Promise<Result> {
  for (let n = 0; n < 600; n += 1) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never came to be: ${what}`);
}

const reports = () => twin.issues('acme/app').filter(({ title }) => String(title).startsWith('Community health'));

beforeEach(async () => {
  made = await testDatabase();
  database = openDatabase(made.connection, () => undefined);
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app', { files: { '.github/hearth.yml': 'reports: {mode: active}\n' } });
  twin.install('acme');
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop()));
  children = [];
  await twin.close();
  await database.close();
  await made.close();
});

test.each(['plan.after', 'write.before.issue', 'write.after.issue', 'confirm.before', 'settle.before'])(
  'at %s',
  async (place) => {
    const first = await start();
    const owner = [...twin.state.repositories.values()][0]!.ownerId;
    twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
    const found = await until('the repository', () => createLedger(database).repositoryCalled(owner, 'app'));
    await first.stop();
    // Due long ago: a ledger that is not ready is not waited for.
    const due = { series: 'reports/monthly', period: '2026-10-01T09:00:00.000Z', at: new Date() };
    await createInbox(database).insert([tickRow(found, due)]);
    const victim = await start(place);
    expect((await victim.ended).signal).toBe('SIGKILL');
    await start();
    await until('the row is settled', async () => {
      const rows = await database.rows(`select from inbox where guid like 'tick:reports/%' and state = 'done'`);
      return rows.length === 1 ? true : null;
    });
    expect(reports()).toHaveLength(1);
    expect(await database.rows(`select state from actions where rule = 'publish'`)).toEqual([{ state: 'applied' }]);
    expect(twin.violations).toEqual([]);
  },
);
