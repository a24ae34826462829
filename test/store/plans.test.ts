// What is asked often reads no table from end to end, and the numbers that come out are right.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { QueryConfig } from 'pg';
import type { Fact } from '../../src/core/fact.js';
import type { PlannedAction } from '../../src/engine/ports.js';
import { createAudit } from '../../src/store/audit.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createInbox } from '../../src/store/inbox.js';
import { createLedger } from '../../src/store/ledger.js';
import { createSchedules } from '../../src/store/schedules.js';
import { createMetrics } from '../../src/web/metrics.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const ROWS = Number(process.env['HEARTH_PLAN_ROWS'] ?? 20_000);
const NOW = new Date();
const OWNER = { id: 1, login: 'acme', kind: 'organization' as const };
const REPOSITORY = { id: 7, name: 'app', owner: OWNER, private: false, archived: false, defaultBranch: 'main' };
let test_: TestDatabase;
let database: Database;
beforeEach(async () => {
  test_ = await testDatabase();
  database = openDatabase(test_.connection, () => undefined);
});
afterEach(async () => {
  await database.close();
  await test_.close();
});

/** 89 days of a busy community: nearly all is settled, a little waits, something was observed, a little is dead. */
async function fill(): Promise<void> {
  const statements = [
    `insert into bodies (packed) select '\\x00' from generate_series(1, $1::int / 60)`,
    `insert into inbox (guid, event, body, body_at, body_length, state, received_at, settled_at, decided_at, attempts, lane, installation)
     select 'g' || n, 'push', case when n > $1 * 11 / 12 then greatest(1, (n - $1 * 11 / 12) / 5) end, 0, 1,
            case when n % 5000 = 0 then 'dead' when n > $1 - 100 then 'waiting' else 'done' end,
            now() - interval '89 days' * (1 - n::float / $1),
            case when n % 5000 = 0 or n <= $1 - 100 then now() - interval '89 days' * (1 - n::float / $1) end, now(), 1,
            'item:' || n % 50 || ':' || n % 1000, n % 20
     from generate_series(1, $1::int) n`,
    `insert into repositories (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at)
     select n, n % 20, 'r' || n, 1, 'acme', 'organization', false, false, 'main', now() from generate_series(1, 50) n`,
    `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause, slot,
                          act, because, inbox_id, guid, cause_at, state, github_id, planned_at, sent_at, settled_at)
     select 'k' || n, 1, n % 20, n % 50, 'acme', 'app', n % 1000, 'welcome', 'r', 's', 'c', '',
            case when n % 500 = 0 then '{"kind":"issue","series":"observing"}' else '{"kind":"status","body":"x"}' end::jsonb, '{}', n, 'g' || n,
            now(), case when n % 10 = 1 then 'would' else 'applied' end, n, now() - interval '89 days' * (1 - n::float / $1),
            case when n % 10 <> 1 then now() - interval '89 days' * (1 - n::float / $1) end, now()
     from generate_series(1, $1::int) n`,
    `insert into items (repository, number, kind, author, opened_at, source)
     select n % 50, n, 'issue', n % 5000, now(), 'webhook' from generate_series(1, $1::int) n`,
    `insert into acts (repository, key, kind, number, person, at, source)
     select n % 50, 'opened:' || n, 'opened', n, n % 5000, now(), 'webhook' from generate_series(1, $1::int) n`,
    `insert into acts (repository, key, kind, number, at, source, value)
     select n % 50, 'labeled:' || n, 'labeled', n, now(), 'webhook', 'sig/' || n % 100 from generate_series(1, $1::int) n`,
    `insert into acts (repository, key, kind, number, at, source, subject)
     select n % 50, 'assigned:' || n, case when n % 10 = 0 then 'assigned' else 'review_requested' end, n, now(), 'webhook', n % 500
     from generate_series(1, $1::int) n`,
    `insert into schedules (repository, feature, series, cron, zone, next_at)
     select n % 50 + 1, 'lint', 'lint/' || n, '0 9 * * 1', 'UTC', now() + interval '1 hour' * n from generate_series(1, $1::int) n`,
  ];
  for (const sql of statements) await database.rows(sql, sql.includes('$1') ? [ROWS] : []);
  await database.rows('analyze');
}

