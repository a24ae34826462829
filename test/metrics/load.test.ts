// Load and sustainability as arithmetic: the published cases, their edges, and what peers get wrong.
import { describe, expect, test } from '@jest/globals';
import type { Measured } from '../../src/core/measured.js';
import { absence } from '../../src/metrics/load/absence-factor.js';
import { sharesOf } from '../../src/metrics/load/absence.js';
import { maintained } from '../../src/metrics/load/maintained.js';
import { maintainerLoad } from '../../src/metrics/load/maintainer-load.js';
import { onePersonShow } from '../../src/metrics/load/one-person-show.js';
import { reviewCycles, waitsOf } from '../../src/metrics/load/review-cycles.js';
import { reviewLoad } from '../../src/metrics/load/review-load.js';
import type {
  LoadRow,
  MergedAct,
  MergedPull,
  ReviewerWeek,
  UpkeepRow,
  WorkRow,
} from '../../src/metrics/load/samples.js';
import { sizeOf } from '../../src/metrics/load/size.js';
import { unreviewedMerges } from '../../src/metrics/load/unreviewed-merges.js';
import { workload } from '../../src/metrics/load/workload.js';
import type { Frame } from '../../src/metrics/frame.js';
import type { Metric } from '../../src/metrics/metric.js';
import type { Samples } from '../../src/metrics/samples.js';

const frame: Frame = {
  repositories: [7],
  knownIn: [7],
  from: '2026-11-02T00:00:00Z',
  to: '2026-11-09T00:00:00Z',
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
  answerWithin: 2,
  sigs: [],
  excluded: [],
  horizon: null,
  strict: false,
};

const measured = (metric: Metric, samples: Partial<Samples>, more: Partial<Frame> = {}): Measured =>
  metric.compute(samples as Samples, { ...frame, ...more });

/** CHAOSS's own example of the contributor absence factor (V1). */
const CHAOSS = [1000, 202, 90, 33, 332, 343, 42, 433];

const reviews = (counts: readonly number[]): readonly WorkRow[] =>
  counts.map((n, index) => ({ work: 'reviews', person: index + 1, in90: n, in365: n }));
const workOf = (rows: readonly WorkRow[]) => ({ work: { rows, excluded: {} } });

describe('M32, absence factor', () => {
  const of = (counts: readonly number[], strict = false) =>
    measured(absence, workOf(reviews(counts)), { strict }).figures['reviews90'];

  test.each([
    // V1: DevStats and LFX, which ask for more than half, agree on it.
    { counts: CHAOSS, loose: 2, strict: 2 },
    // V2: "at least half"; OpenDigger's weighted median would say 4 of four equal people.
    { counts: [5, 5], loose: 1, strict: 2 },
    { counts: [5, 5, 5, 5], loose: 2, strict: 3 },
    { counts: [7], loose: 1, strict: 1 },
    { counts: [3, 3, 3], loose: 2, strict: 2 },
  ])('of $counts is $loose, strictly $strict', ({ counts, loose, strict }) => {
    expect(of(counts)).toEqual({ value: loose, unit: 'people', n: counts.reduce((sum, n) => sum + n, 0) });
    expect(of(counts, true)?.value).toBe(strict);
  });

  test('of nothing there is none, and a strict reading is said', () => {
    expect(of([])).toEqual({ value: null, unit: 'people', n: 0 });
    expect(measured(absence, workOf([]), { strict: true }).remarks).toEqual([{ code: 'strict' }]);
    expect(measured(absence, workOf([])).remarks).toEqual([]);
  });

  test('each kind of work and each span stands for itself; content is opened items and comments together', () => {
    const rows: readonly WorkRow[] = [
      { work: 'posts', person: 1, in90: 0, in365: 4 },
      { work: 'comments', person: 1, in90: 1, in365: 2 },
      { work: 'comments', person: 2, in90: 3, in365: 5 },
      { work: 'merges', person: 3, in90: 2, in365: 2 },
    ];
    const { figures } = measured(absence, workOf(rows));
    expect(Object.keys(figures)).toHaveLength(10);
    expect(figures).toMatchObject({
      content90: { value: 1, n: 4 },
      content365: { value: 1, n: 11 },
      merges90: { value: 1, n: 2 },
      commits365: { value: null, n: 0 },
    });
  });

  test('as much goes by the lower account number', () => {
    const rows = [...reviews([4, 9, 4]), { work: 'reviews' as const, person: 0, in90: 4, in365: 4 }];
    expect(sharesOf(rows, 'reviews', 90).map(({ person }) => person)).toEqual([2, 0, 1, 3]);
    expect(absence.looked?.(workOf(rows) as Samples, frame).map(({ person }) => person)).toEqual([2, 0, 1, 3]);
  });
});

