// M27: how much is reviewed, and by how few.
import { countOf, medianOf, shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { ReviewerRow } from './samples.js';
import { actWords } from './words.js';

const MOST_NAMED = 30;

const byReviews = (rows: readonly ReviewerRow[]) =>
  rows.toSorted((one, other) => other.reviews - one.reviews || one.person - other.person);

const sum = (rows: readonly ReviewerRow[]) => rows.reduce((all, { reviews }) => all + reviews, 0);

export const reviewLoad = metric({
  id: 'M27',
  key: 'review-load',
  version: 1,
  title: { en: 'Review load', zh: '评审负荷' },
  meaning: {
    en: 'How many reviews were given, by how many people, and how much of it rests on the busiest of them.',
    zh: '给出了多少次评审，由多少人完成，其中最忙的人承担了多少。',
  },
  definition:
    'Reviews submitted in the window by people, of other people’s pull requests, in any state but pending; one’s own are ' +
    'none, for GitHub records an author’s replies in a thread as reviews. Median and most are over the reviewers, of the ' +
    'distinct pull requests that each of them reviewed; the shares are of all reviews, of the one and the three with most.',
  source: 'CHAOSS, Change Request Reviews',
  figures: {
    reviews: { unit: 'items', title: { en: 'reviews', zh: '评审次数' } },
    reviewers: { unit: 'people', title: { en: 'reviewers', zh: '评审者' } },
    median: {
      unit: 'items',
      title: { en: 'pull requests per reviewer, median', zh: '每位评审者的 pull request 数，中位数' },
    },
    max: { unit: 'items', title: { en: 'pull requests of the busiest reviewer', zh: '最忙评审者的 pull request 数' } },
    top1: { unit: 'share', title: { en: 'share of the busiest reviewer', zh: '最忙评审者的占比' } },
    top3: { unit: 'share', title: { en: 'share of the three busiest', zh: '最忙三人的占比' } },
  },
  words: { ...actWords, reviewed: { en: 'gave reviews', zh: '给出了评审' } },
  needs: ['reviewing'],
  compute: ({ reviewing: { rows, excluded } }) => {
    const [all, ranked] = [sum(rows), byReviews(rows)];
    const pulls = rows.map((row) => row.pulls);
    return {
      metric: 'M27',
      figures: {
        reviews: countOf(all),
        reviewers: countOf(rows.length, 'people'),
        median: medianOf(pulls, 'items'),
        max: { value: rows.length === 0 ? null : Math.max(...pulls), unit: 'items', n: rows.length },
        top1: shareOf(sum(ranked.slice(0, 1)), all),
        top3: shareOf(sum(ranked.slice(0, 3)), all),
      },
      people: ranked.slice(0, MOST_NAMED).map(({ person, reviews: n }) => ({ person, why: 'reviewed', n })),
      excluded,
      remarks: [],
    };
  },
  looked: ({ reviewing: { rows } }) =>
    byReviews(rows).map(({ person, reviews: value }) => ({ person, as: 'reviewed', counted: true, value })),
});
