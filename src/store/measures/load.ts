// The samples of load, sustainability and SIGs: one statement each.
import type { LoadSamples } from '../../metrics/load/samples.js';
import { maintainerActs, upkeep } from './load/maintainers.js';
import { mergedPulls, pullLoad, reviewerWeeks } from './load/pulls.js';
import { sigPeople } from './load/sig-people.js';
import { activeLeads, sigItems } from './load/sigs.js';
import { recentReviews, reviewing, work } from './load/work.js';
import type { Sampling, SamplingTogether } from './sampling.js';

export const load: Sampling<Omit<LoadSamples, 'work'>> = {
  reviewing,
  recentReviews,
  pullLoad,
  reviewerWeeks,
  mergedPulls,
  maintainerActs,
  upkeep,
  sigItems,
  sigPeople,
  activeLeads,
};

export const loadTogether: SamplingTogether<Pick<LoadSamples, 'work'>> = { work };
