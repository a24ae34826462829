// States are kept up to date whatever changes, by whomever: nothing that was committed is missed, nobody waits in a circle.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openDatabase } from '../../src/store/database.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { migrate, migrationNames } from '../../src/store/migrate.js';
import { refreshStates } from '../../src/store/states/refresh.js';
import { APP, communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { testDatabase } from '../support/database.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(async () => {
  await it.end();
});

interface State {
  readonly number: number;
  readonly author: string | null;
  readonly answered_by: string | null;
  readonly closed_at: Date | null;
  readonly left_why: string | null;
  readonly labels: readonly string[];
  readonly lines: number | null;
  readonly turn: string;
  readonly turn_because: string;
  readonly turn_people: readonly string[];
}

const states = async () => {
  await it.refresh();
  return it.database.rows<State>('select * from item_states order by repository, number');
};
const state = async () => {
  const [found] = await states();
  if (found === undefined) throw new Error('there is no state');
  return found;
};
const day = (number: number, time = '10:00') => `2026-11-${String(number).padStart(2, '0')} ${time}`;

/** Sets the states as they are now, then changes the tables behind the ledger's back. */
const then = async (sql: string, values: readonly unknown[] = []) => {
  await it.refresh();
  await it.database.rows(sql, values);
  return state();
};

describe('each table that a state stands on', () => {
  beforeEach(() => {
    it.issue(1, { by: 'ana', at: day(2) });
    it.comment(1, { by: 'mo', at: day(3) });
  });
  const MO = () => it.id('mo');

  test('acts: told, rewritten, taken', async () => {
    expect(await state()).toMatchObject({ answered_by: String(MO()), turn_because: 'somebody_spoke' });
    expect(await then(`update acts set deleted_at = now() where kind = 'commented'`)).toMatchObject({
      answered_by: null,
    });
    expect(
      await then(
        `insert into acts (repository, key, kind, number, person, at, source)
                  values ($1, 'x', 'closed', 1, $2, '2026-11-04', 'webhook')`,
        [APP, MO()],
      ),
    ).toMatchObject({ turn_because: 'closed', answered_by: String(MO()) });
    expect(await then(`delete from acts where key = 'x'`)).toMatchObject({ closed_at: null, answered_by: null });
  });

  test('acts: one that turns out to be of another item leaves the first', async () => {
    it.issue(2, { by: 'ben', at: day(2) });
    await it.refresh();
    await it.database.rows(`update acts set number = 2 where kind = 'commented'`);
    expect((await states()).map((one) => one.answered_by)).toEqual([null, String(MO())]);
  });

  test('items: rewritten, taken', async () => {
    await state();
    expect(await then('update items set lines = 7')).toMatchObject({ lines: 7 });
    await it.database.rows('delete from items');
    expect(await states()).toEqual([]);
  });

  test('a discussion that takes the place of an issue, and one that does not after all', async () => {
    expect(await state()).toMatchObject({ left_why: null });
    it.discussion(2, { by: 'ana', at: day(2), title: `${'0'.repeat(15)}1` });
    expect(await state()).toMatchObject({ left_why: 'converted', turn: 'nobody' });
    expect(await then(`update items set title = 'another' where kind = 'discussion'`)).toMatchObject({
      left_why: null,
    });
  });

  test('maintainers: told after their word', async () => {
    expect(await state()).toMatchObject({ turn: 'author', turn_because: 'somebody_spoke' });
    it.maintainer('mo', { at: '2026-01-01' });
    expect(await state()).toMatchObject({ turn: 'author', turn_because: 'maintainer_spoke' });
    expect(await then('update maintainers set listed = false')).toMatchObject({ turn_because: 'no_maintainer_spoke' });
    expect(await then('delete from maintainers')).toMatchObject({ turn_because: 'somebody_spoke' });
  });

  test("GitHub's words, where there are no lists", async () => {
    await state();
    it.association('mo', 'CONTRIBUTOR', '2026-10-01');
    expect(await state()).toMatchObject({ turn_because: 'no_maintainer_spoke' });
    it.association('mo', 'MEMBER', '2026-10-05');
    expect(await state()).toMatchObject({ turn_because: 'maintainer_spoke' });
    // Told again of later: the word of then is the other one.
    it.association('mo', 'CONTRIBUTOR', '2026-11-01');
    expect(await state()).toMatchObject({ turn_because: 'no_maintainer_spoke' });
    expect(await then('delete from associations')).toMatchObject({ turn_because: 'somebody_spoke' });
  });

  test('people: told of after their acts, and classed anew', async () => {
    const person = { id: 55_555, login: 'late' };
    await it.tell();
    const act = {
      fact: 'act',
      repository: APP,
      kind: 'commented',
      number: 1,
      person: person.id,
      source: 'import',
    } as const;
    it.fact({ ...act, key: 'comment:1', at: '2026-11-02T12:00:00Z' });
    expect(await state()).toMatchObject({ answered_by: String(MO()) });
    it.fact({ fact: 'person', ...person, kind: 'user', at: '2026-11-20T00:00:00Z' });
    expect(await state()).toMatchObject({ answered_by: String(person.id) });
    const robbed = await then(`update people set kind = 'bot' where id = $1`, [person.id]);
    expect(robbed).toMatchObject({ answered_by: String(MO()) });
    expect(await then('delete from people')).toMatchObject({ answered_by: null });
  });

  test('people: nobody waits for a reviewer who turns out to be a bot', async () => {
    it.pull(2, { by: 'ana', at: day(2) });
    it.ask(2, 'rev', { by: 'ana', at: day(3) });
    expect((await states())[1]).toMatchObject({ turn: 'reviewers', turn_people: [String(it.id('rev'))] });
    await it.database.rows(`update people set kind = 'bot' where id = $1`, [it.id('rev')]);
    expect((await states())[1]).toMatchObject({ turn: 'maintainers', turn_people: [] });
  });
});

