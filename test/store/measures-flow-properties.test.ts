// On random histories: the figures are those of what had happened by then, and nothing that should make no difference does.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventOf } from '../../src/core/event-of.js';
import type { Fact, ItemFact } from '../../src/core/fact.js';
import { factsOf } from '../../src/core/facts-of.js';
import { draftAt, draftTurns } from '../../src/core/item-clock.js';
import { stateOf } from '../../src/core/item-state.js';
import type { ItemState } from '../../src/core/item-state.js';
import type { Measured } from '../../src/core/measured.js';
import { measure } from '../../src/engine/measure.js';
import { flow } from '../../src/metrics/flow/index.js';
import type { Frame } from '../../src/metrics/frame.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { readItems } from '../../src/store/states/read.js';
import type { FoundItem } from '../../src/store/states/read.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { historyOf, random } from '../support/history.js';

/** More on demand: `HEARTH_HISTORIES=200`. */
const HISTORIES = Number(process.env['HEARTH_HISTORIES'] ?? 8);
const LENGTH = 300;
const DAY = 86_400_000;

let one: Community;
let other: Community;
beforeAll(async () => {
  [one, other] = [await communityOf(), await communityOf()];
});
afterAll(async () => {
  await one.end();
  await other.end();
});

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text);

/** The same facts at other times. Keys stay: they tell acts apart. */
function retimed<Value>(value: Value, move: (instant: number) => number): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string')
      return isTime(part) ? new Date(move(Date.parse(part))).toISOString().replace('.000Z', 'Z') : part;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value) as Value;
}

interface History {
  readonly facts: readonly Fact[];
  readonly items: readonly ItemFact[];
  readonly repository: number;
  /** Days of the history, shuffled: moments to look from. */
  readonly moments: readonly number[];
}

/** A history of some months, with maintainers, and with items that leave. */
function historyFor(seed: number): History {
  const next = random(seed);
  const { deliveries } = historyOf(seed, undefined, LENGTH);
  const told = deliveries.flatMap(({ name, payload }) => {
    const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
    if ('ignored' in read) throw new Error(read.ignored);
    return factsOf(read.event);
  });
  const times = told.flatMap((fact) => (fact.fact === 'act' ? [Date.parse(fact.at)] : []));
  const start = Math.min(...times);
  const facts = retimed(told, (instant) => (instant < start ? instant : start + 25 * (instant - start)));
  const items = [
    ...new Map(facts.flatMap((fact) => (fact.fact === 'item' ? [[fact.number, fact] as const] : []))).values(),
  ];
  const home = facts.find((fact) => fact.fact === 'repository');
  if (home === undefined) throw new Error('the history has no repository');
  const end = start + 25 * (Math.max(...times) - start);
  const somewhen = () => new Date(start + Math.floor(next() * (end - start))).toISOString().slice(0, 19) + 'Z';
  const people = [...new Set(facts.flatMap((fact) => (fact.fact === 'person' ? [fact.id] : [])))];
  const listing = (person: number, at: string): Fact => {
    return { fact: 'maintainer', repository: home.id, person, by: 'permission', listed: next() < 0.7, at };
  };
  // There are lists from the beginning: before any, who is a maintainer now is taken for one.
  const more = people
    .slice(0, 3)
    .flatMap((person) => [listing(person, '2020-01-01T00:00:00Z'), listing(person, somewhen())]);
  for (const item of items) {
    const { repository, number } = item;
    const act = { fact: 'act', repository, number, person: people[0] ?? null, source: 'webhook' } as const;
    if (next() < 0.04) more.push({ ...item, deletedAt: somewhen() });
    if (next() < 0.04) {
      more.push({ ...item, movedTo: { repository: repository + 1, number } });
      more.push({ ...act, at: somewhen(), key: `transferred:${number}`, kind: 'transferred' });
    }
    if (next() < 0.1) more.push({ ...act, at: somewhen(), key: `spam:${number}`, kind: 'locked', value: 'spam' });
    if (next() < 0.1) more.push({ ...act, at: somewhen(), key: `unspam:${number}`, kind: 'unlocked' });
  }
  const days = Array.from(
    { length: Math.ceil((end - start) / DAY) + 2 },
    (_, day) => Math.floor(start / DAY) * DAY + day * DAY,
  );
  const moments = days.sort(() => next() - 0.5);
  return { facts: [...facts, ...more], items, repository: home.id, moments };
}

