// Reports and time: a downtime, a clock that jumps, a ledger that lags, several processes. Each period once, the gap said.
import { afterEach, expect, test } from '@jest/globals';
import { tickRow } from '../../src/engine/read-row.js';
import { monthBefore, startReports } from './reports-support.js';
import type { ReportTown } from './reports-support.js';

const ACTIVE = 'reports:\n  mode: active\n';
const HOUR = 3_600_000;

let town: ReportTown;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** The months that were published, in the order of publishing, by the reports' own words. */
const months = () => town.reports().map(({ body }) => /Report `acme\/app:monthly:(\d{4}-\d\d)`/.exec(body)?.[1]);
const labels = (...dues: readonly Date[]) => dues.map(monthBefore);
const states = () => town.reports().map(({ state }) => state);

test('after a downtime the newest is made up for, and says which were missed', async () => {
  town = await startReports(ACTIVE);
  const [first, second, third, fourth] = town.dues as [Date, Date, Date, Date];
  await town.due(first);
  town.until(new Date(fourth.getTime() - HOUR));
  await town.beat();
  await town.due(fourth);
  expect(months()).toEqual(labels(first, third, fourth));
  const [, made] = town.reports();
  expect(made!.body).toContain('did not make them up');
  expect(made!.body).toContain(monthBefore(second));
  expect(town.reports()[2]!.body).not.toContain('did not make them up');
  expect(states()).toEqual(['closed', 'closed', 'open']);
});

test('or all of them, each once and in their order', async () => {
  town = await startReports(`${ACTIVE}  catch_up: all\n`);
  const [first, second, third] = town.dues as [Date, Date, Date];
  town.until(new Date(third.getTime() + 30 * HOUR));
  await town.beat();
  await untilMade(3);
  expect(months()).toEqual(labels(first, second, third));
  expect(states()).toEqual(['closed', 'closed', 'open']);
  expect(town.reports()[2]!.body).not.toContain('did not make them up');
});

test('or all of them, the younger after the older, also where a worker comes to the younger first', async () => {
  town = await startReports(`${ACTIVE}  catch_up: all\n`);
  const [first, second, third] = town.dues as [Date, Date, Date];
  await town.due(first);
  await town.hearth.database.rows(`create function hold_back() returns trigger language plpgsql as $$
    begin
      if starts_with(new.guid, 'tick:reports/') and new.guid like '%${second.toISOString()}' then
        new.due_at := new.received_at + interval '1 hour';
      end if;
      return new;
    end $$`);
  await town.hearth.database.rows(
    'create trigger hold_back before insert on inbox for each row execute function hold_back()',
  );
  town.until(new Date(third.getTime() + 30 * HOUR));
  await town.beat();
  expect(months()).toEqual(labels(first));
  expect(await town.reasons()).toEqual(['reports: published', null, 'an older report is due or on its way']);
  await untilMade(3);
  expect(months()).toEqual(labels(first, second, third));
  expect(states()).toEqual(['closed', 'closed', 'open']);
});

test('or all of them, the younger after the older, also where that one fails at first', async () => {
  town = await startReports(`${ACTIVE}  catch_up: all\n`);
  const [first, second, third] = town.dues as [Date, Date, Date];
  await town.due(first);
  town.until(new Date(third.getTime() + 30 * HOUR));
  town.twin.faults.add({ route: 'POST /repos/{owner}/{repo}/issues', kind: 'fail-before', status: 502, times: 1 });
  await town.beat();
  await untilMade(3);
  expect(months()).toEqual(labels(first, second, third));
  expect(states()).toEqual(['closed', 'closed', 'open']);
  expect(town.reports()[2]!.body).not.toContain('did not make them up');
});

