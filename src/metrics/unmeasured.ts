// A metric that no source tells yet: listed, so that nobody takes its absence for a zero.
import type { MetricId, Unit } from '../core/measured.js';
import { metric } from './metric.js';
import type { Metric } from './metric.js';

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
    words: { not_measured: { en: 'Not measured: nothing tells it yet.', zh: '尚未测量：还没有数据来源。' } },
    needs: [],
    compute: () => ({
      metric: parts.id,
      figures: { [figure]: { value: null, unit, n: 0 } },
      excluded: {},
      remarks: [{ code: 'not_measured' }],
    }),
  });
}
