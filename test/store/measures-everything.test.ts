// What holds for every metric of the catalogue, whatever happened (metrics.md, section 4): on random histories, changes that
// must make no difference make none, and what has not happened yet does not exist.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventOf } from '../../src/core/event-of.js';
import { actKey } from '../../src/core/fact.js';
import type { ActFact, ActKind, Fact, ItemFact } from '../../src/core/fact.js';
import { factsOf } from '../../src/core/facts-of.js';
import type { Measured, MetricId } from '../../src/core/measured.js';
import { measure } from '../../src/engine/measure.js';
import type { Measurements } from '../../src/engine/measure.js';
import { catalogue } from '../../src/metrics/catalogue.js';
import type { Frame } from '../../src/metrics/frame.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { backfillOf } from '../support/history-nodes.js';
import { historyOf, random } from '../support/history.js';

/** More on demand: `HEARTH_HISTORIES=100`, others with `HEARTH_SEED=1000`. */
const HISTORIES = Number(process.env['HEARTH_HISTORIES'] ?? 4);
const SEED = Number(process.env['HEARTH_SEED'] ?? 1);
const seeds = Array.from({ length: HISTORIES }, (_, index) => SEED + index);

const LENGTH = 300;
/** Nine days of deliveries become more than half a year. */
const STRETCH = 25;
const DAY = 86_400_000;
const LONG_AGO = '2020-01-01T00:00:00Z';

let it: Community;
beforeAll(async () => {
  it = await communityOf();
});
afterAll(() => it.end());

const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000)?Z$/.test(text);

/** The same at other times. Keys stay: they tell acts apart. */
function retimed<Value>(value: Value, move: (instant: number) => number): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return isTime(part) ? iso(move(Date.parse(part))) : part;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value) as Value;
}

interface History {
  /** As webhooks told it, and as a backfill at the end of it does. */
  readonly webhooks: readonly Fact[];
  readonly backfill: readonly Fact[];
  /** What neither tells: lists of maintainers, commits, releases, stars, and items that leave. */
  readonly besides: readonly Fact[];
  readonly items: readonly ItemFact[];
  readonly people: readonly number[];
  readonly frame: Frame;
  readonly next: () => number;
}

function historyFor(seed: number): History {
  const next = random(seed + 5_000);
  const { deliveries, world } = historyOf(seed, undefined, LENGTH);
  const told = deliveries.flatMap(({ name, payload }) => {
    const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
    if ('ignored' in read) throw new Error(read.ignored);
    return factsOf(read.event);
  });
  const start = Date.parse('2026-01-01T00:00:00Z');
  const stretched = (instant: number) => (instant < start ? instant : start + STRETCH * (instant - start));
  const webhooks = retimed(told, stretched);
  const backfill = retimed(backfillOf(world), stretched);
  const end = stretched(Date.parse(world.now()));
  const items = [
    ...new Map(webhooks.flatMap((fact) => (fact.fact === 'item' ? [[fact.number, fact] as const] : []))).values(),
  ];
  const people = world.people.flatMap(({ id, kind }) => (kind === 'user' ? [id] : []));
  const lastDay = Math.floor(end / DAY);
  const to = (lastDay - Math.floor(next() * 60)) * DAY;
  const frame: Frame = it.frame({
    ...{ from: iso(to - 28 * DAY), to: iso(to), repositories: [world.repository], knownIn: [world.repository] },
    sigs: [{ slug: 'network', name: 'Network', label: 'sig/网络', leads: people.slice(0, 1) }],
  });
  const somewhen = () => iso(start + Math.floor((next() * (end - start)) / 1_000) * 1_000);
  const besides = besidesOf({ repository: world.repository, items, people, next, somewhen });
  return { webhooks, backfill, besides, items, people, frame, next };
}

interface Besides {
  readonly repository: number;
  readonly items: readonly ItemFact[];
  readonly people: readonly number[];
  readonly next: () => number;
  readonly somewhen: () => string;
}

let lastKey = 0;
/** An act under a key that no other has. */
function act(kind: ActKind, on: Pick<ActFact, 'repository' | 'number' | 'person' | 'at'>, value?: string): ActFact {
  lastKey += 1;
  return {
    fact: 'act',
    key: `${kind}:of-test:${lastKey}`,
    kind,
    source: 'webhook',
    ...on,
    ...(value ? { value } : {}),
  };
}

