// The metrics about people: how many there are, how they come and whether they stay.
import type { Metric } from '../metric.js';
import { activeContributors } from './active-contributors.js';
import { activeDays } from './active-days.js';
import { automation } from './automation.js';
import { burstiness } from './burstiness.js';
import { funnel } from './funnel.js';
import { gravity } from './gravity.js';
import { inactive } from './inactive.js';
import { interaction } from './interaction.js';
import { newContributors } from './new-contributors.js';
import { postingRate } from './posting-rate.js';
import { retention } from './retention.js';
import { secondContribution } from './second-contribution.js';
import { stickiness } from './stickiness.js';
import { viral } from './viral.js';

export const people: readonly Metric[] = [
  activeContributors,
  stickiness,
  postingRate,
  interaction,
  activeDays,
  burstiness,
  automation,
  newContributors,
  secondContribution,
  retention,
  funnel,
  gravity,
  inactive,
  viral,
];