interface Line {
  readonly 'QUERY PLAN': string;
}

/** The same database, which also keeps the plan of every statement. */
function planning(plans: string[]): Database {
  const keep = (sql: string, lines: readonly Line[]) =>
    plans.push(`${sql}\n${lines.map((line) => line['QUERY PLAN']).join('\n')}`);
  return {
    ...database,
    rows: async (sql, values = [], name) => {
      keep(sql, await database.rows<Line>(`explain ${sql}`, values));
      return database.rows(sql, values, name);
    },
    transaction: (work) =>
      database.transaction((client) => {
        const query = async (asked: string | QueryConfig, given: unknown[] = []) => {
          const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
          keep(text, (await client.query<Line>(`explain ${text}`, values)).rows);
          return typeof asked === 'string' ? client.query(asked, given) : client.query(asked);
        };
        return work({ query } as unknown as typeof client);
      }),
  };
}

const at = NOW.toISOString();
/** What one comment tells. */
const FACTS: readonly Fact[] = [
  { fact: 'person', id: 7, login: 'ana', kind: 'user', at },
  { fact: 'repository', ...REPOSITORY, at },
  { fact: 'association', repository: 7, person: 7, association: 'MEMBER', at },
  { fact: 'item', repository: 7, number: 7, kind: 'issue', author: 7, openedAt: at, source: 'webhook' },
  { fact: 'act', repository: 7, key: 'commented:1', kind: 'commented', number: 7, person: 7, at, source: 'webhook' },
];

const ACTION: PlannedAction = {
  effectKey: 'new',
  feature: 'welcome',
  rule: 'issue',
  scope: 'person:42',
  cause: 'issue:7:12',
  slot: '',
  act: { kind: 'status', number: 12, body: 'Hello' },
  because: { code: 'first', visibility: 'public' },
  repository: REPOSITORY,
  installation: 7,
  causeAt: NOW,
  state: 'planned',
};

test('nothing that is asked often scans the inbox, the actions or the ledger', async () => {
  await fill();
  const plans: string[] = [];
  const seen = planning(plans);
  const [inbox, audit, ledger] = [createInbox(seen), createAudit(seen), createLedger(seen)];
  const claim = (await inbox.claim(NOW))!;
  const backlog = await inbox.backlog();
  expect(backlog).toMatchObject({ waiting: 99, dead: ROWS / 5000 });
  await inbox.missing(['g1', 'g2', 'none']);
  await inbox.expire();
  expect(await audit.madeBefore(7, 'status', '7')).toBeGreaterThan(0);
  await audit.madeBefore(7, 'issue', 'observing');
  await audit.sectionsOf(7, 7);
  await audit.budget(7, NOW);
  await ledger.observing();
  await ledger.observed(7);
  const person = { id: 7, login: 'ana', kind: 'user' as const };
  await ledger.earlier({
    kind: 'firstOf',
    of: 'issue',
    person,
    association: 'NONE',
    repository: REPOSITORY,
    number: 1_000_000,
    at: NOW.toISOString(),
  });
  await ledger.historyKnown(1, NOW);
  await ledger.thread(7, 7);
  await ledger.lastItems(7, 30);
  await ledger.decisionsOn(7, 7);
  await ledger.proposalMade(1);
  await ledger.ownLabels(7, 7);
  await ledger.responses({
    kind: 'responses',
    community: 1,
    repository: 7,
    of: 'issue',
    days: 90,
    until: NOW.toISOString(),
  });
  await ledger.remember(REPOSITORY, 7, FACTS);
  for (const state of ['planned', 'would'] as const) {
    await audit.commit(claim, { actions: [{ ...ACTION, state }], later: [], outcomes: [], facts: [] });
  }
  const open = (await audit.openActions(claim)).map(({ id }) => id);
  await audit.markSent(claim, open, NOW);
  await audit.settle(open, { state: 'applied', githubId: 1 });
  expect((await ledger.inHand(1, 10)).issues).toHaveLength(40);
  await ledger.labelUse(7, ['sig/7', 'sig/57'], NOW.toISOString());
  expect(plans.length).toBeGreaterThanOrEqual(45);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (inbox|actions|items|acts)/);
}, 60_000);

