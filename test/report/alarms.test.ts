// When an alarm fires, and when it is silent: metrics.md 2.4, each floor and each bound.
import { describe, expect, test } from '@jest/globals';
import type { Figure, Measured } from '../../src/core/measured.js';
import { alarmsOf } from '../../src/report/alarms/index.js';
import type { Material, Published } from '../../src/report/material.js';
import { alarmSaid } from '../../src/report/say.js';
import { all, count, item, materialWith, measured, november, number, people, share, sig } from './communities.js';

/** Code, level and reason of what fires, and nothing else. */
const fired = (parts: Partial<Material>): readonly string[] =>
  alarmsOf(materialWith(parts)).map(({ code, level, because }) => `${code} ${level} ${because.code}`);

describe('A2, the group shrinks', () => {
  /** So many people a week on average. */
  const active = (mean: number) =>
    all(measured('M01', { mau: people(100) }), measured('M02', { weekly: number(mean / 100, 'share', 100) }));
  const cases: readonly [string, number, number, number | null, readonly string[]][] = [
    ['six of ten', 6, 10, null, ['A2 act fewer_people']],
    ['more than six of ten', 6.1, 10, null, []],
    ['too few before', 1, 9.9, null, []],
    ['and fewer than a year ago', 6, 10, 10, ['A2 act fewer_people_than_year']],
    ['but as every year at this time', 6, 10, 9, []],
  ];
  test.each(cases)('%s', (_, now, before, yearAgo, expected) => {
    const spans = { weeksBefore: active(before), quarter: {}, quarterBefore: {} };
    expect(fired({ now: active(now), spans, yearAgo: yearAgo === null ? null : active(yearAgo) })).toEqual(expected);
  });

  test('nobody at all', () => {
    const now = all(measured('M01', { mau: people(0) }), measured('M02', { weekly: number(null, 'share', 0) }));
    expect(fired({ now, spans: { weeksBefore: active(20), quarter: {}, quarterBefore: {} } })).toEqual([
      'A2 act fewer_people',
    ]);
  });
});

describe('A3, a one-person show', () => {
  const show = (figures: Measured['figures']) => ({ now: all(measured('M36', figures)) });
  const cases: readonly [string, Measured['figures'], readonly string[]][] = [
    ['half of it', { reviews: share(10, 20) }, ['A3 watch one_person']],
    ['less than half', { reviews: share(9, 20) }, []],
    ['seven of ten', { merges: share(14, 20) }, ['A3 act one_person']],
    ['nineteen acts are too few', { merges: share(19, 19) }, []],
    ['the largest that stands on enough', { merges: share(19, 19), posts: share(12, 20) }, ['A3 watch one_person']],
  ];
  test.each(cases)('%s', (_, figures, expected) => {
    expect(fired(show(figures))).toEqual(expected);
  });

  const reviews = (factor: number, n: number) => all(measured('M32', { reviews90: number(factor, 'people', n) }));
  test.each<[string, [number, number], [number, number], readonly string[]]>([
    ['one reviewer, now and a quarter ago', [1, 20], [1, 20], ['A3 act one_reviewer']],
    ['one now, two before', [1, 20], [2, 20], []],
    ['two now', [2, 20], [1, 20], []],
    ['too few reviews', [1, 19], [1, 20], []],
    ['too few before', [1, 20], [1, 19], []],
  ])('%s', (_, now, before, expected) => {
    const spans = { weeksBefore: {}, quarter: {}, quarterBefore: reviews(...before) };
    expect(fired({ now: reviews(...now), spans })).toEqual(expected);
  });

  test('one reviewer goes before half of the posts', () => {
    const one = reviews(1, 40);
    const spans = { weeksBefore: {}, quarter: {}, quarterBefore: one };
    expect(fired({ now: { ...one, ...show({ posts: share(11, 20) }).now }, spans })).toEqual(['A3 act one_reviewer']);
  });

  test('whose it is stays untold in public, and where they do not want to be named', () => {
    const now = all(measured('M36', { reviews: share(18, 20) }, { people: [{ person: 7, why: 'reviews', n: 18 }] }));
    const parts = { now, logins: { 7: 'ana' } };
    expect(JSON.stringify(alarmsOf(materialWith(parts)))).not.toContain('ana');
    const inPrivate = { ...parts, audience: 'private' as const };
    expect(alarmsOf(materialWith(inPrivate))[0]?.because).toEqual({
      code: 'this_person',
      params: { what: 'reviews', share: 0.9, n: 20, login: 'ana' },
    });
    expect(fired({ ...inPrivate, unnamed: [7] })).toEqual(['A3 act one_person']);
  });

  test.each<[string, Figure, number, readonly string[]]>([
    ['one owner', people(1), 20, ['A3 watch few_owners']],
    ['none', people(0), 20, ['A3 watch few_owners']],
    ['two', people(2), 20, []],
    ['one owner, where little happens', people(1), 19, []],
    ['owners that nothing tells of', number(null, 'people', 0), 40, []],
  ])('a SIG with %s', (_, owners, acts, expected) => {
    const now = all(measured('M43', {}, { groups: [{ name: 'net', figures: { owners, acts: count(acts) } }] }));
    const frame = { ...materialWith().frame, sigs: [sig('net', 'Network')] };
    expect(fired({ now, frame })).toEqual(expected);
  });
});

