// Deeds that somebody was credited with, each with what was decided of it last.
import type { Credit } from '../../core/credit.js';
import { creditWordIn } from '../../core/credit-word.js';
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { said } from './words.js';
import type { Said } from './words.js';

const DECISIONS = ['credit_confirmed', 'credit_refused'] as const;

/** Oldest told first. */
export async function credits(
  database: Database,
  community: number,
  of: Parameters<LadderLedger['credits']>[1],
  here: number | null,
): Promise<readonly Credit[]> {
  const people = typeof of === 'object' && 'person' in of ? [of.person] : null;
  const [told, decided] = await Promise.all([
    said(database, community, { kinds: ['credited'], people, before: null, here }),
    // A decision names the deed by its key, and is about whomever the decider meant.
    said(database, community, { kinds: DECISIONS, people: null, before: null, here }),
  ]);
  return creditsIn(told, decided).filter((credit) => isAsked(credit, of));
}

function isAsked(credit: Credit, of: Parameters<LadderLedger['credits']>[1]): boolean {
  if (of === 'waiting') return credit.state === 'told';
  if ('person' in of) return credit.person === of.person;
  return of.kinds.includes(credit.kind) && Date.parse(credit.at) >= Date.parse(of.since);
}

const nameOf = (repository: number, key: string) => `${repository} ${key}`;

/** The last decision on a deed stands; one that was made before it was told is on another. */
export function creditsIn(told: readonly Said[], decided: readonly Said[]): readonly Credit[] {
  const last = new Map(decided.map((word) => [nameOf(word.repository, word.value ?? ''), word]));
  return told.flatMap((word) => {
    const person = word.about;
    const deed = creditWordIn(word.value ?? '');
    if (person === null || deed === null) return [];
    const decision = last.get(nameOf(word.repository, word.key));
    const { repository, number, key, by: toldBy } = word;
    return {
      ...{ person, kind: deed.kind, url: deed.url, at: deed.day === null ? word.at : `${deed.day}T00:00:00Z` },
      ...{ toldBy, repository, number, key },
      state: decision === undefined ? 'told' : decision.kind === 'credit_confirmed' ? 'confirmed' : 'refused',
      decidedBy: decision?.by ?? null,
    };
  });
}