test('after a day the younger waits no longer, and the next closes whatever is open', async () => {
  town = await startReports(`${ACTIVE}  catch_up: all\n`);
  const [first, second, third, fourth] = town.dues as [Date, Date, Date, Date];
  await town.due(first);
  town.until(new Date(third.getTime() + 30 * HOUR));
  town.twin.faults.add({ route: 'POST /repos/{owner}/{repo}/issues', kind: 'fail-before', status: 502, times: 1 });
  await town.beat();
  // The older one is as if it were on its way for ever.
  await town.hearth.database.rows(`update inbox set due_at = 'infinity' where state = 'waiting' and guid like $1`, [
    `tick:reports/%${second.toISOString().slice(0, 10)}%`,
  ]);
  await later(26);
  expect(months()).toEqual(labels(first, third));
  expect(town.reports()[1]!.body).not.toContain('did not make them up');
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await later(1);
  expect(months()).toEqual(labels(first, third, second));
  expect(states()).toEqual(['closed', 'open', 'open']);
  await town.due(fourth);
  expect(states()).toEqual(['closed', 'closed', 'closed', 'open']);
});

/** A younger one looks again each time that it finds an older one on its way: how often depends on who looks first. */
async function untilMade(reports: number): Promise<void> {
  for (let n = 0; n < 5 && months().length < reports; n += 1) await later(2);
}

/** So many hours pass; what failed is tried again. */
async function later(hours: number): Promise<void> {
  town.until(new Date(town.now().getTime() + hours * HOUR));
  await new Promise((resolve) => setTimeout(resolve, 250));
  await town.beat();
}

test('or none that is more than a day late, which the next one says', async () => {
  town = await startReports(`${ACTIVE}  catch_up: none\n`);
  const [first, second, third] = town.dues as [Date, Date, Date];
  await town.due(first);
  town.until(new Date(second.getTime() + 25 * HOUR));
  await town.beat();
  expect(months()).toEqual(labels(first));
  await town.due(third);
  expect(months()).toEqual(labels(first, third));
  expect(town.reports()[1]!.body).toContain(monthBefore(second));
});

test('a clock that goes back has no month again, and one that is set right loses none', async () => {
  town = await startReports(ACTIVE);
  const [first, second] = town.dues as [Date, Date];
  await town.due(first);
  town.until(new Date(first.getTime() - 3 * 24 * HOUR));
  await town.beat();
  await town.due(first);
  expect(months()).toEqual(labels(first));
  // A year ahead for a beat: what would come due then waits for a ledger that reaches so far, and nothing is published.
  const now = town.now();
  town.until(new Date(now.getTime() + 365 * 24 * HOUR));
  await town.hearth.ticker.beat();
  await town.quiet();
  expect(await town.reasons()).toEqual(['reports: published', 'the ledger does not reach the end of the period yet']);
  town.until(now);
  // The next event reads the configuration, and notes when its schedules come due.
  const { engine } = town.hearth;
  const found = await engine.ledger.repositoryCalled(ownerOf(), 'app');
  await engine.config.load(found!.installation, found!.repository, { own: 0, shared: 0 }, now);
  await town.due(second);
  expect(months()).toEqual(labels(first, second));
});

test('a ledger that lags is waited for, and after a day the report says so instead of low numbers', async () => {
  town = await startReports(ACTIVE);
  const [first] = town.dues as [Date];
  town.until(new Date(first.getTime() + 60_000));
  await lagging();
  expect(months()).toEqual([]);
  expect(await town.reasons()).toEqual(['the ledger does not reach the end of the period yet']);
  town.until(new Date(first.getTime() + 23 * HOUR));
  await lagging();
  expect(months()).toEqual([]);
  town.until(new Date(first.getTime() + 24 * HOUR + 60_000));
  await lagging();
  expect(months()).toEqual(labels(first));
  expect(town.reports()[0]!.body).toContain('is not in the ledger yet');
  expect(await town.reasons()).toEqual(['reports: with_gaps']);
});

/** Beats while GitHub's log of deliveries cannot be read. */
async function lagging(): Promise<void> {
  town.twin.faults.add({ route: 'GET /app/hook/deliveries', kind: 'fail-before', status: 503 });
  await town.hearth.engine.inbox.noteSwept(new Date(town.dues[0]!.getTime() - 72 * HOUR));
  await town.beat();
}

