// M44 and M45: what no source tells yet. They are listed so that nobody takes their absence for a zero.
import type { MetricId, Unit } from '../../core/measured.js';
import { metric } from '../metric.js';
import type { Metric } from '../metric.js';

type Parts = Pick<Metric, 'key' | 'title' | 'meaning' | 'definition' | 'source'> & {
  readonly id: MetricId;
  readonly figure: string;
  readonly unit: Unit;
};

/** A metric that says of its one figure that nothing tells it yet. */
export function unmeasured({ figure, unit, ...parts }: Parts): Metric {
  return metric({
    ...parts,
    version: 1,
    figures: { [figure]: { unit, title: parts.title } },
    words: { not_measured: { en: 'Not measured: nothing tells it yet.', zh: '尚未衡量：还没有数据来源。' } },
    needs: [],
    compute: () => ({
      metric: parts.id,
      figures: { [figure]: { value: null, unit, n: 0 } },
      excluded: {},
      remarks: [{ code: 'not_measured' }],
    }),
  });
}

export const events = unmeasured({
  id: 'M44',
  key: 'events',
  figure: 'attended',
  unit: 'people',
  title: { en: 'Attendees of events', zh: '活动参与人数' },
  meaning: {
    en: 'Who came to meetings and events, and how many of them contributed afterwards.',
    zh: '谁参加了会议和活动，其中多少人之后做出了贡献。',
  },
  definition: 'Not measured: events and their attendees are not in the ledger yet.',
  source: 'CHAOSS, Meeting Attendee Count',
});

export const satisfaction = unmeasured({
  id: 'M45',
  key: 'satisfaction',
  figure: 'pulse',
  unit: 'share',
  title: { en: 'Satisfaction', zh: '满意度' },
  meaning: {
    en: 'How many say that their question or contribution was dealt with well.',
    zh: '有多少人认为自己的问题或贡献得到了妥善处理。',
  },
  definition: 'Not measured: nobody is asked yet, and reactions are not in the ledger.',
  source: 'Net Promoter Score',
});