describe('A4, people come and do not stay', () => {
  const quarter = (came: number, kept: [number, number], stars = 0) =>
    all(
      measured('M09', { new: people(came) }),
      measured('M12', { r30: share(...kept) }),
      measured(
        'M16',
        { k: number(null, 'ratio', 0), stars: number((stars * 7) / 90, 'perWeek', stars) },
        { remarks: [{ code: 'not_measured' }] },
      ),
    );
  const cases: readonly [string, [number, [number, number]], [number, [number, number]], readonly string[]][] = [
    ['a tenth more, four fifths as many stay', [22, [16, 100]], [20, [20, 100]], ['A4 act fewer_stay']],
    ['less than a tenth more', [21, [1, 100]], [20, [20, 100]], []],
    ['more than four fifths stay', [22, [17, 100]], [20, [20, 100]], []],
    ['fewer than one in ten, before as well', [22, [9, 100]], [20, [9, 100]], ['A4 act few_stay']],
    ['one in ten', [22, [10, 100]], [20, [10, 100]], []],
    ['a cohort of nine', [22, [0, 9]], [20, [20, 100]], []],
    ['a cohort of nine before, and few stay', [22, [0, 10]], [20, [9, 9]], ['A4 act few_stay']],
  ];
  test.each(cases)('%s', (_, now, before, expected) => {
    expect(fired({ spans: { weeksBefore: {}, quarter: quarter(...now), quarterBefore: quarter(...before) } })).toEqual(
      expected,
    );
  });

  test.each<[string, number, number, number, number, readonly string[]]>([
    ['a fifth more stars, a tenth fewer people', 120, 100, 90, 100, ['A4 watch stars_only']],
    ['fewer stars than that', 119, 100, 90, 100, []],
    ['more people than that', 120, 100, 91, 100, []],
    ['nine people before', 120, 100, 0, 9, []],
    ['nine stars', 9, 0, 50, 100, []],
  ])('%s', (_, stars, starsBefore, active, activeBefore, expected) => {
    const mau = (value: number) => all(measured('M01', { mau: people(value) }));
    const spans = {
      weeksBefore: mau(activeBefore),
      quarter: quarter(0, [0, 0], stars),
      quarterBefore: quarter(0, [0, 0], starsBefore),
    };
    expect(fired({ now: mau(active), spans })).toEqual(expected);
  });

  test('silent while the ledger does not reach back far enough to know who is new', () => {
    const spans = { weeksBefore: {}, quarter: quarter(22, [1, 100]), quarterBefore: quarter(1, [20, 100]) };
    const { frame } = materialWith();
    const known = (days: number) => new Date(Date.parse(november.to) - days * 86_400_000).toISOString();
    expect(fired({ spans, frame: { ...frame, horizon: known(269) } })).toEqual([]);
    expect(fired({ spans, frame: { ...frame, horizon: known(270) } })).toEqual(['A4 act fewer_stay']);
  });
});

const step = (age: number, done: boolean) => ({ code: 'find_owners', since: '2026-08', age, done });

