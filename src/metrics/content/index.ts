import type { Metric } from '../metric.js';
import { answered } from './answered.js';
import { experts } from './experts.js';
import { leaderboard } from './leaderboard.js';
import { quality } from './quality.js';
import { releases } from './releases.js';
import { tone } from './tone.js';
import { events, satisfaction } from './unmeasured.js';
import { contentVolume } from './volume.js';

export const content: readonly Metric[] = [
  contentVolume,
  answered,
  quality,
  experts,
  leaderboard,
  events,
  satisfaction,
  tone,
  releases,
];