describe('how much is folded', () => {
  test('nothing where nothing changed; each changed item once; telling the same again nothing', async () => {
    it.issue(1, { by: 'ana', at: day(2), labels: ['a', 'b'] });
    it.issue(2, { by: 'ben', at: day(2) });
    expect(await it.refresh()).toBe(2);
    expect(await it.refresh()).toBe(0);
    for (let hour = 10; hour < 20; hour += 1) it.comment(1, { by: 'mo', at: day(3, `${hour}:00`) });
    expect(await it.refresh()).toBe(1);
    // Not even a row is rewritten where the state is the same.
    const [before] = await it.database.rows('select xmin::text from item_states where number = 2');
    await it.database.rows('update items set length = 1 where number = 2');
    expect(await it.refresh()).toBe(1);
    expect(await it.database.rows('select xmin::text from item_states where number = 2')).toEqual([before]);
  });

  test('more than a batch, and items that were never opened here', async () => {
    for (let number = 1; number <= 1_203; number += 1) it.issue(number, { by: 'ana', at: day(2) });
    it.comment(5_000, { by: 'mo', at: day(3) });
    expect(await it.refresh()).toBe(1_204);
    expect(await it.database.rows('select count(*)::int as n from item_states')).toEqual([{ n: 1_203 }]);
  });

  test('a list of maintainers concerns open items alone', async () => {
    it.issue(1, { by: 'ana', at: day(2) });
    it.issue(2, { by: 'ana', at: day(2) });
    it.close(2, { by: 'ana', at: day(3) });
    await it.refresh();
    it.maintainer('mo', { at: day(1) });
    expect(await it.refresh()).toBe(1);
  });
});

test('a database that was there before: all its items are folded once', async () => {
  const { connection, close } = await testDatabase();
  const client = new Client(connection);
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.query('create table migrations (name text primary key, at timestamptz not null default now())');
  for (const name of migrationNames().filter((one) => one < '0005')) {
    await client.query(readFileSync(new URL(`../../src/store/migrations/${name}`, import.meta.url), 'utf8'));
    await client.query('insert into migrations (name) values ($1)', [name]);
  }
  await client.query(`insert into items (repository, number, kind, opened_at, source)
    select 7, n, 'issue', '2026-11-02', 'webhook' from generate_series(1, 3) n`);
  await client.end();
  await migrate(connection);
  const database = openDatabase(connection, () => undefined);
  expect(await refreshStates(database)).toBe(3);
  expect(await database.rows('select number, turn from item_states')).toHaveLength(3);
  await database.close();
  await close();
});

