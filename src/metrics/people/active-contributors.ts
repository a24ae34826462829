// M01: how many people were active on the last day, in the last 7, 28 and 90 days.
import { countOf } from '../arithmetic/figures.js';
import { glance, metric } from '../metric.js';
import { activeWithin, actsWithin, doerOf } from './accounts.js';
import { accountWords } from './words.js';

const SPANS = { dau: 1, wau: 7, mau: 28, mau90: 90 } as const;
const LONGEST = SPANS.mau90;

export const activeContributors = metric({
  id: 'M01',
  key: 'active-contributors',
  version: 1,
  title: { en: 'Active contributors', zh: '活跃贡献者' },
  meaning: {
    en: 'How many people did something of their own here: opened, commented, reviewed, committed, or looked after other people’s items.',
    zh: '有多少人在这里亲自做了事：提交、评论、评审、提交代码，或打理他人的条目。',
  },
  definition:
    'Distinct people with an own act in the last day, 7, 28 and 90 local days that end with `to` (28 days hold each weekday equally often). Own acts: opening an issue, pull request or discussion; comments; submitted reviews and review comments; commits on the default branch, except those of one’s own pull request; and stewardship of other people’s items: merging, closing, reopening, labelling, unlabelling, assigning, accepting an answer, transferring; moderating (locking, unlocking, deleting somebody else’s comment); releasing. That one’s pull request is merged or one’s answer accepted makes nobody active. Stars, forks and reactions are attention and count nowhere. Acts on items that were moved, converted or deleted do not count; deleted comments neither.',
  source: 'CHAOSS, Contributors; community operators (daily and weekly active users)',
  figures: {
    dau: { unit: 'people', title: { en: 'on the last day', zh: '最后一天' } },
    wau: { unit: 'people', title: { en: 'in the last 7 days', zh: '最近 7 天' } },
    mau: { unit: 'people', title: { en: 'in the last 28 days', zh: '最近 28 天' } },
    mau90: { unit: 'people', title: { en: 'in the last 90 days', zh: '最近 90 天' } },
  },
  words: { active: { en: 'active in the last 90 days', zh: '最近 90 天活跃' }, ...accountWords },
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => ({
    metric: 'M01',
    figures: Object.fromEntries(
      Object.entries(SPANS).map(([name, days]) => [
        name,
        countOf(activeWithin(days, peopleActivity, frame).people.length, 'people'),
      ]),
    ),
    excluded: activeWithin(LONGEST, peopleActivity, frame).excluded,
    remarks: [],
  }),
  glance: glance({
    needs: ['peopleActivity'],
    compute({ peopleActivity }, frame) {
      const active = (days: number) => activeWithin(days, peopleActivity, frame);
      const figures = Object.fromEntries(
        (['wau', 'mau'] as const).map((name) => [name, countOf(active(SPANS[name]).people.length, 'people')]),
      );
      return { metric: 'M01', figures, excluded: active(SPANS.mau).excluded, remarks: [] };
    },
  }),
  looked: ({ peopleActivity: { accounts, lastDay } }, frame) =>
    accounts.flatMap((account) => {
      const acts = actsWithin(account, lastDay - LONGEST + 1, lastDay);
      const doer = doerOf(account, frame);
      const counted = doer === 'human';
      return acts === 0 ? [] : [{ person: account.person, as: counted ? 'active' : doer, counted, value: acts }];
    }),
});
