// Measuring on the ledger.
import type { Frame } from '../../metrics/frame.js';
import type { SampleName, Samples } from '../../metrics/samples.js';

export interface Measures {
  /** Brings what is derived from the ledger up to date; resolves to how many items were looked at. */
  refresh(): Promise<number>;
  /** What a metric is worked out from. Items and acts at or after the frame's `to` do not exist for it. */
  sample<Name extends SampleName>(name: Name, frame: Frame): Promise<Samples[Name]>;
  /** Over several windows of the same repositories and settings, in their order: what is alike in them is read once. */
  samples<Name extends SampleName>(name: Name, frames: readonly Frame[]): Promise<readonly Samples[Name][]>;
}
