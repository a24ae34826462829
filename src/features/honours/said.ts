// What this section can say. Foreign text reaches it through `quote`, `tableCell` and `mention` only.
import type { Ending, Held } from './holders.js';

export interface Messages {
  /** The whole roster file. */
  roster(held: readonly Held[]): string;
  readonly rosterTitle: string;
  readonly rosterBody: string;
  readonly endingTitle: string;
  /** The issue that tells of terms that end: `mentioned` where its holders are to be notified. */
  ending(endings: readonly Ending[], full: readonly Held[], mentioned: boolean): string;
}
