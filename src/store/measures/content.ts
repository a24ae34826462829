// The samples of content, experts, tone and releases: one statement each.
import type { ContentSamples } from '../../metrics/content/samples.js';
import { helped, helpers } from './content/helpers.js';
import { closings, questions } from './content/questions.js';
import { releases } from './content/releases.js';
import { busyThreads, moderation } from './content/tone.js';
import { contentVolume } from './content/volume.js';
import type { Sampling } from './sampling.js';

export const content: Sampling<ContentSamples> = {
  contentVolume,
  questions,
  closings,
  helpers,
  helped,
  moderation,
  busyThreads,
  releases,
};