describe('A5, reports without readers', () => {
  const report = (daysAgo: number, read: boolean | null, steps: Published['steps'] = []): Published => ({
    label: '2026-10',
    url: 'https://github.com/acme/app/issues/1',
    at: new Date(Date.parse(november.to) - daysAgo * 86_400_000).toISOString(),
    steps,
    read,
  });
  const cases: readonly [string, readonly Published[], readonly string[]][] = [
    ['three that nobody touched', [report(30, false), report(60, false), report(90, false)], ['A5 act no_reader']],
    ['two', [report(30, false), report(60, false)], []],
    ['one of three was read', [report(30, false), report(60, true), report(90, false)], []],
    ['one that could not be looked at', [report(30, false), report(60, null), report(90, false)], []],
    ['the newest still has time', [report(13, false), report(30, false), report(60, false)], []],
    [
      'the three before the newest, which still has time',
      [report(13, false), report(30, false), report(60, false), report(90, false)],
      ['A5 act no_reader'],
    ],
    ['a step of three periods ago', [report(30, true, [step(2, false)])], ['A5 watch steps_left']],
    ['of three periods ago, in the only report since', [report(90, true, [step(0, false)])], ['A5 watch steps_left']],
    ['of two periods ago', [report(30, true, [{ ...step(1, false), since: '2026-09' }])], []],
    [
      'of no period, in so many reports',
      [report(30, true, [{ ...step(2, false), since: 'May' }])],
      ['A5 watch steps_left'],
    ],
    ['a step that was ticked at last', [report(30, true, [step(5, true)])], []],
  ];
  test.each(cases)('%s', (_, published, expected) => {
    expect(fired({ published })).toEqual(expected);
  });
});

describe('A6, silence', () => {
  const waiting = (ages: readonly number[], newcomer = true) => ({
    now: all(
      measured(
        'M22',
        { newcomersOver7: count(newcomer ? ages.filter((age) => age > 7).length : 0) },
        { items: ages.map((age, index) => item(10 + index, age, { newcomer })) },
      ),
    ),
  });
  const cases: readonly [string, Partial<Material>, readonly string[]][] = [
    ['three newcomers for more than a week', waiting([8, 9, 7.01]), ['A6 act newcomers_wait']],
    ['two', waiting([8, 9]), []],
    ['one of three for a week to the second', waiting([8, 9, 7]), []],
    ['three who are known here', waiting([8, 9, 10], false), []],
  ];
  test.each(cases)('%s', (_, parts, expected) => {
    expect(fired(parts)).toEqual(expected);
  });

  test('five links, and the SIGs of all of them in the order of the directory', () => {
    const frame = { ...materialWith().frame, sigs: [sig('docs', 'Docs'), sig('net', 'Network')] };
    const sigsOf = { '1#10': ['net'], '1#16': ['docs'] };
    const [alarm] = alarmsOf(materialWith({ ...waiting([20, 19, 18, 17, 16, 15, 14]), frame, sigsOf }));
    expect(alarm?.items.map((one) => one.number)).toEqual([10, 11, 12, 13, 14]);
    expect(alarm?.sigs).toEqual(['docs', 'net']);
    expect(alarm?.because.params).toEqual({ count: 7, days: 7 });
  });
});

describe('A7, review drought', () => {
  const load = (loads: readonly (number | undefined)[], open = 4) => ({
    now: all(
      measured(
        'M28',
        { absolute: number(open, 'score', open) },
        { series: loads.map((relative) => ({ at: '2026-09-07', values: relative === undefined ? {} : { relative } })) },
      ),
    ),
  });
  const usual = Array.from({ length: 11 }, () => 2);
  const unknown = (weeks: number) => Array.from({ length: weeks }, () => undefined);
  const cases: readonly [string, readonly (number | undefined)[], readonly string[]][] = [
    ['one and a half times as much for two weeks', [...usual, 3, 3], ['A7 watch more_to_review']],
    ['for one week', [...usual, 2, 3], []],
    ['a little less', [...usual, 2.9, 3], []],
    ['twelve weeks are too few', [...usual.slice(1), 3, 3], []],
    ['a week without a reviewer is no usual one', [...usual.slice(1), undefined, 3, 3], ['A7 watch more_to_review']],
    ['seven weeks that are known', [...unknown(6), 2, 2, 2, 2, 2, 3, 3], ['A7 watch more_to_review']],
    ['six, of which only five came before', [...unknown(7), 2, 2, 2, 2, 3, 3], []],
    ['the last reviewer is gone', [...usual, undefined, undefined], ['A7 watch nobody_reviews']],
    ['gone for one week', [...usual, 2, undefined], []],
    ['gone, after a week of too much', [...usual, 3, undefined], ['A7 watch nobody_reviews']],
    ['nothing to review as a rule', [...usual.map(() => 0), 3, 3], []],
  ];
  test.each(cases)('%s', (_, loads, expected) => {
    expect(fired(load(loads))).toEqual(expected);
  });

  test('nobody reviews, and nothing is to be reviewed', () => {
    expect(fired(load([...usual, undefined, undefined], 0))).toEqual([]);
  });

  test('with the SIGs that have no reviewer left for what waits', () => {
    const group = (name: string, value: number | null, n: number) => ({
      name,
      figures: { relative: number(value, 'ratio', n) },
    });
    const { M28 } = load([...usual, 3, 3]).now;
    const groups = [group('net', null, 2), group('docs', null, 0), group('ui', 3, 2), group('ci', 2.9, 2)];
    const frame = { ...materialWith().frame, sigs: ['net', 'docs', 'ui', 'ci'].map((slug) => sig(slug, slug)) };
    expect(alarmsOf(materialWith({ now: all({ ...M28!, groups }), frame }))[0]?.sigs).toEqual(['net', 'ui']);
  });
});

