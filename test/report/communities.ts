// Three communities as their measurements, written by hand: one where nothing happened yet, one of eight people, a large one.
import type { Figure, Group, LinkedItem, Measured, MetricId, Unit } from '../../src/core/measured.js';
import type { Period } from '../../src/core/report.js';
import type { SigScope } from '../../src/metrics/frame.js';
import { wilsonLow } from '../../src/metrics/arithmetic/wilson.js';
import type { Material, Measurements } from '../../src/report/material.js';
import { defaultTargets } from '../../src/report/targets.js';

const HOUR = 3_600;
const DAY = 86_400_000;

export const november: Period = {
  kind: 'monthly',
  label: '2026-11',
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  zone: 'UTC',
};

export const share = (k: number, n: number): Figure => {
  const low = wilsonLow(k, n);
  return low === null ? { value: null, unit: 'share', n } : { value: k / n, unit: 'share', n, low };
};
export const count = (value: number, n = value, unit: Unit = 'items'): Figure => ({ value, unit, n });
export const people = (value: number, n = value): Figure => count(value, n, 'people');
/** A median of so many hours. */
export const hours = (value: number, n: number): Figure => ({
  value: value * HOUR,
  unit: 'seconds',
  n,
  ...(n < 5 ? {} : { range: [value * HOUR * 0.8, value * HOUR * 1.2] as const }),
});
export const number = (value: number | null, unit: Unit, n: number): Figure => ({ value, unit, n });

type Parts = Partial<Omit<Measured, 'metric' | 'figures'>>;

export const measured = (metric: MetricId, figures: Measured['figures'], parts: Parts = {}): Measured => ({
  metric,
  figures,
  excluded: {},
  remarks: [],
  ...parts,
});

export const unmeasured = (metric: MetricId, figure: string, unit: Unit): Measured =>
  measured(metric, { [figure]: number(null, unit, 0) }, { remarks: [{ code: 'not_measured' }] });

export const all = (...list: readonly Measured[]): Measurements =>
  Object.fromEntries(list.map((one) => [one.metric, one]));

const NOTHING = all(
  unmeasured('M31', 'share', 'share'),
  unmeasured('M33', 'factor', 'people'),
  unmeasured('M34', 'largest', 'share'),
  unmeasured('M44', 'attended', 'people'),
  unmeasured('M45', 'pulse', 'share'),
);

/** Days before the end of November. */
export const item = (id: number, age: number, parts: Partial<LinkedItem> = {}): LinkedItem => ({
  repository: 1,
  number: id,
  kind: 'issue',
  since: new Date(Date.parse(november.to) - age * DAY).toISOString(),
  author: 100 + id,
  newcomer: false,
  ...parts,
});

const weeks = (opened: readonly number[], closed: readonly number[]): NonNullable<Measured['series']> =>
  opened.map((value, index) => ({
    at: new Date(Date.parse('2026-09-07') + index * 7 * DAY).toISOString().slice(0, 10),
    values: { opened: value, closed: closed[index] ?? 0 },
  }));

export const sig = (slug: string, name: string): SigScope => ({ slug, name, label: `sig/${slug}`, leads: [] });

const NONE: Material = {
  audience: 'public',
  period: november,
  frame: {
    from: november.from,
    to: november.to,
    repositories: [1],
    knownIn: [1],
    calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
    answerWithin: 2,
    sigs: [],
    excluded: [],
    horizon: null,
    strict: false,
  },
  community: { login: 'acme', id: 9 },
  repository: 'app',
  repositories: [{ id: 1, owner: 'acme', name: 'app' }],
  now: {},
  before: {},
  yearAgo: null,
  spans: { weeksBefore: {}, quarter: {}, quarterBefore: {} },
  targets: defaultTargets,
  thanks: true,
  logins: {},
  unnamed: [],
  mentionedLately: [],
  sigsOf: {},
  gaps: [],
  ledgerAt: '2026-12-01T06:00:00.000Z',
  settings: '0123456789ab',
  published: [],
};

/** A material with other parts. */
export const materialWith = (parts: Partial<Material> = {}): Material => ({ ...NONE, ...parts });

/** Rates of nothing, no items, nobody. */
const still = (): Measurements => ({
  ...NOTHING,
  ...all(
    measured('M01', { dau: people(0), wau: people(0), mau: people(0), mau90: people(0) }),
    measured(
      'M05',
      { opened: count(0), closed: count(0), merged: count(0), net: count(0) },
      { series: weeks(zeros, zeros) },
    ),
    measured('M09', { new: people(0), merged: people(0) }),
    measured('M10', { rate: share(0, 0), median: number(null, 'seconds', 0) }),
    measured('M12', { r7: share(0, 0), r30: share(0, 0), r90: share(0, 0), quarter: share(0, 0) }),
    measured('M13', {
      newcomer: people(0),
      occasional: people(0),
      returning: people(0),
      regular: people(0),
      core: people(0),
    }),
    measured('M17', { rate: share(0, 0), median: number(null, 'seconds', 0), p90: number(null, 'seconds', 0) }),
    measured('M22', { over7: count(0), all: count(0) }, { items: [] }),
    measured('M24', { pulls: number(null, 'ratio', 0), issues: number(null, 'ratio', 0) }),
    measured('M32', { reviews90: number(null, 'people', 0) }),
  ),
});
const zeros = Array.from({ length: 13 }, () => 0);

