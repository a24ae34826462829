// M10: whether those who came once came again.
import type { Looked } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import { medianOf, shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import { newcomersBetween, secondsOf } from './newcomers.js';
import type { Newcomer } from './newcomers.js';
import type { Activity } from './samples.js';
import { accountWords, horizonWords } from './words.js';

const DAY = 86_400;
const WITHIN = 30 * DAY;

export const secondContribution = metric({
  id: 'M10',
  key: 'second-contribution',
  version: 1,
  title: { en: 'Second contribution', zh: '二次贡献率' },
  meaning: {
    en: 'Which share of new contributors contributed a second time, to something else, within 30 days; and after how long.',
    zh: '新贡献者中有多大比例在 30 天内对另一条目再次贡献，间隔多久。',
  },
  definition:
    'Cohort: people whose first contribution (M09) was in the 30 x 24 hours earlier window [from - 30 d, to - 30 d). In the numerator: those with an own contribution on a different item, at least 24 hours and at most 30 x 24 hours after the first, both included. That their pull request is merged or their answer accepted later is credit, not a contribution. median = days from the first to the second, of those who came again. The horizon rule of M09 applies.',
  source: 'CHAOSS, Conversion Rate (first step)',
  figures: {
    rate: { unit: 'share', title: { en: 'contributed again within 30 days', zh: '30 天内再次贡献' } },
    median: { unit: 'days', title: { en: 'time until then, median', zh: '间隔时间中位数' } },
  },
  words: {
    ...accountWords,
    ...horizonWords,
    again: { en: 'contributed again within 30 days', zh: '30 天内再次贡献' },
    once: { en: 'did not contribute to anything else within 30 days', zh: '30 天内没有再做其他贡献' },
  },
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const { people, excluded } = cohort(peopleActivity, frame);
    const waits = people.flatMap((one) => daysToSecond(one) ?? []);
    return {
      metric: 'M10',
      figures: { rate: shareOf(waits.length, people.length), median: medianOf(waits, 'days') },
      excluded,
      remarks: [],
    };
  },
  looked: ({ peopleActivity }, frame) =>
    cohort(peopleActivity, frame).looked.map(({ one, left }): Looked => {
      const { person } = one;
      if (left !== null) return { person, as: left, counted: false };
      const days = daysToSecond(one);
      return days === null
        ? { person, as: 'once', counted: true }
        : { person, as: 'again', counted: true, value: days };
    }),
});

const cohort = (activity: Activity, frame: Frame) =>
  newcomersBetween(secondsOf(frame.from) - WITHIN, secondsOf(frame.to) - WITHIN, activity, frame);

function daysToSecond({ first }: Newcomer): number | null {
  const second = first.act?.secondAt ?? null;
  return second === null ? null : (second - first.at) / DAY;
}
