// What PostgreSQL believes of the conditions that most statements share: a wrong belief made one of them join what it took for two
// rows with everybody there is, row by row, until its time was over.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { stays } from '../../src/store/measures/left.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const ITEMS = 2_000;

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await testDatabase();
  database = openDatabase(made.connection, () => undefined);
  await database.rows(
    `insert into item_states (repository, number, kind, opened_at, acted_at, changed_at, turn, turn_since, turn_because)
     select 1, n, 'issue', at, at, at, 'nobody', at, 'bench'
     from (select n, timestamptz '2026-01-01' + n * interval '1 hour' as at from generate_series(1, ${ITEMS}) n) items`,
  );
  await database.rows('vacuum analyze');
});
afterAll(async () => {
  await database.close();
  await made.close();
});

test('that most items count still is believed', async () => {
  const [row] = await database.rows<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>(
    `explain (format json) select from item_states s where s.repository = any($1) and ${stays('s', '$2')}`,
    [[1], '2026-06-01T00:00:00Z'],
  );
  expect(row?.['QUERY PLAN'][0]?.Plan['Plan Rows']).toBeGreaterThan(ITEMS / 4);
});