test('A7 says how many pull requests are open, and does not call their weight a number of them', () => {
  const loads = [...Array.from({ length: 11 }, () => 2), 41, 41];
  const series = loads.map((relative) => ({ at: '2026-09-07', values: { relative } }));
  const figures = { absolute: number(82, 'score', 15) };
  const [alarm] = alarmsOf(materialWith({ now: all(measured('M28', figures, { series })) }));
  expect(alarm?.because.params).toEqual({ load: 41, usual: 2, open: 15 });
  expect(alarmSaid(alarm!, 'en')).toContain(
    'weigh as much as 41 of medium size for each active reviewer (15 open in all)',
  );
  expect(alarmSaid(alarm!, 'zh')).toContain('15');
});

describe('A8, the core grows quiet', () => {
  const now = (atRisk: number) =>
    all(measured('M15', { atRisk: people(atRisk) }, { people: [{ person: 7, why: 'at_risk', n: 30 }] }));
  test.each<[string, Partial<Material>, readonly string[]]>([
    ['two, in private', { audience: 'private', now: now(2) }, ['A8 act core_leaves']],
    ['with names', { audience: 'private', now: now(2), logins: { 7: 'ana' } }, ['A8 act these_leave']],
    [
      'who do not want to be named',
      { audience: 'private', now: now(2), logins: { 7: 'ana' }, unnamed: [7] },
      ['A8 act core_leaves'],
    ],
    ['one', { audience: 'private', now: now(1) }, []],
    ['never in public', { now: now(9), logins: { 7: 'ana' } }, []],
  ])('%s', (_, parts, expected) => {
    expect(fired(parts)).toEqual(expected);
  });
});

describe('A9, a data gap', () => {
  const now = all(measured('M36', { reviews: share(20, 20) }));
  test.each<[string, Material['gaps'], readonly string[]]>([
    ['the ledger is behind', [{ code: 'ledger_behind', params: { until: '2026-11-20' } }], ['A9 act data_gap']],
    ['issues are not read', [{ code: 'history_incomplete', params: { parts: 'issues, stars' } }], ['A9 act data_gap']],
    ['something is not read', [{ code: 'history_incomplete', params: {} }], ['A9 act data_gap']],
    ['only stars are not read', [{ code: 'history_incomplete', params: { parts: 'stars' } }], ['A3 act one_person']],
    ['history begins late', [{ code: 'history_begins', params: { since: '2026-01-01' } }], ['A3 act one_person']],
  ])('%s: nothing is said on figures that would be too low', (_, gaps, expected) => {
    expect(fired({ now, gaps })).toEqual(expected);
  });
});

test('at most five, those to act on first', () => {
  const frame = { ...materialWith().frame, sigs: [sig('net', 'Network')] };
  const now = all(
    measured('M36', { reviews: share(20, 20) }),
    measured('M43', {}, { groups: [{ name: 'net', figures: { owners: people(0), acts: count(40) } }] }),
    measured(
      'M22',
      { newcomersOver7: count(3) },
      { items: [item(1, 9, { newcomer: true }), item(2, 9, { newcomer: true }), item(3, 9, { newcomer: true })] },
    ),
    measured('M15', { atRisk: people(3) }),
    measured(
      'M28',
      {},
      { series: [...Array.from({ length: 11 }, () => 1), 9, 9].map((relative) => ({ at: '', values: { relative } })) },
    ),
    measured('M01', { mau: people(10) }),
    measured('M02', { weekly: number(0.1, 'share', 10) }),
  );
  const spans = {
    weeksBefore: all(measured('M01', { mau: people(100) }), measured('M02', { weekly: number(0.5, 'share', 100) })),
    quarter: {},
    quarterBefore: {},
  };
  expect(fired({ audience: 'private', frame, now, spans })).toEqual([
    'A2 act fewer_people',
    'A3 act one_person',
    'A6 act newcomers_wait',
    'A8 act core_leaves',
    'A3 watch few_owners',
  ]);
});
