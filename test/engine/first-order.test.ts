// Whoever opens several items within a moment is greeted for the first of them by time and number, whichever delivery comes
// first, however late GitHub's other ones are, and whatever the ledger vouches for.
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../src/core/fact.js';
import type { FirstKind, FirstOf } from '../../src/core/question.js';
import { firstOf } from '../../src/engine/first.js';
import type { GitHubRead, Ledger, ListedItem } from '../../src/engine/ports.js';
import { startTown, WELCOME } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const START = Date.parse('2026-03-01T10:00:00Z');
const ana = { id: 1, login: 'ana', kind: 'user' } as const;
const repository: FirstOf['repository'] = {
  ...{ id: 70, name: 'app', private: false, archived: false, defaultBranch: 'main' },
  owner: { id: 7, login: 'acme', kind: 'organization' },
};

interface Happening {
  readonly of: FirstKind;
  readonly number: number;
  /** Seconds after the start. */
  readonly at: number;
}

const isBefore = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.number < b.number);
const dateOf = ({ at }: Happening) => new Date(START + at * 1_000);

/** Items of one person: numbers in the order of opening, several in one second; some pull requests are merged later. */
const lives: fc.Arbitrary<readonly Happening[]> = fc
  .array(fc.record({ pull: fc.boolean(), wait: fc.nat(2), merged: fc.option(fc.nat(5)) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((items) => {
    let at = 0;
    return items.flatMap(({ pull, wait, merged }, index): readonly Happening[] => {
      at += wait;
      const opened: Happening = { of: pull ? 'pull_request' : 'issue', number: index + 1, at };
      return pull && merged !== null ? [opened, { of: 'merge', number: index + 1, at: at + merged }] : [opened];
    });
  });

/** What the ledger has of this person; `vouched`: its history is known, as it was caught up before any of this. */
function ledgerOf(vouched: boolean) {
  const known = new Map<string, Happening>();
  const note = (one: Happening) => known.set(`${one.of} ${one.number}`, one);
  const asked: Date[] = [];
  const ledger = {
    earlier: ({ of, number, at }: FirstOf) => {
      const self = { of, number, at: (Date.parse(at) - START) / 1_000 };
      const found = [...known.values()].find((one) => one.of === of && one.number !== number && isBefore(one, self));
      return Promise.resolve(found === undefined ? null : { repository: repository.id, number: found.number });
    },
    historyKnown: (_: number, since: Date) => Promise.resolve(vouched && since.getTime() <= START),
    wasAsked: (_: number, __: number, since: Date) => Promise.resolve(asked.some((at) => at >= since)),
    noteAsked: (_: number, __: number, at: Date) => Promise.resolve(void asked.push(at)),
    remember: (_: unknown, __: unknown, facts: readonly Fact[]) => {
      for (const fact of facts) {
        if (fact.fact === 'item' && fact.kind !== 'discussion')
          note({ of: fact.kind, number: fact.number, at: secondsOf(fact.openedAt) });
        if (fact.fact === 'act' && fact.kind === 'merged') {
          note({ of: 'merge', number: fact.number ?? 0, at: secondsOf(fact.at) });
        }
      }
      return Promise.resolve({ version: { own: 0, shared: 0 }, history: true });
    },
  } as unknown as Ledger;
  return { ledger, note };
}

const secondsOf = (at: string) => (Date.parse(at) - START) / 1_000;

/** GitHub's list as it is when it is asked: what was not opened or merged by then is not in it. */
function listAt(life: readonly Happening[], now: Date): readonly ListedItem[] {
  return life.flatMap((one): readonly ListedItem[] => {
    if (one.of === 'merge' || dateOf(one) > now) return [];
    const merge = life.find(({ of, number }) => of === 'merge' && number === one.number);
    const mergedAt = merge === undefined || dateOf(merge) > now ? null : dateOf(merge);
    return [{ number: one.number, kind: one.of, author: ana, openedAt: dateOf(one), mergedAt }];
  });
}

test('of any life, in any order of coming, the first of each kind is the only first', async () => {
  const orders = lives.chain((life) =>
    fc.record({
      life: fc.constant(life),
      coming: fc.shuffledSubarray([...life.keys()], { minLength: life.length }),
      late: fc.array(fc.nat(200), { minLength: life.length, maxLength: life.length }),
      vouched: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ({ life, coming, late, vouched }) => {
      const { ledger, note } = ledgerOf(vouched);
      const firsts: Happening[] = [];
      let now = new Date(START);
      for (const index of coming) {
        const one = life[index]!;
        // A delivery comes after what it tells of, and none before those that came already.
        now = new Date(Math.max(now.getTime(), dateOf(one).getTime() + (late[index] ?? 0) * 1_000));
        note(one);
        const itemsBy = () => Promise.resolve({ items: listAt(life, now), complete: true });
        const read = () => Promise.resolve({ itemsBy } as unknown as GitHubRead);
        const { of, number } = one;
        const about = {
          kind: 'firstOf',
          person: ana,
          association: 'NONE',
          repository,
          at: dateOf(one).toISOString(),
        } as const;
        const { first } = await firstOf({ ...about, of, number }, { ledger, read, now });
        if (first === 'yes') firsts.push(one);
      }
      const kinds = [...new Set(life.map(({ of }) => of))];
      const expected = kinds.map((kind) => {
        const all = life.filter(({ of }) => of === kind);
        return all.find((one) => all.every((other) => one === other || isBefore(one, other)))!;
      });
      const names = (all: readonly Happening[]) => all.map(({ of, number }) => `${of} ${number}`).sort();
      expect(names(firsts)).toEqual(names(expected));
    }),
    { numRuns: 500 },
  );
});

describe('on the road', () => {
  let town: Town;
  afterEach(async () => {
    await town.close();
  });

  test('the first of three is greeted though its delivery comes last, and GitHub was asked about the person before', async () => {
    town = await startTown(WELCOME);
    const { twin } = town;
    const issue = (title: string) => twin.as('ana').openIssue('acme/app', { title, body: 'When I click it.' });
    twin.as('ana').openPull('acme/app', { title: 'Change', body: 'It was wrong.' });
    await town.quiet();
    twin.hold();
    const numbers = ['first', 'second', 'third'].map((title) => issue(title).number);
    for (const delivery of twin.hold().splice(0).reverse()) {
      twin.hold().push(delivery);
      await twin.release();
      await town.quiet();
    }
    const greeted = numbers.map((number) => twin.comments('acme/app', number).filter(({ viaApp }) => viaApp).length);
    expect(greeted).toEqual([1, 0, 0]);
  });
});
