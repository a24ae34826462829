// M02: how often those who come, come.
import { metric } from '../metric.js';
import { activeWithin, isActive } from './accounts.js';
import type { ActiveAccount } from './samples.js';
import { accountWords } from './words.js';

const DAYS = 28;
const WEEK = 7;
/** Below this, one person more or less moves the ratio a lot. */
const FEW = 50;

export const stickiness = metric({
  id: 'M02',
  key: 'stickiness',
  version: 1,
  title: { en: 'Stickiness', zh: '用户粘性' },
  meaning: {
    en: 'Which share of the people active in four weeks is active on a day, and in a week, on average. High means that the same people come again and again.',
    zh: '四周内活跃的人中，平均每天、每周有多大比例活跃。数值高说明同一批人反复到来。',
  },
  definition:
    'daily = mean of the people active on each of the 28 local days that end with `to` / people active in these 28 days. weekly = mean of those active in each of the four blocks of 7 days back from `to` / the same. Days on which nobody was active count as zeros (Jive leaves them out). Active as in M01.',
  source: 'Discourse and Jive, DAU/MAU; community operators (user stickiness)',
  figures: {
    daily: { unit: 'share', title: { en: 'active on a day', zh: '日活跃占比' } },
    weekly: { unit: 'share', title: { en: 'active in a week', zh: '周活跃占比' } },
  },
  words: {
    ...accountWords,
    inflated: {
      en: 'Fewer than 50 people were active in 28 days: the ratio is inflated in small groups.',
      zh: '28 天内活跃人数不足 50，小群体的这一比值会偏高。',
    },
  },
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const { people, excluded } = activeWithin(DAYS, peopleActivity, frame);
    const share = (length: number) => ({
      value: people.length === 0 ? null : meanActive(people, peopleActivity.lastDay, length) / people.length,
      unit: 'share' as const,
      n: people.length,
    });
    const inflated = people.length > 0 && people.length < FEW;
    return {
      metric: 'M02',
      figures: { daily: share(1), weekly: share(WEEK) },
      excluded,
      remarks: inflated ? [{ code: 'inflated', params: { n: people.length } }] : [],
    };
  },
});

/** Of the blocks of so many days that make up the 28, back from the last. */
function meanActive(people: readonly ActiveAccount[], lastDay: number, length: number): number {
  const blocks = DAYS / length;
  let sum = 0;
  for (let block = 0; block < blocks; block += 1) {
    const last = lastDay - block * length;
    sum += people.filter((one) => isActive(one, last - length + 1, last)).length;
  }
  return sum / blocks;
}
