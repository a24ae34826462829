// Any order, any number of times, or missed and read from GitHub's history later: the ledger is the same.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventOf } from '../../src/core/event-of.js';
import { factsOf } from '../../src/core/facts-of.js';
import { actKinds } from '../../src/core/fact.js';
import type { Fact } from '../../src/core/fact.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { backfillOf } from '../support/history-nodes.js';
import { historyOf, random } from '../support/history.js';
import type { Delivery } from '../support/history.js';

/** More on demand: `HEARTH_HISTORIES=100000 npm test -- ledger-property`; `HEARTH_SEED` begins elsewhere. */
const HISTORIES = Number(process.env['HEARTH_HISTORIES'] ?? 1_000);
const FIRST = Number(process.env['HEARTH_SEED'] ?? 1);
const AT_ONCE = 50;

const databases: { readonly made: TestDatabase; readonly database: Database }[] = [];
beforeAll(async () => {
  for (let n = 0; n < 3; n += 1) {
    const made = await testDatabase();
    databases.push({ made, database: openDatabase(made.connection, () => undefined) });
  }
});
afterAll(async () => {
  for (const { made, database } of databases) {
    await database.close();
    await made.close();
  }
});

function factsIn({ name, payload }: Delivery): readonly Fact[] {
  const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
  if ('ignored' in read) throw new Error(read.ignored);
  return factsOf(read.event);
}

/** In batches of random size, from one delivery to some dozens, as workers and backfills write them. */
async function write(database: Database, told: readonly (readonly Fact[])[], next: () => number): Promise<void> {
  for (let from = 0; from < told.length;) {
    const size = next() < 0.1 ? 1 : 1 + Math.floor(next() * 300);
    const facts = told.slice(from, from + size).flat();
    await database.transaction((client) => writeFacts(client, facts));
    from += size;
  }
}

function shuffled<T>(given: readonly T[], next: () => number): T[] {
  const all = [...given];
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    [all[index], all[other]] = [all[other] as T, all[index] as T];
  }
  return all;
}

const TABLES = ['people', 'logins', 'repositories', 'items', 'acts', 'associations', 'maintainers'];

/** The whole ledger as digests; rows are only fetched, and shown, where these differ. */
async function digests(database: Database): Promise<object> {
  const parts = TABLES.map(
    (table) => `(select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from ${table} t) as ${table}`,
  );
  const [row] = await database.rows(`select ${parts.join(', ')}`);
  return row ?? {};
}

async function everything(database: Database): Promise<Record<string, readonly string[]>> {
  const dump: Record<string, readonly string[]> = {};
  for (const table of TABLES) {
    const rows = await database.rows<{ row: string }>(`select t::text as row from ${table} t order by 1`);
    dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}

async function expectSame(one: Database, other: Database): Promise<void> {
  const [left, right] = [await digests(one), await digests(other)];
  if (JSON.stringify(left) !== JSON.stringify(right)) expect(await everything(one)).toEqual(await everything(other));
  expect(left).toEqual(right);
}

async function empty(database: Database): Promise<void> {
  await database.rows(`truncate ${TABLES.join(', ')}`);
}

/** The committed fields, as the page names them. */
const fields = Object.fromEntries(
  readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8')
    .split('## The same from every source')[1]
    ?.split('\n')
    .flatMap((line) => {
      const [, table, names] = /^\| `(\w+)`\s+\| (`.*`)\s+\|$/.exec(line) ?? [];
      return table === undefined || names === undefined ? [] : [[table, names.replaceAll('`', '')] as const];
    }) ?? [],
) as Record<'people' | 'items' | 'acts', string>;

/** Who closed a discussion, and what was undone in one, no history knows; nor when was pushed. */
const COMMITTED: Readonly<Record<string, string>> = {
  people: `select ${fields.people} from people p where exists (
    select from acts a where (a.person = p.id or a.subject = p.id) and not a.gone and a.kind <> 'pushed')`,
  items: `select ${fields.items} from items`,
  acts: `select ${fields.acts} from acts a where not a.gone and a.kind <> 'pushed' and not exists (
    select from items i where i.repository = a.repository and i.number = a.number and i.kind = 'discussion'
      and a.kind in ('closed', 'reopened'))`,
};

async function committed(database: Database): Promise<readonly string[]> {
  const parts = Object.values(COMMITTED).map(
    (text) => `(select md5(string_agg(t::text, chr(10) order by t::text)) from (${text}) t)`,
  );
  const [row] = await database.rows<{ digests: string[] }>(`select array[${parts.join(', ')}] as digests`);
  return row?.digests ?? [];
}

async function expectCommitted(one: Database, other: Database): Promise<void> {
  const [left, right] = [await committed(one), await committed(other)];
  for (const [index, text] of Object.values(COMMITTED).entries()) {
    if (left[index] === right[index]) continue;
    const [a, b] = [await one.rows(`${text} order by 1, 2`), await other.rows(`${text} order by 1, 2`)];
    expect(a.map((row) => JSON.stringify(row)).sort()).toEqual(b.map((row) => JSON.stringify(row)).sort());
  }
  expect(left).toEqual(right);
}

/** Lost on the way, at most a third of them. */
function survivors(told: readonly (readonly Fact[])[], next: () => number): readonly (readonly Fact[])[] {
  const lost = next() / 3;
  return told.filter(() => next() >= lost);
}

test('the page lists what is compared, and every kind of act', () => {
  expect(Object.keys(fields)).toEqual(['people', 'items', 'acts']);
  const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8');
  for (const kind of actKinds) expect(page).toContain(`\`${kind}\``);
});

test('in any order, told again, or missed and read from the history later, it is the same ledger', async () => {
  const [plain, mixed, read] = databases.map(({ database }) => database);
  if (plain === undefined || mixed === undefined || read === undefined) throw new Error('no database');
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed += AT_ONCE) {
    const seeds = Array.from({ length: Math.min(AT_ONCE, FIRST + HISTORIES - seed) }, (_, index) => seed + index);
    const next = random(seed);
    for (const one of seeds) {
      let early: readonly Fact[] = [];
      const { deliveries, world } = historyOf(one, (now) => {
        early = backfillOf(now);
      });
      const told = deliveries.map(factsIn);
      const again = told.filter(() => next() < 0.2);
      // Read on the way and again in the end, each whenever it comes, as a backfill and its daily catch-up.
      const heard = shuffled([...survivors(told, next), early, backfillOf(world)], next);
      await Promise.all([
        plain.transaction((client) => writeFacts(client, told.flat())),
        write(mixed, shuffled([...told, ...again], next), next),
        write(read, heard, next),
      ]);
    }
    await expectSame(mixed, plain);
    await expectCommitted(read, plain);
    for (const { database } of databases) await empty(database);
  }
}, 900_000);
