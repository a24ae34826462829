// An item and what was done to it, as its state is folded from them.
import type { ActKind, ItemKind } from './fact.js';

/** The item as the ledger has it. */
export interface FoldedItem {
  readonly kind: ItemKind;
  readonly author: number | null;
  /** ISO 8601, as all times here. */
  readonly openedAt: string;
  /** As told last. */
  readonly draft: boolean;
  readonly lines: number | null;
  /** It has an address elsewhere. */
  readonly moved: boolean;
  /** A discussion stands in its place. */
  readonly converted: boolean;
  readonly deletedAt: string | null;
}

export interface FoldedAct {
  readonly kind: ActKind;
  readonly person: number | null;
  /** Its person's class is human. */
  readonly human: boolean;
  readonly at: string;
  readonly value: string | null;
  /** The other person, where it is one: nobody waits for a bot. */
  readonly subject: number | null;
  /** Deleted since, or not shown by GitHub any more. */
  readonly gone: boolean;
  /** A comment that is nothing but commands: bots are spoken to, and nobody else. */
  readonly bare: boolean;
}

/** Why an item counts no more: `spam` leaves what measures waiting only, the others leave everything (G13). */
export type LeftWhy = 'moved' | 'deleted' | 'converted' | 'spam';

/** It counts no more, from then on. */
export interface Left {
  readonly at: string;
  readonly why: LeftWhy;
}
