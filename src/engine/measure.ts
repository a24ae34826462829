// Measures: what the metrics need is taken from the ledger once each, and worked out by them.
import { setImmediate } from 'node:timers/promises';
import type { Looked, Measured, MetricId } from '../core/measured.js';
import type { Frame } from '../metrics/frame.js';
import type { Metric } from '../metrics/metric.js';
import type { SampleName, Samples } from '../metrics/samples.js';
import type { Measures } from './ports.js';

/** Statements that run at once: measuring must leave connections to the daily work. */
const AT_ONCE = 3;

/**
 * Begun first: what is waited for longest, then what most is worked out from, so that it is worked out while the others are read,
 * then the other dear ones.
 */
const FIRST: readonly SampleName[] = [
  'peopleActivity',
  'openItems',
  'arrivals',
  'turns',
  'work',
  'sigPeople',
  'sigItems',
  'pullLoad',
  'helpers',
  'stock',
  'openThen',
  'maintainerActs',
];

export type Measurements = Readonly<Partial<Record<MetricId, Measured>>>;

/** What is to be measured over one window. */
export interface Ask {
  readonly frame: Frame;
  readonly metrics: readonly Metric[];
}

/** Several windows at once, in their order: what is alike in them is read once, and worked out while more is read. */
export async function measureAll(measures: Measures, asks: readonly Ask[]): Promise<readonly Measurements[]> {
  await measures.refresh();
  const taken = take(measures, asks);
  return Promise.all(
    asks.map(async ({ metrics, frame }, index) => {
      const measured = metrics.map(async (metric) => {
        const samples = await samplesOf(taken, metric.needs, index);
        // What is to be read next is asked for before this is worked out.
        await setImmediate();
        return [metric.id, metric.compute(samples, frame)] as const;
      });
      return Object.fromEntries(await Promise.all(measured));
    }),
  );
}

export async function measure(measures: Measures, metrics: readonly Metric[], frame: Frame): Promise<Measurements> {
  const [measured] = await measureAll(measures, [{ frame, metrics }]);
  return measured ?? {};
}

/** Every item or person that the metric looked at; null: it keeps no account of them. */
export async function lookedAt(measures: Measures, metric: Metric, frame: Frame): Promise<readonly Looked[] | null> {
  if (metric.looked === undefined) return null;
  await measures.refresh();
  const taken = take(measures, [{ frame, metrics: [metric] }]);
  return metric.looked(await samplesOf(taken, metric.needs, 0), frame);
}

/** What is being taken, of each name by the place of the ask that it is for. */
type Taken = ReadonlyMap<SampleName, Promise<ReadonlyMap<number, unknown>>>;

/** Each sample once, for all asks that name it. */
function take(measures: Measures, asks: readonly Ask[]): Taken {
  const needs = asks.map(({ metrics }) => new Set(metrics.flatMap((metric) => metric.needs)));
  const takeOne = async (name: SampleName) => {
    const whose = asks.flatMap(({ frame }, index) => (needs[index]?.has(name) === true ? [{ frame, index }] : []));
    const frames = whose.map(({ frame }) => frame);
    const samples = await measures.samples(name, frames);
    return new Map(whose.map(({ index }, place) => [index, samples[place]]));
  };
  const wanted = new Set(needs.flatMap((names) => [...names]));
  const inOrder = new Set([...FIRST.filter((name) => wanted.has(name)), ...wanted]);
  const whenFree = lanes(AT_ONCE);
  return new Map([...inOrder].map((name) => [name, whenFree(() => takeOne(name))]));
}

async function samplesOf(taken: Taken, needs: readonly SampleName[], index: number): Promise<Samples> {
  const found = await Promise.all(needs.map(async (name) => [name, (await taken.get(name))?.get(index)] as const));
  return Object.fromEntries(found) as unknown as Samples;
}

/** Work that waits until fewer than so many others are at it; whoever came first begins first. */
function lanes(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
