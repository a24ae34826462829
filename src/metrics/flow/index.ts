// Flow and responsiveness: what comes and goes, and how long people wait.
import type { Metric } from '../metric.js';
import { acceptance } from './acceptance.js';
import { closureRatio } from './closure-ratio.js';
import { firstResponse } from './first-response.js';
import { firstReview } from './first-review.js';
import { itemFlow } from './item-flow.js';
import { newcomerPulls } from './newcomer-pulls.js';
import { openAge } from './open-age.js';
import { stale } from './stale.js';
import { timeToMerge } from './time-to-merge.js';
import { timeToResolve } from './time-to-resolve.js';
import { timeToTriage } from './time-to-triage.js';
import { unanswered } from './unanswered.js';

export const flow: readonly Metric[] = [
  itemFlow,
  newcomerPulls,
  firstResponse,
  firstReview,
  timeToResolve,
  timeToMerge,
  timeToTriage,
  unanswered,
  openAge,
  closureRatio,
  acceptance,
  stale,
];
