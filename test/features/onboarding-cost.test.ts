// What a stranger's file costs grows with its length and not faster, whatever stands in it: others wait meanwhile.
import { expect, test } from '@jest/globals';
import { proposeSections } from '../../src/engine/config/propose.js';
import { pullBody } from '../../src/features/onboarding/body.js';
import { fileOf } from '../../src/features/onboarding/file.js';
import { proposedFrom } from '../../src/features/onboarding/proposed.js';
import { loadFeatures } from '../../src/features/registry.js';
import { foreignPaths, mostOf, surveyOf, worstTexts } from '../support/worst-surveys.js';

const features = await loadFeatures();

function proposalOf(path: string, text: string): void {
  const survey = surveyOf({ [path]: text });
  const proposed = proposedFrom({ survey, sections: proposeSections(survey, features) });
  if (proposed === null) throw new Error('nothing was proposed');
  fileOf(proposed);
  pullBody(proposed, undefined);
}

/** Processor time for all of these texts, in microseconds: what is not linear in one of them is most of the sum. */
function costOf(path: string, bytes: number): number {
  const texts = Object.values(worstTexts).map((make) => make(bytes));
  const from = process.cpuUsage();
  for (const text of texts) proposalOf(path, text);
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

const lowest = (path: string, bytes: number) => Math.min(...[1, 2].map(() => costOf(path, bytes)));

/** Eight times the length: eight times the cost where it is linear, 64 times where each part is compared with each. */
const [TIMES, MOST] = [8, 12];

test.each(foreignPaths)('%s', (path) => {
  const large = Math.min(mostOf(path), 32_768);
  // Once to warm, for the first readings are the slowest.
  costOf(path, large / TIMES);
  expect(lowest(path, large) / lowest(path, large / TIMES)).toBeLessThan(MOST);
});
