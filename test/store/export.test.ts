// Export and import are each other's opposite: row for row, in the same database and in an empty one.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fact } from '../../src/core/fact.js';
import { factOf } from '../../src/core/fact-line.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { communities, exportLines } from '../../src/store/export.js';
import { recordIn } from '../../src/store/import-records.js';
import type { BackupRecord } from '../../src/store/import-records.js';
import { writeBatch } from '../../src/store/import.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const AT = '2026-06-01T12:00:00Z';
const LATEST = '2026-06-02T12:00:00Z';

let made: TestDatabase[] = [];
let database: Database;
beforeEach(async () => {
  database = await another();
});
afterEach(async () => {
  for (const one of opened) await one.close();
  for (const one of made) await one.close();
  [opened, made] = [[], []];
});

let opened: Database[] = [];
async function another(): Promise<Database> {
  const fresh = await testDatabase();
  made.push(fresh);
  const one = openDatabase(fresh.connection, () => undefined);
  opened.push(one);
  return one;
}

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
const repository = (id: number, owner: number): Fact => ({
  ...{ fact: 'repository', id, name: `app-${id}`, private: false, archived: false, defaultBranch: 'main', at: day(1) },
  owner: { id: owner, login: owner === 1 ? 'acme' : 'other', kind: 'organization' },
});

/** Everything that a column can hold, and what it can leave out. */
const FACTS: readonly Fact[] = [
  repository(7, 1),
  { ...repository(8, 2), deletedAt: day(9) } as Fact,
  { fact: 'person', id: 42, login: 'ana', kind: 'user', at: day(1) },
  { fact: 'person', id: 42, login: 'Ana', kind: null, at: day(3) },
  { fact: 'person', id: 42, login: 'ana', kind: 'user', at: day(5) },
  { fact: 'person', id: 43, login: 'robo[bot]', kind: 'bot', at: day(2) },
  { fact: 'person', id: 44, login: 'far', kind: null, at: day(2) },
  { fact: 'item', repository: 7, number: 1, kind: 'issue', author: 42, openedAt: day(1), source: 'import' },
  {
    ...{
      fact: 'item',
      repository: 7,
      number: 2,
      kind: 'pull_request',
      author: null,
      openedAt: day(1),
      source: 'backfill',
    },
    told: { at: day(2), draft: true, title: '0123456789abcdef', length: 5, language: 'zh', answerable: null },
    ...{ size: { at: day(2), lines: 7 }, readUntil: day(3), movedTo: { repository: 8, number: 9 }, deletedAt: day(4) },
  },
  { fact: 'item', repository: 8, number: 9, kind: 'discussion', author: 44, openedAt: day(1), source: 'webhook' },
  {
    ...{ fact: 'act', repository: 7, key: 'comment:5', kind: 'commented', number: 1, person: 43, at: day(2) },
    ...{ source: 'webhook', told: { at: day(2), length: 9, language: null }, deletedAt: day(3) },
    seen: { at: day(3), reason: 'spam' },
    missingAt: day(2),
  },
  {
    ...{ fact: 'act', repository: 7, key: 'labeled:1:20260302100000:bug', kind: 'labeled', number: 1, person: 42 },
    ...{ at: day(2), source: 'webhook', value: 'bug "quoted" 标签', subject: 43 },
  },
  {
    fact: 'act',
    repository: 8,
    key: 'starred:1',
    kind: 'starred',
    number: null,
    person: null,
    at: day(2),
    source: 'import',
  },
  { fact: 'association', repository: 7, person: 42, association: 'MEMBER', at: day(1) },
  { fact: 'association', repository: 7, person: 42, association: 'MEMBER', at: day(6) },
  { fact: 'maintainer', repository: 7, person: 42, by: 'permission', listed: true, at: day(1) },
  { fact: 'maintainer', repository: 7, person: 42, by: 'permission', listed: false, at: day(7) },
];

