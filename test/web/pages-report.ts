// A report made by hand, with every part there is, and names as hostile as they are given: what the pages' tests stand on.
import type { Figure, LinkedItem, Measured } from '../../src/core/measured.js';
import type { Report, Signal } from '../../src/core/report.js';

export interface Names {
  readonly owner: string;
  readonly repository: string;
  readonly sig: string;
  readonly slug: string;
  readonly login: string;
  readonly group: string;
  readonly zone: string;
}

export const NAMES: Names = {
  owner: 'acme',
  repository: 'app',
  sig: 'Network',
  slug: 'network',
  login: 'ana',
  group: 'kind/bug',
  zone: 'Europe/Berlin',
};

const share = (value: number | null, n: number, low?: number): Figure => ({
  value,
  unit: 'share',
  n,
  ...(low === undefined ? {} : { low }),
});
const count = (value: number): Figure => ({ value, unit: 'items', n: value });
const seconds = (value: number, n: number): Figure => ({ value, unit: 'seconds', n });

const item = (number: number, kind: LinkedItem['kind'] = 'issue'): LinkedItem => ({
  repository: 7,
  number,
  kind,
  since: `2026-10-${String(10 + number).padStart(2, '0')}T09:00:00Z`,
  author: 5,
  newcomer: number % 2 === 1,
});

const signal = (parts: Partial<Signal> & Pick<Signal, 'code' | 'metric' | 'figure'>): Signal => ({
  now: null,
  before: null,
  yearAgo: null,
  target: null,
  status: 'not_measured',
  trend: 'unknown',
  beside: null,
  ...parts,
});

const measured = (parts: Partial<Measured> & Pick<Measured, 'metric' | 'figures'>): Measured => ({
  excluded: {},
  remarks: [],
  ...parts,
});

const SIGNALS: readonly Signal[] = [
  signal({
    code: 'response_rate',
    metric: 'M17',
    figure: 'rate',
    now: share(0.71, 48, 0.57),
    before: share(0.84, 51, 0.72),
    target: { is: '>=', value: 0.9 },
    status: 'act',
    trend: 'down',
  }),
  signal({
    code: 'unanswered',
    metric: 'M22',
    figure: 'over7',
    now: count(12),
    before: count(9),
    target: { is: '<=', value: 10 },
    status: 'watch',
    trend: 'steady',
  }),
  signal({ code: 'active', metric: 'M01', figure: 'wau', now: { value: 37, unit: 'people', n: 37 }, status: 'none' }),
  signal({
    code: 'newcomers',
    metric: 'M10',
    figure: 'rate',
    now: share(0.5, 4, 0.15),
    status: 'too_few',
    target: { is: '>=', value: 0.25 },
    beside: { metric: 'M09', figure: 'new', now: { value: 7, unit: 'people', n: 7 }, before: null },
  }),
  signal({
    code: 'absence_factor',
    metric: 'M32',
    figure: 'reviews90',
    now: { value: 4, unit: 'people', n: 210 },
    target: { is: '>=', value: 3 },
    status: 'on_target',
    trend: 'up',
  }),
  signal({ code: 'pulse', metric: 'M45', figure: 'pulse' }),
];

const chapters = (names: Names): Report['chapters'] => [
  {
    code: 'responsiveness',
    signals: [],
    measured: [
      {
        now: measured({
          metric: 'M17',
          figures: { rate: share(0.71, 48, 0.57), median: seconds(19_000, 40), p90: seconds(400_000, 40) },
          groups: [
            { name: 'issue', figures: { rate: share(0.7, 30) } },
            { name: names.group, figures: { rate: share(0.66, 18) } },
          ],
          items: [item(1), item(2, 'pull_request')],
        }),
        before: measured({ metric: 'M17', figures: { rate: share(0.84, 51) } }),
      },
    ],
  },
  {
    code: 'sigs',
    signals: [],
    measured: [
      {
        now: measured({
          metric: 'M43',
          figures: {},
          groups: [{ name: names.slug, figures: { opened: count(9), rate: share(0.8, 9, 0.5) } }],
        }),
        before: null,
      },
    ],
  },
  {
    code: 'sustainability',
    signals: [
      signal({ code: 'unreviewed_merges', metric: 'M30', figure: 'rate', now: share(0.05, 40), status: 'none' }),
    ],
    measured: [{ now: measured({ metric: 'M30', figures: { rate: share(0.05, 40) } }), before: null }],
  },
];

/** Of a repository; with `repository: null`, of the whole community. */
export function madeReport(changes: Partial<Names> = {}, more: Partial<Report> = {}): Report {
  const names = { ...NAMES, ...changes };
  return {
    format: 1,
    id: `${names.owner}/${names.repository}:monthly:2026-10`,
    audience: 'public',
    period: {
      kind: 'monthly',
      label: '2026-10',
      from: '2026-10-01T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
      zone: 'UTC',
    },
    community: { login: names.owner, id: 1 },
    repository: names.repository,
    repositories: [{ id: 7, owner: names.owner, name: names.repository }],
    gaps: [{ code: 'history_begins', params: { since: '2024-03-01' } }],
    stale: false,
    signals: SIGNALS,
    alarms: [
      {
        code: 'A6',
        level: 'act',
        because: { code: 'newcomers_wait', params: { count: 3, days: 7 } },
        items: [item(1), item(3)],
        sigs: [names.slug],
      },
      {
        code: 'A3',
        level: 'watch',
        because: { code: 'this_person', params: { login: names.login, share: 0.62, what: 'reviews', n: 80 } },
        items: [],
        sigs: [],
      },
    ],
    attention: [
      { ...item(1), why: 'newcomer_waits', sigs: [names.slug] },
      { ...item(2, 'pull_request'), why: 'nobody_answered', sigs: [] },
      { ...item(3, 'discussion'), why: 'question_waits', sigs: [] },
    ],
    steps: [
      { code: 'answer_newcomers', since: '2026-09', age: 1 },
      { code: 'share_the_work', since: '2026-10', age: 0 },
    ],
    done: [{ code: 'find_owners', since: '2026-09', age: 0 }],
    thanks: {
      mentioned: [{ login: names.login, why: 'new' }],
      named: [
        { login: 'bo', why: 'new' },
        { login: names.login, why: 'rising_expert' },
      ],
      others: 3,
    },
    charts: [
      {
        code: 'flow',
        points: Array.from({ length: 13 }, (_, week) => ({
          at: new Date(Date.UTC(2026, 7, 3 + 7 * week)).toISOString().slice(0, 10),
          values: { opened: 20 + ((week * 7) % 13), closed: 15 + ((week * 5) % 17) },
        })),
      },
      {
        code: 'funnel',
        points: [{ at: '2026-11-01', values: { newcomer: 12, occasional: 30, returning: 9, regular: 14, core: 5 } }],
      },
    ],
    chapters: chapters(names),
    sigs: [{ slug: names.slug, name: names.sig }],
    method: {
      definitions: { M17: 1, M22: 1 },
      settings: '0123456789ab',
      ledgerAt: '2026-11-21T10:00:00.000Z',
      excluded: { bot: 14, maintainer: 22 },
      answerWithin: 2,
      unlooked: ['A1', 'A2_rules'],
    },
    previous: { label: '2026-09', url: 'https://github.com/acme/app/issues/41' },
    ...more,
  };
}
