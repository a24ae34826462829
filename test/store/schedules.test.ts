// Schedules in SQL: kept where they stay as they were, taken once by whoever comes first, and only where Hearth may act.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DueSchedule, FeatureSchedule, Moved } from '../../src/engine/ports.js';
import { tickRow } from '../../src/engine/read-row.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createLedger } from '../../src/store/ledger.js';
import { createSchedules } from '../../src/store/schedules.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-03-09T09:30:00Z');
const NEXT = new Date('2026-03-16T09:00:00Z');
const lint: FeatureSchedule = { feature: 'lint', series: 'lint', cron: '0 9 * * 1', zone: 'UTC' };

let made: TestDatabase;
let database: Database;
beforeEach(async () => {
  made = await testDatabase();
  database = openDatabase(made.connection, () => undefined);
});
afterEach(async () => {
  await database.close();
  await made.close();
});

async function repository(id: number): Promise<void> {
  await database.rows(
    `insert into repositories (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at)
     values ($1, 5, 'app', 1, 'acme', 'organization', false, false, 'main', now())`,
    [id],
  );
}

const at = (time: string, schedule: FeatureSchedule = lint) => ({ schedule, nextAt: new Date(time) });

const move = (due: DueSchedule): Moved => ({
  ticks: [tickRow(due, { series: due.series, period: due.dueAt.toISOString(), at: NOW })],
  nextAt: NEXT,
});

const rows = () =>
  database.rows(
    `select repository::int, feature, series, cron, zone, next_at from schedules order by repository, feature, series`,
  );
const ticks = async () =>
  (await database.rows<{ guid: string }>('select guid from inbox order by guid')).map((r) => r.guid);

test('what is wanted takes the place of what was; what stays as it was keeps its time', async () => {
  const schedules = createSchedules(database);
  const other: FeatureSchedule = { ...lint, feature: 'reports', series: 'reports/weekly' };
  await schedules.keep(7, [at('2026-03-09T09:00:00Z'), at('2026-03-09T09:00:00Z', other)]);
  await schedules.keep(8, [at('2026-03-09T09:00:00Z')]);
  await schedules.keep(7, [
    at('2026-03-16T09:00:00Z'),
    at('2026-03-16T09:00:00Z', { ...other, zone: 'Asia/Shanghai' }),
  ]);
  const row = (schedule: FeatureSchedule, next: string, of = 7) => ({
    repository: of,
    ...schedule,
    next_at: new Date(next),
  });
  expect(await rows()).toEqual([
    row(lint, '2026-03-09T09:00:00Z'),
    row({ ...other, zone: 'Asia/Shanghai' }, '2026-03-16T09:00:00Z'),
    row(lint, '2026-03-09T09:00:00Z', 8),
  ]);
  await schedules.keep(7, []);
  expect(await rows()).toEqual([row(lint, '2026-03-09T09:00:00Z', 8)]);
});

test('what is due is told and moved on; what is not due yet stays', async () => {
  const schedules = createSchedules(database);
  await repository(7);
  await repository(8);
  await schedules.keep(7, [at('2026-03-09T09:00:00Z')]);
  await schedules.keep(8, [at('2026-03-09T10:00:00Z')]);
  const seen: DueSchedule[] = [];
  const taken = await schedules.take(NOW, 10, (due) => {
    seen.push(due);
    return move(due);
  });
  expect(taken).toBe(1);
  expect(seen).toEqual([
    {
      ...lint,
      catchUp: 'newest',
      dueAt: new Date('2026-03-09T09:00:00Z'),
      installation: 5,
      repository: {
        id: 7,
        name: 'app',
        owner: { id: 1, login: 'acme', kind: 'organization' },
        private: false,
        archived: false,
        defaultBranch: 'main',
      },
    },
  ]);
  expect(await ticks()).toEqual(['tick:lint:7:2026-03-09T09:00:00.000Z']);
  expect(await rows()).toMatchObject([{ next_at: NEXT }, { next_at: new Date('2026-03-09T10:00:00Z') }]);
  expect(await schedules.take(NOW, 10, move)).toBe(0);
});

