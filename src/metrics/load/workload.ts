// M28: how much waits to be reviewed, and for how many reviewers.
import type { Figure, Group, Measured, Remark } from '../../core/measured.js';
import { dateAt } from '../calendar/day.js';
import type { Frame } from '../frame.js';
import { metric } from '../metric.js';
import { grouped } from './grouped.js';
import type { LoadRow, ReviewerWeek, SigPersonRow } from './samples.js';
import { sizeOf, weights } from './size.js';

const WEEK = 7 * 86_400_000;
const WEEKS = 13;
/** Reviewers are those of the last four weeks: always as many Mondays as Fridays. */
const REVIEWER_WEEKS = 4;
/** For the items without a SIG. */
export const NO_SIG = 'none';

interface Weighed {
  readonly row: LoadRow;
  readonly weight: number;
}

const weigh = (rows: readonly LoadRow[]): readonly Weighed[] =>
  rows.map((row) => ({ row, weight: weights[sizeOf(row.labels, row.lines)] }));

const sum = (rows: readonly Weighed[]) => rows.reduce((all, { weight }) => all + weight, 0);

/** Those that were open at the end of a week: 0 is the end of the window. */
const openAt = (rows: readonly Weighed[], week: number) => rows.filter(({ row }) => (row.weeks & (1 << week)) !== 0);

function reviewersAt(rows: readonly ReviewerWeek[], at: number): number {
  return new Set(rows.filter(({ week }) => week >= at && week < at + REVIEWER_WEEKS).map(({ person }) => person)).size;
}

/** Without a reviewer the load is not nought but beyond measure: null. */
const relative = (load: number, reviewers: number, n: number): Figure => ({
  value: reviewers === 0 ? null : load / reviewers,
  unit: 'ratio',
  n,
});

const absolute = (rows: readonly Weighed[]): Figure => ({ value: sum(rows), unit: 'score', n: rows.length });

/** The load of each SIG at the end of the window, on those who reviewed its pull requests; then of what has no SIG. */
export function loadOfSigs(
  rows: readonly LoadRow[],
  people: readonly SigPersonRow[],
  { sigs }: Pick<Frame, 'sigs'>,
): readonly Group[] {
  const now = openAt(weigh(rows), 0);
  const labels = new Set(sigs.map(({ label }) => label.toLowerCase()));
  const without = now.filter(({ row }) => !row.labels.some((label) => labels.has(label)));
  const reviewers = grouped(
    people.filter(({ reviews28 }) => reviews28 > 0),
    ({ sig }) => [sig],
  );
  const group = (name: string, own: readonly Weighed[]): Group => {
    const count = reviewers(name).length;
    return { name, figures: { absolute: absolute(own), relative: relative(sum(own), count, own.length) } };
  };
  return [
    ...sigs.map(({ slug, label }) =>
      group(
        slug,
        now.filter(({ row }) => row.labels.includes(label.toLowerCase())),
      ),
    ),
    group(NO_SIG, without),
  ];
}

/** Each week goes by the day on which it begins; a week without reviewers has no value. */
function seriesOf(rows: readonly Weighed[], reviewers: readonly ReviewerWeek[], { to, calendar }: Frame) {
  return Array.from({ length: WEEKS }, (_, n) => WEEKS - 1 - n).map((week) => {
    const value = relative(sum(openAt(rows, week)), reviewersAt(reviewers, week), 0).value;
    // Noon of a week later or earlier is the same day, whatever the clocks were put forward or back.
    const begins = dateAt(Date.parse(to) - (week + 1) * WEEK + WEEK / 14, calendar.zone);
    return { at: begins, values: value === null ? {} : { relative: value } };
  });
}

function remarksOf(figures: Measured['figures'], groups: readonly Group[]): readonly Remark[] {
  const nobody = (figure: Figure | undefined) => figure !== undefined && figure.n > 0 && figure.value === null;
  return [
    ...(nobody(figures['relative']) ? [{ code: 'no_reviewer' }] : []),
    ...groups
      .filter(({ figures: { relative: own } }) => nobody(own))
      .map(({ name, figures: own }) => ({ code: 'no_reviewer_in', params: { sig: name, n: own['absolute']?.n ?? 0 } })),
  ];
}

export const workload = metric({
  id: 'M28',
  key: 'workload',
  version: 1,
  title: { en: 'Pull request workload', zh: 'pull request 工作量' },
  meaning: {
    en: 'How much review work is open, by size, and how much of it there is for each person who reviews.',
    zh: '按规模衡量的待评审工作量，以及平均每位评审者承担多少。',
  },
  definition:
    'Absolute: the weights of all pull requests that are open and no drafts at the end of the window, bots’ and agents’ ' +
    'included: XS 0.25, S 0.5, M 1, L 2, XL 4, XXL 8. The size is the largest that a label names (size/XL, size:XL, ' +
    'size-XL, whatever the case); without one, by lines added and removed: fewer than 10, 30, 100, 500, 1000, or more; ' +
    'where the lines are not known, M. Relative: divided by the people who reviewed another’s pull request in the 28 days ' +
    'before, per SIG one of the SIG; without any it is "no reviewer", never 0. The series has the relative load at the end ' +
    'of each of the last 13 weeks, named by the day on which it began, with sizes as they are known at the end of the window.',
  source: 'DevStats, PR workload per SIG; Prow, size plugin',
  figures: {
    absolute: { unit: 'score', title: { en: 'open work', zh: '待评审工作量' } },
    relative: { unit: 'ratio', title: { en: 'open work per reviewer', zh: '人均待评审工作量' } },
    agents: { unit: 'score', title: { en: 'open work from coding agents', zh: '来自编码智能体的工作量' } },
    bots: { unit: 'score', title: { en: 'open work from bots', zh: '来自机器人的工作量' } },
  },
  words: {
    ...Object.fromEntries(
      Object.entries(weights).map(([size, weight]) => [
        size,
        { en: `size ${size.toUpperCase()}, weighs ${weight}`, zh: `规模 ${size.toUpperCase()}，权重 ${weight}` },
      ]),
    ),
    no_reviewer: {
      en: 'Nobody reviewed in 28 days: there is no reviewer to divide by.',
      zh: '28 天内无人评审，无法计算人均值。',
    },
    no_reviewer_in: {
      en: 'Nobody reviewed for {sig} in 28 days. Pull requests that wait there: {n}.',
      zh: '{sig} 28 天内无人评审，{n} 个 pull request 在等待。',
    },
  },
  needs: ['pullLoad', 'reviewerWeeks', 'sigPeople'],
  compute: ({ pullLoad, reviewerWeeks, sigPeople }, frame) => {
    const weighed = weigh(pullLoad);
    const now = openAt(weighed, 0);
    const figures = {
      absolute: absolute(now),
      relative: relative(sum(now), reviewersAt(reviewerWeeks, 0), now.length),
      agents: absolute(now.filter(({ row }) => row.author === 'agent')),
      bots: absolute(now.filter(({ row }) => row.author === 'bot')),
    };
    const groups = loadOfSigs(pullLoad, sigPeople, frame);
    return {
      metric: 'M28',
      figures,
      groups,
      series: seriesOf(weighed, reviewerWeeks, frame),
      excluded: {},
      remarks: remarksOf(figures, groups),
    };
  },
  looked: ({ pullLoad }) =>
    openAt(weigh(pullLoad), 0).map(({ row, weight }) => ({
      item: { repository: row.repository, number: row.number },
      as: sizeOf(row.labels, row.lines),
      counted: true,
      value: weight,
    })),
});