describe('several at once', () => {
  test('what is committed while states are folded is not missed', async () => {
    it.issue(1, { by: 'ana', at: day(2) });
    it.issue(2, { by: 'ana', at: day(2) });
    await it.refresh();
    const comment = (number: number, id: number) => ({
      ...({ fact: 'act', repository: APP, kind: 'commented', person: it.id('mo'), source: 'webhook' } as const),
      ...{ key: `comment:${id}`, number, at: '2026-11-03T10:00:00Z' },
    });
    it.person('mo');
    await it.tell();
    // The first writer has written and not committed yet; a second one has, and its note is a later one.
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    const slow = it.database.transaction(async (client) => {
      await writeFacts(client, [comment(1, 1)]);
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await it.database.transaction((client) => writeFacts(client, [comment(2, 2)]));
    expect(await it.measures.refresh()).toBe(1);
    commit();
    await slow;
    expect(await it.measures.refresh()).toBe(1);
    expect((await states()).map(({ answered_by }) => answered_by)).toEqual([String(it.id('mo')), String(it.id('mo'))]);
  });

  test('many writers and refreshers: no deadlock, nothing missed', async () => {
    for (let number = 1; number <= 200; number += 1) it.issue(number, { by: 'ana', at: day(2) });
    it.person('mo');
    await it.tell();
    const writer = async (which: number) => {
      for (let round = 0; round < 20; round += 1) {
        const facts = Array.from({ length: 30 }, (_, index) => ({
          ...({ fact: 'act', repository: APP, kind: 'labeled', person: it.id('mo'), source: 'webhook' } as const),
          ...{ number: 1 + ((which * 37 + round * 11 + index * 7) % 200), value: `w${which}r${round}` },
          ...{ key: `labeled:${which}:${round}:${index}`, at: '2026-11-03T10:00:00Z' },
        }));
        await it.database.transaction((client) => writeFacts(client, facts));
      }
    };
    const refresher = async () => {
      for (let round = 0; round < 15; round += 1) await it.measures.refresh();
    };
    await Promise.all([writer(1), writer(2), writer(3), refresher(), refresher(), refresher()]);
    await it.measures.refresh();
    const dump = () => it.database.rows('select s::text from item_states s order by number');
    const kept = await dump();
    await it.database.rows('truncate item_states');
    await it.database.rows('insert into items_to_fold select repository, number from items');
    await it.measures.refresh();
    expect(kept).toEqual(await dump());
  });

  test('a batch that fails half-way is taken again', async () => {
    it.issue(1, { by: 'ana', at: day(2) });
    await it.tell();
    await it.database.rows(`alter table item_states add constraint none check (number < 0)`);
    await expect(it.measures.refresh()).rejects.toThrow('none');
    await it.database.rows('alter table item_states drop constraint none');
    expect(await it.measures.refresh()).toBe(1);
    expect(await states()).toHaveLength(1);
  });
});

describe('what is forgotten', () => {
  test('somebody who asked for it is in no state from that moment on, and what is left is folded anew', async () => {
    const EVERYWHERE = 'select s::text as row from item_states s union all select n::text from stale_items n';
    it.pull(1, { by: 'ana', at: day(2) });
    it.review(1, { by: 'mo', at: day(3), says: 'approved' });
    it.ask(1, 'mo', { by: 'ana', at: day(4) });
    it.pull(2, { by: 'mo', at: day(2) });
    it.merge(2, { by: 'mo', at: day(4) });
    await it.refresh();
    it.association('mo', 'MEMBER', '2026-10-05');
    await it.tell();
    const mo = it.id('mo');
    await forgetPerson(it.database, mo);
    const rows = await it.database.rows<{ row: string }>(EVERYWHERE);
    expect(rows.filter(({ row }) => new RegExp(`\\b${mo}\\b`).test(row))).toEqual([]);
    expect(await states()).toMatchObject([
      { number: 1, answered_by: null, turn: 'maintainers' },
      { number: 2, author: null },
    ]);
  });

  test('a repository that was given up is gone with its states', async () => {
    const web = it.repository('web');
    web.issue(1, { by: 'ana', at: day(2) });
    it.issue(1, { by: 'ana', at: day(2) });
    await it.refresh();
    await it.database.rows(`update repositories set removed_at = '2026-01-01' where id = $1`, [web.repositoryId]);
    await createLedger(it.database).expire(new Date('2026-12-01T00:00:00Z'));
    expect(await it.database.rows('select repository from item_states')).toEqual([{ repository: String(APP) }]);
    expect(await states()).toHaveLength(1);
  });
});
