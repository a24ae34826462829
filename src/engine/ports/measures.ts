// Measuring on the ledger.
import type { Measured, MetricId } from '../../core/measured.js';
import type { Frame } from '../../metrics/frame.js';
import type { SampleName, Samples } from '../../metrics/samples.js';

export interface Measures {
  /** Brings what is derived from the ledger up to date; resolves to how many items were looked at. */
  refresh(): Promise<number>;
  /** What a metric is worked out from. Items and acts at or after the frame's `to` do not exist for it. */
  sample<Name extends SampleName>(name: Name, frame: Frame): Promise<Samples[Name]>;
  /** Over several windows of the same repositories and settings, in their order: what is alike in them is read once. */
  samples<Name extends SampleName>(name: Name, frames: readonly Frame[]): Promise<readonly Samples[Name][]>;
  /** What was kept of this very frame, by metric; null: nothing, or something of it has changed since. */
  kept(frame: Frame): Promise<KeptFigures | null>;
  /**
   * Does `work` and keeps what `figures` gives of it for this frame: unless something of them changed meanwhile, or is being
   * brought up to date.
   */
  keep<Result>(frame: Frame, work: () => Promise<Result>, figures: (result: Result) => KeptFigures): Promise<Result>;
}

export type KeptFigures = Readonly<Partial<Record<MetricId, Measured>>>;
