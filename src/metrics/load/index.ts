import type { Metric } from '../metric.js';
import { absence } from './absence-factor.js';
import { maintained } from './maintained.js';
import { maintainerLoad } from './maintainer-load.js';
import { onePersonShow } from './one-person-show.js';
import { reviewCycles } from './review-cycles.js';
import { reviewLoad } from './review-load.js';
import { sigs } from './sigs.js';
import { elephantFactor, offHours, organisations } from './unmeasured.js';
import { unreviewedMerges } from './unreviewed-merges.js';
import { workload } from './workload.js';

export const load: readonly Metric[] = [
  reviewLoad,
  workload,
  reviewCycles,
  unreviewedMerges,
  offHours,
  absence,
  elephantFactor,
  organisations,
  maintainerLoad,
  onePersonShow,
  maintained,
  sigs,
];
