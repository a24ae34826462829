// Where a figure stands against its target (metrics.md, 2.3).
import type { Figure } from '../core/measured.js';
import type { Status, Target } from '../core/report.js';

/** Fewer than these are too few to say (metrics.md, G8). */
export const FEW = 5;
/** A 90th percentile of fewer says nothing. */
export const FEW_FOR_P90 = 10;

/**
 * Shares are near their target within ten points, and never more than half way to the worst that a share can be: of one in ten,
 * none would be near, too. Everything else is near within a quarter.
 */
const NEAR_POINTS = 0.1;
const NEAR_WAY = 0.5;
const NEAR_PART = 0.25;
/** 0.9 - 0.1 is not the floating number 0.8. */
const TOLERANCE = 1e-9;

/** `on_target`, `watch`, `act`, `too_few` (of fewer than `few`) or, without a target, `none`. */
export function statusOf(figure: Figure, target: Target | null, few = FEW): Status {
  if (figure.value === null || figure.n < few) return 'too_few';
  if (target === null) return 'none';
  const missedBy = target.is === '>=' ? target.value - figure.value : figure.value - target.value;
  if (missedBy <= TOLERANCE) return 'on_target';
  const near = figure.unit === 'share' ? nearShare(target) : NEAR_PART * target.value;
  return missedBy <= near + TOLERANCE ? 'watch' : 'act';
}

function nearShare({ is, value }: Target): number {
  const toTheWorst = is === '>=' ? value : 1 - value;
  return Math.min(NEAR_POINTS, NEAR_WAY * toTheWorst);
}
