// What holds for the metrics about people whatever happened (metrics.md, section 4): on random communities, against a naive
// reading of the same facts, and under changes that must change nothing.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../src/core/fact.js';
import type { Measured, MetricId } from '../../src/core/measured.js';
import { people } from '../../src/metrics/people/index.js';
import { communityOf } from '../support/community.js';
import type { Community, FrameParts } from '../support/community.js';

let it: Community;
beforeEach(async () => {
  it = await communityOf();
});
afterEach(() => it.end());

const DAY = 86_400_000;
const START = Date.parse('2026-05-04T00:00:00Z');
const WINDOW = { from: '2026-11-02', to: '2026-11-30' };
const WHO = ['ana', 'ravi', 'li', 'zoe', 'mo', 'robo[bot]'] as const;
const DOINGS = ['issue', 'pull', 'comment', 'review', 'label', 'close', 'merge', 'star', 'commit'] as const;

interface Doing {
  readonly who: number;
  readonly what: number;
  /** Hours since the start. */
  readonly hour: number;
  readonly item: number;
}

const doing = fc.record({
  who: fc.nat(WHO.length - 1),
  what: fc.nat(DOINGS.length - 1),
  hour: fc.nat(24 * 210),
  item: fc.nat(5),
});
const history = fc.array(doing, { minLength: 1, maxLength: 60 });

/** Plays what people do on ten old items of one who does nothing else, and returns it with the items' authors. */
function play(doings: readonly Doing[], shiftDays = 0): readonly Done[] {
  // No two in the same second: GitHub's own keys tell them apart no finer.
  const at = (hour: number, second: number) =>
    new Date(START + shiftDays * DAY + hour * 3_600_000 + second * 1_000).toISOString();
  const old = new Date(START + shiftDays * DAY - 400 * DAY).toISOString();
  for (let item = 0; item <= 5; item += 1) it.pull(item + 1, { by: 'eldest', at: old });
  const authors = new Map<number, string>();
  return doings.map(({ who, what, hour, item }, index): Done => {
    const [by, kind, number] = [WHO[who]!, DOINGS[what]!, item + 1];
    const parts = { by, at: at(hour, index) };
    if (kind === 'issue' || kind === 'pull') {
      it[kind](100 + index, parts);
      authors.set(100 + index, by);
      return { by, kind, at: parts.at, number: 100 + index };
    }
    if (kind === 'star') it.star(parts);
    else if (kind === 'commit') it.commit(parts);
    else if (kind === 'label') it.label(number, `l${index}`, parts);
    else it[kind](number, parts);
    return { by, kind, at: parts.at, number };
  });
}

interface Done {
  readonly by: string;
  readonly kind: (typeof DOINGS)[number];
  readonly at: string;
  readonly number: number;
}

const OWN = ['issue', 'pull', 'comment', 'review', 'commit'];
const human = ({ by }: Done) => by !== 'robo[bot]';

const valuesOf = ({ figures }: Measured) =>
  Object.fromEntries(Object.entries(figures).map(([name, one]) => [name, one.value]));

async function everything(parts: FrameParts = WINDOW): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const { id } of people) {
    const { figures, groups, people: named } = await it.measured(id, parts);
    found[id] = { figures, groups, people: named };
  }
  return found;
}

/** What changes nothing about anybody is left out: what bots do is told apart, and shares of all acts are of all. */
const ofPeople = (all: Readonly<Record<string, unknown>>) => {
  const { M08: _bots, M03: posts, ...rest } = all;
  return { ...rest, M03: (posts as { figures: unknown }).figures };
};

async function fresh<Result>(work: () => Promise<Result>): Promise<Result> {
  await it.end();
  it = await communityOf();
  return work();
}

