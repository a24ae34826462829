// What the configuration says right before a write: who may be given a team, who may decide that, which files are named.
import { resolve } from '../config/resolve.js';
import type { Config } from '../config/resolve.js';
import { isShared, SHARED } from '../core/event.js';
import type { Repository } from '../core/event.js';
import type { Feature } from '../core/feature.js';
import type { Known } from '../config/known.js';
import type { Says, TeamRules } from './acts/hands.js';
import { createAnswerer } from './answer.js';
import type { Directories } from './answers/sources.js';
import type { ConfigLoader } from './config/load.js';
import { onlyShared } from './owners-ground.js';
import type { Clock, GitHubRead, Ledger } from './ports.js';

export interface SaysPorts {
  readonly config: Pick<ConfigLoader, 'sources'>;
  readonly known: Known;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly features: readonly Feature[];
  readonly directories: Directories;
}

export interface Speaking {
  readonly repository: Repository;
  readonly installation: number;
  readonly github: GitHubRead;
}

/** One for each group of acts: what it read stands for that group alone. */
export function createSays(ports: SaysPorts, speaking: Speaking): Says {
  const { config, known, clock } = ports;
  const { repository, installation } = speaking;
  let read: Promise<TeamRules> | undefined;
  const rules = () =>
    (read ??= config.sources(installation, repository, 'anew').then((sources) => {
      const { shared } = sources;
      const now = clock.now();
      return {
        here: resolve(sources, known, now),
        owner: shared === null ? null : resolve({ own: null, shared }, known, now),
      };
    }));
  return {
    rules,
    names: async (path) => {
      const { sections } = (await rules()).here;
      return Object.values(sections).some(({ settings }) => isNamedIn(settings, path));
    },
    mayDecide: async (title, sig, person) => {
      const { owner } = await rules();
      const home = await homeOf(ports, repository);
      // That anybody may decide is no reason to give rights to somebody.
      const roles = title.decidedBy.filter((role) => role !== 'anyone');
      if (owner === null || home === null || roles.length === 0) return 'unknown';
      const answerer = answererAt(ports, speaking, owner);
      const { held } = await answerer.answer({
        held: { kind: 'holds', repository: home, people: [person], roles, sig },
      });
      return held[person.id] ?? 'unknown';
    },
  };
}

/** The owner's `.github`: rosters, OWNERS and directories of other repositories are others' to edit. */
async function homeOf({ ledger }: SaysPorts, repository: Repository): Promise<Repository | null> {
  if (isShared(repository)) return repository;
  return (await ledger.repositoryCalled(repository.owner.id, SHARED))?.repository ?? null;
}

/** Under the owner's file alone, and without what was ever told: a title that a repository gave proves nothing. */
function answererAt(
  { ledger, features, directories, clock }: SaysPorts,
  { installation, github }: Speaking,
  config: Config,
) {
  const nobody = () => Promise.resolve({ held: [], ended: [], left: [] });
  const links = () => Promise.resolve({});
  return createAnswerer({
    ledger: { ...onlyShared(ledger), standings: nobody },
    github: { installation: () => Promise.resolve(github) },
    installation,
    now: clock.now(),
    inForce: { config, features, directories, links },
  });
}

/** Anywhere among the values of a section. */
function isNamedIn(value: unknown, path: string): boolean {
  if (value === path) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => isNamedIn(inner, path));
}
