// The samples of the metrics about people.
import type { PeopleSamples } from '../../metrics/people/samples.js';
import { activities } from './people/activity.js';
import { firstMerges } from './people/first-merges.js';
import { interaction } from './people/interaction.js';
import { attention, maintainers } from './people/standing.js';
import { volumes } from './people/volumes.js';
import type { Sampling, SamplingTogether } from './sampling.js';

export const people: Sampling<Omit<PeopleSamples, 'peopleActivity'>> = {
  peopleVolumes: volumes,
  peopleInteraction: interaction,
  peopleFirstMerges: firstMerges,
  peopleMaintainers: maintainers,
  peopleAttention: attention,
};

export const peopleTogether: SamplingTogether<Pick<PeopleSamples, 'peopleActivity'>> = { peopleActivity: activities };
