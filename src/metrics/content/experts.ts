// M41: who helps others well and is not a maintainer yet.
import type { Looked } from '../../core/measured.js';
import { countOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { excludedIn } from './left-out.js';
import type { HelperRow } from './samples.js';

const LEAST_PEOPLE = 3;
const MOST_NAMED = 30;

/** The first tenth of a topic's helpers, by score, and at least the first of them. */
function topOf(rows: readonly HelperRow[]): readonly HelperRow[] {
  const ranked = rows
    .filter(({ people }) => people >= LEAST_PEOPLE)
    .toSorted((one, other) => other.score - one.score || one.person - other.person);
  return ranked.slice(0, Math.ceil(ranked.length / 10));
}

interface Topic {
  /** Null: all together. */
  readonly name: string | null;
  readonly rows: readonly HelperRow[];
  readonly top: readonly HelperRow[];
}

function topicsOf(rows: readonly HelperRow[]): readonly Topic[] {
  return [...new Set([null, ...rows.map(({ topic }) => topic)])].map((name) => {
    const own = rows.filter(({ topic }) => topic === name);
    return { name, rows: own, top: topOf(own) };
  });
}

/** Each once, as the first of the topics in which they score most. */
function risingIn(topics: readonly Topic[]): readonly HelperRow[] {
  const best = new Map<number, HelperRow>();
  for (const row of topics.flatMap(({ top }) => top)) {
    const known = best.get(row.person);
    if (row.side === 'community' && (known === undefined || row.score > known.score)) best.set(row.person, row);
  }
  return [...best.values()].sort((one, other) => other.score - one.score || one.person - other.person);
}

function judged(rows: readonly HelperRow[]): readonly Looked[] {
  const topics = topicsOf(rows);
  const rising = new Set(risingIn(topics).map(({ person }) => person));
  const first = new Set(topics.flatMap(({ top }) => top.map(({ person }) => person)));
  const all = topics.find(({ name }) => name === null)?.rows ?? [];
  return all.map((row) => {
    const { person, score: value } = row;
    if (row.people < LEAST_PEOPLE) return { person, value, as: 'few_people', counted: false };
    if (rising.has(person)) return { person, value, as: 'rising_expert', counted: true };
    const unnamed = row.side === 'team' ? 'maintainer' : 'side_unknown';
    return { person, value, as: first.has(person) ? unnamed : 'helper', counted: true };
  });
}

const qualified = (rows: readonly HelperRow[]) => rows.filter(({ people }) => people >= LEAST_PEOPLE).length;

export const experts = metric({
  id: 'M41',
  key: 'experts',
  version: 1,
  title: { en: 'Rising experts', zh: '潜力专家' },
  meaning: {
    en: 'People who are no maintainers and help others more than nearly everybody else: worth a title, or an invitation to a SIG.',
    zh: '尚不是维护者、却比几乎所有人更常帮助他人的人：值得授予称号，或邀请加入 SIG。',
  },
  definition:
    'Over the 180 days before the end of the window. Points: 3 for an answer that was accepted and still is, 2 for a review ' +
    "of another person's pull request that was merged, 1 for the first reply to an issue that was closed as completed within " +
    '7 days of it. Each is worth half after 90 days; one item gives at most 3. Only help to other people counts, and only of ' +
    'people who helped at least three. Per topic (a SIG, by the labels of the item; and all together) the first tenth by ' +
    "score, at least one; of these, who is known to be no maintainer of a repository in which they helped. An asker's " +
    'reaction and the paths of a change are not in the ledger.',
  source: 'Community operators, "discovering experts"; github/issue-metrics, most active mentors (its caps)',
  figures: {
    rising: { unit: 'people', title: { en: 'rising experts', zh: '潜力专家' } },
    helpers: { unit: 'people', title: { en: 'people who helped at least three others', zh: '帮助过至少三人的人' } },
  },
  words: {
    rising_expert: { en: 'among the first tenth, and no maintainer', zh: '位于前十分之一，且不是维护者' },
    helper: { en: 'helped at least three people', zh: '帮助过至少三人' },
    maintainer: { en: 'among the first tenth, a maintainer already', zh: '位于前十分之一，已是维护者' },
    side_unknown: {
      en: 'among the first tenth, not known whether a maintainer',
      zh: '位于前十分之一，不知道是否为维护者',
    },
    few_people: { en: 'helped fewer than three people', zh: '帮助的人不足三位' },
    reactions_unknown: {
      en: "An asker's thumbs-up is not in the ledger: a reply counts by the issue having been completed.",
      zh: '记录不含提问者的点赞：回复以 issue 是否完成来衡量。',
    },
  },
  needs: ['helpers'],
  compute: ({ helpers }) => {
    const topics = topicsOf(helpers);
    const rising = risingIn(topics);
    return {
      metric: 'M41',
      figures: {
        rising: countOf(rising.length, 'people', qualified(topics[0]?.rows ?? [])),
        helpers: countOf(qualified(topics[0]?.rows ?? []), 'people'),
      },
      groups: topics.flatMap(({ name, rows, top }) =>
        name === null
          ? []
          : [
              {
                name,
                figures: {
                  rising: countOf(top.filter(({ side }) => side === 'community').length, 'people', qualified(rows)),
                  helpers: countOf(qualified(rows), 'people'),
                },
              },
            ],
      ),
      people: rising.slice(0, MOST_NAMED).map(({ person, items }) => ({ person, why: 'rising_expert', n: items })),
      excluded: excludedIn(judged(helpers)),
      remarks: [{ code: 'reactions_unknown' }],
    };
  },
  looked: ({ helpers }) => judged(helpers),
});