/** Some days of it; mostly ending while it goes on. */
function frameOf(history: History, turn: number): Frame {
  const { moments, repository } = history;
  const [a = 0, b = 0] = [moments[2 * turn], moments[2 * turn + 1]];
  const [from, to] = [Math.min(a, b), Math.max(a, b)].map((instant) => new Date(instant).toISOString());
  return one.frame({ from: from ?? '', to: to ?? '', repositories: [repository], knownIn: [repository] });
}

async function tell(it: Community, facts: readonly Fact[]): Promise<void> {
  await it.database.transaction((client) => writeFacts(client, facts));
}

const figuresOf = async (it: Community, frame: Frame) => measure(it.measures, flow, frame);
/** Without what has dates in it. */
const undated = (measured: Awaited<ReturnType<typeof figuresOf>>) =>
  Object.values(measured as Readonly<Record<string, Measured>>).map(
    ({ metric, figures, groups, excluded, series = [], items = [] }) => ({
      ...{ metric, figures, groups, excluded },
      series: series.map(({ values }) => values),
      items: items.map(({ repository, number, kind, author, newcomer }) => ({
        repository,
        number,
        kind,
        author,
        newcomer,
      })),
    }),
  );

const seeds = Array.from({ length: HISTORIES }, (_, index) => index + 1);

