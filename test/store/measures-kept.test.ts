// Figures that were kept are those that measuring anew gives: on random histories of which a part comes late, in any order. And
// what becomes of them when somebody is to be forgotten, or while something changes.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventOf } from '../../src/core/event-of.js';
import type { Fact, ItemFact } from '../../src/core/fact.js';
import { factsOf } from '../../src/core/facts-of.js';
import { measure } from '../../src/engine/measure.js';
import { measureBeside, windowsOf } from '../../src/engine/report/windows.js';
import type { MeasuredBeside } from '../../src/engine/report/windows.js';
import { catalogue } from '../../src/metrics/catalogue.js';
import { periodEnding, previous } from '../../src/metrics/period.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { APP, communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { backfillOf } from '../support/history-nodes.js';
import { historyOf, random } from '../support/history.js';

/** More on demand: `HEARTH_HISTORIES=100`, others with `HEARTH_SEED=1000`. */
const HISTORIES = Number(process.env['HEARTH_HISTORIES'] ?? 4);
const SEED = Number(process.env['HEARTH_SEED'] ?? 1);
const seeds = Array.from({ length: HISTORIES }, (_, index) => SEED + index);
const LENGTH = 300;
const DAY = 86_400_000;
const LONG_AGO = '2015-01-01T00:00:00Z';

let it: Community;
beforeAll(async () => {
  it = await communityOf();
});
afterAll(() => it.end());

const tell = (facts: readonly Fact[]) => it.database.transaction((client) => writeFacts(client, facts));

const EMPTY =
  'truncate people, logins, repositories, items, acts, associations, maintainers, item_states, stale_items, items_to_fold, kept_figures';

/** The week that ends with this day or the last before it, and the report over it. */
function weekOf(at: number) {
  const period = periodEnding('weekly', new Date(at), 'UTC');
  const windows = windowsOf(period, () => true).filter(({ name }) => name === 'now' || name === 'before');
  return { period, windows };
}

async function report(at: number, repository: number): Promise<MeasuredBeside> {
  const { period, windows } = weekOf(at);
  const { from, to } = period;
  return measureBeside(it.measures, it.frame({ from, to, repositories: [repository], knownIn: [repository] }), windows);
}

const keptNow = async () => {
  const [row] = await it.database.rows<{ kept: number }>(
    'select count(*)::int as kept from kept_figures where figures is not null',
  );
  return row?.kept ?? 0;
};

/** Nine days of deliveries become three weeks, so that much is told on both sides of a Monday. */
const STRETCH = 2.5;
const START = Date.parse('2026-01-01T00:00:00Z');
const moved = (instant: number) => (instant < START ? instant : START + STRETCH * (instant - START));
const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000)?Z$/.test(text);

function stretched(facts: readonly Fact[]): readonly Fact[] {
  const later = (text: string) => new Date(moved(Date.parse(text))).toISOString().replace(/\.\d+Z$/, 'Z');
  return JSON.parse(JSON.stringify(facts), (_, part: unknown) =>
    typeof part === 'string' && isTime(part) ? later(part) : part,
  ) as readonly Fact[];
}

