// The arithmetic of the metrics about people, without a database: retention, levels, bursts, shares.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Metric } from '../../src/metrics/metric.js';
import type { Frame } from '../../src/metrics/frame.js';
import type { Samples } from '../../src/metrics/samples.js';
import { dayOf, mondayOf } from '../../src/metrics/calendar/day.js';
import { isActive } from '../../src/metrics/people/accounts.js';
import { brackets, keptClassic, keptCumulative, keptIn, keptRolling } from '../../src/metrics/people/brackets.js';
import { levelsAt, mostActive } from '../../src/metrics/people/levels.js';
import { people } from '../../src/metrics/people/index.js';
import type { ActiveAccount, Activity, FirstAct, Volumes } from '../../src/metrics/people/samples.js';

const LAST = dayOf('2026-11-22');

const frameOf = (parts: Partial<Frame> = {}): Frame => ({
  from: '2026-11-16T00:00:00.000Z',
  to: '2026-11-23T00:00:00.000Z',
  repositories: [7],
  knownIn: [7],
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
  answerWithin: 2,
  sigs: [],
  excluded: [],
  horizon: null,
  strict: false,
  ...parts,
});

interface Parts {
  readonly person: number;
  /** Days before the last one, and acts on each: one where none are given. */
  readonly ago: readonly number[];
  readonly acts?: readonly number[];
  readonly first?: Partial<FirstAct> & { readonly ago: number };
  readonly several?: boolean;
  readonly class?: ActiveAccount['class'];
  readonly earlierPulls?: number;
}

function someone({
  person,
  ago,
  acts,
  first,
  several = true,
  class: kind = 'human',
  earlierPulls,
}: Parts): ActiveAccount {
  const days = ago.map((back) => LAST - back).sort((one, other) => one - other);
  const day = first === undefined ? 0 : LAST - first.ago;
  return {
    person,
    class: kind,
    days,
    acts: acts ?? days.map(() => 1),
    several: { now: several, before: several },
    first:
      first === undefined
        ? null
        : { at: day * 86_400, day, days: days.filter((one) => one >= day), act: null, ...first },
    earlierPulls: earlierPulls ?? null,
  };
}

const activityOf = (...accounts: readonly ActiveAccount[]): Activity => ({
  lastDay: LAST,
  fromDay: LAST - 6,
  sinceDay: LAST - 181,
  accounts,
});

const NO_VOLUMES: Volumes = { window: [], lastWeek: [], releases: 0, agents: { merged: 0, declined: 0 } };

const metricOf = (id: string): Metric => people.find((one) => one.id === id)!;
const compute = (id: string, samples: Partial<Samples>, frame = frameOf()) =>
  metricOf(id).compute(
    { peopleVolumes: NO_VOLUMES, peopleMaintainers: { now: [], before: [] }, ...samples } as Samples,
    frame,
  );
const values = (id: string, samples: Partial<Samples>, frame = frameOf()) =>
  Object.fromEntries(Object.entries(compute(id, samples, frame).figures).map(([name, { value }]) => [name, value]));

