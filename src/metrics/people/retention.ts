// M12: whether those who came stayed.
import type { Figure, Looked } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import { shareOf } from '../arithmetic/figures.js';
import { glance, metric } from '../metric.js';
import { isActive, sorted } from './accounts.js';
import { brackets, keptClassic, keptCumulative, keptIn, keptRolling } from './brackets.js';
import type { Offsets } from './brackets.js';
import { monthlyCohorts } from './cohorts.js';
import { newcomersBetween } from './newcomers.js';
import type { Newcomer, Newcomers } from './newcomers.js';
import type { Activity } from './samples.js';
import { accountWords, horizonWords } from './words.js';

const QUARTER = 90;
/** The bracket that stands in the first table. */
const MONTH = brackets[1];

/** Other definitions that people compare with, of the same cohorts. */
const others = [
  { name: 'classic', en: 'on that very day', zh: '当天活跃（经典）', kept: keptClassic },
  { name: 'cumulative', en: 'on any day up to it', zh: '截至当天任一天（累计）', kept: keptCumulative },
  { name: 'rolling', en: 'on that day or later', zh: '当天或之后（滚动）', kept: keptRolling },
] as const;

export const retention = metric({
  id: 'M12',
  key: 'retention',
  version: 1,
  title: { en: 'Retention', zh: '留存率' },
  meaning: {
    en: 'Which share of new contributors contributed again in the first week, in the rest of the first month, and in the two months after it.',
    zh: '新贡献者中，在第一周、第一个月余下时间以及随后两个月内再次贡献的比例。',
  },
  definition:
    'Day 0 is the local date of the first contribution (M09). r7 = share with an own contribution on days 1-7, r30 = days 8-30, r90 = days 31-90. Each is over the people whose bracket ended inside the window, so that it has fully elapsed. classic (on day n), cumulative (days 1 to n) and rolling (day n or later) are over the same cohorts; in rolling, no cohort is ever mature, for somebody may still come back. quarter = of the people active (M01) in the 90 days before the last 90, the share active in the last 90 (LFX). Groups: by month of the first contribution, the people whose brackets have elapsed, and the share that contributed in the first to fifth calendar month after it. The horizon rule of M09 applies.',
  source: 'Community operators; LFX Insights, Retention',
  figures: {
    r7: { unit: 'share', title: { en: 'days 1 to 7', zh: '第 1 至 7 天' } },
    r30: { unit: 'share', title: { en: 'days 8 to 30', zh: '第 8 至 30 天' } },
    r90: { unit: 'share', title: { en: 'days 31 to 90', zh: '第 31 至 90 天' } },
    quarter: { unit: 'share', title: { en: 'from one 90 days to the next', zh: '相邻 90 天之间' } },
    ...Object.fromEntries(
      others.flatMap(({ name, en, zh }) =>
        brackets.map(({ last }) => [
          `${name}${last}`,
          { unit: 'share' as const, title: { en: `${name}, day ${last}: ${en}`, zh: `第 ${last} 天：${zh}` } },
        ]),
      ),
    ),
  },
  words: {
    ...accountWords,
    ...horizonWords,
    r7_kept: { en: 'contributed on days 1 to 7', zh: '第 1 至 7 天有贡献' },
    r7_not: { en: 'did not contribute on days 1 to 7', zh: '第 1 至 7 天没有贡献' },
    r30_kept: { en: 'contributed on days 8 to 30', zh: '第 8 至 30 天有贡献' },
    r30_not: { en: 'did not contribute on days 8 to 30', zh: '第 8 至 30 天没有贡献' },
    r90_kept: { en: 'contributed on days 31 to 90', zh: '第 31 至 90 天有贡献' },
    r90_not: { en: 'did not contribute on days 31 to 90', zh: '第 31 至 90 天没有贡献' },
    rolling_open: {
      en: 'Rolling retention has no mature cohort: who is counted as gone may still come back.',
      zh: '滚动留存没有成熟的群组：被计为流失的人仍可能回来。',
    },
  },
  needs: ['peopleActivity'],
  compute: ({ peopleActivity }, frame) => {
    const came = newcomersBetween(-Infinity, Infinity, peopleActivity, frame);
    const cohorts = brackets.map((bracket) => ({ ...bracket, offsets: endedIn(bracket.last, came, peopleActivity) }));
    const figures: Record<string, Figure> = {};
    for (const { name, offsets, ...bracket } of cohorts) {
      figures[name] = shareKept(offsets, (one) => keptIn(bracket, one));
      for (const other of others) {
        figures[`${other.name}${bracket.last}`] = shareKept(offsets, (one) => other.kept(bracket.last, one));
      }
    }
    return {
      metric: 'M12',
      figures: { ...figures, quarter: quarterly(peopleActivity, frame) },
      groups: monthlyCohorts(came.people, peopleActivity, frame),
      excluded: came.excluded,
      remarks: [{ code: 'rolling_open' }],
    };
  },
  glance: glance({
    needs: ['peopleActivity'],
    compute({ peopleActivity }, frame) {
      const came = newcomersBetween(-Infinity, Infinity, peopleActivity, frame);
      const month = endedIn(MONTH.last, came, peopleActivity);
      const figures = { [MONTH.name]: shareKept(month, (one) => keptIn(MONTH, one)) };
      return { metric: 'M12', figures, excluded: came.excluded, remarks: [] };
    },
  }),
  looked: ({ peopleActivity }, frame) => {
    const { looked } = newcomersBetween(-Infinity, Infinity, peopleActivity, frame);
    return brackets.flatMap((bracket) =>
      looked
        .filter(({ one }) => endsInWindow(one, bracket.last, peopleActivity))
        .map(({ one, left }): Looked => {
          const as = `${bracket.name}_${keptIn(bracket, offsetsOf(one)) ? 'kept' : 'not'}`;
          return { person: one.person, as: left ?? as, counted: left === null };
        }),
    );
  },
});

const offsetsOf = ({ first }: Newcomer): Offsets =>
  first.days.map((day) => day - first.day).filter((offset) => offset > 0);

const endsInWindow = ({ first }: Newcomer, last: number, { fromDay, lastDay }: Activity): boolean =>
  first.day + last >= fromDay && first.day + last <= lastDay;

const endedIn = (last: number, { people }: Newcomers, activity: Activity): readonly Offsets[] =>
  people.filter((one) => endsInWindow(one, last, activity)).map(offsetsOf);

const shareKept = (cohort: readonly Offsets[], kept: (offsets: Offsets) => boolean): Figure =>
  shareOf(cohort.filter(kept).length, cohort.length);

function quarterly({ accounts, lastDay }: Activity, frame: Frame): Figure {
  const { people } = sorted(accounts, frame);
  const before = people.filter((one) => isActive(one, lastDay - 2 * QUARTER + 1, lastDay - QUARTER));
  const both = before.filter((one) => isActive(one, lastDay - QUARTER + 1, lastDay));
  return shareOf(both.length, before.length);
}
