// M06: on how many days anything happened.
import { metric } from '../metric.js';
import { activeWithin } from './accounts.js';
import { accountWords } from './words.js';

const DAYS = 30;

export const activeDays = metric({
  id: 'M06',
  key: 'active-days',
  version: 1,
  title: { en: 'Active days', zh: '活跃天数' },
  meaning: {
    en: 'On how many of the last 30 days at least one person did something here.',
    zh: '最近 30 天中，至少有一人在此做事的天数。',
  },
  definition:
    'Local days among the 30 that end with `to` on which at least one person had an own act (M01). n is the number of days looked at.',
  source: 'LFX Insights, Active days',
  figures: { days: { unit: 'days', title: { en: 'of the last 30', zh: '最近 30 天内' } } },
  words: accountWords,
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const { people, excluded } = activeWithin(DAYS, peopleActivity, frame);
    const first = peopleActivity.lastDay - DAYS + 1;
    const days = new Set(people.flatMap((one) => one.days.filter((day) => day >= first)));
    return { metric: 'M06', figures: { days: { value: days.size, unit: 'days', n: DAYS } }, excluded, remarks: [] };
  },
});
