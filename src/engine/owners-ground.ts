// What an event would be decided on if there were the owner's shared file alone: its settings, words that count in the whole
// community, and who is who by the files of the owner's `.github`, or of the repository that the shared file makes the ladder's home.
import type { Config } from '../config/resolve.js';
import { isShared, SHARED } from '../core/event.js';
import type { Repository } from '../core/event.js';
import { createAnswerer } from './answer.js';
import type { Answerer } from './answer.js';
import { inForceOn } from './answers/in-force.js';
import type { InForce, Sources } from './answers/sources.js';
import { isHome } from './answers/title-seen.js';
import type { Engine } from './engine.js';
import type { Ledger } from './ports.js';

export interface OwnersGround {
  /** What the shared file puts in force by itself. */
  readonly config: Config;
  readonly answerer: Answerer;
}

/** `inForce`: what the event is decided on. */
export interface Asking extends Pick<Sources, 'installation' | 'now' | 'toldAt'> {
  readonly repository: Repository;
  readonly inForce: InForce;
  readonly links: Parameters<typeof inForceOn>[2];
}

/** Null: the owner has no such file. Throws where it, or the ledger, cannot be read. */
export async function ownersGround(
  engine: Pick<Engine, 'ledger' | 'github' | 'features' | 'directories' | 'known' | 'clock'>,
  asking: Asking,
): Promise<OwnersGround | null> {
  const { repository, inForce, links, ...rest } = asking;
  const config = (await inForce.shared?.()) ?? null;
  if (config === null) return null;
  const answerer = createAnswerer({
    ...rest,
    github: engine.github,
    ledger: onlyShared(engine.ledger),
    inForce: inForceOn(engine, config, links),
    filesOf: await filesOf(repository, config, engine.ledger),
  });
  return { config, answerer };
}

/** Files of any other repository are for whoever keeps it to write. */
async function filesOf(repository: Repository, config: Config, ledger: Ledger): Promise<Repository | null> {
  if (isShared(repository) || isHome(repository, config)) return repository;
  return (await ledger.repositoryCalled(repository.owner.id, SHARED))?.repository ?? null;
}

/** A ledger that has heard no word that counts in one repository alone. */
export const onlyShared = (ledger: Ledger): Ledger => ({
  ...ledger,
  standings: (community, of, at) => ledger.standings(community, of, at, null),
  away: (community, people, at) => ledger.away(community, people, at, null),
  onBoards: (community) => ledger.onBoards(community, null),
  credits: (community, of) => ledger.credits(community, of, null),
  caseOf: (repository, number) => ledger.caseOf(repository, number, 'shared'),
  openCases: (community) => ledger.openCases(community, null),
  deferredSince: (community, since) => ledger.deferredSince(community, since, null),
});