describe('V9: five users, seven days (M12)', () => {
  const users = { A: [1, 2, 3, 5, 7, 9], B: [1, 4, 10], C: [1, 2], D: [3], E: [] };
  const share = (kept: (offsets: readonly number[]) => boolean) => Object.values(users).filter(kept).length / 5;
  const [r7, r30, r90] = brackets;

  test('this report: days 1 to 7 keep 4 of 5, days 8 to 30 keep 2 of 5', () => {
    expect(share((one) => keptIn(r7, one))).toBe(4 / 5);
    expect(share((one) => keptIn(r30, one))).toBe(2 / 5);
    expect(share((one) => keptIn(r90, one))).toBe(0);
  });

  test.each([
    ['classic', keptClassic, 3 / 5, 1 / 5],
    ['cumulative', keptCumulative, 3 / 5, 4 / 5],
    ['rolling', keptRolling, 4 / 5, 2 / 5],
  ] as const)('%s: day 1 and day 7', (_name, kept, one, seven) => {
    expect(share((offsets) => kept(1, offsets))).toBe(one);
    expect(share((offsets) => kept(7, offsets))).toBe(seven);
  });

  test('the metric says the same of a cohort whose bracket ended in the window', () => {
    const cohort = (back: number) =>
      Object.values(users).map((offsets, index) =>
        someone({ person: index + 1, ago: [back, ...offsets.map((offset) => back - offset)], first: { ago: back } }),
      );
    // Day 7 was yesterday: r30 has nobody yet, for its bracket is not over.
    expect(values('M12', { peopleActivity: activityOf(...cohort(10)) })).toMatchObject({
      ...{ r7: 4 / 5, r30: null, r90: null },
      ...{ classic7: 1 / 5, cumulative7: 4 / 5, rolling7: 2 / 5 },
    });
    expect(values('M12', { peopleActivity: activityOf(...cohort(30)) })).toMatchObject({ r7: null, r30: 2 / 5 });
    // The day after the last one of the bracket: it ended before the window, or on its last day, or after it.
    for (const [back, n] of [
      [6, 0],
      [7, 5],
      [13, 5],
      [14, 0],
    ] as const) {
      const { figures } = compute('M12', { peopleActivity: activityOf(...cohort(back)) });
      expect(figures['r7']?.n).toBe(n);
    }
  });
});

describe('retention beside the brackets (M12)', () => {
  test('from one quarter of 90 days to the next, as LFX counts', () => {
    const activity = activityOf(
      someone({ person: 1, ago: [0, 90] }),
      someone({ person: 2, ago: [89, 179] }),
      someone({ person: 3, ago: [90] }),
      someone({ person: 4, ago: [180] }),
      someone({ person: 5, ago: [10] }),
    );
    expect(compute('M12', { peopleActivity: activity }).figures['quarter']).toMatchObject({ value: 2 / 3, n: 3 });
  });

  test('monthly cohorts hold who came then, and of the months after only those that are over', () => {
    const ago = (date: string) => LAST - dayOf(date);
    const activity = activityOf(
      someone({
        person: 1,
        ago: [ago('2026-08-31'), ago('2026-09-01'), ago('2026-10-20')],
        first: { ago: ago('2026-08-31') },
      }),
      someone({ person: 2, ago: [ago('2026-08-01')], first: { ago: ago('2026-08-01') } }),
      someone({ person: 3, ago: [ago('2026-11-20')], first: { ago: ago('2026-11-20') } }),
    );
    const groups = compute('M12', { peopleActivity: activity }).groups!;
    expect(groups.map(({ name }) => name)).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
    expect(groups[2]?.figures).toMatchObject({
      people: { value: 2 },
      r7: { value: 1 / 2, n: 2 },
      // 90 days after 31 August are the 29 November: not over.
      r90: { value: 0, n: 1 },
      month1: { value: 1 / 2 },
      month2: { value: 1 / 2 },
    });
    expect(groups[2]?.figures['month3']).toBeUndefined();
    expect(groups[5]?.figures).toMatchObject({ people: { value: 1 }, r7: { value: null, n: 0 } });
  });

  test('nobody is called new within 90 days of the horizon, and no month is shown that began before', () => {
    const activity = activityOf(
      someone({ person: 1, ago: [13], first: { ago: 13 } }),
      someone({ person: 2, ago: [9, 8], first: { ago: 9 } }),
    );
    const horizon = new Date((LAST - 9 - 90) * 86_400_000).toISOString();
    const measured = compute('M12', { peopleActivity: activity }, frameOf({ horizon }));
    expect(measured.figures['r7']).toMatchObject({ value: 1, n: 1 });
    expect(measured.excluded).toEqual({ before_horizon: 1 });
    expect(measured.groups).toEqual([]);
  });
});