describe('M27, review load', () => {
  const rows = [
    { person: 5, reviews: 6, pulls: 2 },
    { person: 3, reviews: 3, pulls: 3 },
    { person: 4, reviews: 1, pulls: 1 },
    { person: 2, reviews: 3, pulls: 1 },
  ];

  test('counts reviews for the shares and distinct pull requests for each reviewer', () => {
    const { figures, people, excluded } = measured(reviewLoad, { reviewing: { rows, excluded: { own: 2 } } });
    expect(figures).toMatchObject({
      reviews: { value: 13, n: 13 },
      reviewers: { value: 4, unit: 'people' },
      median: { value: 1.5, n: 4 },
      max: { value: 3, n: 4 },
      top1: { value: 6 / 13, n: 13 },
      top3: { value: 12 / 13, n: 13 },
    });
    expect(people?.map(({ person }) => person)).toEqual([5, 2, 3, 4]);
    expect(excluded).toEqual({ own: 2 });
  });

  test('the top share of the published example is 0.404', () => {
    const all = CHAOSS.map((n, index) => ({ person: index + 1, reviews: n, pulls: 1 }));
    expect(measured(reviewLoad, { reviewing: { rows: all, excluded: {} } }).figures['top1']?.value).toBeCloseTo(
      0.404,
      3,
    );
  });

  test('of nothing there is neither a most nor a share', () => {
    const { figures } = measured(reviewLoad, { reviewing: { rows: [], excluded: {} } });
    expect([figures['max']?.value, figures['top1']?.value, figures['median']?.value]).toEqual([null, null, null]);
  });
});

