// The formula that the section `points` sets; where it names no weights, the usual ones.
import type { PointKind, PointTerms, Weight } from '../../core/points.js';

/** What of the section's settings the formula rests on. */
export interface PointSettings {
  readonly weights: readonly { readonly for: PointKind; readonly points: number; readonly most: number }[];
  /** Days. */
  readonly half_life: number;
}

const USUAL: readonly Weight[] = [
  { kind: 'merged', points: 5, most: 10 },
  { kind: 'reviewed', points: 3, most: 15 },
  { kind: 'answered', points: 4, most: 10 },
  { kind: 'issue', points: 1, most: 5 },
  ...(['talk', 'blog', 'tutorial', 'eventOrganizing', 'mentoring', 'translation'] as const).map((kind) => ({
    ...{ kind, points: 5, most: 3 },
  })),
];

export const termsOf = ({ weights, half_life }: PointSettings): PointTerms => ({
  weights: weights.length === 0 ? USUAL : weights.map(({ for: kind, points, most }) => ({ kind, points, most })),
  halfLifeDays: half_life,
});
