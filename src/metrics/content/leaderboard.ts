// M42: whose help brought others' items to an end. Boards apart, so that nobody is measured against those with other means.
import type { Looked } from '../../core/measured.js';
import { boardNames } from '../../core/points.js';
import type { BoardName } from '../../core/points.js';
import { countOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { BoardRow } from './samples.js';

const MOST_NAMED = 10;

function boardOf({ side, newcomer }: BoardRow): BoardName {
  if (side === 'team') return 'maintainers';
  return newcomer ? 'newcomers' : 'community';
}

/** What came to something ranks before what is open, so that many quick comments do not pay. */
const ranked = (rows: readonly BoardRow[], board: BoardName) =>
  rows
    .filter((row) => boardOf(row) === board)
    .sort((one, other) => other.settled - one.settled || other.items - one.items || one.person - other.person);

const judged = (row: BoardRow): Looked => ({
  person: row.person,
  as: boardOf(row),
  counted: true,
  value: row.items,
});

export const leaderboard = metric({
  id: 'M42',
  key: 'leaderboard',
  version: 1,
  title: { en: 'Leaderboard', zh: '贡献榜' },
  meaning: {
    en: 'Who helped with how many items of others; named are only those who agreed to it.',
    zh: '谁帮助处理了多少他人的事项；只列出同意公开的人。',
  },
  definition:
    'Distinct items of others on which a person commented or gave a review in the window. Ranked by how many of these were ' +
    'merged, completed or answered at its end, then by all of them, then by the number of the account. Comments that were ' +
    'hidden do not count. Three boards: maintainers of a repository in which they helped; newcomers, whose first contribution ' +
    'in the community is less than 90 days before the end of the window; everybody else. By name only who agreed to it.',
  source: 'Community operators, "leaderboard"; Opensource-Contribution-Leaderboard (its spam penalty)',
  figures: {
    helpers: { unit: 'people', title: { en: 'people who helped others', zh: '帮助过他人的人' } },
    items: {
      unit: 'items',
      title: { en: "others' items helped with, once for each helper", zh: '受助事项（按帮助者计）' },
    },
    settled: { unit: 'items', title: { en: 'of these merged, completed or answered', zh: '其中已合并、完成或解答' } },
  },
  words: {
    newcomers: { en: 'on the board of newcomers', zh: '新人榜' },
    community: { en: 'on the board of the community', zh: '社区榜' },
    maintainers: { en: 'on the board of maintainers', zh: '维护者榜' },
    opt_in: { en: 'Named are only those who agreed to it.', zh: '只列出同意公开的人。' },
  },
  needs: ['helped'],
  compute: ({ helped }, { onBoards = [] }) => {
    const figuresOf = (rows: readonly BoardRow[]) => {
      const sum = (of: 'items' | 'settled') => rows.reduce((all, row) => all + row[of], 0);
      return {
        helpers: countOf(rows.length, 'people'),
        items: countOf(sum('items')),
        settled: countOf(sum('settled'), 'items', sum('items')),
      };
    };
    return {
      metric: 'M42',
      figures: figuresOf(helped),
      groups: boardNames.map((name) => ({ name, figures: figuresOf(ranked(helped, name)) })),
      people: boardNames.flatMap((board) =>
        ranked(helped, board)
          .filter(({ person }) => onBoards.includes(person))
          .slice(0, MOST_NAMED)
          .map(({ person, items }) => ({ person, why: board, n: items })),
      ),
      excluded: {},
      remarks: [{ code: 'opt_in' }],
    };
  },
  looked: ({ helped }) => boardNames.flatMap((board) => ranked(helped, board)).map(judged),
});