describe('M28, workload', () => {
  test.each([
    { labels: ['size/xs'], lines: 5_000, size: 'xs' },
    { labels: ['size/s', 'size/xl', 'size/m'], lines: 1, size: 'xl' },
    { labels: ['size:xxl'], lines: null, size: 'xxl' },
    { labels: ['size-l'], lines: null, size: 'l' },
    { labels: ['sig/size', 'size/huge'], lines: 9, size: 'xs' },
    { labels: [], lines: 0, size: 'xs' },
    { labels: [], lines: 10, size: 's' },
    { labels: [], lines: 29, size: 's' },
    { labels: [], lines: 30, size: 'm' },
    { labels: [], lines: 99, size: 'm' },
    { labels: [], lines: 100, size: 'l' },
    { labels: [], lines: 499, size: 'l' },
    { labels: [], lines: 500, size: 'xl' },
    { labels: [], lines: 999, size: 'xl' },
    { labels: [], lines: 1_000, size: 'xxl' },
    { labels: [], lines: null, size: 'm' },
  ])('of labels $labels and $lines lines it is $size', ({ labels, lines, size }) => {
    expect(sizeOf(labels, lines)).toBe(size);
  });

  const NOW = 1;
  const row = (number: number, more: Partial<LoadRow>): LoadRow => ({
    ...{ repository: 7, number, author: 'human', labels: [], lines: null, weeks: NOW },
    ...more,
  });
  const sigs = [
    { slug: 'network', name: 'Network', label: 'SIG/Network', leads: [] },
    { slug: 'storage', name: 'Storage', label: 'sig/storage', leads: [] },
  ];
  const reviewing = (sig: string, person: number, reviews28: number) => ({
    ...{ sig, person, reviews28 },
    ...{ acts28: 1, acts90: 1, reviews90: 1 },
  });
  const pullLoad = [
    row(1, { labels: ['sig/network', 'size/xxl'] }),
    row(2, { labels: ['sig/network', 'sig/storage'], author: 'agent' }),
    row(3, { author: 'bot', labels: ['size/xs'] }),
    // Open three weeks ago, not now.
    row(4, { weeks: 1 << 3, labels: ['size/l'] }),
  ];
  const reviewerWeeks: readonly ReviewerWeek[] = [
    { person: 1, week: 0 },
    { person: 2, week: 3 },
    { person: 2, week: 2 },
    { person: 3, week: 4 },
  ];
  const sample = { pullLoad, reviewerWeeks, sigPeople: [reviewing('network', 1, 1), reviewing('network', 2, 0)] };

  test('weights are summed over items, and divided by the reviewers of four weeks', () => {
    const { figures } = measured(workload, sample, { sigs });
    expect(figures).toMatchObject({
      absolute: { value: 9.25, unit: 'score', n: 3 },
      relative: { value: 9.25 / 2, unit: 'ratio', n: 3 },
      agents: { value: 1, n: 1 },
      bots: { value: 0.25, n: 1 },
    });
  });

  test('an item counts in each of its SIGs, those without one in a row of their own', () => {
    const { groups, remarks } = measured(workload, sample, { sigs });
    expect(groups?.map(({ name, figures }) => [name, figures['absolute']?.value, figures['relative']?.value])).toEqual([
      ['network', 9, 9],
      ['storage', 1, null],
      ['none', 0.25, null],
    ]);
    expect(remarks).toEqual([
      { code: 'no_reviewer_in', params: { sig: 'storage', n: 1 } },
      { code: 'no_reviewer_in', params: { sig: 'none', n: 1 } },
    ]);
  });

  test('without a reviewer the relative load is unknown, never nought', () => {
    const { figures, remarks } = measured(workload, { pullLoad, reviewerWeeks: [], sigPeople: [] });
    expect(figures['relative']?.value).toBeNull();
    expect(remarks[0]).toEqual({ code: 'no_reviewer' });
  });

  test('the series goes back thirteen weeks, and leaves out the value of a week without reviewers', () => {
    const { series = [] } = measured(workload, sample);
    expect(series.map(({ at }) => at)).toEqual([
      ...['2026-08-10', '2026-08-17', '2026-08-24', '2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21'],
      ...['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02'],
    ]);
    expect(series.slice(7).map(({ values }) => values)).toEqual([
      {},
      // Person 3 reviewed in the week that ended four weeks ago.
      { relative: 0 },
      // Three weeks ago one of size L, and persons 2 and 3 in the four weeks before.
      { relative: 1 },
      { relative: 0 },
      { relative: 0 },
      { relative: 4.625 },
    ]);
  });

  test('the days of the series are local ones across a change of clocks', () => {
    const more = {
      to: '2026-11-01T23:00:00Z',
      calendar: { ...frame.calendar, zone: 'Europe/Berlin' },
    };
    const { series = [] } = measured(workload, sample, more);
    expect(series.slice(-3).map(({ at }) => at)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26']);
  });
});

/** `r10` asked for changes at second 10; `v` another review, `p` pushed, `d` drafted, `o` open for review again. */
const acts = (text: string): readonly MergedAct[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      kind: ({ r: 'requested', v: 'reviewed', p: 'pushed', d: 'drafted', o: 'ready' } as const)[word[0] as 'r'],
      at: Number(word.slice(1)),
    }));

const pull = (number: number, text: string, left: string | null = null): MergedPull => ({
  ...{ repository: 7, number, left, mergedAt: 1_000 },
  acts: acts(text),
});

