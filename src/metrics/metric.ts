// The contract of a metric: what it is called, what it needs of the ledger, and the arithmetic. Pure, and all in one place,
// so that the page of definitions, the report and the explanation of a number cannot tell three stories.
import type { Language } from '../core/language.js';
import type { Looked, Measured, MetricId, Unit } from '../core/measured.js';
import type { Frame } from './frame.js';
import type { SampleName, Samples } from './samples.js';

type Said = Readonly<Record<Language, string>>;

export type Glance = Pick<Metric, 'needs' | 'compute'>;

export interface Metric<Needs extends SampleName = SampleName> {
  readonly id: MetricId;
  /** For people to type: `first-response`. */
  readonly key: string;
  /** Grows when the definition changes, so that reports of two versions are not compared. */
  readonly version: number;
  readonly title: Said;
  /** What it says, in one or two sentences. */
  readonly meaning: Said;
  /** How it is worked out, exactly: population, start, end, edges. English, for the page of definitions. */
  readonly definition: string;
  /** Where the definition comes from: `CHAOSS, Time to First Response`. */
  readonly source: string;
  readonly figures: Readonly<Record<string, { readonly unit: Unit; readonly title: Said }>>;
  /** Codes under which something is counted or left out, and of remarks: each as a sentence. */
  readonly words: Readonly<Record<string, Said>>;
  /** Samples of the ledger that it needs. */
  readonly needs: readonly Needs[];
  compute(samples: Pick<Samples, Needs>, frame: Frame): Measured;
  /**
   * The figures that the first table of a report shows and its alarms compare, from less of the ledger: for windows of which
   * nothing else is shown.
   */
  readonly glance?: Glance;
  /** Of the values that `looked` gives; where it is not said: seconds or days, where figures are of these. */
  readonly valueUnit?: Unit;
  /** Every item or person that was looked at, counted or not; absent: it is a sum that the database made. */
  looked?(samples: Pick<Samples, Needs>, frame: Frame): readonly Looked[];
}

/** As a metric's `glance`: keeps the types of needs and samples together. */
export function glance<const Needs extends SampleName>(parts: Pick<Metric<Needs>, 'needs' | 'compute'>): Glance {
  return parts;
}

/** Only what the first table shows of it. */
export const atAGlance = (whole: Metric): Metric => ({ ...whole, ...whole.glance });

/** Keeps the types of needs and samples together; the catalogue sees every metric as the plain `Metric`. */
export function metric<const Needs extends SampleName>(parts: Metric<Needs>): Metric {
  return parts;
}
