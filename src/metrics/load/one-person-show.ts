// M36: whether one person does most of it.
import { shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { sharesOf, totalOf } from './absence.js';
import type { Share, Sort } from './absence.js';
import type { WorkRow } from './samples.js';
import { actWords } from './words.js';

const said = {
  responses: { en: 'first responses', zh: '首次回复' },
  merges: { en: 'merges', zh: '合并' },
  reviews: { en: 'reviews', zh: '评审' },
  posts: { en: 'opened items', zh: '新开条目' },
} as const satisfies Partial<Record<Sort, unknown>>;
const looksAt = Object.keys(said) as readonly (keyof typeof said)[];

interface Top {
  readonly sort: keyof typeof said;
  readonly first: Share | undefined;
  readonly total: number;
}

const topsOf = (rows: readonly WorkRow[]): readonly Top[] =>
  looksAt.map((sort) => {
    const shares = sharesOf(rows, sort, 90);
    return { sort, first: shares[0], total: totalOf(shares) };
  });

export const onePersonShow = metric({
  id: 'M36',
  key: 'one-person-show',
  version: 1,
  title: { en: 'One-person show', zh: '独角戏' },
  meaning: {
    en: 'The share of the person who does most: of first responses, merges, reviews and opened items.',
    zh: '贡献最多者在首次回复、合并、评审和新开条目中的占比。',
  },
  definition:
    'In the 90 days before the end of the window, of first responses (in the period of the response), merges, reviews of ' +
    'other people’s pull requests and opened issues, pull requests and discussions, each for itself: what the person with ' +
    'most did (of several the one with the lower account number), divided by what all people did. Meetings and events ' +
    'are not in the ledger yet.',
  source: 'Community operators, “one-person show”',
  figures: Object.fromEntries(
    looksAt.map((sort) => [
      sort,
      { unit: 'share', title: { en: `most ${said[sort].en} by one person`, zh: `单人最高占比：${said[sort].zh}` } },
    ]),
  ),
  words: { ...actWords, ...said },
  needs: ['work'],
  compute: ({ work: { rows, excluded } }) => {
    const tops = topsOf(rows);
    return {
      metric: 'M36',
      figures: Object.fromEntries(tops.map(({ sort, first, total }) => [sort, shareOf(first?.n ?? 0, total)])),
      people: tops.flatMap(({ sort, first }) =>
        first === undefined ? [] : [{ person: first.person, why: sort, n: first.n }],
      ),
      excluded,
      remarks: [],
    };
  },
  looked: ({ work: { rows } }) =>
    looksAt.flatMap((sort) =>
      sharesOf(rows, sort, 90).map(({ person, n }) => ({ person, as: sort, counted: true, value: n })),
    ),
});
