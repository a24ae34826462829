// An item as the page shows it, and what that is gathered from.
import type { Memory, Note, Parts } from '../parts.js';
import type { itemsOf } from '../tally.js';
import type { Reason } from './reason.js';

export interface Source extends Pick<Parts, 'twin' | 'database' | 'features' | 'clock'> {
  readonly memory: Memory;
  readonly progress: () => { readonly told: number; readonly of: number };
}

/** A text that somebody wrote on an item. */
export interface Shown {
  readonly author: string;
  readonly viaApp: boolean;
  readonly body: string;
  readonly reasons: readonly Reason[];
}

export type ItemView = ReturnType<typeof itemsOf>[number] & {
  readonly labels: readonly string[];
  readonly labelled: readonly { readonly what: string; readonly reason: Reason }[];
  readonly comments: readonly Shown[];
  /** What broke on the way, and what mended it. */
  readonly notes: readonly Note[];
  /** Decisions that led to no act, of which the story tells. */
  readonly silent: readonly Reason[];
  /** And all others. */
  readonly besides: readonly Reason[];
};