describe('levels (M13)', () => {
  const several = (one: ActiveAccount) => one.several.now;
  const levelOf = (parts: Omit<Parts, 'person'>, others: readonly ActiveAccount[] = [], frame = frameOf()) =>
    levelsAt({ people: [someone({ person: 9, ...parts }), ...others], day: LAST, frame, several }).get(9) ?? 'away';
  /** Does so much that nobody else is among the most active. */
  const giant = someone({ person: 1, ago: [0, 7, 14], acts: [900, 900, 900] });

  test.each([
    ['core', { ago: [0, 7, 14] }, []],
    // LAST is a Sunday: the running week is its own, and twelve weeks before it count.
    ['regular', { ago: [0, 7, 14] }, [giant]],
    ['regular', { ago: [6, 7, 83 + 7] }, [giant]],
    ['occasional', { ago: [6, 5, 4], several: false }, [giant]],
    ['returning', { ago: [6, 5, 4] }, [giant]],
    ['returning', { ago: [0, 1] }, [giant]],
    ['occasional', { ago: [0] }, [giant]],
    ['occasional', { ago: [0, 1], several: false }, [giant]],
    ['newcomer', { ago: [0, 1], first: { ago: 1 } }, [giant]],
    ['newcomer', { ago: [27], first: { ago: 27 } }, [giant]],
    ['occasional', { ago: [28], first: { ago: 28 } }, [giant]],
    // The core and regulars go before newcomers.
    ['regular', { ago: [0, 7, 14], first: { ago: 14 } }, [giant]],
    ['occasional', { ago: [89] }, [giant]],
    ['away', { ago: [90] }, [giant]],
  ] as const)('%s: %j', (level, parts, others) => {
    expect(levelOf(parts, others)).toBe(level);
  });

  test('nobody is a newcomer within 90 days of the horizon', () => {
    const horizon = new Date((LAST - 50) * 86_400_000).toISOString();
    expect(levelOf({ ago: [0], first: { ago: 0 } }, [giant], frameOf({ horizon }))).toBe('occasional');
  });

  test('the core is the fewest who made 80 %: neither one more nor one less, of two alike the lower number', () => {
    const doing = (...acts: readonly number[]) => acts.map((count, index) => ({ person: index + 1, acts: count }));
    expect([...mostActive(doing(8, 1, 1))]).toEqual([1]);
    expect([...mostActive(doing(7, 1, 1, 1))]).toEqual([1, 2]);
    expect([...mostActive(doing(1, 1, 1, 1, 1))]).toEqual([1, 2, 3, 4]);
    expect([...mostActive(doing(1, 5, 4))]).toEqual([2, 3]);
  });

  test('the fewest, against every subset', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 }), (acts) => {
        const all = acts.map((count, index) => ({ person: index + 1, acts: count }));
        const total = acts.reduce((sum, one) => sum + one, 0);
        const enough = Array.from({ length: 2 ** acts.length }, (_, mask) =>
          acts.filter((_act, at) => mask & (1 << at)),
        )
          .filter((set) => set.reduce((sum, one) => sum + one, 0) >= 0.8 * total - 1e-9)
          .map((set) => set.length);
        expect(mostActive(all).size).toBe(Math.min(...enough));
      }),
    );
  });

  test.each([
    // LAST is a Sunday, its Monday six days before.
    [[6 + 84, 7, 6], 'regular'],
    [[6 + 85, 7, 6], 'returning'],
    [[13, 7, 6, 5, 0], 'returning'],
    [[14, 13, 7, 6, 5, 0], 'regular'],
  ])('a regular is active in three ISO weeks of thirteen, the running one among them: %j', (ago, level) => {
    expect(levelOf({ ago }, [giant])).toBe(level);
  });

  test('on a Monday the running week has one day', () => {
    const monday = mondayOf(LAST) + 7;
    const days = [monday - 84, monday - 7, monday];
    const one = { ...someone({ person: 9, ago: [0] }), days, acts: [1, 1, 1] };
    expect(levelsAt({ people: [one], day: monday, frame: frameOf(), several }).get(9)).toBe('core');
  });

  test('two days and two items always are two days on different items', () => {
    const act = fc.record({ day: fc.integer({ min: 0, max: 3 }), item: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), (acts) => {
        const apart = acts.some((one) => acts.some((other) => one.day !== other.day && one.item !== other.item));
        const [days, items] = [new Set(acts.map(({ day }) => day)), new Set(acts.map(({ item }) => item))];
        expect(days.size >= 2 && items.size >= 2).toBe(apart);
      }),
    );
  });
});

