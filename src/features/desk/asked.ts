// How many people one case may notify: whoever fills the form in names as many as they like, and few of them are asked.
import type { CaseAct } from '../../core/case.js';
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
