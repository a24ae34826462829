// What every beat asks of the ledger, once a minute: with four times the installations it may cost four times as much, and
// not sixteen.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Ledger } from '../../src/engine/ports.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createLedger } from '../../src/store/ledger.js';
import { createSchedules } from '../../src/store/schedules.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { pagesUsed } from '../support/pages-used.js';

const NOW = new Date();
const FEW = 150;
const MANY = 4 * FEW;

let held: TestDatabase;
let database: Database;
beforeEach(async () => {
  held = await testDatabase();
  database = openDatabase(held.connection, () => undefined);
});
afterEach(async () => {
  await database.close();
  await held.close();
});

/** Communities of one repository each, whose history was read; of three one has a hearth.yml, one shares its owner's. */
async function found(count: number): Promise<void> {
  await database.rows('truncate installations, repositories, backfills, config_keys, schedules, actions cascade');
  const statements = [
    `insert into installations (id, account, login, kind, state, changed_at, active_since)
     select n, 100000 + n, 'o' || n, 'organization', 'active', now(), now() - interval '1 hour' from generate_series(1, $1::int) n`,
    `insert into repositories (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at)
     select n, n, 'app', 100000 + n, 'o' || n, 'organization', false, false, 'main', now() from generate_series(1, $1::int) n`,
    `insert into backfills (repository, installation, owner, name, part, state, predicted, watermark)
     select n, n, 'o' || n, 'app', part, 'done', 0, now()
     from generate_series(1, $1::int) n, unnest(array['issues', 'pull_requests', 'discussions']) part`,
    `insert into config_keys (place, id, key, value, line)
     select case n % 3 when 1 then 'repository' else 'owner' end, case n % 3 when 1 then n else 100000 + n end, key, '1', 1
     from generate_series(1, $1::int) n, unnest(array['welcome.mode', 'needs.mode', 'sigs.mode']) key where n % 3 > 0`,
    `insert into schedules (repository, feature, series, cron, zone, catch_up, next_at)
     select n, 'report', 'weekly', '0 9 * * 1', 'UTC', 'newest', now() + interval '1 day' from generate_series(1, $1::int) n`,
    `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                          act, because, guid, cause_at, state, planned_at)
     select 'k' || n, 100000 + n % $1, n % $1, n % $1, 'o' || n % $1, 'app', n, 'welcome', 'r', 's', 'c', '', '{"kind":"status"}',
            '{}', 'g', now(), case when n % 10 = 0 then 'would' else 'applied' end, now() from generate_series(1, 5 * $1::int) n`,
  ];
  for (const statement of statements) await database.rows(statement, statement.includes('$1') ? [count] : []);
  await database.rows('analyze');
}

const asked: readonly (readonly [string, (ledger: Ledger) => Promise<unknown>])[] = [
  ['communities to propose a hearth.yml to', (ledger) => ledger.toOnboard(NOW)],
  ['repositories where something was only shown', (ledger) => ledger.observing()],
  ['pull requests with a new head', (ledger) => ledger.pullsToCheck()],
  ['schedules that are due', () => createSchedules(database).take(NOW, 500, () => ({ ticks: [], nextAt: NOW }))],
];

test.each(asked)('%s', async (_, ask) => {
  const ledger = createLedger(database);
  const costs: number[] = [];
  for (const count of [FEW, MANY]) {
    await found(count);
    const before = await pagesUsed(database);
    await ask(ledger);
    costs.push((await pagesUsed(database)) - before);
  }
  const [few = 0, many = 0] = costs;
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThan(few * 7);
});

test('of three communities one has no hearth.yml', async () => {
  await found(FEW);
  expect((await createLedger(database).toOnboard(NOW)).length).toBe(FEW / 3);
});