async function fill(into: Database): Promise<void> {
  await into.transaction((client) => writeFacts(client, FACTS));
  await into.rows(`update repositories set installation = 5, removed_at = '2026-03-08T00:00:00.123456Z',
    given_since = '2026-03-07T00:00:00.5Z' where id = 7`);
  await into.rows(
    `insert into installations (id, account, login, kind, state, changed_at, active_since)
     values (5, 1, 'acme', 'organization', 'active', '2026-03-01T00:00:00Z', '2026-02-01T00:00:00.25Z'),
            (6, 2, 'other', 'user', 'deleted', now(), null)`,
  );
  await into.rows(`insert into forgotten (digest) values ('abc')`);
  const states = ['planned', 'sent', 'applied', 'unchanged', 'refused', 'failed', 'would'];
  for (const [n, state] of states.entries()) {
    await into.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause,
         slot, act, expect, because, guid, cause_at, state, detail, attempts, github_id, url, planned_at, sent_at, settled_at)
       values ($1, $2, 5, 7, 'acme', 'app-7', 1, 'welcome', 'first', 'person:42', 'c', '', $3, $4, '{"code":"x"}', 'g', now(),
         $5, $6, 1, $7, $8, now(), $9, null)`,
      [
        `key-${state === 'would' ? 'applied' : state}`,
        n === 0 ? 2 : 1,
        { kind: 'comment', body: 'Hello 你好 \\u0000 "x"', number: 1 },
        n % 2 === 0 ? null : { state: 'open' },
        state,
        n === 5 ? 'why' : null,
        n === 2 ? 900_000_000_001 : null,
        n === 2 ? 'https://github.com/acme/app/issues/1' : null,
        n > 0 ? '2026-03-01T10:00:00.000001Z' : null,
      ],
    );
  }
}

async function linesOf(from: Database, community: number | null = null): Promise<readonly string[]> {
  let text = '';
  await exportLines(from, { community, at: AT }, (page) => {
    text += page;
    return Promise.resolve();
  });
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n');
}

/** As the command reads them, without the command. */
async function importInto(into: Database, lines: readonly string[]): Promise<void> {
  const [facts, records] = [[] as Fact[], [] as BackupRecord[]];
  for (const line of lines.slice(1, -1)) {
    const value = JSON.parse(line) as Record<string, unknown>;
    const read = 'record' in value ? recordIn(value, '2999-01-01T00:00:00Z') : factOf(line, NOW);
    if ('problem' in read) throw new Error(`${line}: ${read.problem}`);
    if ('fact' in read) facts.push(read.fact);
    else records.push(read.record);
  }
  await writeBatch(into, { digest: 'd', name: 'n' }, { facts, records, lines: lines.length, done: true });
}

const TABLES = ['repositories', 'people', 'logins', 'items', 'acts', 'associations', 'maintainers', 'installations'];

async function rowsOf(from: Database): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {};
  for (const table of [...TABLES, 'forgotten']) {
    all[table] = await from.rows(`select * from ${table} t order by to_jsonb(t)::text`);
  }
  const actions = await from.rows('select * from actions order by id');
  all['actions'] = actions.map(({ id: _, ...row }) => row);
  all['settings'] = await from.rows(`select * from settings where name = 'marker_key'`);
  return all;
}

describe('an export', () => {
  beforeEach(() => fill(database));

  test('into an empty database gives the same database, row for row', async () => {
    const fresh = await another();
    await importInto(fresh, await linesOf(database));
    expect(await rowsOf(fresh)).toEqual(await rowsOf(database));
    expect(await linesOf(fresh)).toEqual(await linesOf(database));
  });

  test('into the database it came from changes nothing, however often', async () => {
    const before = await rowsOf(database);
    const lines = await linesOf(database);
    await importInto(database, lines);
    await importInto(database, lines);
    expect(await rowsOf(database)).toEqual(before);
  });

  test('is the same for the same ledger, whatever order it was told in', async () => {
    const fresh = await another();
    for (const fact of [...FACTS].reverse()) await fresh.transaction((client) => writeFacts(client, [fact]));
    const facts = (lines: readonly string[]) => lines.filter((line) => line.startsWith('{"fact"'));
    expect(facts(await linesOf(fresh))).toEqual(facts(await linesOf(database)));
  });

  test('begins with its version and ends with its length', async () => {
    const lines = await linesOf(database);
    expect(lines[0]).toBe(
      '{"record":"hearth-export","version":1,"at":"2026-06-01T12:00:00Z","community":null,"since":"2026-06-01T12:00:00Z"}',
    );
    expect(lines.at(-1)).toBe(`{"record":"end","lines":${lines.length - 1}}`);
  });

  test('of one community holds nothing of another, and no key', async () => {
    const lines = await linesOf(database, 1);
    expect(lines[0]).toContain('"community":1');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.filter(({ record }) => record === 'setting' || record === 'forgotten')).toEqual([]);
    expect(told.filter(({ fact }) => fact === 'repository').map(({ id }) => id)).toEqual([7]);
    expect(new Set(told.flatMap(({ repository }) => (repository === undefined ? [] : [repository])))).toEqual(
      new Set([7]),
    );
    expect(new Set(told.flatMap(({ fact, id }) => (fact === 'person' ? [id] : [])))).toEqual(new Set([42, 43]));
    expect(told.filter(({ record }) => record === 'installation').map(({ id }) => id)).toEqual([5]);
    expect(told.filter(({ record }) => record === 'action')).toHaveLength(6);
    expect(await communities(database)).toEqual([
      { id: 1, login: 'acme' },
      { id: 2, login: 'other' },
    ]);
  });

  test('is of one moment, whatever is written meanwhile', async () => {
    const before = await linesOf(database);
    let pages = 0;
    let text = '';
    await exportLines(database, { community: null, at: AT }, async (page) => {
      text += page;
      if ((pages += 1) === 2) await database.rows('delete from acts');
    });
    expect(text.trimEnd().split('\n')).toEqual(before);
  });

  test('comes in pages, and more than one of a kind', async () => {
    await database.rows(
      `insert into acts (repository, key, kind, at, source)
       select 7, 'release:' || n, 'released', '2026-03-01T10:00:00Z', 'import' from generate_series(1, 2500) n`,
    );
    const lines = await linesOf(database);
    expect(lines.filter((line) => line.includes('"released"'))).toHaveLength(2_500);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('into a database that lives', () => {
  test('what it knows of its installations stays, and its own key too', async () => {
    await fill(database);
    const lines = await linesOf(database);
    const other = await another();
    await fill(other);
    await other.rows(`update repositories set installation = 99, removed_at = null where id = 7`);
    await other.rows(`update installations set state = 'suspended', changed_at = '2026-05-01T00:00:00Z' where id = 5`);
    const before = await rowsOf(other);
    await importInto(other, lines);
    expect(await rowsOf(other)).toEqual(before);
  });

  test('nobody who was forgotten comes back by the backup that tells of it', async () => {
    await fill(database);
    const digest = `encode(sha256(convert_to((select value from settings where name = 'marker_key') || ':person:42', 'UTF8')), 'hex')`;
    await database.rows(`insert into forgotten (digest) values (${digest})`);
    const fresh = await another();
    await importInto(fresh, await linesOf(database));
    expect(await fresh.rows('select from people where id = 42')).toEqual([]);
    expect(await fresh.rows('select from acts where person = 42')).toEqual([]);
    expect(await fresh.rows(`select from acts where key like 'labeled:%'`)).toHaveLength(1);
  });
});

describe('what was forgotten stays forgotten', () => {
  const everything = async (from: Database) => JSON.stringify(await from.rows('select * from actions'));

  test('by a backup from before, in the same database', async () => {
    await fill(database);
    const backup = await linesOf(database);
    await forgetPerson(database, 42);
    const sealed = await rowsOf(database);
    expect(await everything(database)).not.toMatch(/key-|person:42|Hello/);
    await importInto(database, backup);
    expect(await rowsOf(database)).toEqual(sealed);
  });

  test('by a backup from before, where what was said to them is not known', async () => {
    await fill(database);
    const backup = await linesOf(database);
    await forgetPerson(database, 42);
    await database.rows('delete from actions');
    await importInto(database, backup);
    expect(await database.rows('select from actions')).toEqual([]);
    await database.rows(`delete from forgotten where digest <> 'abc'`);
    await importInto(database, backup);
    expect(await database.rows('select from actions')).toHaveLength(7);
  });
});

const installation = {
  ...{ record: 'installation', id: 5, account: 1, login: 'acme', kind: 'organization', state: 'active' },
  changed_at: '2026-03-01T00:00:00.000000Z',
  active_since: null,
};
const action = {
  ...{ record: 'action', effect_key: 'k', community: 1, installation: 5, repository: 7, owner: 'acme', name: 'app' },
  ...{
    number: 1,
    feature: 'welcome',
    rule: 'first',
    scope: 'person:42',
    cause: 'c',
    slot: '',
    act: { kind: 'comment' },
  },
  ...{ expect: null, because: { code: 'x' }, guid: 'g', cause_at: '2026-03-01T00:00:00.000000Z', state: 'applied' },
  ...{ detail: null, attempts: 1, github_id: null, url: null, planned_at: '2026-03-01T00:00:00.000001Z' },
  ...{ sent_at: null, settled_at: null },
};

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = { in: value };
  return value;
}

describe('lines about one thing in one batch', () => {
  const recordOf = (row: object): BackupRecord => {
    const read = recordIn(row as Record<string, unknown>, LATEST);
    if ('problem' in read) throw new Error(read.problem);
    return read.record;
  };
  const put = (...rows: readonly object[]) =>
    writeBatch(database, { digest: null, name: 'n' }, { facts: [], records: rows.map(recordOf), lines: 1, done: true });

  test.each([
    ['together', (rows: readonly object[]) => put(...rows)],
    [
      'one after the other',
      async (rows: readonly object[]) => {
        for (const row of rows) await put(row);
      },
    ],
  ])('%s: an installation is what it became last, and without a gap since the latest', async (_, write) => {
    const at = (n: number) => `2026-03-0${n}T00:00:00.000000Z`;
    await write([
      { ...installation, active_since: at(1) },
      { ...installation, state: 'suspended', changed_at: at(3), active_since: null },
      { ...installation, login: 'old', changed_at: at(2), active_since: at(2) },
    ]);
    expect(
      await database.rows(
        'select login, state, changed_at = $1 as changed, active_since = $2 as since from installations',
        [at(3), at(2)],
      ),
    ).toEqual([{ login: 'acme', state: 'suspended', changed: true, since: true }]);
  });

  test('every record twice goes in once', async () => {
    await fill(database);
    const lines = await linesOf(database);
    const fresh = await another();
    await importInto(
      fresh,
      lines.slice(0, 1).concat(
        lines.slice(1, -1).flatMap((line) => [line, line]),
        lines.slice(-1),
      ),
    );
    expect(await rowsOf(fresh)).toEqual(await rowsOf(database));
  });

  test('an older backup does not say that a repository was given without a gap', async () => {
    await fill(database);
    const since = `select given_since from repositories where id = 7`;
    const installed = { record: 'installed', id: 7, installation: 99, removed_at: null };
    const before = await database.rows(since);
    await put({ ...installed, given_since: '2026-01-01T00:00:00.000000Z' });
    expect(await database.rows(since)).toEqual(before);
    await put({ ...installed, given_since: '2026-04-01T00:00:00.000000Z' });
    expect(await database.rows(`${since} and given_since = '2026-04-01T00:00:00Z' and installation = 5`)).toHaveLength(
      1,
    );
  });
});

test('what GitHub said to a refusal is written on one line, and can be read again', async () => {
  await fill(database);
  await database.rows(`update actions set detail = $1 where state = 'refused'`, [
    `GitHub:\n\u009b${'no '.repeat(900)}`,
  ]);
  const fresh = await another();
  await importInto(fresh, await linesOf(database));
  const [row] = await fresh.rows<{ detail: string }>(`select detail from actions where state = 'refused'`);
  expect(row?.detail).toMatch(/^GitHub: no no /);
  expect(row?.detail).toHaveLength(500);
});

describe('a record', () => {
  test.each([
    [{ ...installation, record: 'deed' }, 'unknown record ("deed")'],
    [{ ...installation, state: undefined }, 'state is missing'],
    [{ ...installation, state: 'asleep' }, 'state is not one of active, suspended, deleted'],
    [{ ...installation, id: 'five' }, 'id is not what an export writes'],
    [{ ...installation, login: 'a\0' }, 'login is not what an export writes'],
    [{ ...installation, changed_at: '2026-03-01' }, 'changed_at is not what an export writes'],
    [{ ...installation, changed_at: '2036-03-01T00:00:00.000000Z' }, 'changed_at is not what an export writes'],
    [{ ...installation, more: 1 }, 'more is no field of it'],
    [{ record: 'setting', name: 'born_at', value: 'x' }, 'name is not one of marker_key'],
    [{ record: [[]] }, 'unknown record (a list)'],
    [{ ...installation, changed_at: '2026-02-30T00:00:00.000000Z' }, 'changed_at is not what an export writes'],
    [{ ...installation, changed_at: '0000-01-01T00:00:00.000000Z' }, 'changed_at is not what an export writes'],
    [{ ...installation, changed_at: '2026-03-01T00:00:00.000Z' }, 'changed_at is not what an export writes'],
    [{ ...installation, login: 'zoe\u001b]0;owned\u0007' }, 'login is not what an export writes'],
    [{ ...installation, login: 'a\nb' }, 'login is not what an export writes'],
    [{ ...action, effect_key: 'k'.repeat(513) }, 'effect_key is not what an export writes'],
    [{ ...action, scope: '你'.repeat(667) }, 'scope is not what an export writes'],
    [{ ...action, act: Infinity }, 'act is not what an export writes'],
    [{ ...action, act: 'x' }, 'act is not what an export writes'],
    [{ ...action, act: [] }, 'act is not what an export writes'],
    [{ ...action, act: { at: Infinity } }, 'act is not what an export writes'],
    [{ ...action, act: nested(33) }, 'act is not what an export writes'],
    [{ ...action, because: null }, 'because is not what an export writes'],
    [{ ...action, because: { text: 'a\0' } }, 'because is not what an export writes'],
    [{ ...action, expect: 7 }, 'expect is not what an export writes'],
  ])('%j: %s', (record, problem) => {
    expect(recordIn(record, LATEST)).toEqual({ problem });
  });

  test('that is too deep or too long is refused', () => {
    const problem = 'act is not what an export writes';
    expect(recordIn({ ...action, act: nested(30_000) }, LATEST)).toEqual({ problem });
    expect(recordIn({ ...action, act: { body: 'x'.repeat(256 * 1024) } }, LATEST)).toEqual({ problem });
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(recordIn({ record: deep }, LATEST)).toEqual({ problem: 'unknown record (a list)' });
  });

  test.each([
    installation,
    action,
    { ...action, act: nested(32) },
    { ...action, act: { body: 'Lines\nof a text '.repeat(10_000) } },
    { ...installation, active_since: '2026-02-28T23:59:59.999999Z' },
  ])('is read', (record) => {
    expect(recordIn(record, LATEST)).toHaveProperty('record');
  });
});
