// M32: how few people would have to leave for half of the work to stop.
import type { Looked } from '../../core/measured.js';
import { glance, metric } from '../metric.js';
import { absenceOf, sharesIn, sharesOf } from './absence.js';
import type { Sort } from './absence.js';
import type { WorkRow } from './samples.js';
import { actWords } from './words.js';

const said = {
  reviews: { en: 'reviews', zh: '评审' },
  responses: { en: 'first responses', zh: '首次回复' },
  merges: { en: 'merges', zh: '合并' },
  commits: { en: 'commits', zh: '提交' },
  content: { en: 'opened items and comments', zh: '新开条目与评论' },
} as const satisfies Partial<Record<Sort, unknown>>;
const looksAt = Object.keys(said) as readonly (keyof typeof said)[];

const spans = [90, 365] as const;

const titleOf = (sort: keyof typeof said, days: number) => ({
  unit: 'people' as const,
  title: { en: `${said[sort].en}, ${days} days`, zh: `${said[sort].zh}，${days} 天` },
});

/** Everyone's part of the last year, kind by kind, most first. */
const judged = (rows: readonly WorkRow[]): readonly Looked[] =>
  looksAt.flatMap((sort) =>
    sharesOf(rows, sort, 365).map(({ person, n }) => ({ person, as: sort, counted: true, value: n })),
  );

export const absence = metric({
  id: 'M32',
  key: 'absence-factor',
  version: 1,
  title: { en: 'Contributor absence factor', zh: '贡献者缺席系数' },
  meaning: {
    en: 'The smallest number of people who together do at least half of the work: 1 means that half of it stops with one person.',
    zh: '合计完成至少一半工作的最少人数：1 表示一人离开，一半工作就会停摆。',
  },
  definition:
    'The smallest k such that the k people with most make at least half of what was done in the 90, and in the 365, days ' +
    'before the end of the window (2 x sum >= total; with the strict reading more than half, as DevStats and LFX count), ' +
    'each kind of work for itself: reviews of other people’s pull requests, first responses (in the period of the ' +
    'response), merges, commits of the default branch by author and co-author, and content, which is opened issues, pull ' +
    'requests and discussions with all comments. People only. n is how much was done.',
  source: 'CHAOSS, Contributor Absence Factor',
  figures: Object.fromEntries(
    looksAt.flatMap((sort) => spans.map((days) => [`${sort}${days}`, titleOf(sort, days)] as const)),
  ),
  words: {
    ...actWords,
    ...said,
    strict: {
      en: 'Counted strictly: more than half instead of at least half.',
      zh: '按严格口径：超过一半，而非至少一半。',
    },
  },
  needs: ['work'],
  compute: ({ work: { rows, excluded } }, { strict }) => ({
    metric: 'M32',
    figures: Object.fromEntries(
      looksAt.flatMap((sort) =>
        spans.map((days) => [`${sort}${days}`, absenceOf(sharesIn(rows, sort, days), strict)] as const),
      ),
    ),
    excluded,
    remarks: strict ? [{ code: 'strict' }] : [],
  }),
  glance: glance({
    needs: ['recentReviews'],
    compute: ({ recentReviews: { rows, excluded } }, { strict }) => ({
      metric: 'M32',
      figures: { reviews90: absenceOf(sharesIn(rows, 'reviews', 90), strict) },
      excluded,
      remarks: strict ? [{ code: 'strict' }] : [],
    }),
  }),
  looked: ({ work: { rows } }) => judged(rows),
});