describe('M29, review cycles', () => {
  test.each([
    { name: 'a request and a push', text: 'r10 p40', cycles: 1, author: [30], reviewer: [] },
    {
      name: 'several requests before one push are one, from the first',
      text: 'r10 r20 p40',
      cycles: 1,
      author: [30],
      reviewer: [],
    },
    { name: 'the reviewer is waited for from the last push', text: 'p5 p9 v20', cycles: 0, author: [], reviewer: [11] },
    { name: 'two rounds', text: 'r10 p20 r50 p60 v90', cycles: 2, author: [10, 10], reviewer: [30, 30] },
    { name: 'a request that nothing followed', text: 'p1 r10', cycles: 0, author: [], reviewer: [9] },
    { name: 'another review does not take a request back', text: 'r10 v20 p30', cycles: 1, author: [20], reviewer: [] },
    {
      name: 'becoming a draft ends the wait for a reviewer',
      text: 'p5 d9 v20',
      cycles: 0,
      author: [],
      reviewer: [],
      drafts: 1,
    },
    { name: 'a push in a draft waits for nobody', text: 'd1 p5 v20', cycles: 0, author: [], reviewer: [] },
    { name: 'ready again, the wait begins', text: 'd1 p5 o9 v20', cycles: 0, author: [], reviewer: [11] },
    { name: 'what began as a draft', text: 'p1 v5 o9 v20', cycles: 0, author: [], reviewer: [11] },
    { name: 'in one second', text: 'r10 p10 v10', cycles: 1, author: [0], reviewer: [0] },
  ])('$name', ({ text, cycles, author, reviewer, drafts = 0 }) => {
    expect(waitsOf(acts(text))).toEqual({ cycles, author, reviewer, becameDraft: drafts });
  });

  test('cycles are per merged pull request, waits are pooled', () => {
    const mergedPulls = [pull(1, 'r10 p20 r50 p60 v90'), pull(2, ''), pull(3, 'p5 d9'), pull(4, 'r1 p2', 'bot')];
    const { figures, excluded, remarks } = measured(reviewCycles, { mergedPulls });
    expect(figures).toMatchObject({
      cycles: { value: 2 / 3, n: 3 },
      'author.median': { value: 10, n: 2 },
      'reviewer.median': { value: 30, n: 2 },
    });
    expect(excluded).toEqual({ bot: 1, became_draft: 1 });
    expect(remarks).toEqual([]);
  });

  test('where no push is known, requests are no evidence that nothing followed', () => {
    const { figures, remarks } = measured(reviewCycles, { mergedPulls: [pull(1, 'r10'), pull(2, 'o3 v9')] });
    expect(Object.values(figures).map(({ value }) => value)).toEqual([null, null, null]);
    expect(remarks).toEqual([{ code: 'pushes_unknown', params: { n: 1 } }]);
  });
});

describe('M30, unreviewed merges', () => {
  test('any review by another person will do, a push or a draft will not', () => {
    const mergedPulls = [pull(1, 'v5'), pull(2, 'r5'), pull(3, 'p5 d6 o7'), pull(4, ''), pull(5, '', 'excluded')];
    const { figures, excluded } = measured(unreviewedMerges, { mergedPulls });
    expect(figures['rate']).toMatchObject({ value: 0.5, n: 4 });
    expect(figures['rate']?.low).toBeCloseTo(0.15, 2);
    expect(excluded).toEqual({ excluded: 1 });
    expect(unreviewedMerges.looked?.({ mergedPulls } as unknown as Samples, frame).map((one) => one.as)).toEqual([
      ...['reviewed', 'reviewed', 'unreviewed', 'unreviewed', 'excluded'],
    ]);
  });
});

describe('M35, maintainer load', () => {
  const row = (person: number, n: number) => ({
    ...{ person, reviews: n, merges: 0, closes: 0, responses: 0, labels: 0 },
  });
  const of = (counts: readonly number[], open = 6) =>
    measured(maintainerLoad, { maintainerActs: { rows: counts.map((n, i) => row(i + 1, n)), open, unlisted: 0 } });

  test.each([
    { counts: CHAOSS, gini: 0.4855 },
    { counts: [10, 0, 0, 0], gini: 0.75 },
    { counts: [8, 1, 1], gini: 0.4667 },
    { counts: [4, 4, 4], gini: 0 },
  ])('Gini of $counts is $gini', ({ counts, gini }) => {
    expect(of(counts).figures['gini']?.value).toBeCloseTo(gini, 4);
  });

  test('two maintainers are too few, and so are three who did nothing', () => {
    expect(of([5, 1]).figures['gini']).toEqual({ value: null, unit: 'score', n: 2 });
    expect(of([0, 0, 0]).figures['gini']?.value).toBeNull();
  });

  test('all kinds of acts count, the idle are listed and not active', () => {
    const all = { person: 1, reviews: 1, merges: 2, closes: 3, responses: 4, labels: 5 };
    const sample = { maintainerActs: { rows: [all, row(2, 0)], open: 6, unlisted: 1 } };
    const { figures, remarks } = measured(maintainerLoad, sample);
    expect(figures).toMatchObject({
      active: { value: 1, n: 2 },
      listed: { value: 2 },
      openPerActive: { value: 6, n: 1 },
    });
    expect(remarks).toEqual([{ code: 'no_list', params: { n: 1 } }]);
    expect(maintainerLoad.looked?.(sample as unknown as Samples, frame)).toEqual([
      { person: 1, as: 'acted', counted: true, value: 15 },
      { person: 2, as: 'listed_only', counted: true, value: 0 },
    ]);
  });

  test('where nobody was active the open items rest on nobody', () => {
    const { figures, remarks } = of([0, 0, 0]);
    expect(figures['openPerActive']?.value).toBeNull();
    expect(remarks).toEqual([{ code: 'nobody_active', params: { n: 6 } }]);
    expect(of([0, 0, 0], 0).remarks).toEqual([]);
  });

  test('where nobody is listed and GitHub has a word for nobody, nothing is measured, and nobody blamed', () => {
    const { figures, remarks } = measured(maintainerLoad, { maintainerActs: { rows: [], open: 6, unlisted: 1 } });
    expect(Object.values(figures).map(({ value }) => value)).toEqual([null, null, null, null]);
    expect(remarks).toEqual([{ code: 'nobody_known', params: { n: 6 } }]);
  });
});

