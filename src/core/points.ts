// Points on the boards: how much each kind of act gives, and what was done.
import type { CreditKind } from './credit.js';

/**
 * Acts that GitHub shows, each once an item. `merged`: own pull requests that were merged, and that another person reviewed or
 * merged. `reviewed`: others' pull requests that one reviewed with words, with comments on lines or asking for changes.
 * `answered`: discussions of others in which another person accepted one's answer. `issue`: own issues that another person
 * closed as completed.
 */
export const shownKinds = ['merged', 'reviewed', 'answered', 'issue'] as const;
export type ShownKind = (typeof shownKinds)[number];

/** Or a kind of deed that was told of and confirmed. */
export type PointKind = ShownKind | CreditKind;

export interface Weight {
  readonly kind: PointKind;
  /** Of one act on its day; whole, at least 1, at most 100. */
  readonly points: number;
  /** How many acts of the kind count in one week from Monday to Sunday, in UTC: those that give the most. */
  readonly most: number;
}

/** The formula of the boards. */
export interface PointTerms {
  /** No kind twice; what is not named gives nothing. */
  readonly weights: readonly Weight[];
  /** Days after which an act gives half as much as on its day, and after as many again half of that. */
  readonly halfLifeDays: number;
}

export interface PointAct {
  readonly kind: PointKind;
  /** ISO 8601. */
  readonly at: string;
  readonly repository: number;
  /** The item; null: it was done elsewhere. */
  readonly number: number | null;
  /** Where a deed can be seen; null: nobody gave a link. Foreign text. */
  readonly url: string | null;
}

export interface ScoredAct extends PointAct {
  /** Hundredths of a point: whole, so that all acts together give exactly what the board shows. */
  readonly hundredths: number;
}

export const boardNames = ['newcomers', 'community', 'maintainers'] as const;
export type BoardName = (typeof boardNames)[number];
