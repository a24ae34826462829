// Counts for requirements over hundreds of random small ledgers in one database: of one person and of everybody, against the same
// counted plainly. Every ledger is a community of its own with the same people: what they did elsewhere must never count.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Fact } from '../../src/core/fact.js';
import { countKinds } from '../../src/core/title.js';
import type { Ledger, Tally } from '../../src/engine/ports.js';
import { createLedger } from '../../src/store/ledger.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { naive } from './ladder-naive.js';
import { PEOPLE, worldOf } from './ladder-worlds.js';
import type { World } from './ladder-worlds.js';

const LEDGERS = Number(process.env['HEARTH_LADDER_LEDGERS'] ?? 200);
const SEED = Number(process.env['HEARTH_SEED'] ?? 7);

let it: Community;
let ledger: Ledger;
let worlds: readonly World[];
/** One bot is enough to see that bots count for nothing. */
let people: readonly Fact[];

beforeAll(async () => {
  it = await communityOf();
  ledger = createLedger(it.database);
  const logins = PEOPLE.flatMap((login) => login ?? []);
  for (const login of logins) it.id(login);
  people = logins.map((login) => {
    const kind = login.endsWith('[bot]') ? 'bot' : 'user';
    return { fact: 'person', id: it.id(login), login, kind, at: '2015-01-01T00:00:00Z' };
  });
  worlds = Array.from({ length: LEDGERS }, (_, number) => worldOf(SEED, number, (login) => it.id(login)));
  it.fact(...worlds.flatMap(({ facts }) => facts));
  await it.tell();
  await it.database.rows('analyze');
}, 120_000);
afterAll(() => it.end());

function asksOf({ repositories, since }: World): readonly Tally[] {
  const windows = [null, since];
  const sets = [null, ['sig/a'], ['sig/a', 'sig/b']];
  const places = [repositories, [repositories[0]]];
  return countKinds.flatMap((of) =>
    windows.flatMap((from) =>
      sets.flatMap((labels) => places.map((where) => ({ of, since: from, repositories: where, labels }))),
    ),
  );
}

test(`the counts of ${LEDGERS} ledgers are those that plain reading gives, of one and of all`, async () => {
  const some = new Map<string, number>();
  for (const [number, world] of worlds.entries()) {
    const asks = asksOf(world);
    const plain = naive([...people, ...world.facts]);
    const frame = { at: world.at, repositories: world.repositories };
    const all = await ledger.talliesOfAll(asks, world.at);
    for (const login of PEOPLE.slice(0, 5)) {
      const id = it.id(login!);
      const expected = asks.map((ask) => plain.counted(id, ask, frame));
      const asked = asks.map((ask, index) => ({ ...ask, need: 1 + (index % 3) }));
      const found = await ledger.tallies(id, asked, world.at);
      const told = { number, login };
      const counts = { ...told, have: expected.map((deeds) => deeds.length) };
      const reached = expected.map((deeds, index) => deeds[index % 3]?.at ?? null);
      expect({ ...told, have: found.map(({ have }) => have) }).toEqual(counts);
      expect({ ...told, have: all.get(id) ?? asks.map(() => 0) }).toEqual(counts);
      expect({ ...told, reached: found.map(({ reachedAt }) => reachedAt) }).toEqual({ ...told, reached });
      asks.forEach(({ of, labels }, index) => {
        const name = `${of}${labels === null ? '' : ' of a SIG'}`;
        some.set(name, (some.get(name) ?? 0) + (expected[index]!.length > 0 ? 1 : 0));
      });
    }
  }
  expect(some.size).toBe(2 * countKinds.length);
  expect([...some].filter(([, times]) => times < LEDGERS / 2)).toEqual([]);
}, 240_000);