export const empty = (): Material => materialWith({ now: still(), before: still() });

export const small = (): Material =>
  materialWith({
    now: {
      ...NOTHING,
      ...all(
        measured('M01', { dau: people(1), wau: people(4), mau: people(7), mau90: people(8) }),
        measured('M02', { daily: share(2, 7), weekly: share(4, 7) }),
        measured(
          'M05',
          {
            opened: count(9),
            closed: count(7),
            merged: count(3),
            declined: count(1),
            reopened: count(0),
            net: { ...count(2, 9), difference: true },
          },
          { series: weeks([1, 0, 2, 3, 0, 1, 2, 2, 4, 1, 3, 2, 3], [0, 1, 1, 2, 1, 0, 2, 1, 3, 2, 2, 1, 2]) },
        ),
        measured(
          'M09',
          { new: people(2), merged: people(1) },
          {
            people: [
              { person: 5, why: 'issue', n: 1 },
              { person: 6, why: 'pull_request', n: 1 },
            ],
          },
        ),
        measured('M10', { rate: share(1, 2), median: hours(60, 1) }),
        measured('M12', { r7: share(1, 2), r30: share(1, 3), r90: share(0, 0), quarter: share(2, 4) }),
        measured('M13', {
          newcomer: people(2),
          occasional: people(2),
          returning: people(1),
          regular: people(2),
          core: people(1),
        }),
        measured('M17', {
          rate: share(5, 6),
          median: hours(9, 6),
          p90: hours(40, 6),
          km: hours(12, 7),
          waiting: count(1, 7),
        }),
        measured(
          'M22',
          { over7: count(1, 6), all: count(2, 6) },
          { items: [item(12, 9, { newcomer: true }), item(14, 3)] },
        ),
        measured('M24', { pulls: number(0.8, 'ratio', 5), issues: number(0.75, 'ratio', 4) }),
        measured('M30', { rate: share(1, 3) }),
        measured('M32', { reviews90: people(1, 14) }),
        measured('M36', { responses: share(9, 14), merges: share(8, 9), reviews: share(10, 14), posts: share(8, 22) }),
        measured('M47', {
          in90: count(1),
          in365: count(3),
          median: number(91, 'days', 2),
          since: number(34, 'days', 1),
        }),
      ),
    },
    before: {
      ...NOTHING,
      ...all(
        measured('M01', { wau: people(5) }),
        measured('M17', { rate: share(4, 7) }),
        measured('M22', { over7: count(2, 5) }),
        measured('M24', { pulls: number(1.2, 'ratio', 5), issues: number(1, 'ratio', 3) }),
      ),
    },
    logins: { 5: 'newton', 6: 'noether' },
  });

const SIGS = [
  'Network',
  'Storage',
  'Docs',
  'Release',
  'Node',
  'Auth',
  'Cloud Provider',
  'Testing',
  'UI',
  'Scheduling',
].map((name) => sig(name.toLowerCase().replace(' ', '-'), name));

const sigGroup = (name: string, index: number): Group => ({
  name,
  figures: {
    active: people(12 + index * 3),
    opened: count(40 - index * 2),
    closed: count(33 - index),
    rate: share(28 - index, 33),
    over7: count(index, 30),
    load: number(2.5 + index / 2, 'ratio', 20),
    reviewers: people(9 - (index % 5)),
    owners: people(index % 4),
    acts: count(60 + index),
    absence: people(2 + (index % 3), 60),
  },
});

const kinds = ['issue', 'pull_request', 'discussion', 'maintainers', 'newcomers', 'regulars'];

