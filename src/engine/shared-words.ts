// Which words about people count in all repositories of an owner: those that are said under the sections of the shared file, and
// that these would let be said on its own ground, too. Whoever keeps a repository, or the files in it, has no say over the others.
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../config/resolve.js';
import { Refused } from '../core/failure.js';
import { isWord } from '../core/fact.js';
import type { ActFact, Fact } from '../core/fact.js';
import { decide } from './decide.js';
import type { Enabled, Situation } from './decide.js';
import type { OwnersGround } from './owners-ground.js';

/** Sections that say which titles there are, and who has which say. */
const OF_TITLES = ['ladder', 'honours'];

export interface Deciding {
  readonly enabled: Enabled;
  readonly situation: Situation;
  /** What it was decided under. */
  readonly config: Config;
  /** Null: the owner has no shared file. */
  readonly owners: () => Promise<OwnersGround | null>;
}

/**
 * The facts that were decided, with the `community` of those words that count everywhere. Decides a second time where there are words;
 * throws what that throws, but for what GitHub refuses: what cannot be looked at counts in its own repository.
 */
export async function stamped(facts: readonly Fact[], deciding: Deciding): Promise<readonly Fact[]> {
  if (!facts.some(isWordFact)) return facts;
  const again = await onOwnersGround(deciding).catch((error: unknown) => {
    if (error instanceof Refused) return [];
    throw error;
  });
  const { owner } = deciding.situation.event.repository;
  return facts.map((fact) => (isWordFact(fact) ? stampedBy(fact, again, owner.id) : fact));
}

const isWordFact = (fact: Fact): fact is ActFact => fact.fact === 'act' && isWord(fact.kind);

/** Word for word the same: of whom, by whom, of what. A section's own stamp is worth nothing. */
function stampedBy({ community: _, ...word }: ActFact, again: readonly Fact[], owner: number): ActFact {
  return again.some((other) => isDeepStrictEqual(other, word)) ? { ...word, community: owner } : word;
}

/** What the same event brings about there; nothing where other sections are in force here. */
async function onOwnersGround({ enabled, situation, config, owners }: Deciding): Promise<readonly Fact[]> {
  const ground = await owners();
  const { feature, mode } = enabled;
  const section = ground?.config.sections[feature.name];
  if (ground === null || section === undefined || section.settings['mode'] === 'off') return [];
  if (![feature.name, ...OF_TITLES].every((name) => isSame(name, config, ground.config))) return [];
  const { facts } = await decide(
    { feature, settings: section.settings, mode },
    { ...situation, answerer: ground.answerer },
  );
  return facts;
}

/** A section that sets no more than its mode is a repository's own, too. */
const isSame = (name: string, here: Config, owners: Config): boolean =>
  isDeepStrictEqual(here.sections[name], owners.sections[name]) &&
  isDeepStrictEqual(here.broken[name], owners.broken[name]);
