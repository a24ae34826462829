// What answers about titles need: the ledger, GitHub, the configuration in force, and what was read of files already.
import type { Repository } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import type { Title } from '../../core/title.js';
import type { GitHubRead } from '../ports.js';
import { AboutConfig } from './about-config.js';
import type { Ask, InForce, Sources } from './sources.js';

export type TitleRead = Pick<GitHubRead, 'fileAt' | 'account' | 'accountOf' | 'teamMembers'>;

export interface TitleScene {
  readonly sources: Pick<Sources, 'ledger' | 'installation' | 'now' | 'inForce' | 'filesOf'>;
  readonly read: () => Promise<TitleRead>;
  readonly ask: Ask;
}

/** A title as it may be held in a repository. */
export interface Holding {
  readonly title: Title;
  /** Slug; null: it is not held for one SIG, or of any. */
  readonly sig: string | null;
  readonly repository: Repository;
}

/** By somebody. */
export interface HoldingBy extends Holding {
  readonly person: Person;
}

/** Unknown is never yes, and never no. */
export type Known = 'yes' | 'no' | 'unknown';

/** Any of them is enough. */
export const anyOf = (answers: readonly Known[]): Known =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

export function inForceOf({ sources: { inForce } }: Pick<TitleScene, 'sources'>): InForce {
  if (inForce === undefined) throw new AboutConfig();
  return inForce;
}

/** ISO 8601. */
export const nowOf = ({ sources: { now } }: Pick<TitleScene, 'sources'>): string => now.toISOString();

/** By whoever asks: one answerer asks for everything of one row. */
const kept = new WeakMap<Ask, Map<string, Promise<unknown>>>();

/** What takes requests, or reading, is done once for each row. */
export function onceFor<Answer>({ ask }: TitleScene, what: string, find: () => Promise<Answer>): Promise<Answer> {
  const known = kept.get(ask) ?? new Map<string, Promise<unknown>>();
  kept.set(ask, known);
  const answer = known.get(what) ?? find();
  known.set(what, answer);
  return answer as Promise<Answer>;
}
