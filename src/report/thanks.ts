// Whom a report thanks: new contributors and rising experts (decisions.md, 24).
import type { Thanks } from '../core/report.js';
import { numberOf } from './figures.js';
import { isStale } from './gaps.js';
import type { Material } from './material.js';

const MOST_MENTIONED = 10;
const MOST_NAMED = 30;

interface Named {
  readonly person: number;
  readonly login: string;
  readonly why: string;
}

/**
 * Mentioned are at most ten who were not within a quarter; the others are named without. Who does not want to be named is
 * among the others. Null: nobody is thanked by name, as in a private report, or there is nobody to thank.
 */
export function thanksOf(material: Material): Thanks | null {
  if (!material.thanks || material.audience === 'private' || isStale(material.gaps)) return null;
  const people = peopleToThank(material);
  const lately = new Set(material.mentionedLately);
  const mentioned = people.filter(({ person }) => !lately.has(person)).slice(0, MOST_MENTIONED);
  const named = people.filter((one) => !mentioned.includes(one)).slice(0, MOST_NAMED);
  const others = countOf(material) - mentioned.length - named.length;
  if (people.length === 0 && others <= 0) return null;
  return { mentioned: mentioned.map(toldOf), named: named.map(toldOf), others: Math.max(0, others) };
}

const toldOf = ({ login, why }: Named) => ({ login, why });

/** Each once, new contributors first. */
function peopleToThank({ now, logins, unnamed }: Material): readonly Named[] {
  const all = [...(now.M09?.people ?? []), ...(now.M41?.people ?? [])];
  const found = new Map<number, Named>();
  for (const { person, why } of all) {
    const login = logins[person];
    if (login !== undefined && !found.has(person) && !unnamed.includes(person))
      found.set(person, { person, login, why });
  }
  return [...found.values()];
}

/** All there are to thank, named or not. */
function countOf({ now }: Material): number {
  const fresh = new Set((now.M09?.people ?? []).map(({ person }) => person));
  const experts = (now.M41?.people ?? []).filter(({ person }) => !fresh.has(person)).length;
  return Math.max(numberOf(now, 'M09', 'new') ?? 0, fresh.size) + experts;
}