const busy = (scale: number): Measurements => ({
  ...NOTHING,
  ...all(
    measured('M01', {
      dau: people(61 * scale),
      wau: people(210 * scale),
      mau: people(480 * scale),
      mau90: people(910 * scale),
    }),
    measured('M02', { daily: number(0.13, 'share', 480), weekly: number(0.44, 'share', 480) }),
    measured('M03', { perWeek: number(168, 'perWeek', 28), perPerson: number(0.8, 'ratio', 210) }),
    measured('M04', {
      answered: share(640, 720),
      participants: number(2.6, 'people', 720),
      'comments.median': number(3, 'items', 720),
      'comments.p90': number(14, 'items', 720),
    }),
    measured(
      'M05',
      {
        opened: count(720 * scale),
        closed: count(690 * scale),
        merged: count(402),
        declined: count(61),
        reopened: count(18),
        net: { ...count(48, 720), difference: true },
      },
      {
        series: weeks(
          [150, 170, 161, 180, 142, 155, 190, 201, 166, 158, 171, 149, 168],
          [141, 160, 171, 166, 150, 149, 175, 190, 181, 160, 149, 155, 160],
        ),
      },
    ),
    measured('M06', { days: number(30, 'days', 30) }),
    measured('M07', { volume: count(168), median: count(161) }),
    measured('M08', {
      bots: share(900, 4_000),
      agents: share(240, 4_000),
      agentPulls: count(40),
      agentMerged: share(21, 40),
    }),
    measured(
      'M09',
      { new: people(46 * scale), merged: people(19) },
      {
        people: Array.from({ length: 30 }, (_, index) => ({
          person: 200 + index,
          why: index % 3 === 0 ? 'pull_request' : 'issue',
          n: 1,
        })),
      },
    ),
    measured('M10', { rate: share(13, 46), median: hours(110, 13) }),
    measured('M11', {
      merged: share(18, 31),
      'newcomers.p50': hours(20, 31),
      'newcomers.p90': hours(150, 31),
      'regulars.p50': hours(8, 300),
      'regulars.p90': hours(90, 300),
      difference: hours(12, 31),
    }),
    measured(
      'M12',
      { r7: share(16, 44), r30: share(7, 40), r90: share(3, 30), quarter: share(300, 610) },
      {
        groups: ['2026-08', '2026-09', '2026-10'].map((name) => ({
          name,
          figures: { r7: share(15, 40), r30: share(6, 40), r90: share(2, 40) },
        })),
      },
    ),
    measured('M13', {
      newcomer: people(46),
      occasional: people(410),
      returning: people(160),
      regular: people(210),
      core: people(38),
      maintainer: people(52),
      away: people(2_300),
    }),
    measured(
      'M15',
      { churned: people(22), atRisk: people(3) },
      {
        people: [
          { person: 300, why: 'at_risk', n: 40 },
          { person: 301, why: 'at_risk', n: 31 },
        ],
      },
    ),
    measured(
      'M17',
      {
        rate: share(410, 560),
        median: hours(7.4, 500),
        p90: hours(96, 500),
        km: hours(9.1, 560),
        waiting: count(60, 560),
        withdrawn: count(12),
        notYetDue: count(20),
      },
      {
        groups: kinds.map((name, index) => ({
          name,
          figures: { rate: share(60 + index, 90), median: hours(6 + index, 80) },
        })),
        excluded: { bot: 210, agent: 40, ghost: 3, spam: 6 },
      },
    ),
    measured('M18', { rate: share(200, 310), median: hours(15, 280), p90: hours(140, 280), km: hours(20, 310) }),
    measured('M19', {
      'completed.median': hours(120, 200),
      'completed.p90': hours(900, 200),
      'not_planned.median': hours(300, 60),
      reopened: share(18, 280),
    }),
    measured('M20', {
      'merge.median': hours(40, 402),
      'merge.p90': hours(400, 402),
      'decision.median': hours(44, 463),
      'review.median': hours(12, 380),
      'approval.median': hours(30, 370),
    }),
    measured('M21', { median: hours(5, 240), p90: hours(80, 240) }),
    measured(
      'M22',
      {
        over7: count(34, 410),
        newcomersOver7: count(4, 410),
        all: count(70, 410),
        awaitingMaintainer: count(130, 410),
        awaitingAuthor: count(210, 410),
      },
      {
        groups: ['0-2', '3-7', '8-30', '31-90', 'over-90'].map((name, index) => ({
          name,
          figures: {
            all: count(32 - 4 * index, 70),
            issue: count(20 - index * 3, 70),
            pull_request: count(12 - index, 70),
            discussion: count(0, 70),
          },
        })),
        items: [
          ...Array.from({ length: 12 }, (_, index) =>
            item(9_000 - index, 8 + index * 2, {
              newcomer: index < 4,
              kind: index % 3 === 0 ? 'pull_request' : 'issue',
              repository: 1 + (index % 3),
            }),
          ),
        ],
      },
    ),
    measured('M23', {
      'issues.median': hours(1_200, 300),
      'issues.p90': hours(9_000, 300),
      'pulls.median': hours(300, 110),
      'pulls.p90': hours(2_000, 110),
    }),
    measured('M24', {
      pulls: number(0.96, 'ratio', 480),
      issues: number(0.88, 'ratio', 240),
      clearancePulls: share(460, 600),
      clearanceIssues: share(210, 500),
    }),
    measured('M25', { rate: share(402, 463) }),
    measured('M26', { issues: count(61, 300), pulls: count(9, 110) }),
    measured('M27', {
      reviews: count(910),
      reviewers: people(64),
      median: number(6, 'items', 64),
      max: count(81),
      top1: share(81, 910),
      top3: share(201, 910),
    }),
    measured(
      'M28',
      { absolute: number(190, 'score', 110), relative: number(3.4, 'ratio', 110) },
      {
        series: Array.from({ length: 13 }, (_, index) => ({
          at: '2026-09-07',
          values: { relative: index < 11 ? 2 : 3.4 },
        })),
        groups: SIGS.map(({ slug }, index) => ({
          name: slug,
          figures: { relative: number(1 + index / 2, 'ratio', 12) },
        })),
      },
    ),
    measured('M29', {
      cycles: number(1.4, 'items', 402),
      'author.median': hours(20, 300),
      'reviewer.median': hours(14, 300),
    }),
    measured('M30', { rate: share(22, 390) }),
    measured('M32', {
      reviews90: people(6, 2_600),
      reviews365: people(8, 9_000),
      responses90: people(5, 1_500),
      merges90: people(3, 1_200),
      commits90: people(9, 2_000),
      content90: people(31, 5_000),
    }),
    measured('M35', {
      gini: number(0.61, 'score', 52),
      active: people(41, 52),
      listed: people(52),
      openPerActive: number(10, 'ratio', 41),
    }),
    measured(
      'M36',
      { responses: share(210, 1_500), merges: share(700, 1_200), reviews: share(250, 2_600), posts: share(90, 2_100) },
      { people: [{ person: 400, why: 'merges', n: 700 }] },
    ),
    measured('M37', { score: number(10, 'score', 12) }),
    measured('M38', {
      all: count(5_400),
      community: count(2_900),
      team: count(2_300),
      share: share(2_900, 5_200),
      comments: count(4_600),
    }),
    measured(
      'M39',
      { rate: share(40, 71), replied: share(66, 71), km: hours(30, 71), selfAccepted: count(4, 71) },
      { items: [item(8_000, 20, { kind: 'discussion' })] },
    ),
    measured(
      'M41',
      { rising: people(4, 60), helpers: people(60) },
      {
        people: [
          { person: 500, why: 'rising_expert', n: 20 },
          { person: 501, why: 'rising_expert', n: 14 },
        ],
        remarks: [{ code: 'reactions_unknown' }],
      },
    ),
    measured('M43', {}, { groups: [...SIGS.map(({ slug }, index) => sigGroup(slug, index)), sigGroup('none', 3)] }),
    measured(
      'M46',
      { moderation: number(2.1, 'score', 4_600), heated: count(1, 9) },
      { items: [item(7_000, 5)], remarks: [{ code: 'lower_bound' }] },
    ),
    measured('M47', {
      in90: count(3),
      in365: count(11),
      median: number(29, 'days', 10),
      since: number(112, 'days', 2),
      unreleased: count(301),
    }),
  ),
});