describe('the funnel (M13)', () => {
  const veteran = (person: number, more: Partial<Parts> = {}) =>
    someone({ person, ago: [0, 7, 14], acts: [100, 100, 100], ...more });

  test('everybody active is on one level, whoever is a maintainer is also counted there', () => {
    const activity = activityOf(
      veteran(1),
      someone({ person: 2, ago: [3], first: { ago: 3 } }),
      someone({ person: 3, ago: [3, 9] }),
      someone({ person: 4, ago: [80] }),
      someone({ person: 5, ago: [100] }),
      someone({ person: 6, ago: [180] }),
      someone({ person: 7, ago: [0], class: 'bot' }),
    );
    const samples = { peopleActivity: activity, peopleMaintainers: { now: [1, 4, 5, 99], before: [] } };
    expect(values('M13', samples)).toEqual({
      ...{ newcomer: 1, returning: 1, regular: 0, core: 1, occasional: 1, away: 1, episodic: 0, maintainer: 2 },
    });
    expect(compute('M13', samples).excluded).toEqual({ bot: 1 });
  });

  test('who stood on a step four weeks ago and stands higher now has moved', () => {
    const activity = activityOf(
      veteran(1, { ago: [0, 7, 14, 28, 35, 42], acts: [100, 100, 100, 100, 100, 100] }),
      // New then, returning now.
      someone({ person: 2, ago: [5, 40], first: { ago: 40 } }),
      // New then, nowhere now.
      someone({ person: 3, ago: [30], first: { ago: 30 }, several: false }),
      // Returning then, a regular now.
      someone({ person: 4, ago: [0, 7, 30, 31] }),
    );
    const { groups } = compute('M13', { peopleActivity: activity, peopleMaintainers: { now: [1], before: [] } });
    const flow = Object.fromEntries(
      groups!.map(({ name, figures }) => [
        name,
        [figures['before']?.value, figures['moved']?.value, figures['rate']?.value],
      ]),
    );
    expect(flow).toEqual({ newcomer: [2, 1, 0.5], returning: [1, 1, 1], regular: [0, 0, null], core: [1, 1, 1] });
  });

  test('episodic is who came back and has opened at most twelve pull requests before', () => {
    const activity = activityOf(
      someone({ person: 1, ago: [0, 120], earlierPulls: 12 }),
      someone({ person: 2, ago: [0, 120], earlierPulls: 13 }),
      someone({ person: 3, ago: [0, 60] }),
    );
    expect(values('M13', { peopleActivity: activity })).toMatchObject({ episodic: 1 });
  });

  test('gravity weighs depth, squared, and is the change for each member (M14)', () => {
    const activity = activityOf(
      veteran(1, { ago: [0, 7, 14, 28, 35, 42], acts: [100, 100, 100, 100, 100, 100] }),
      someone({ person: 2, ago: [5, 40], first: { ago: 40 } }),
      someone({ person: 3, ago: [50] }),
    );
    // Then: core 100, newcomer 1. Now: core 100, returning 16.
    expect(values('M14', { peopleActivity: activity })).toEqual({ weight: 116, change: 15, gravity: 7.5 });
    expect(values('M14', { peopleActivity: activityOf() })).toEqual({ weight: 0, change: 0, gravity: null });
  });
});

