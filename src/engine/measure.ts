// Measures: what the metrics need is taken from the ledger once each, and worked out by them.
import type { Looked, Measured, MetricId } from '../core/measured.js';
import type { Frame } from '../metrics/frame.js';
import type { Metric } from '../metrics/metric.js';
import type { SampleName, Samples } from '../metrics/samples.js';
import type { Measures } from './ports.js';

/** Statements that run at once: measuring must leave connections to the daily work. */
const AT_ONCE = 2;

export type Measurements = Readonly<Partial<Record<MetricId, Measured>>>;

/** What is to be measured over one window. */
export interface Ask {
  readonly frame: Frame;
  readonly metrics: readonly Metric[];
}

/** Several windows at once, in their order: what is alike in them is read once. */
export async function measureAll(measures: Measures, asks: readonly Ask[]): Promise<readonly Measurements[]> {
  const samples = await samplesFor(measures, asks);
  return asks.map(({ metrics, frame }, index) => {
    const taken = samples[index];
    if (taken === undefined) throw new Error('a window without samples');
    return Object.fromEntries(metrics.map((metric) => [metric.id, metric.compute(taken, frame)]));
  });
}

export async function measure(measures: Measures, metrics: readonly Metric[], frame: Frame): Promise<Measurements> {
  const [measured] = await measureAll(measures, [{ frame, metrics }]);
  return measured ?? {};
}

/** Every item or person that the metric looked at; null: it keeps no account of them. */
export async function lookedAt(measures: Measures, metric: Metric, frame: Frame): Promise<readonly Looked[] | null> {
  if (metric.looked === undefined) return null;
  const [samples] = await samplesFor(measures, [{ frame, metrics: [metric] }]);
  return samples === undefined ? null : metric.looked(samples, frame);
}

/** For each of the asks. A metric is given what it named; the others' samples are there too, and none of its business. */
async function samplesFor(measures: Measures, asks: readonly Ask[]): Promise<readonly Samples[]> {
  const found = asks.map((): Partial<Record<SampleName, unknown>> => ({}));
  const needs = ({ metrics }: Ask) => metrics.flatMap((metric) => metric.needs);
  const wanted = [...new Set(asks.flatMap(needs))];
  const work = async () => {
    for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
      const sample = name;
      const whose = asks.flatMap((ask, index) => (needs(ask).includes(sample) ? [index] : []));
      const frames = asks.filter((_, index) => whose.includes(index)).map(({ frame }) => frame);
      const taken = await measures.samples(sample, frames);
      whose.forEach((index, place) => Object.assign(found[index] ?? {}, { [sample]: taken[place] }));
    }
  };
  await measures.refresh();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found as unknown as readonly Samples[];
}