describe('as of the end of the window', () => {
  /** The acts from then on taken away. */
  function stateThen({ item, acts }: FoundItem, to: string): ItemState {
    const until = `${to.slice(0, 19)}Z`;
    const turns = draftTurns(acts);
    const draft = turns.length === 0 ? item.draft : turns[0]?.kind === 'ready';
    const deletedAt = item.deletedAt !== null && item.deletedAt < until ? item.deletedAt : null;
    return stateOf(
      { ...item, draft, deletedAt },
      acts.filter(({ at }) => at < until),
      () => null,
    );
  }
  const seconds = (iso: string | null | undefined) => (iso ? Date.parse(iso) / 1_000 : null);

  test.each(seeds)('rows are those of a fold over what had happened by then: history %d', async (seed) => {
    const history = historyFor(seed);
    await tell(one, history.facts);
    await one.measures.refresh();
    const numbers = history.items.map(({ repository, number }) => ({ repository, number }));
    const found = await one.database.transaction((client) => readItems(client, numbers));
    for (let turn = 0; turn < 4; turn += 1) {
      const frame = frameOf(history, turn);
      const [from, to] = [Date.parse(frame.from) / 1_000, Date.parse(frame.to) / 1_000];
      const inWindow = (at: number | null) => at !== null && at >= from && at < to;
      const states = found
        .filter(({ item }) => Date.parse(item.openedAt) / 1_000 < to)
        .map((one) => ({ number: one.number, acts: one.acts, state: stateThen(one, frame.to) }));
      const common = (state: ItemState) => ({
        kind: state.kind,
        author: state.author,
        left: state.left?.why ?? null,
        openedAt: seconds(state.openedAt),
        startedAt: seconds(state.startedAt),
      });
      const isDraft = ({ kind, startedAt, drafts }: ItemState) =>
        kind === 'pull_request' && (startedAt === null || drafts.length % 2 === 1);

      const arrivals = (await one.measures.sample('arrivals', frame)).map(
        ({
          by: _by,
          maintainer: _maintainer,
          firstPull: _first,
          newcomer: _newcomer,
          repository: _repository,
          ...row
        }) => row,
      );
      expect(arrivals).toEqual(
        states
          .filter(({ state }) => inWindow(seconds(state.openedAt)) || inWindow(seconds(state.startedAt)))
          .sort((a, b) => a.number - b.number)
          .map(({ number, state }) => ({
            number,
            ...common(state),
            drafts: state.drafts.map(seconds),
            draft: state.closed === null && isDraft(state),
            answeredAt: seconds(state.answered?.at),
            reviewedAt: seconds(state.reviewed?.at),
            triagedAt: seconds(state.triagedAt),
            closedAt: seconds(state.closed?.at),
            reason: state.closed?.reason ?? null,
            ownClose:
              (state.closed !== null && state.closed.by !== null && state.closed.by === state.author) ||
              (state.merged !== null && state.merged.by !== null && state.merged.by === state.author),
          })),
      );

      const turns = (await one.measures.sample('turns', frame)).map(
        ({ number, closedAt, reason, mergedAt, reviewedAt, approvedAt, wasClosed, reopened }) => ({
          ...{ number, closedAt, reason, mergedAt, reviewedAt, approvedAt, wasClosed, reopened },
        }),
      );
      expect(turns).toEqual(
        states
          .filter(({ state }) => [...state.closes, ...state.reopens].some((at) => inWindow(seconds(at))))
          .sort((a, b) => a.number - b.number)
          .map(({ number, acts, state }) => ({
            number,
            closedAt: seconds(state.closed?.at),
            reason: state.closed?.reason ?? null,
            mergedAt: seconds(state.merged?.at),
            reviewedAt: seconds(state.reviewed?.at),
            approvedAt: seconds(state.approvedAt),
            wasClosed: state.closes.some((at) => inWindow(seconds(at))),
            reopened:
              state.reopens.some((at) => inWindow(seconds(at))) &&
              stateThen(
                found.find((one) => one.number === number)!,
                frame.from,
              ).closed !== null &&
              acts.length > 0,
          })),
      );

      const open = (await one.measures.sample('openItems', frame)).map(({ number, draft, answered, turn: whose }) => ({
        ...{ number, draft, answered, turn: whose },
      }));
      const expected = states
        .filter(({ state }) => state.closed === null && state.left === null)
        .sort((a, b) => a.number - b.number)
        .map(({ number, state }) => ({
          number,
          draft: isDraft(state),
          answered: state.answered !== null,
          actedAt: seconds(state.actedAt),
        }));
      expect(open.map(({ turn: _turn, ...row }) => row)).toEqual(expected.map(({ actedAt: _at, ...row }) => row));
      expect((await one.measures.sample('openItems', frame)).map(({ actedAt }) => actedAt)).toEqual(
        expected.map(({ actedAt }) => actedAt),
      );

      const stock = await one.measures.sample('stock', frame);
      const before = found
        .filter(({ item }) => item.openedAt < frame.from)
        .filter((one) => stateThen(one, frame.from).closed === null && stateThen(one, frame.to).left === null);
      expect(stock.openAtFrom.reduce((sum, { items }) => sum + items, 0)).toBe(before.length);
    }
    // No draft is ever answered.
    for (const { acts, item } of found) {
      const state = stateOf(item, acts, () => null);
      if (state.answered !== null) expect(draftAt(draftTurns(acts), state.answered.at)).toBe(false);
    }
  });

  test.each(seeds)('and the figures those of a ledger that knew no more: history %d', async (seed) => {
    const history = historyFor(seed);
    const frame = frameOf(history, 1);
    const until = `${frame.to.slice(0, 19)}Z`;
    // What was created as a draft is told by what came later, what was taken back later is gone, and of GitHub's word for
    // somebody only the first and the last day are kept.
    const certain = history.facts.filter(
      (fact) => fact.fact !== 'association' && !(fact.fact === 'act' && (fact.deletedAt ?? '') >= until),
    );
    const draftless = (facts: readonly Fact[]) =>
      facts.filter((fact) => !(fact.fact === 'act' && (fact.kind === 'ready' || fact.kind === 'drafted')));
    const told = draftless(certain).map((fact): Fact =>
      fact.fact === 'item' && fact.told ? { ...fact, told: { ...fact.told, draft: false } } : fact,
    );
    const known = told.filter((fact) => fact.fact === 'person' || fact.fact === 'repository' || timeOf(fact) < until);
    const [all, then] = [await communityOf(), await communityOf()];
    try {
      await tell(all, told);
      await tell(then, known);
      expect(await figuresOf(all, frame)).toEqual(await figuresOf(then, frame));
    } finally {
      await all.end();
      await then.end();
    }
  });

  const timeOf = (fact: Fact): string => {
    if (fact.fact !== 'item') return fact.at;
    if (fact.deletedAt !== undefined) return fact.deletedAt;
    return fact.openedAt;
  };
});

