// How many people one case may notify: whoever fills the form in names as many as they like, and few of them are asked.
import { bidOf, inOrder } from '../../community/desk/case-words.js';
import type { Bid } from '../../community/desk/case-words.js';
import type { SponsorLook } from '../../community/desk/case-sponsors.js';
import type { CaseAct } from '../../core/case.js';
import { stamp } from '../../core/time.js';
import type { Ground } from './ground.js';

const inTurn = new Intl.Collator('en', { numeric: true });

/**
 * Who may sponsor and was named by somebody else, but is not asked: beyond one more than it takes at once, and twice that
 * over the life of the case. `acts`: all that was said so far, with what is said now.
 */
export function leftUnasked({ subject, context }: Ground, acts: readonly CaseAct[]): ReadonlySet<number> {
  const atOnce = (subject.title.sponsors?.count ?? 0) + 1;
  const unasked = new Set<number>();
  const asked = new Map<string, number>();
  let total = 0;
  for (const { person, text } of firstNamings(acts)) {
    if (person === subject.applicant.id || context.sayOf(person).sponsor !== 'yes') continue;
    const before = asked.get(text) ?? 0;
    if (before >= atOnce || total >= 2 * atOnce) {
      unasked.add(person);
      continue;
    }
    asked.set(text, before + 1);
    total += 1;
  }
  return unasked;
}

/** Each person where somebody else named them first, with the text that did. */
function firstNamings(acts: readonly CaseAct[]): readonly { readonly person: number; readonly text: string }[] {
  const namings = acts
    .filter(({ word }) => word === 'sponsor_named')
    .sort((a, b) => (a.at === b.at ? inTurn.compare(a.key, b.key) : a.at < b.at ? -1 : 1));
  const known = new Set<number>();
  return namings.flatMap(({ about: person, by, key, at }) => {
    if (person === null || known.has(person)) return [];
    known.add(person);
    return by === person ? [] : [{ person, text: `${at} ${key.replace(/:\d+$/, '')}` }];
  });
}

/** Of what was said, that which counts for asking: after "not yet" it begins anew, and sponsors are asked anew. */
export function sinceDeferral(acts: readonly CaseAct[]): readonly CaseAct[] {
  const last = lastDeferral(acts);
  return last === null ? acts : acts.filter(({ at }) => at > last);
}

/** Whom a question is put to, as its cause: the same people are asked once, and once more after each "not yet". */
export function askedOnce(people: readonly number[], acts: readonly CaseAct[]): string {
  const last = lastDeferral(acts);
  return `${people.join(',')}${last === null ? '' : `@${last}`}`;
}

const lastDeferral = (acts: readonly CaseAct[]): string | null =>
  acts.reduce<string | null>((last, { word, at }) => (word === 'deferred' && at > (last ?? '') ? at : last), null);

/** Who was taken out of the text and named once more since the last "not yet": for that nobody is asked once more. */
export const isNamedAgain = (
  { person, namedAt }: Pick<SponsorLook, 'person' | 'namedAt'>,
  acts: readonly CaseAct[],
): boolean =>
  sinceDeferral(acts).some(
    ({ word, about, at }) => word === 'sponsor_named' && about === person && stamp(at) < namedAt,
  );

/** The bid by which those who decide are told: whomever else the text names in between, they know of the issue by then. */
export function firstBid({ key, title }: Bid, author: number | null, acts: readonly CaseAct[]): string {
  const bids = inOrder(sinceDeferral(acts)).flatMap((act) => bidOf(act, author, () => true) ?? []);
  return bids.find((one) => one.title.kind === title.kind && one.title.name === title.name)?.key ?? key;
}
