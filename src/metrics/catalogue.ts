// Every metric there is, in the order of its number.
import type { MetricId } from '../core/measured.js';
import { content } from './content/index.js';
import { flow } from './flow/index.js';
import { load } from './load/index.js';
import type { Metric } from './metric.js';
import { people } from './people/index.js';

const numberOf = (id: MetricId) => Number(id.slice(1));

export const catalogue: readonly Metric[] = [...flow, ...people, ...load, ...content].sort(
  (one, other) => numberOf(one.id) - numberOf(other.id),
);

/** By its id or its key, whatever the case; undefined: there is none. */
export function metricCalled(name: string): Metric | undefined {
  const wanted = name.toLowerCase();
  return catalogue.find(({ id, key }) => id.toLowerCase() === wanted || key === wanted);
}