test('looking for schedules that are due reads only those', async () => {
  await fill();
  const due = new Date(NOW.getTime() + 10 * 3_600_000 + 60_000);
  const [before, after] = await Promise.all(['2026-01-01', due.toISOString()].map(planOfDue));
  for (const plan of [before, after]) expect(plan).toMatch(/Scan (using|on) schedules_due/);
}, 60_000);

/** Of the look alone: what is found is put off. */
async function planOfDue(at: string): Promise<string> {
  const plans: string[] = [];
  const nextAt = new Date('2099-01-01T00:00:00Z');
  await createSchedules(planning(plans)).take(new Date(at), 500, () => ({ ticks: [], nextAt }));
  return plans[0] ?? '';
}

test('the oldest is what is due or was tried, not what waits for a later day', async () => {
  const inbox = createInbox(database);
  const arrival = (guid: string, dueAt?: Date) => ({
    guid,
    event: 'push',
    payload: Buffer.from('{}'),
    ...(dueAt === undefined ? {} : { dueAt }),
  });
  const later = new Date(Date.now() + 86_400_000);
  await inbox.insert([arrival('later', later)]);
  await database.rows(`update inbox set received_at = now() - interval '3 days'`);
  expect((await inbox.backlog()).oldest).toBeNull();
  await inbox.insert([arrival('again')]);
  await database.rows(`update inbox set received_at = '2026-01-01T00:00:00Z' where guid = 'again'`);
  const claim = await inbox.claim(NOW);
  await inbox.release(claim!, later, 'GitHub is away');
  expect(await inbox.backlog()).toEqual({ waiting: 2, dead: 0, oldest: new Date('2026-01-01T00:00:00Z') });
  // What was to wait is late from the day on which it came due, not from the day on which it was noted.
  await database.rows(`update inbox set due_at = '2025-12-01T00:00:00Z', received_at = '2025-11-01T00:00:00Z'
                       where guid = 'later'`);
  expect((await inbox.backlog()).oldest).toEqual(new Date('2025-12-01T00:00:00Z'));
});

test('a batch that nobody refers to goes with the ones before which it came', async () => {
  const inbox = createInbox(database);
  const arrival = { guid: 'a', event: 'push', payload: Buffer.from('{}') };
  await inbox.insert([arrival]);
  await inbox.insert([arrival]);
  await inbox.insert([{ ...arrival, guid: 'b' }]);
  await database.rows(`update inbox set state = 'done', settled_at = now() - interval '8 days'`);
  await inbox.insert([{ ...arrival, guid: 'c' }]);
  await inbox.expire();
  expect(await database.rows('select from bodies')).toHaveLength(1);
});

test('the database is up when it answers, however long counting takes; and down when it does not', async () => {
  const inbox = createInbox(database);
  const never = () => new Promise<never>(() => undefined);
  const scrape = async (ping: () => Promise<void>) => {
    const metrics = createMetrics({ inbox: { ping, backlog: never }, limitMs: 200 });
    const server = createServer((request, response) => void metrics.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    server.closeAllConnections();
    server.close();
    return text.split('\n').filter((line) => /^hearth_(database_up|inbox_waiting) /.test(line));
  };
  expect(await scrape(() => inbox.ping())).toEqual(['hearth_database_up 1', 'hearth_inbox_waiting Nan']);
  for (const away of [never, () => Promise.reject(new Error('away'))]) {
    expect(await scrape(away)).toEqual(['hearth_database_up 0', 'hearth_inbox_waiting Nan']);
  }
});