describe('who stopped (M15)', () => {
  const deep = (person: number, ago: readonly number[]) => someone({ person, ago, acts: ago.map(() => 50) });

  test('churned is who was regular or core 90 days ago and did nothing since', () => {
    const activity = activityOf(
      deep(1, [90, 97, 104]),
      deep(2, [89, 97, 104, 111]),
      someone({ person: 3, ago: [100] }),
      deep(4, [0, 7, 14]),
    );
    expect(compute('M15', { peopleActivity: activity }).figures['churned']).toEqual({ value: 1, unit: 'people', n: 2 });
  });

  test.each([
    // Gaps of a week: three of them are 21 days, which is the least.
    [[22, 29, 36], true],
    [[21, 28, 35], false],
    // Gaps of ten days: more than 30.
    [[31, 41, 51], true],
    [[30, 40, 50], false],
  ] as const)(
    'at risk is the core, silent for more than 3 times its median gap, at least 21 days: %j',
    (ago, atRisk) => {
      const measured = compute('M15', { peopleActivity: activityOf(deep(1, ago)) });
      expect(measured.figures['atRisk']).toMatchObject({ value: atRisk ? 1 : 0, n: 1 });
      expect(measured.people).toEqual(atRisk ? [{ person: 1, why: 'at_risk', n: ago[0] }] : []);
    },
  );

  test('who is no core is not at risk, however long they are silent', () => {
    const activity = activityOf(deep(1, [0, 7, 14]), someone({ person: 2, ago: [40, 47, 54] }));
    expect(values('M15', { peopleActivity: activity })).toMatchObject({ atRisk: 0 });
  });
});

describe('how active (M01, M02, M03, M06)', () => {
  const activity = activityOf(
    someone({ person: 1, ago: [0, 1, 2] }),
    someone({ person: 2, ago: [6] }),
    someone({ person: 3, ago: [7] }),
    someone({ person: 4, ago: [27] }),
    someone({ person: 5, ago: [28] }),
    someone({ person: 6, ago: [89] }),
    someone({ person: 7, ago: [90] }),
    someone({ person: 8, ago: [0], class: 'bot' }),
    someone({ person: 9, ago: [0] }),
  );
  const frame = frameOf({ excluded: [9] });

  test('28 days, not 30, and no bot', () => {
    expect(values('M01', { peopleActivity: activity }, frame)).toEqual({ dau: 1, wau: 2, mau: 4, mau90: 6 });
    expect(compute('M01', { peopleActivity: activity }, frame).excluded).toEqual({ bot: 1, excluded: 1 });
    const looked = metricOf('M01').looked!({ peopleActivity: activity } as Samples, frame);
    expect(looked.filter(({ counted }) => counted)).toHaveLength(6);
    expect(looked).toContainEqual({ person: 8, as: 'bot', counted: false, value: 1 });
  });

  test('stickiness is over all 28 days; Jive, which leaves empty days out, would say more', () => {
    // Six person days in 28 days, of four people; weeks of 2, 1, 0 and 1 people.
    const { daily, weekly } = values('M02', { peopleActivity: activity }, frame);
    expect(daily).toBeCloseTo(6 / 28 / 4, 12);
    expect(weekly).toBeCloseTo((2 + 1 + 0 + 1) / 4 / 4, 12);
    expect(compute('M02', { peopleActivity: activity }, frame).remarks).toEqual([
      { code: 'inflated', params: { n: 4 } },
    ]);
    expect(values('M02', { peopleActivity: activityOf() })).toEqual({ daily: null, weekly: null });
  });

  test('posting is per week of the window, and per person active in the last one', () => {
    const opened = (kind: string, count: number) => ({ kind: 'opened', item: 'issue', class: kind, count }) as never;
    const peopleVolumes = {
      ...NO_VOLUMES,
      window: [opened('human', 10), opened('bot', 4), opened('agent', 2)],
      lastWeek: [{ class: 'human', count: 6 } as const, { class: 'bot', count: 4 } as const],
    };
    const fortnight = { ...activity, fromDay: LAST - 13 };
    const measured = compute('M03', { peopleActivity: fortnight, peopleVolumes }, frame);
    expect(measured.figures).toMatchObject({ perWeek: { value: 5, n: 10 }, perPerson: { value: 3, n: 2 } });
    expect(measured.groups!.map(({ name, figures }) => [name, figures['perWeek']?.value])).toEqual([
      ['human', 5],
      ['agent', 1],
      ['bot', 2],
    ]);
    expect(measured.excluded).toEqual({ bot: 4, agent: 2 });
  });

  test('active days are local days with anybody in the last 30', () => {
    const days = activityOf(someone({ person: 1, ago: [0, 5, 29, 30] }), someone({ person: 2, ago: [5, 6] }));
    expect(values('M06', { peopleActivity: days })).toEqual({ days: 4 });
  });
});