export const large = (): Material => {
  const now = busy(1);
  return materialWith({
    frame: { ...NONE.frame, repositories: [1, 2, 3], sigs: SIGS },
    repository: null,
    repositories: ['app', 'api', 'docs'].map((name, index) => ({ id: index + 1, owner: 'acme', name })),
    now,
    before: {
      ...busy(0.8),
      ...all(measured('M17', { rate: share(330, 560) }), measured('M22', { over7: count(61, 420) })),
    },
    yearAgo: all(measured('M17', { rate: share(300, 500) }), measured('M01', { wau: people(150) })),
    spans: {
      weeksBefore: all(measured('M01', { mau: people(470) }), measured('M02', { weekly: number(0.43, 'share', 470) })),
      quarter: all(measured('M09', { new: people(140) }), measured('M12', { r30: share(9, 130) })),
      quarterBefore: all(
        measured('M09', { new: people(110) }),
        measured('M12', { r30: share(16, 100) }),
        measured('M32', { reviews90: people(7, 2_400) }),
      ),
    },
    logins: Object.fromEntries(
      [...Array.from({ length: 30 }, (_, index) => 200 + index), 300, 301, 400, 500, 501].map((id) => [
        id,
        `person-${id}`,
      ]),
    ),
    mentionedLately: [201],
    unnamed: [203],
    sigsOf: { '1#9000': ['network'], '2#8999': ['docs', 'storage'] },
    published: [
      {
        label: '2026-10',
        url: 'https://github.com/acme/app/issues/7100',
        at: '2026-11-01T06:00:00.000Z',
        steps: [
          { code: 'keep_newcomers', since: '2026-09', age: 1, done: false },
          { code: 'find_reviewers', since: '2026-10', age: 0, done: true },
        ],
        read: true,
      },
    ],
  });
};
