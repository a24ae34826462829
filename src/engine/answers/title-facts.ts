// What is known of a person for an evaluation: counts and deeds from the ledger, titles held, words of an application.
import { asksOf } from '../../community/ladder/asks.js';
import { talliedBy } from '../../community/ladder/facts.js';
import type { Grounds, LadderFacts } from '../../community/ladder/facts.js';
import type { Repository } from '../../core/event.js';
import { fold } from '../../core/name.js';
import type { Requirement, Title, TitleAt } from '../../core/title.js';
import { onceFor } from './title-scene.js';
import type { TitleScene } from './title-scene.js';
import { isHome, seenFrom } from './title-seen.js';

/** Where what counts was done: what is told in public rests on public repositories alone. */
export async function groundsOf(
  repository: Repository,
  { sig }: Pick<TitleAt, 'sig'>,
  scene: TitleScene,
): Promise<Grounds> {
  const community = await countedIn(repository, scene);
  const directory = sig === null ? null : await scene.ask({ kind: 'sigDirectory', repository });
  const label = directory?.sigs.find(({ slug }) => slug === sig)?.label ?? null;
  return { community, here: repository.id, labels: label === null ? [] : [fold(label)] };
}

/** What was done in private counts in the private home of the ladder alone, and in the repository where it was done. */
function countedIn(repository: Repository, scene: TitleScene): Promise<readonly number[]> {
  return seenFrom(repository, repository.private && isHome(repository, scene.sources.inForce?.config), scene);
}

/** From when on all that happened in these repositories is in the ledger; null: from the beginning. */
export function knownSince(repositories: readonly number[], scene: TitleScene, at: string): Promise<string | null> {
  return onceFor(scene, `known ${repositories.join(' ')}`, async () => {
    const known = await scene.sources.ledger.known(repositories);
    const since = repositories.map((repository) => {
      const one = known.repositories.find((found) => found.repository === repository);
      if (one !== undefined && one.readUntil !== null && one.unread.length === 0) return null;
      return one?.givenSince?.toISOString() ?? at;
    });
    return since.reduce((latest, one) => (one !== null && (latest === null || one > latest) ? one : latest), null);
  });
}

/** Besides the ledger's: which titles they hold, and what was said in their application. */
export type Told = Pick<LadderFacts, 'standing' | 'attested' | 'ticked'>;

export interface Of {
  readonly person: number;
  readonly title: Title;
  readonly held: TitleAt;
  readonly repository: Repository;
  /** ISO 8601. */
  readonly at: string;
}

export async function factsOf(
  { person, title, held, repository, at }: Of,
  told: Told,
  scene: TitleScene,
): Promise<LadderFacts> {
  const { ledger } = scene.sources;
  const community = repository.owner.id;
  const grounds = await groundsOf(repository, held, scene);
  const asks = asksOf(title, held, at, grounds);
  const tallied = asks.length === 0 ? [] : await ledger.tallies(person, asks, at);
  const credits = await onceFor(scene, `credits ${person}`, () => ledger.credits(community, { person }, repository.id));
  const { community: repositories } = grounds;
  const acts = await onceFor(scene, `last ${person} ${at} ${repositories.join(' ')}`, () =>
    ledger.lastActs([person], { repositories }, at),
  );
  return {
    person,
    at,
    grounds,
    tallied: talliedBy(asks, tallied),
    knownSince: await knownSince(grounds.community, scene, at),
    credits: credits.filter((one) => grounds.community.includes(one.repository)),
    lastAct: { at: acts.get(person) ?? null },
    ...told,
  };
}

/** Requirements within others, too. */
export const allRequirements = (requirements: readonly Requirement[]): readonly Requirement[] =>
  requirements.flatMap((one) => (one.is === 'any' ? [one, ...allRequirements(one.of)] : [one]));