function besidesOf({ repository, items, people, next, somewhen }: Besides): readonly Fact[] {
  const listing = (person: number, at: string, listed = true): Fact => {
    return { fact: 'maintainer', repository, person, by: 'permission', listed, at };
  };
  const lists = people.slice(0, 3).flatMap((person) => [listing(person, LONG_AGO), listing(person, somewhen(), false)]);
  const acts = people.flatMap((person) =>
    (['committed', 'committed', 'starred', 'forked'] as const).map((kind) =>
      act(kind, { repository, number: null, person, at: somewhen() }),
    ),
  );
  const releases = [1, 2].map(() =>
    act('released', { repository, number: null, person: people[0] ?? null, at: somewhen() }, 'release'),
  );
  const leaving = items.flatMap((item): readonly Fact[] => {
    const chance = next();
    if (chance < 0.04) return [{ ...bare(item), deletedAt: somewhen() }];
    if (chance < 0.08) return movedAway(item, somewhen());
    if (chance < 0.16) return [act('locked', { ...item, person: people[1] ?? null, at: somewhen() }, 'spam')];
    return [];
  });
  return [...lists, ...acts, ...releases, ...leaving];
}

/** That it is there, and no more. */
const bare = ({ fact, repository, number, kind, author, openedAt, source }: ItemFact): ItemFact => {
  return { fact, repository, number, kind, author, openedAt, source };
};

function movedAway(item: ItemFact, at: string): readonly Fact[] {
  const { repository, number } = item;
  return [
    { ...bare(item), movedTo: { repository: repository + 1, number } },
    act('transferred', { repository, number, person: null, at }),
  ];
}

/** All figures over these facts and no others. */
async function figuresOf(frame: Frame, ...facts: readonly (readonly Fact[])[]): Promise<Measurements> {
  await it.database.rows(
    'truncate people, logins, repositories, items, acts, associations, maintainers, item_states, stale_items, items_to_fold',
  );
  for (const some of facts) await tell(some);
  return measure(it.measures, catalogue, frame);
}

const tell = (facts: readonly Fact[]) => it.database.transaction((client) => writeFacts(client, facts));

/** Where the two are not the same: `M17.figures.rate.value: 0.5 → 0.6`. */
function changed(before: object, after: object): readonly string[] {
  return differences('', before, after);
}

function differences(path: string, one: unknown, other: unknown): readonly string[] {
  const isBranch = (part: unknown): part is object => typeof part === 'object' && part !== null;
  if (!isBranch(one) || !isBranch(other)) {
    return Object.is(one, other) ? [] : [`${path}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`];
  }
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const within = (part: object, name: string) => (part as Readonly<Record<string, unknown>>)[name];
  return names.flatMap((name) =>
    differences(path === '' ? name : `${path}.${name}`, within(one, name), within(other, name)),
  );
}

/** Without these metrics, each left out for a reason, and with the others as they are seen. */
function seen(all: Measurements, besides: readonly MetricId[], see: (one: Measured) => object = (one) => one) {
  const left = Object.values(all as Readonly<Record<string, Measured>>).filter(
    ({ metric }) => !besides.includes(metric),
  );
  return Object.fromEntries(left.map((one) => [one.metric, see(one)]));
}

/** Volumes that say what bots do. */
const BOTS_COUNT: readonly MetricId[] = ['M08'];
/** Their cohorts are calendar months. */
const BY_MONTH: readonly MetricId[] = ['M12'];
/**
 * What a history read later does not know (docs/ledger.md, what each source can know), and the metrics that it shows in: a
 * push is an act, and so are the close of a discussion and what was answered by it.
 */
const UNKNOWN_LATER: Readonly<Record<string, readonly MetricId[]>> = {
  'when somebody pushed': ['M01', 'M02', 'M04', 'M06', 'M07', 'M08', 'M13', 'M14', 'M15', 'M26', 'M29'],
  'who closed a discussion': ['M03', 'M17', 'M22', 'M32', 'M35', 'M36', 'M43'],
  'which comment was deleted': ['M46'],
};

const undated = (measured: Measured): object => {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return /^\d{4}-\d\d-\d\d/.test(part) ? '' : part;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(measured) as object;
};

function shuffled<Value>(values: readonly Value[], next: () => number): readonly Value[] {
  const placed = values.map((value) => ({ value, place: next() }));
  return placed.sort((a, b) => a.place - b.place).map(({ value }) => value);
}