describe('bursts (M07)', () => {
  /** Acts of each of the last 13 weeks, the oldest first. */
  const weeks = (...acts: readonly number[]) =>
    activityOf(someone({ person: 1, ago: acts.map((_, index) => 7 * (12 - index)), acts }));
  const twelve = [10, 12, 11, 9, 10, 12, 11, 9, 10, 11, 10, 12];

  // Median 10.5, median deviation 0.5: within 10.5 +/- 2.2239 nothing is said.
  test.each([
    [12, []],
    [13, ['burst']],
    [9, []],
    [8, ['lull']],
  ])('a week of %i after twelve around ten: %j', (last, codes) => {
    const { figures, remarks } = compute('M07', { peopleActivity: weeks(...twelve, last) });
    expect(figures).toMatchObject({ volume: { value: last }, median: { value: 10.5 } });
    expect(remarks.map((one) => one.code)).toEqual(codes);
  });

  test('it is told with the releases of that week, and the series has thirteen weeks', () => {
    const measured = compute('M07', {
      peopleActivity: weeks(...twelve, 100),
      peopleVolumes: { ...NO_VOLUMES, releases: 2 },
    });
    expect(measured.remarks).toEqual([{ code: 'burst', params: { volume: 100, median: 10.5, releases: 2 } }]);
    expect(measured.series).toHaveLength(13);
    expect(measured.series?.at(-1)).toEqual({ at: '2026-11-16', values: { volume: 100 } });
  });
});

describe('bots and agents (M08)', () => {
  test('are shares of all that happened, ghosts in, the excluded out; agents’ pull requests apart', () => {
    const row = (kind: string, item: string | null, doer: string, count: number) => ({
      kind,
      item,
      class: doer,
      count,
    });
    const window = [
      row('opened', 'pull_request', 'agent', 3),
      row('opened', 'issue', 'agent', 1),
      row('opened', 'pull_request', 'human', 4),
      row('labeled', 'issue', 'bot', 6),
      row('commented', 'issue', 'ghost', 6),
      row('commented', 'issue', 'excluded', 100),
    ] as unknown as Volumes['window'];
    const measured = compute('M08', { peopleVolumes: { ...NO_VOLUMES, window, agents: { merged: 3, declined: 1 } } });
    expect(measured.figures).toMatchObject({
      bots: { value: 6 / 20, n: 20 },
      agents: { value: 4 / 20, n: 20 },
      agentPulls: { value: 3 },
      agentMerged: { value: 3 / 4, n: 4 },
    });
    expect(measured.groups!.map(({ name }) => name)).toEqual(['commented', 'labeled', 'opened']);
    expect(measured.excluded).toEqual({ excluded: 100 });
  });
});

test('every code that a metric can count or remark has its sentence in both languages', () => {
  for (const { words, figures, title, meaning } of people) {
    for (const said of [...Object.values(words), ...Object.values(figures).map((one) => one.title), title, meaning]) {
      expect(said.en.length).toBeGreaterThan(0);
      expect(said.zh).toMatch(/\p{Script=Han}/u);
    }
  }
});

test('active on a day is active between any days around it', () => {
  expect(isActive({ days: [5] }, 5, 5)).toBe(true);
  expect(isActive({ days: [5] }, 6, 9)).toBe(false);
});
