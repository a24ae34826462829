// M03: how much is opened, in a week and for each active person.
import type { Group } from '../../core/measured.js';
import { ratioOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { activeWithin } from './accounts.js';
import type { Doer, Volume } from './samples.js';
import { accountWords } from './words.js';

const WEEK = 7;
const CLASSES = ['human', 'agent', 'bot'] as const;

const countBy = (rows: readonly { readonly class: Doer; readonly count: number }[], doer: Doer) =>
  rows.reduce((sum, row) => (row.class === doer ? sum + row.count : sum), 0);

export const postingRate = metric({
  id: 'M03',
  key: 'posting-rate',
  version: 1,
  title: { en: 'Posting rate', zh: '发帖率' },
  meaning: {
    en: 'Issues, pull requests and discussions that people open in a week, and for each person active in the last one.',
    zh: '人们每周新开的 issue、pull request 与讨论数，以及最近一周每位活跃者的新开数。',
  },
  definition:
    'perWeek = opened by people in the window x 7 / days of the window. perPerson = opened by people in the last 7 local days / people active in them (M01). Items that were moved, converted or deleted do not count; spam does. Agents and bots beside them, per week.',
  source: 'Community operators',
  figures: {
    perWeek: { unit: 'perWeek', title: { en: 'opened by people in a week', zh: '每周由人新开' } },
    perPerson: { unit: 'ratio', title: { en: 'for each active person', zh: '每位活跃者' } },
  },
  words: {
    ...accountWords,
    human: { en: 'opened by people', zh: '由人新开' },
  },
  needs: ['peopleActivity', 'peopleVolumes'],
  compute: ({ peopleActivity, peopleVolumes: { window, lastWeek } }, frame) => {
    const posts = window.filter(({ kind }) => kind === 'opened');
    const days = peopleActivity.lastDay - peopleActivity.fromDay + 1;
    const perWeek = (doer: Doer) => {
      const count = countBy(posts, doer);
      return { value: (count * WEEK) / days, unit: 'perWeek' as const, n: count };
    };
    const active = activeWithin(WEEK, peopleActivity, frame).people.length;
    return {
      metric: 'M03',
      figures: { perWeek: perWeek('human'), perPerson: ratioOf(countBy(lastWeek, 'human'), active) },
      groups: CLASSES.map((name): Group => ({ name, figures: { perWeek: perWeek(name) } })),
      excluded: leftOut(posts),
      remarks: [],
    };
  },
});

/** What others opened is in no figure of people's. */
function leftOut(posts: readonly Volume[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { class: doer, count } of posts) if (doer !== 'human') counts[doer] = (counts[doer] ?? 0) + count;
  return counts;
}
