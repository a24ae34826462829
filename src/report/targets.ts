// What figures are held against where the maintainers have not said otherwise (metrics.md, 2.3).
import type { Target } from '../core/report.js';

/** By the code of the signal. Numbers of people and of waiting items have none: they depend on how large a community is. */
export const defaultTargets: Readonly<Record<string, Target>> = {
  response_rate: { is: '>=', value: 0.9 },
  closure_ratio: { is: '>=', value: 0.9 },
  newcomers: { is: '>=', value: 0.25 },
  retention: { is: '>=', value: 0.1 },
  absence_factor: { is: '>=', value: 3 },
  unreviewed_merges: { is: '<=', value: 0.1 },
  release_gap: { is: '<=', value: 90 },
};