test('who is active, new and comes again is what a naive reading of the acts says', async () => {
  await fc.assert(
    fc.asyncProperty(history, (doings) =>
      fresh(async () => {
        const done = play(doings).filter(human);
        const [from, to] = [Date.parse(WINDOW.from), Date.parse(WINDOW.to)];
        const until = done.filter(({ at }) => Date.parse(at) < to);
        const own = until.filter(({ kind }) => OWN.includes(kind));
        const within = (days: number) =>
          new Set(
            until.filter(({ at, kind }) => kind !== 'star' && Date.parse(at) >= to - days * DAY).map(({ by }) => by),
          ).size;
        expect(valuesOf(await it.measured('M01', WINDOW))).toEqual({
          dau: within(1),
          wau: within(7),
          mau: within(28),
          mau90: within(90),
        });

        const firsts = new Map<string, number>();
        for (const { by, at } of own) firsts.set(by, Math.min(firsts.get(by) ?? Infinity, Date.parse(at)));
        const came = (since: number, end: number) => [...firsts].filter(([, at]) => at >= since && at < end);
        expect(valuesOf(await it.measured('M09', WINDOW))['new']).toBe(came(from, to).length);

        const cohort = came(from - 30 * DAY, to - 30 * DAY);
        const second = await it.measured('M10', WINDOW);
        expect(second.figures['rate']?.n).toBe(cohort.length);
        const again = cohort.filter(([who, first]) => {
          const begun = own.find(({ by, at }) => by === who && Date.parse(at) === first)!;
          return own.some(({ by, at, number, kind }) => {
            const wait = Date.parse(at) - first;
            const other = kind === 'commit' || begun.kind === 'commit' || number !== begun.number;
            return by === who && wait >= DAY && wait <= 30 * DAY && other;
          });
        });
        expect(second.figures['rate']?.value ?? 0).toBe(cohort.length === 0 ? 0 : again.length / cohort.length);

        const kept = (first: number, last: number) => {
          const dayOf = (time: number) => Math.floor(time / DAY);
          const due = [...firsts].filter(([, at]) => {
            const end = dayOf(at) + last;
            return end >= dayOf(from) && end < dayOf(to);
          });
          const stayed = due.filter(([who, at]) =>
            own.some((one) => {
              const offset = dayOf(Date.parse(one.at)) - dayOf(at);
              return one.by === who && offset >= first && offset <= last;
            }),
          );
          return { n: due.length, value: due.length === 0 ? null : stayed.length / due.length };
        };
        const { figures } = await it.measured('M12', WINDOW);
        expect(figures['r7']).toMatchObject(kept(1, 7));
        expect(figures['r30']).toMatchObject(kept(8, 30));
        expect(figures['r90']).toMatchObject(kept(31, 90));
      }),
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('a bot’s comments, another login and telling it all again in another order change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.nat(24 * 200), { maxLength: 5 }), (doings, hours) =>
      fresh(async () => {
        const told: Fact[] = [];
        const { fact } = it;
        play(doings);
        const before = await everything();
        for (const hour of hours) {
          it.comment(1, { by: 'other[bot]', at: new Date(START + hour * 3_600_000).toISOString() });
        }
        expect(ofPeople(await everything())).toEqual(ofPeople(before));

        const again = await everything();
        fact({ fact: 'person', id: it.id('ana'), login: 'ana-bot', kind: 'user', at: '2026-10-01T00:00:00Z' });
        expect(await everything()).toEqual(again);
        told.push(...(await factsOfLedger()));
        fact(...told.reverse());
        expect(await everything()).toEqual(again);
      }),
    ),
    { numRuns: 4 },
  );
}, 120_000);

test('later by a week, in the ledger and in the window, only dates change', async () => {
  const METRICS: readonly MetricId[] = [
    'M01',
    'M02',
    'M03',
    'M04',
    'M06',
    'M07',
    'M08',
    'M09',
    'M10',
    'M12',
    'M15',
    'M16',
  ];
  const figuresOf = async (parts: FrameParts) => {
    const all: unknown[] = [];
    for (const id of METRICS) all.push((await it.measured(id, parts)).figures);
    return all;
  };
  await fc.assert(
    fc.asyncProperty(history, async (doings) => {
      const here = await fresh(async () => {
        play(doings);
        return figuresOf(WINDOW);
      });
      const there = await fresh(async () => {
        play(doings, 7);
        return figuresOf({ from: '2026-11-09', to: '2026-12-07' });
      });
      expect(there).toEqual(here);
    }),
    { numRuns: 3 },
  );
}, 120_000);

test('a report of an old period is the same whatever happens later', async () => {
  await fc.assert(
    fc.asyncProperty(history, (doings) =>
      fresh(async () => {
        const end = (Date.parse(WINDOW.to) - START) / 3_600_000;
        play(doings.filter(({ hour }) => hour < end));
        const before = await everything();
        for (const { who, what, hour, item } of doings) {
          const parts = { by: WHO[who]!, at: new Date(START + (end + hour) * 3_600_000).toISOString() };
          if (what % 2 === 0) it.comment(item + 1, parts);
          else it.close(item + 1, parts);
        }
        expect(await everything()).toEqual(before);
      }),
    ),
    { numRuns: 4 },
  );
}, 120_000);

/** The acts of the ledger as they would be told once more. */
async function factsOfLedger(): Promise<readonly Fact[]> {
  const rows = await it.database.rows<{ [column: string]: unknown }>(
    `select repository::int, key, kind, number, person::int, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
            source::text, value from acts`,
  );
  return rows.map(
    ({ value, ...row }) => ({ fact: 'act', ...row, ...(value === null ? {} : { value }) }) as unknown as Fact,
  );
}