const iso = (instant: number) => new Date(Math.floor(instant / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');

/** What happened, as webhooks told it and what these do not tell; and a backfill of it, with items that left. */
function historyFor(seed: number) {
  const next = random(seed + 9_000);
  const { deliveries, world } = historyOf(seed, undefined, LENGTH);
  const webhooks = deliveries.flatMap(({ name, payload }) => {
    const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
    if ('ignored' in read) throw new Error(read.ignored);
    return factsOf(read.event);
  });
  // GitHub seldom changes its word for somebody; here it does with every other delivery.
  const calm = webhooks.filter(({ fact }) => fact !== 'association' || next() < 0.02);
  const end = moved(Date.parse(world.now()));
  const people = world.people.flatMap(({ id, kind }) => (kind === 'user' ? [id] : []));
  const besides = besidesOf({ ...world, people, next, somewhen: () => iso(START + next() * (end - START)) });
  const items = new Map(webhooks.flatMap((fact) => (fact.fact === 'item' ? [[fact.number, fact] as const] : [])));
  const leaving = [...items.values()].flatMap((item) => leavingOf(item, next(), end));
  const late = [...stretched(backfillOf(world)), ...stretched(leaving)];
  return { repository: world.repository, next, end, told: [...stretched(calm), ...besides], late };
}

interface Besides {
  readonly repository: number;
  readonly people: readonly number[];
  readonly next: () => number;
  readonly somewhen: () => string;
}

function besidesOf({ repository, people, next, somewhen }: Besides): readonly Fact[] {
  return people.flatMap((person): readonly Fact[] => {
    const on = { fact: 'act', repository, number: null, person, source: 'webhook' } as const;
    const by = { repository, person, at: somewhen() };
    const seldom: readonly Fact[] = [
      { fact: 'maintainer', ...by, by: 'permission', listed: next() < 0.5 },
      { fact: 'association', ...by, association: 'MEMBER' },
      { fact: 'person', id: person, login: 'early[bot]', kind: 'bot', at: LONG_AGO },
    ];
    return [
      { ...on, key: `commit:${person}`, kind: 'committed', at: somewhen() },
      { ...on, key: `starred:${person}`, kind: 'starred', at: somewhen() },
      { ...on, key: `release:${person}`, kind: 'released', at: somewhen(), value: 'release' },
      ...seldom.filter(() => next() < 0.1),
    ];
  });
}

function leavingOf(item: ItemFact, chance: number, end: number): readonly Fact[] {
  const { fact, repository, number, kind, author, openedAt, source } = item;
  const bare = { fact, repository, number, kind, author, openedAt, source };
  if (chance < 0.05) return [{ ...bare, deletedAt: iso(end - chance * 100 * DAY) }];
  return chance < 0.1 ? [{ ...bare, movedTo: { repository: repository + 1, number } }] : [];
}

const PIECES = 24;
/** Of what happened, so much is told some time later than the rest. */
const LATE = 0.02;

/** In the order in which it is told. */
function inOrder({ told, late, end, next }: ReturnType<typeof historyFor>): readonly Fact[] {
  const timeOf = (fact: Fact) => Date.parse('at' in fact ? fact.at : 'openedAt' in fact ? fact.openedAt : LONG_AGO);
  const placed = told.map((fact) => {
    const time = timeOf(fact);
    return { fact, place: next() < LATE ? time + next() * Math.max(0, end - time) : time };
  });
  return [...placed.sort((one, other) => one.place - other.place).map(({ fact }) => fact), ...late];
}

test.each(seeds)(
  'what is found is what would be measured, whatever came in between: history %d',
  async (seed) => {
    await it.database.rows(EMPTY);
    const history = historyFor(seed);
    const facts = inOrder(history);
    const frames = [21, 14, 7, 3].map((days) => {
      const to = Math.floor((history.end - days * DAY) / DAY) * DAY;
      const within = { repositories: [history.repository], knownIn: [history.repository] };
      return it.frame({ from: new Date(to - 7 * DAY).toISOString(), to: new Date(to).toISOString(), ...within });
    });
    let found = 0;
    for (let piece = 0; piece < PIECES; piece += 1) {
      const [from, to] = [piece, piece + 1].map((edge) => Math.floor((edge * facts.length) / PIECES));
      await tell(facts.slice(from, to));
      if (history.next() < 0.7) await it.measures.refresh();
      for (const frame of frames) {
        const kept = await it.measures.kept(frame);
        const afresh = () => measure(it.measures, catalogue, frame);
        if (kept === null) await it.measures.keep(frame, afresh, (figures) => figures);
        else {
          found += 1;
          expect(kept).toEqual(JSON.parse(JSON.stringify(await afresh())));
        }
      }
    }
    expect(found).toBeGreaterThan(3);
  },
  180_000,
);

const MONDAY = Date.parse('2026-11-16T00:00:00Z');
const LAST = MONDAY - 7 * DAY;

describe('of a week in which little happened', () => {
  beforeEach(async () => {
    await it.database.rows(EMPTY);
    await tell([
      {
        fact: 'repository',
        id: APP,
        name: 'app',
        owner: { id: 1, login: 'acme', kind: 'organization' },
        private: false,
        archived: false,
        defaultBranch: 'main',
        at: '2020-01-01T00:00:00Z',
      },
      { fact: 'person', id: 100, login: 'ana', kind: 'user', at: '2020-01-01T00:00:00Z' },
      { fact: 'person', id: 101, login: 'ben', kind: 'user', at: '2020-01-01T00:00:00Z' },
    ]);
    await opened(1, '2026-11-04T10:00:00Z', 100);
    await report(LAST, APP);
    expect(await keptNow()).toBe(1);
  });

  const opened = (number: number, at: string, person: number) =>
    tell([
      { fact: 'item', repository: APP, number, kind: 'issue', author: person, openedAt: at, source: 'webhook' },
      { fact: 'act', repository: APP, key: `opened:${number}`, kind: 'opened', number, person, at, source: 'webhook' },
    ]);

  const commented = (at: string, more: object = {}): Fact => ({
    ...{
      fact: 'act',
      repository: APP,
      key: `comment:${at}`,
      kind: 'commented',
      number: 1,
      person: 101,
      at,
      source: 'webhook',
    },
    ...more,
  });

  test('the report of the next week finds what the one before it kept', async () => {
    await tell([commented('2026-11-09T00:00:00Z')]);
    await opened(2, '2026-11-10T10:00:00Z', 101);
    const { period, windows } = weekOf(MONDAY);
    const { from, to } = previous(period, 'UTC');
    await it.measures.refresh();
    expect(windows).toHaveLength(2);
    const found = await it.measures.kept(it.frame({ from, to, repositories: [APP], knownIn: [APP] }));
    expect(found?.M01?.figures['wau']?.value).toBe(1);
    expect(found).not.toHaveProperty('M41');
    // Another community, other settings: other figures.
    expect(await it.measures.kept(it.frame({ from, to, repositories: [APP], knownIn: [APP, 8] }))).toBeNull();
    expect(
      await it.measures.kept(it.frame({ from, to, repositories: [APP], knownIn: [APP], excluded: [101] })),
    ).toBeNull();
  });

  test('what is told again changes nothing; what was a second earlier does, before anybody takes the note', async () => {
    const kept = () =>
      it.measures.kept(it.frame({ from: '2026-11-02', to: '2026-11-09', repositories: [APP], knownIn: [APP] }));
    await opened(1, '2026-11-04T10:00:00Z', 100);
    expect(await kept()).not.toBeNull();
    await tell([commented('2026-11-08T23:59:59Z')]);
    expect(await kept()).toBeNull();
    await it.measures.refresh();
    expect(await keptNow()).toBe(0);
  });

  test('what changes while it is measured is not kept', async () => {
    await it.database.rows('delete from kept_figures');
    const frame = it.frame({ from: '2026-11-02', to: '2026-11-09', repositories: [APP], knownIn: [APP] });
    await it.measures.keep(
      frame,
      async () => {
        await tell([commented('2026-11-05T12:00:00Z')]);
        await it.measures.refresh();
      },
      () => ({}),
    );
    expect(await keptNow()).toBe(0);
    await it.measures.keep(
      frame,
      () => Promise.resolve(),
      () => ({}),
    );
    expect(await keptNow()).toBe(1);
  });

  test('nothing is kept of who is forgotten, nor of a repository that is', async () => {
    await forgetPerson(it.database, 101);
    expect(await it.database.rows('select from kept_figures')).toEqual([]);
    await report(LAST, APP);
    expect(await keptNow()).toBe(1);
    await it.database.rows('delete from repositories where id = $1', [APP]);
    expect(await it.database.rows('select from kept_figures')).toEqual([]);
  });
});
