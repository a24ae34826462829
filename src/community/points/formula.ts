// Which version of the formula a board was made by: another one as soon as a weight, a cap, the half-life or a rule differs.
import { createHash } from 'node:crypto';
import type { PointTerms } from '../../core/points.js';

/** Of the rules that no setting changes (core/points.ts): one higher with each change of what counts. */
const RULES = 1;

/** Eight hex digits; in whatever order the weights are written, the same. */
export function formulaVersion({ weights, halfLifeDays }: PointTerms): string {
  const sorted = weights.map(({ kind, points, most }) => `${kind} ${points} ${most}`).sort();
  return createHash('sha256')
    .update([`rules ${RULES}`, `half-life ${halfLifeDays}`, ...sorted].join('\n'))
    .digest('hex')
    .slice(0, 8);
}