describe('M36, one-person show', () => {
  test('is the greatest share of each kind in 90 days, and names who', () => {
    const rows: readonly WorkRow[] = [
      ...reviews([2, 6, 2]),
      { work: 'merges', person: 9, in90: 3, in365: 3 },
      { work: 'merges', person: 4, in90: 3, in365: 90 },
      { work: 'posts', person: 1, in90: 0, in365: 7 },
    ];
    const { figures, people } = measured(onePersonShow, workOf(rows));
    expect(figures).toMatchObject({
      reviews: { value: 0.6, n: 10 },
      merges: { value: 0.5, n: 6 },
      responses: { value: null, n: 0 },
      posts: { value: null, n: 0 },
    });
    expect(people).toEqual([
      { person: 4, why: 'merges', n: 3 },
      { person: 2, why: 'reviews', n: 6 },
    ]);
  });
});

describe('M37, maintained', () => {
  const repository = (more: Partial<UpkeepRow>): UpkeepRow => ({
    ...{ repository: 7, archived: false, firstAt: 0, commits: 0, issues: 0 },
    ...more,
  });
  const score = (rows: readonly UpkeepRow[], more: Partial<Frame> = {}) => measured(maintained, { upkeep: rows }, more);

  test.each([
    { commits: 0, issues: 0, value: 0 },
    // Scorecard divides whole numbers: 11 of 12 are 9 points.
    { commits: 10, issues: 1, value: 9 },
    { commits: 1, issues: 0, value: 0 },
    { commits: 6, issues: 6, value: 10 },
    { commits: 90, issues: 20, value: 10 },
  ])('$commits commits and $issues issues are $value points', ({ commits, issues, value }) => {
    expect(score([repository({ commits, issues })]).figures['score']).toEqual({
      value,
      unit: 'score',
      n: commits + issues,
    });
  });

  test('archived or young it has none, unless its beginning is not known', () => {
    const young = repository({ commits: 40, firstAt: Date.parse('2026-10-01T00:00:00Z') / 1_000 });
    const unknown = repository({ commits: 40, firstAt: null });
    expect(score([repository({ commits: 40, archived: true })])).toMatchObject({
      figures: { score: { value: 0 } },
      remarks: [{ code: 'archived', params: { n: 1 } }],
    });
    expect(score([young, unknown])).toMatchObject({
      figures: { score: { value: 0 } },
      remarks: [{ code: 'young', params: { n: 2 } }],
    });
    expect(score([young], { horizon: '2026-09-30T00:00:00Z' }).figures['score']?.value).toBe(10);
    const edge = repository({ commits: 40, firstAt: Date.parse('2026-08-11T00:00:00Z') / 1_000 });
    expect(score([edge]).figures['score']?.value).toBe(0);
    expect(score([{ ...edge, firstAt: (edge.firstAt ?? 0) - 1 }]).figures['score']?.value).toBe(10);
  });

  test('of several repositories it is the median', () => {
    const rows = [3, 12, 6].map((commits) => repository({ commits }));
    expect(score(rows).figures['score']?.value).toBe(5);
  });
});
