// Each command of this section: obeyed, which tells of deeds or decides on them, or refused, which says why.
import { fold } from '../../core/name.js';
import type { Credit, CreditKind } from '../../core/credit.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { WhoAreAnswer } from '../../core/title-question.js';
import type { ActFact } from '../../core/fact.js';
import { decisionOf, isTold, tellingOf } from './deeds.js';
import type { Deed, Place } from './deeds.js';
import type { Own } from './settings.js';
import type { Why } from './why.js';
import { isDecision } from './wish.js';
import type { Wish } from './wish.js';

export interface Ground {
  readonly own: Own;
  readonly speaker: Person;
  /** Whether they hold a role that confirms. */
  readonly confirms: 'yes' | 'no' | 'unknown';
  readonly who: WhoAreAnswer;
  readonly place: Place;
  /** Deeds of those whom the commands name, by account. */
  readonly known: ReadonlyMap<number, readonly Credit[]>;
}

/** What was told here and waits. */
export interface Waiting {
  readonly key: string;
  readonly person: number;
  readonly kind: CreditKind;
  readonly url: string | null;
  /** `2026-11-02`. */
  readonly day: string;
  readonly toldBy: number | null;
}

export type Became = 'told' | 'confirmed' | 'turned_down';

/** What the commands so far came to. */
export interface Book {
  readonly facts: readonly ActFact[];
  readonly waiting: readonly Waiting[];
  readonly became: readonly Became[];
  readonly refused: readonly { readonly wish: Wish; readonly why: Why }[];
  /** Those whom new facts speak of. */
  readonly people: readonly Person[];
}

export function obey(wishes: readonly Wish[], ground: Ground, waiting: readonly Waiting[]): Book {
  let book: Book = { facts: [], waiting, became: [], refused: [], people: [] };
  for (const wish of wishes) {
    if (wish.wrong !== null) book = refuse(book, wish, wish.wrong);
    else book = isDecision(wish.verb) ? decide(book, wish, ground) : tell(book, wish, ground);
  }
  return book;
}

const refuse = (book: Book, wish: Wish, why: Why): Book => ({ ...book, refused: [...book.refused, { wish, why }] });

function tell(before: Book, wish: Wish, ground: Ground): Book {
  const { own, place } = ground;
  const today = place.at.slice(0, 10);
  if (own.kinds.length > 0 && !wish.kinds.every((kind) => own.kinds.includes(kind))) {
    return refuse(before, wish, { code: 'kind_off', kinds: own.kinds });
  }
  if (wish.day !== null && wish.day > today) return refuse(before, wish, { code: 'future', day: wish.day });
  let book = before;
  for (const login of wish.logins) {
    const person = personCalled(login, ground);
    if ('code' in person) {
      book = refuse(book, wish, person);
      continue;
    }
    for (const kind of wish.kinds) book = tellOne(book, wish, { person, kind, url: wish.url, day: wish.day }, ground);
  }
  return book;
}

function tellOne(book: Book, wish: Wish, deed: Deed, { confirms, speaker, known, place }: Ground): Book {
  const { person, kind, url } = deed;
  const today = place.at.slice(0, 10);
  const day = deed.day ?? today;
  const now = book.waiting.some(
    (one) => one.person === person.id && one.kind === kind && one.url === url && one.day === day,
  );
  if (now || isTold(deed, known.get(person.id) ?? [], today)) {
    return refuse(book, wish, { code: 'told', login: person.login, kind });
  }
  const told = tellingOf(place, nthOf(book, 'credited'), deed);
  const people = [...book.people, person];
  // Whoever may confirm it has done so by telling of it: but never of themselves.
  if (confirms === 'yes' && person.id !== speaker.id) {
    const decided = { subject: person.id, key: told.key, as: 'credit_confirmed' } as const;
    const confirmed = decisionOf(place, nthOf(book, 'credit_confirmed'), decided);
    return { ...book, people, facts: [...book.facts, told, confirmed], became: [...book.became, 'confirmed'] };
  }
  const waits: Waiting = { key: told.key, person: person.id, kind, url, day, toldBy: speaker.id };
  return {
    ...book,
    people,
    facts: [...book.facts, told],
    waiting: [...book.waiting, waits],
    became: [...book.became, 'told'],
  };
}

const nthOf = ({ facts }: Book, kind: ActFact['kind']): number => facts.filter((fact) => fact.kind === kind).length;

function personCalled(login: string, { speaker, who }: Ground): Person | Why {
  if (fold(login) === fold(speaker.login)) return speaker;
  const found = Object.hasOwn(who, login) ? who[login] : undefined;
  if (found === undefined || !('person' in found)) return { code: found?.is === 'gone' ? 'gone' : 'unknown', login };
  if (found.is === 'resembles') return { code: 'resembles', login, meant: found.person.login };
  return classOf(found.person) === 'human' ? found.person : { code: 'not_a_person', login };
}

function decide(book: Book, wish: Wish, ground: Ground): Book {
  const { confirms, own, speaker, place } = ground;
  if (confirms !== 'yes') {
    return refuse(
      book,
      wish,
      confirms === 'no' ? { code: 'no_say', roles: own.confirmed_by } : { code: 'unknown_say' },
    );
  }
  const meant = meantBy(wish, book.waiting, ground);
  if ('code' in meant) return refuse(book, wish, meant);
  const others = meant.filter(({ person }) => person !== speaker.id);
  if (others.length === 0) return refuse(book, wish, { code: 'own' });
  const as = wish.verb === 'confirm' ? 'credit_confirmed' : 'credit_refused';
  let next: Book = others.length < meant.length ? refuse(book, wish, { code: 'own' }) : book;
  for (const { key, person } of others) {
    const decided = decisionOf(place, nthOf(next, as), { subject: person, key, as });
    next = { ...next, facts: [...next.facts, decided], waiting: next.waiting.filter((one) => one.key !== key) };
  }
  return { ...next, became: [...next.became, as === 'credit_confirmed' ? 'confirmed' : 'turned_down'] };
}

/** What waits and is named; where nothing is named, the only one there is: nobody decides on what they did not see. */
function meantBy(
  { logins, kinds, url, all }: Wish,
  waiting: readonly Waiting[],
  ground: Ground,
): readonly Waiting[] | Why {
  const people: number[] = [];
  for (const login of logins) {
    const person = personCalled(login, ground);
    if ('code' in person && person.code !== 'not_a_person') return person;
    if ('id' in person) people.push(person.id);
  }
  const meant = waiting.filter(
    (one) =>
      (logins.length === 0 || people.includes(one.person)) &&
      (kinds.length === 0 || kinds.includes(one.kind)) &&
      (url === null || one.url === url),
  );
  if (meant.length === 0) return { code: 'nothing_waits' };
  const isNamed = all || logins.length > 0 || kinds.length > 0 || url !== null;
  return meant.length > 1 && !isNamed ? { code: 'which' } : meant;
}