test('what arrived and was not looked at is not in the ledger: it is waited for', async () => {
  town = await startReports(ACTIVE);
  const [first] = town.dues as [Date];
  const known = () => town.hearth.engine.reporter.standing({ of: { repository: idOf() }, privateToo: false });
  town.until(first);
  await town.beat();
  expect((await known()).ledgerAt!.getTime()).toBeGreaterThanOrEqual(first.getTime() - 60_000);
  const { database } = town.hearth;
  await database.rows(
    `insert into inbox (guid, event, body_at, body_length, received_at, due_at) values ('late', 'issues', 0, 0, $1, 'infinity')`,
    [new Date(first.getTime() - 48 * HOUR)],
  );
  expect((await known()).ledgerAt).toEqual(new Date(first.getTime() - 48 * HOUR));
});

test('what arrived of another repository holds nobody back, and shows nowhere', async () => {
  town = await startReports(ACTIVE, {}, {}, { 'acme/secret': { private: true } });
  const [first] = town.dues as [Date];
  const { inbox, reporter } = town.hearth.engine;
  const known = async () => (await reporter.standing({ of: { repository: idOf() }, privateToo: false })).ledgerAt;
  town.until(first);
  await town.beat();
  const arrived = (guid: string, hours: number, payload: object) =>
    inbox.insert([
      {
        ...{ guid, event: 'issues', payload: Buffer.from(JSON.stringify(payload)) },
        ...{ sentAt: new Date(first.getTime() - hours * HOUR), dueAt: new Date('2999-01-01T00:00:00Z') },
      },
    ]);
  await arrived('secret', 72, { action: 'opened', repository: { id: idOf('secret') } });
  await arrived('nobody', 71, { action: 'opened' });
  expect((await known())!.getTime()).toBeGreaterThanOrEqual(first.getTime() - 60_000);
  await arrived('own', 48, { action: 'opened', repository: { id: idOf() } });
  expect(await known()).toEqual(new Date(first.getTime() - 48 * HOUR));
});

const idOf = (called = 'app') => [...town.twin.state.repositories.values()].find(({ name }) => name === called)!.id;

test('the first report waits for the history, and after a day says what is missing of it', async () => {
  town = await startReports(ACTIVE, { history: 'ask' });
  const [first] = town.dues as [Date];
  await town.due(first);
  expect(await town.reasons()).toEqual(['the history is being read']);
  expect(months()).toEqual([]);
  town.until(new Date(first.getTime() + 24 * HOUR + 60_000));
  await town.beat();
  expect(months()).toEqual(labels(first));
  expect(town.reports()[0]!.body).toContain('The history is not read whole');
});

test('several processes at once, and a tick told twice: one report', async () => {
  town = await startReports(ACTIVE);
  const others = [await town.another(), await town.another()];
  const [first, second] = town.dues as [Date, Date];
  town.until(new Date(first.getTime() - 60_000));
  await town.beat();
  town.until(new Date(first.getTime() + 60_000));
  await Promise.all([town.hearth, ...others].map((hearth) => town.beat(hearth)));
  expect(months()).toEqual(labels(first));
  const found = await town.hearth.engine.ledger.repositoryCalled(ownerOf(), 'app');
  // A database that was restored has forgotten the tick, not what was done.
  await town.hearth.database.rows(`delete from inbox where guid like 'tick:reports/%'`);
  const again = { series: 'reports/monthly', period: first.toISOString(), at: town.now() };
  await town.hearth.engine.inbox.insert([tickRow(found!, again)]);
  await town.beat();
  expect(months()).toEqual(labels(first));
  await town.due(second);
  expect(months()).toEqual(labels(first, second));
});

const ownerOf = () => [...town.twin.state.repositories.values()].find(({ name }) => name === 'app')!.ownerId;
