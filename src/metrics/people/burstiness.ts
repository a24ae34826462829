// M07: whether the last week was out of the ordinary.
import type { Remark } from '../../core/measured.js';
import { medianAbsoluteDeviation } from '../arithmetic/mad.js';
import { median } from '../arithmetic/percentile.js';
import { dateOf } from '../calendar/day.js';
import { metric } from '../metric.js';
import { sorted } from './accounts.js';
import type { ActiveAccount } from './samples.js';
import { accountWords } from './words.js';

const WEEK = 7;
const WEEKS = 13;
/** Makes the deviation comparable with a standard deviation where values are normal. */
const COMPARABLE = 1.4826;
const DEVIATIONS = 3;

export const burstiness = metric({
  id: 'M07',
  key: 'burstiness',
  version: 1,
  title: { en: 'Burstiness', zh: '活动突增' },
  meaning: {
    en: 'How much people did in the last week, against the twelve weeks before it; said where it is out of the ordinary.',
    zh: '最近一周人们做了多少，与此前十二周相比；异常时会指出。',
  },
  definition:
    'Own acts of people (M01) in blocks of 7 local days back from `to`. The last block is out of the ordinary where it lies outside the median of the 12 blocks before it +/- 3 x 1.4826 x their median absolute deviation. Releases of that week are named with it.',
  source: 'CHAOSS, Burstiness',
  figures: {
    volume: { unit: 'perWeek', title: { en: 'acts in the last week', zh: '最近一周的行为数' } },
    median: { unit: 'perWeek', title: { en: 'median of the 12 weeks before', zh: '此前 12 周的中位数' } },
  },
  words: {
    ...accountWords,
    burst: {
      en: 'Far more happened in the last week than in the twelve before it.',
      zh: '最近一周的活动远多于此前十二周。',
    },
    lull: {
      en: 'Far less happened in the last week than in the twelve before it.',
      zh: '最近一周的活动远少于此前十二周。',
    },
  },
  needs: ['peopleActivity', 'peopleVolumes'],
  compute: ({ peopleActivity, peopleVolumes }, frame) => {
    const { people, excluded } = sorted(peopleActivity.accounts, frame);
    const weeks = weeklyVolumes(people, peopleActivity.lastDay);
    const [before, volume] = [weeks.slice(0, -1), weeks.at(-1) ?? 0];
    const middle = median(before);
    return {
      metric: 'M07',
      figures: {
        volume: { value: volume, unit: 'perWeek', n: volume },
        median: { value: middle, unit: 'perWeek', n: before.length },
      },
      series: weeks.map((count, index) => ({
        at: dateOf(peopleActivity.lastDay - WEEK * (WEEKS - index) + 1),
        values: { volume: count },
      })),
      excluded,
      remarks: unusual(volume, before, peopleVolumes.releases),
    };
  },
});

/** Oldest first. */
function weeklyVolumes(people: readonly ActiveAccount[], lastDay: number): readonly number[] {
  const volumes = Array.from({ length: WEEKS }, () => 0);
  const firstDay = lastDay - WEEK * WEEKS + 1;
  for (const { days, acts } of people) {
    days.forEach((day, index) => {
      const week = Math.floor((day - firstDay) / WEEK);
      if (week >= 0 && week < WEEKS) volumes[week] = (volumes[week] ?? 0) + (acts[index] ?? 0);
    });
  }
  return volumes;
}

function unusual(volume: number, before: readonly number[], releases: number): readonly Remark[] {
  const [middle, deviation] = [median(before), medianAbsoluteDeviation(before)];
  if (middle === null || deviation === null) return [];
  if (Math.abs(volume - middle) <= DEVIATIONS * COMPARABLE * deviation) return [];
  return [{ code: volume > middle ? 'burst' : 'lull', params: { volume, median: middle, releases } }];
}