test('the catalogue is whole', () => {
  expect(catalogue.map(({ id }) => id)).toEqual(
    Array.from({ length: 47 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`),
  );
});

test.each(seeds)(
  'a bot that comments, labels, reviews and stars changes no figure of people: history %d',
  async (seed) => {
    const { webhooks, besides, items, frame, next } = historyFor(seed);
    const before = await figuresOf(frame, webhooks, besides);
    const person = 9_000_000 + seed;
    const span = Date.parse(frame.to) - Date.parse(frame.from);
    const during = () => iso(Date.parse(frame.from) + Math.floor((next() * span) / 1_000) * 1_000);
    const noise = items.flatMap(({ repository, number, kind, openedAt }) => {
      const times = [openedAt, during()];
      const on = (at: string) => ({ repository, number, person, at });
      return times.flatMap((at) => [
        act('commented', on(at)),
        act('labeled', on(at), 'from-a-bot'),
        act('starred', { ...on(at), number: null }),
        ...(kind === 'pull_request' ? [act('reviewed', on(at), 'approved')] : []),
      ]);
    });
    await tell([{ fact: 'person', id: person, login: 'noise[bot]', kind: 'bot', at: LONG_AGO }, ...noise]);
    const after = await measure(it.measures, catalogue, frame);
    const figures = (all: Measurements) => seen(all, BOTS_COUNT, ({ excluded: _leftOut, ...rest }) => rest);
    expect(changed(figures(before), figures(after))).toEqual([]);
  },
);

test.each(seeds)('another login, and all told twice in any order, change nothing: history %d', async (seed) => {
  const { webhooks, besides, frame, next } = historyFor(seed);
  const facts = [...webhooks, ...besides];
  const before = await figuresOf(frame, facts);
  const again = shuffled([...facts, ...facts], next);
  const half = again.length / 2;
  expect(changed(before, await figuresOf(frame, again.slice(0, half), again.slice(half)))).toEqual([]);
  const renamed = webhooks.flatMap((fact): readonly Fact[] =>
    fact.fact === 'person' ? [{ ...fact, login: `was-${fact.login}`, at: '2026-11-30T00:00:00Z' }] : [],
  );
  await tell(renamed);
  expect(changed(before, await measure(it.measures, catalogue, frame))).toEqual([]);
});

test.each(seeds)('a week later, in the ledger and in the window, only dates change: history %d', async (seed) => {
  const { webhooks, besides, frame } = historyFor(seed);
  const facts = [...webhooks, ...besides];
  const before = await figuresOf(frame, facts);
  const later = (instant: number) => instant + 7 * DAY;
  const after = await figuresOf(retimed(frame, later), retimed(facts, later));
  const figures = (all: Measurements) => seen(all, BY_MONTH, undated);
  expect(changed(figures(before), figures(after))).toEqual([]);
});

/** Of pull requests: whether each was a draft then. */
function draftsAt(facts: readonly Fact[], at: string): ReadonlyMap<number, boolean> {
  const pulls = facts.filter((fact): fact is ItemFact => fact.fact === 'item' && fact.kind === 'pull_request');
  const last = new Map(pulls.flatMap(({ number, told }) => (told ? [[number, told.draft] as const] : [])));
  const turns = facts.filter(
    (fact): fact is ActFact => fact.fact === 'act' && (fact.kind === 'drafted' || fact.kind === 'ready'),
  );
  for (const number of last.keys()) {
    const own = turns.filter((turn) => turn.number === number);
    const [before, after] = [own.findLast((turn) => turn.at < at), own.find((turn) => turn.at >= at)];
    if (before) last.set(number, before.kind === 'drafted');
    else if (after) last.set(number, after.kind === 'ready');
  }
  return last;
}

/** To a draft and back, or the other way round. */
function turned(on: Parameters<typeof act>[1], isDraft: boolean | null): readonly Fact[] {
  if (isDraft === null) return [];
  const after = { ...on, at: iso(Date.parse(on.at) + 1_000) };
  return isDraft ? [act('ready', on), act('drafted', after)] : [act('drafted', on), act('ready', after)];
}

test.each(seeds)('what happens from the end of the window on does not exist: history %d', async (seed) => {
  const { webhooks, besides, items, people, frame, next } = historyFor(seed);
  // Every other one knows no list of maintainers before: GitHub's word is all there is to go by.
  const known = seed % 2 === 0 ? besides : besides.filter(({ fact }) => fact !== 'maintainer');
  const before = await figuresOf(frame, webhooks, known);
  const at = () => iso(Date.parse(frame.to) + Math.floor(next() * 3) * 1_800_000);
  const drafts = draftsAt(webhooks, frame.to);
  const left = new Set(besides.flatMap((fact) => (fact.fact === 'item' ? [fact.number] : [])));
  const then = items.filter(({ number, openedAt }) => openedAt < frame.to && !left.has(number));
  const acts = then.flatMap((item): readonly Fact[] => {
    const person = shuffled(people, next)[0] ?? null;
    const on = () => ({ repository: item.repository, number: item.number, person, at: at() });
    const fates: readonly (() => readonly Fact[])[] = [
      () => [{ ...bare(item), deletedAt: at() }],
      () => movedAway(item, at()),
      () => [act('locked', on(), 'spam')],
      () => [act('unlocked', on())],
      () => [act('closed', on(), 'completed')],
      () => [act('reopened', on())],
      () => turned(on(), drafts.get(item.number) ?? null),
      () => (item.kind === 'pull_request' ? [act('reviewed', on(), 'approved')] : []),
      () => (item.kind === 'pull_request' ? [act('merged', on()), act('closed', on())] : []),
      () => [act('commented', on()), act('labeled', on(), 'sig/网络'), act('unlabeled', on(), 'bug')],
    ];
    return shuffled(fates, next)
      .slice(0, 2)
      .flatMap((fate) => fate());
  });
  const [repository = 0] = frame.repositories;
  const lists = people.flatMap((person): readonly Fact[] => [
    { fact: 'maintainer', repository, person, by: 'permission', listed: next() < 0.5, at: at() },
    { fact: 'association', repository, person, association: 'OWNER', at: at() },
  ]);
  const own = people.flatMap((person) =>
    (['starred', 'unstarred', 'forked', 'committed'] as const).map((kind) =>
      act(kind, { repository, number: null, person, at: at() }),
    ),
  );
  const author = people[0] ?? null;
  const opened = { repository, number: 80_000, person: author, at: frame.to };
  const arriving: readonly Fact[] = [
    { fact: 'item', ...{ repository, number: 80_000, kind: 'issue', author, openedAt: frame.to, source: 'webhook' } },
    act('opened', opened),
  ];
  await tell([
    ...acts,
    ...lists,
    ...own,
    ...arriving,
    act('released', { repository, number: null, person: null, at: at() }, 'release'),
  ]);
  expect(changed(before, await measure(it.measures, catalogue, frame))).toEqual([]);
});

test.each(seeds)('a backfill gives the figures of the webhooks: history %d', async (seed) => {
  const { webhooks, backfill, besides, frame } = historyFor(seed);
  const names = webhooks.filter(({ fact }) => fact === 'repository' || fact === 'person');
  const read = await figuresOf(frame, names, backfill, besides);
  const known = await figuresOf(frame, webhooks.flatMap(knownLater(webhooks)), besides);
  expect(changed(known, read)).toEqual([]);
  const live = await figuresOf(frame, webhooks, besides);
  const figures = (all: Measurements) => seen(all, Object.values(UNKNOWN_LATER).flat());
  expect(changed(figures(live), figures(read))).toEqual([]);
});

/** Of a fact that a webhook told, what is known when the history is read later: the fact, less of it, or nothing. */
function knownLater(told: readonly Fact[]): (fact: Fact) => readonly Fact[] {
  const deleted = new Set(told.flatMap((fact) => (fact.fact === 'act' && fact.deletedAt ? [fact.key] : [])));
  const discussions = new Set(
    told.flatMap((fact) => (fact.fact === 'item' && fact.kind === 'discussion' ? [fact.number] : [])),
  );
  return (fact) => {
    if (fact.fact === 'association') return [];
    if (fact.fact !== 'act') return [fact];
    if (fact.kind === 'pushed' || deleted.has(fact.key)) return [];
    const closer = fact.kind === 'closed' && fact.number !== null && discussions.has(fact.number);
    return [closer ? { ...fact, person: null } : fact];
  };
}

test.each(seeds)('what nobody answers makes no rate better: history %d', async (seed) => {
  const { webhooks, besides, frame, next } = historyFor(seed);
  const before = await figuresOf(frame, webhooks, besides);
  const [repository = 0] = frame.repositories;
  const author = 8_000_000 + seed;
  const span = Date.parse(frame.to) - Date.parse(frame.from);
  const waiting = (['issue', 'pull_request', 'discussion'] as const).flatMap((kind, index): readonly Fact[] => {
    const at = iso(Date.parse(frame.from) + Math.floor((next() * span) / 1_000) * 1_000);
    const [number, source] = [90_000 + index, 'webhook' as const];
    const told = { at, draft: false, title: '0'.repeat(16), length: 10, language: null, answerable: true };
    const opened = {
      fact: 'act',
      repository,
      number,
      kind: 'opened',
      key: actKey.opened(number),
      person: author,
    } as const;
    return [
      { fact: 'item', repository, number, kind, author, openedAt: at, source, told },
      { ...opened, at, source },
    ];
  });
  await tell([{ fact: 'person', id: author, login: 'waiting', kind: 'user', at: LONG_AGO }, ...waiting]);
  const after = await measure(it.measures, catalogue, frame);
  const RATES = [
    ['M17', 'rate'],
    ['M18', 'rate'],
    ['M04', 'answered'],
    ['M39', 'rate'],
    ['M39', 'replied'],
  ] as const;
  for (const [id, name] of RATES) {
    const [then, now] = [before, after].map((all) => all[id]?.figures[name]);
    if (then === undefined || now === undefined) throw new Error(`${id} has no ${name}`);
    expect([id, name, now.value === null || now.value <= (then.value ?? 1)]).toEqual([id, name, true]);
  }
});
