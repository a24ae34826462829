// Deeds as they are told, and the facts that are kept of them.
import { isSame } from '../../core/name.js';
import type { Credit, CreditKind } from '../../core/credit.js';
import { creditWord } from '../../core/credit-word.js';
import { actKey, personFacts } from '../../core/fact.js';
import type { ActFact, Fact, WordKind } from '../../core/fact.js';
import type { Person } from '../../core/person.js';
import { stamp } from '../../core/time.js';

export interface Deed {
  readonly person: Person;
  readonly kind: CreditKind;
  /** Foreign text. */
  readonly url: string | null;
  readonly day: string | null;
}

/** Where and when something was said. */
export interface Place {
  readonly repository: number;
  /** Null: in a file. */
  readonly number: number | null;
  /** The text, unique in the repository: `comment:5`, of an edit with its time. */
  readonly where: string;
  readonly at: string;
  /** Null: it cannot be told. */
  readonly by: Person | null;
}

interface Said {
  readonly kind: WordKind;
  readonly subject: number;
  readonly value: string;
}

function fact(
  { repository, number, where, at, by }: Place,
  nth: number | string,
  { kind, subject, value }: Said,
): ActFact {
  const said = { key: actKey.said(kind, where, nth), kind, number, person: by?.id ?? null, subject, value };
  return { fact: 'act', repository, ...said, at: stamp(at), source: 'webhook' };
}

/** One more deed; `nth` names it within its text. */
export const tellingOf = (place: Place, nth: number | string, { person, ...word }: Deed): ActFact =>
  fact(place, nth, { kind: 'credited', subject: person.id, value: creditWord(word) });

/** A decision on a deed, which it names by its key. */
export const decisionOf = (
  place: Place,
  nth: number | string,
  decided: { readonly subject: number; readonly key: string; readonly as: 'credit_confirmed' | 'credit_refused' },
): ActFact => fact(place, nth, { kind: decided.as, subject: decided.subject, value: decided.key });

/** The accounts that the facts speak of come first, each once. */
export function withPeople(at: string, people: readonly (Person | null)[], facts: readonly Fact[]): readonly Fact[] {
  const distinct = new Map(people.flatMap((person) => (person === null ? [] : [[person.id, person] as const])));
  return facts.length === 0 ? [] : [...personFacts(at, ...distinct.values()), ...facts];
}

/** The same deed told once more: of one kind, with the same link, else of the same day. */
export function isTold({ person, kind, url, day }: Deed, credits: readonly Credit[], today: string): boolean {
  return credits.some((credit) => {
    if (credit.person !== person.id || credit.kind !== kind || credit.state === 'refused') return false;
    if (url !== null || credit.url !== null) return url !== null && credit.url !== null && isSame(url, credit.url);
    return credit.at.slice(0, 10) === (day ?? today);
  });
}