describe('what makes no difference', () => {
  test.each(seeds)(
    'the same told twice, in another order, under new names, with bots talking: history %d',
    async (seed) => {
      const history = historyFor(seed);
      const next = random(seed + 1_000);
      await tell(one, history.facts);
      const frame = frameOf(history, 0);
      const before = await figuresOf(one, frame);

      const shuffled = [...history.facts, ...history.facts]
        .map((fact) => ({ fact, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ fact }) => fact);
      for (let from = 0; from < shuffled.length; from += 137) await tell(other, shuffled.slice(from, from + 137));
      expect(await figuresOf(other, frame)).toEqual(before);

      const robot = 9_000_000 + seed;
      const noise: Fact[] = [
        { fact: 'person', id: robot, login: 'noise[bot]', kind: 'bot', at: '2020-01-01T00:00:00Z' },
      ];
      for (const { repository, number, openedAt } of history.items) {
        const key = `comment:${robot}${number}`;
        noise.push({
          fact: 'act',
          repository,
          number,
          key,
          kind: 'commented',
          person: robot,
          at: openedAt,
          source: 'webhook',
        });
      }
      const people = history.facts.flatMap((fact) => (fact.fact === 'person' ? [fact] : []));
      const renamed = people.map((fact): Fact => ({
        ...fact,
        login: `was-${fact.login}-bot`,
        at: '2026-11-30T00:00:00Z',
      }));
      await tell(other, [...noise, ...renamed]);
      expect(await figuresOf(other, frame)).toEqual(before);
    },
  );

  test.each(seeds)('everything a week later, the window too: history %d', async (seed) => {
    const history = historyFor(seed);
    const frame = frameOf(history, 2);
    const it = await communityOf();
    try {
      await tell(one, history.facts);
      const later = (instant: number) => instant + 7 * DAY;
      await tell(it, retimed(history.facts, later));
      const moved = {
        from: new Date(later(Date.parse(frame.from))).toISOString(),
        to: new Date(later(Date.parse(frame.to))).toISOString(),
      };
      expect(undated(await figuresOf(it, { ...frame, ...moved }))).toEqual(undated(await figuresOf(one, frame)));
    } finally {
      await it.end();
    }
  });
});

test.each(seeds)('an item that nobody answers never makes the share better: history %d', async (seed) => {
  const history = historyFor(seed);
  const frame = frameOf(history, 3);
  const it = await communityOf();
  try {
    await tell(it, history.facts);
    const before = (await figuresOf(it, frame)).M17!;
    const span = Date.parse(frame.to) - Date.parse(frame.from);
    const at = new Date(Date.parse(frame.from) + Math.floor(random(seed)() * span)).toISOString().slice(0, 19) + 'Z';
    const author = 8_000_000 + seed;
    const item = {
      repository: history.repository,
      number: 99_999,
      openedAt: at,
      author,
      kind: 'issue',
      source: 'webhook',
    } as const;
    await tell(it, [
      { fact: 'person', id: author, login: 'waiting', kind: 'user', at },
      { fact: 'item', ...item },
      {
        fact: 'act',
        ...{
          repository: history.repository,
          number: 99_999,
          at,
          person: author,
          source: 'webhook',
          kind: 'opened',
          key: 'opened:99999',
        },
      },
    ]);
    const after = (await figuresOf(it, frame)).M17!;
    for (const name of ['issue', 'newcomers']) {
      const [then, now] = [before, after].map(
        ({ groups = [] }) => groups.find((group) => group.name === name)!.figures.rate!,
      );
      expect(now!.n + (after.figures.notYetDue!.value ?? 0)).toBe(then!.n + (before.figures.notYetDue!.value ?? 0) + 1);
      if (then!.value !== null) expect(now!.value).toBeLessThanOrEqual(then!.value);
    }
    expect(after.figures.rate!.value ?? 0).toBeLessThanOrEqual(before.figures.rate!.value ?? 1);
    // Half of all is never reached earlier for one more that waits.
    expect(after.figures.km!.value ?? Infinity).toBeGreaterThanOrEqual(before.figures.km!.value ?? Infinity);
  } finally {
    await it.end();
  }
});
