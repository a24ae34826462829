// Words about people outlive the ledger that heard them: each kind goes through export and import as it was said, and counts where
// it counted. No history on GitHub could tell it again.
import { afterEach, expect, test } from '@jest/globals';
import { actKey, wordKinds } from '../../src/core/fact.js';
import type { ActFact, Fact, WordKind } from '../../src/core/fact.js';
import { factOf, lineOf } from '../../src/core/fact-line.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { exportLines } from '../../src/store/export.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const ACME = 1;
const APP = 7;
const OTHER = 8;
const ANA = 583_231;
const AT = '2026-03-01T10:00:00Z';
const NOW = new Date('2026-06-01T12:00:00Z');

let made: TestDatabase[] = [];
let opened: Database[] = [];
afterEach(async () => {
  for (const one of opened) await one.close();
  for (const one of made) await one.close();
  [opened, made] = [[], []];
});

async function another(): Promise<Database> {
  const fresh = await testDatabase();
  made.push(fresh);
  const one = openDatabase(fresh.connection, () => undefined);
  opened.push(one);
  return one;
}

const repository = (id: number): Fact => ({
  ...{ fact: 'repository', id, name: `app-${id}`, private: false, archived: false, defaultBranch: 'main', at: AT },
  owner: { id: ACME, login: 'acme', kind: 'organization' },
});
const person = (id: number, login: string): Fact => ({ fact: 'person', id, login, kind: 'user', at: AT });

/** What stands with each kind, as docs/ledger-format.md has it. */
const VALUES: Partial<Record<WordKind, string>> = {
  applied: 'role/member',
  nominated: 'role/reviewer@network',
  accepted: 'role/member',
  deferred: 'honour/ambassador',
  withdrawn: 'closed',
  concerned: '1',
  resolved: '1',
  attested: 'Finished a feature, 完成一项功能',
  carried_out: 'team:members https://github.com/orgs/acme/teams/members',
  title_given: 'role/member since unknown until 2027-03-01 by team:members',
  title_ended: 'role/reviewer@network by owners',
  emeritus: 'role/member',
  away: '2026-12-31',
  credited: 'talk 2026-02-20 https://example.org/slides?a=1&b=2',
  credit_confirmed: 'credited:comment:5:0',
  credit_refused: 'credited:comment:6:0',
};

const word = (kind: WordKind, more: Partial<ActFact> = {}): ActFact => ({
  fact: 'act',
  repository: APP,
  key: actKey.said(kind, 'comment:5', 0),
  kind,
  number: 12,
  person: 99,
  at: AT,
  source: 'webhook',
  ...(VALUES[kind] === undefined ? {} : { value: VALUES[kind] }),
  subject: ANA,
  ...more,
});

const OWN: readonly WordKind[] = ['away', 'back', 'emeritus', 'boards_joined', 'boards_left'];

const write = (into: Database, facts: readonly Fact[]) =>
  into.transaction((client) =>
    writeFacts(client, [repository(APP), repository(OTHER), person(ANA, 'ana'), person(99, 'lea'), ...facts]),
  );

async function actsOf(from: Database): Promise<readonly string[]> {
  let text = '';
  await exportLines(from, { community: null, at: AT }, (page) => {
    text += page;
    return Promise.resolve();
  });
  return text.split('\n').filter((line) => line.includes('"fact":"act"'));
}

function read(lines: readonly string[]): readonly Fact[] {
  return lines.map((line) => {
    const found = factOf(line, NOW);
    if ('problem' in found) throw new Error(`${found.problem}: ${line}`);
    return found.fact;
  });
}

/** Each kind as it may be told: for the whole community, for one repository, and of nobody on nothing. */
const ALL: readonly ActFact[] = wordKinds.flatMap((kind) => [
  word(kind, { community: ACME }),
  word(kind, { key: actKey.said(kind, 'comment:6', 1) }),
  word(kind, { key: actKey.said(kind, 'comment:7', 0), person: null, number: null }),
]);

test('each is a line, and that line is it', () => {
  for (const told of ALL) expect(read([lineOf(told)])).toEqual([told]);
});

test('every kind goes into another ledger as it was said, and once more changes nothing', async () => {
  const database = await another();
  await write(database, ALL);
  const lines = await actsOf(database);
  expect([...lines].sort()).toEqual(ALL.map(lineOf).sort());
  const there = await another();
  for (let times = 0; times < 2; times += 1) {
    await write(there, read(lines));
    expect(await actsOf(there)).toEqual(lines);
  }
});

test('what is read counts where it counted', async () => {
  const database = await another();
  const own = word('title_given', { repository: OTHER, value: 'role/elder by decision' });
  const deed = word('credited', { key: 'credited:comment:5:0', community: ACME });
  const words = [word('title_given', { community: ACME }), own, deed, word('credit_confirmed', { community: ACME })];
  await write(database, words);
  const there = await another();
  await write(there, read(await actsOf(database)));
  const views = async (of: Database) => {
    const ledger = createLedger(of);
    return Promise.all(
      [null, APP, OTHER].flatMap((here) => [
        ledger.standings(ACME, 'all', NOW.toISOString(), here),
        ledger.credits(ACME, { person: ANA }, here),
      ]),
    );
  };
  expect(await views(there)).toEqual(await views(database));
  const held = (await createLedger(there).standings(ACME, 'all', NOW.toISOString(), null)).held;
  expect(held.map(({ title }) => title.name)).toEqual(['member']);
});

test('a telling that does not know it takes nothing from a word, and adds nothing of its own', async () => {
  const database = await another();
  const [known, unknown] = [word('accepted', { community: ACME }), word('accepted')];
  for (const order of [
    [known, unknown],
    [unknown, known],
    [known, unknown, known, unknown],
  ]) {
    const fresh = await another();
    for (const one of order) await write(fresh, [one]);
    expect(await actsOf(fresh)).toEqual([lineOf(known)]);
  }
  await write(database, [unknown]);
  expect(await actsOf(database)).toEqual([lineOf(unknown)]);
});

test.each([[true], [0], ['1'], [null], [-4]])('a line in which it counts in %j is refused', (community) => {
  const line = JSON.stringify({ ...word('accepted'), community });
  expect(factOf(line, NOW)).toEqual({ problem: expect.stringMatching(/^community /) as unknown as string });
});

test('whoever is forgotten is in no word, and the words of others count as before', async () => {
  const database = await another();
  const seen = word('title_given', {
    key: actKey.said('title_given', 'seen:role/member:20260301100000', ANA),
    person: null,
    community: ACME,
  });
  const others = word('title_given', { key: 'title_given:comment:8:0', subject: 99, person: ANA, community: ACME });
  // Of themselves people speak themselves.
  const spoken = wordKinds.map((kind) =>
    word(kind, { community: ACME, ...(OWN.includes(kind) ? { person: ANA } : {}) }),
  );
  await write(database, [...spoken, seen, others]);
  await forgetPerson(database, ANA);
  const lines = await actsOf(database);
  expect(lines).toHaveLength(wordKinds.length + 2);
  expect(lines.join('\n')).not.toMatch(new RegExp(`${ANA}|slides`));
  expect(lines.every((line) => line.includes(`"community":${ACME}`))).toBe(true);
  const { held } = await createLedger(database).standings(ACME, 'all', NOW.toISOString(), null);
  expect(held.map((one) => one.person)).toEqual([99]);
});
