// A number that a requirement asks of the ledger, and its answer.
import type { CountKind, Evidence } from './title.js';

export interface Tally {
  readonly of: CountKind;
  /** ISO 8601, the moment itself included; null: from the beginning. */
  readonly since: string | null;
  /** Which repositories. */
  readonly repositories: readonly number[];
  /** Items that bear one of these labels (in small letters) just before the moment of asking; null: whatever they bear. */
  readonly labels: readonly string[] | null;
}

/** With how many are needed: the answer tells when the last of these was done. */
export interface NeededTally extends Tally {
  readonly need: number;
}

export interface Tallied {
  readonly have: number;
  /** When the `need`-th of it was done; null: it was not. ISO 8601. */
  readonly reachedAt: string | null;
  readonly evidence: readonly Evidence[];
}
