// What somebody did in a community, in numbers, as far as the ledger reaches.
import type { DoneBy, DoneByAnswer } from '../../core/title-question.js';
import { groundsOf } from './title-facts.js';
import type { TitleScene } from './title-scene.js';

const COUNTED = ['merged', 'reviewed', 'issues', 'answers'] as const;

/** In public repositories and the one that asks; asked from the private home of the ladder, in all. */
export async function doneBy({ repository, person, at }: DoneBy, scene: TitleScene): Promise<DoneByAnswer> {
  const { ledger } = scene.sources;
  const { community } = await groundsOf(repository, { sig: null }, scene);
  const asks = COUNTED.map((of) => ({ of, since: null, repositories: community, labels: null, need: 1 }));
  const counts = await ledger.tallies(person.id, asks, at);
  const credits = await ledger.credits(repository.owner.id, { person: person.id }, repository.id);
  const [merged = 0, reviewed = 0, issues = 0, answers = 0] = counts.map(({ have }) => have);
  const deeds = credits.filter((one) => one.state === 'confirmed' && community.includes(one.repository)).length;
  return { merged, reviewed, issues, answers, deeds };
}