test('a time that a clock ahead had left comes when it should; the policy changes without moving it', async () => {
  const schedules = createSchedules(database);
  await schedules.keep(7, [at('2027-03-15T09:00:00Z')]);
  await schedules.keep(7, [at('2026-03-16T09:00:00Z')]);
  expect(await rows()).toMatchObject([{ next_at: new Date('2026-03-16T09:00:00Z') }]);
  await schedules.keep(7, [at('2026-03-23T09:00:00Z', { ...lint, catchUp: 'all' })]);
  expect(await rows()).toMatchObject([{ next_at: new Date('2026-03-16T09:00:00Z') }]);
  expect(await database.rows('select catch_up from schedules')).toEqual([{ catch_up: 'all' }]);
});

test('as many ticks as it was moved with, or none', async () => {
  const schedules = createSchedules(database);
  await repository(7);
  await repository(8);
  await schedules.keep(7, [at('2026-03-09T09:00:00Z', { ...lint, catchUp: 'all' })]);
  await schedules.keep(8, [at('2026-03-09T09:00:00Z', { ...lint, catchUp: 'none' })]);
  const times = { all: ['2026-03-02T09:00:00.000Z', '2026-03-09T09:00:00.000Z'], none: [], newest: [] };
  const many = (due: DueSchedule): Moved => ({
    ticks: times[due.catchUp ?? 'newest'].map((period) => tickRow(due, { series: due.series, period, at: NOW })),
    nextAt: NEXT,
  });
  expect(await schedules.take(NOW, 10, many)).toBe(2);
  expect(await ticks()).toEqual(times.all.map((period) => `tick:lint:7:${period}`));
  expect(await rows()).toMatchObject([{ next_at: NEXT }, { next_at: NEXT }]);
});

test('several processes at once: each tick is one row, and nothing is left', async () => {
  const schedules = createSchedules(database);
  for (let id = 1; id <= 20; id += 1) {
    await repository(id);
    await schedules.keep(id, [at('2026-03-09T09:00:00Z')]);
  }
  const taken = await Promise.all(Array.from({ length: 8 }, () => schedules.take(NOW, 5, move)));
  const rest = await schedules.take(NOW, 100, move);
  expect(taken.reduce((sum, one) => sum + one, rest)).toBe(20);
  expect(await ticks()).toHaveLength(20);
});

test('a tick that was told before is no second row, and its schedule moves on', async () => {
  const schedules = createSchedules(database);
  await repository(7);
  await schedules.keep(7, [at('2026-03-09T09:00:00Z')]);
  await schedules.take(NOW, 10, move);
  await database.rows(`update schedules set next_at = '2026-03-09T09:00:00Z'`);
  expect(await schedules.take(NOW, 10, move)).toBe(1);
  expect(await ticks()).toHaveLength(1);
  expect(await rows()).toMatchObject([{ next_at: NEXT }]);
});

test('whoever cannot say when it comes next tells nothing, and the schedule stays due', async () => {
  const schedules = createSchedules(database);
  await repository(7);
  await schedules.keep(7, [at('2026-03-09T09:00:00Z')]);
  const broken = () => {
    throw new Error('never again');
  };
  await expect(schedules.take(NOW, 10, broken)).rejects.toThrow('never again');
  expect(await ticks()).toEqual([]);
  expect(await schedules.take(NOW, 10, move)).toBe(1);
});

test.each([
  ['not given to Hearth', 'update repositories set installation = null'],
  ['taken from Hearth', 'update repositories set removed_at = now()'],
  ['deleted', 'update repositories set deleted_at = now()'],
  ['archived', 'update repositories set archived = true'],
  [
    'of a suspended installation',
    `insert into installations (id, account, login, kind, state, changed_at)
     values (5, 1, 'acme', 'organization', 'suspended', now())`,
  ],
])('nothing is told to a repository that is %s', async (_, change) => {
  const schedules = createSchedules(database);
  await repository(7);
  await schedules.keep(7, [at('2026-03-09T09:00:00Z')]);
  await database.rows(change);
  expect(await schedules.take(NOW, 10, move)).toBe(0);
  expect(await rows()).toHaveLength(1);
});

test('what is no longer installed for 30 days is forgotten, schedules too', async () => {
  await repository(7);
  await createSchedules(database).keep(7, [at('2026-03-09T09:00:00Z')]);
  await database.rows(`update repositories set removed_at = $1`, [NOW]);
  await createLedger(database).expire(new Date(NOW.getTime() + 31 * 86_400_000));
  expect(await rows()).toEqual([]);
});
