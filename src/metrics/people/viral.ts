// M16: whether people bring people. Who brought whom no source tells yet; how much attention there is, and how much of it
// becomes contribution, is known.
import type { Figure } from '../../core/measured.js';
import { ratioOf } from '../arithmetic/figures.js';
import { dayAt } from '../calendar/day.js';
import type { Frame } from '../frame.js';
import { glance, metric } from '../metric.js';
import { newcomersBetween, secondsOf } from './newcomers.js';
import { accountWords, horizonWords } from './words.js';

const WEEK = 7;

export const viral = metric({
  id: 'M16',
  key: 'viral-coefficient',
  version: 1,
  title: { en: 'Viral coefficient', zh: '传播系数' },
  meaning: {
    en: 'How many newcomers each active person brings along; not measured yet. Beside it: stars, forks, and new contributors for each new stargazer.',
    zh: '每位活跃者带来多少新人；尚未测量。附：星标、复刻，以及每位新加星者对应的新贡献者数。',
  },
  definition:
    'k = referred newcomers of the window / people active in the window before it: not measured, for no source tells who referred whom. stars, forks = those that people gave in the window x 7 / its days; stars that were taken back later count where they were told of. conversion = new contributors (M09) / people who gave a star in the window.',
  source: 'Community operators (viral coefficient)',
  figures: {
    k: { unit: 'ratio', title: { en: 'newcomers for each active person', zh: '每位活跃者带来的新人' } },
    stars: { unit: 'perWeek', title: { en: 'stars in a week', zh: '每周星标' } },
    forks: { unit: 'perWeek', title: { en: 'forks in a week', zh: '每周复刻' } },
    conversion: { unit: 'ratio', title: { en: 'new contributors for each stargazer', zh: '每位加星者对应的新贡献者' } },
  },
  words: {
    ...accountWords,
    ...horizonWords,
    not_measured: {
      en: 'Who brought whom is not measured: nothing tells it yet.',
      zh: '谁带来了谁尚未测量：还没有数据来源。',
    },
  },
  needs: ['peopleActivity', 'peopleAttention'],
  compute: ({ peopleActivity, peopleAttention: { stars, forks, stargazers } }, frame) => {
    const perWeek = perWeekOf(frame);
    const { people, excluded } = newcomersBetween(secondsOf(frame.from), secondsOf(frame.to), peopleActivity, frame);
    return {
      metric: 'M16',
      figures: {
        k: { value: null, unit: 'ratio', n: 0 },
        stars: perWeek(stars),
        forks: perWeek(forks),
        conversion: ratioOf(people.length, stargazers),
      },
      excluded,
      remarks: [{ code: 'not_measured' }],
    };
  },
  glance: glance({
    needs: ['peopleAttention'],
    compute({ peopleAttention: { stars, forks } }, frame) {
      const perWeek = perWeekOf(frame);
      return { metric: 'M16', figures: { stars: perWeek(stars), forks: perWeek(forks) }, excluded: {}, remarks: [] };
    },
  }),
});

function perWeekOf({ from, to, calendar: { zone } }: Frame): (count: number) => Figure {
  const days = dayAt(Date.parse(to) - 1, zone) - dayAt(Date.parse(from), zone) + 1;
  return (count) => ({ value: (count * WEEK) / days, unit: 'perWeek', n: count });
}
