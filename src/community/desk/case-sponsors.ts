// How the sponsors of an application stand: who was named, who of them may sponsor and counts beside the others, and what
// they answered last.
import type { CaseAct } from '../../core/case.js';
import { DAY_MS, stamp } from '../../core/time.js';
import type { SponsorTerms } from '../../core/title.js';
import type { Bid } from './case-words.js';
import type { CaseContext } from './case-context.js';

/** `same_employer`: another one who counts works for the same. `unknown`: it cannot be known what role they hold. */
export type SponsorAs = 'eligible' | 'not_eligible' | 'same_employer' | 'duplicate' | 'applicant' | 'gone' | 'unknown';

export interface SponsorLook {
  readonly person: number;
  readonly as: SponsorAs;
  readonly answered: 'yes' | 'not_yet' | 'withdrawn' | null;
  /** When they answered, ISO 8601. */
  readonly answeredAt: string | null;
  /** When they were named, ISO 8601. */
  readonly namedAt: string;
  /** When their answer is late, where none came; ISO 8601. */
  readonly lateAt: string;
  readonly late: boolean;
}

export interface SponsorsLook {
  readonly sponsors: readonly SponsorLook[];
  /** Sponsors who said yes, may, and count beside one another. */
  readonly have: number;
  readonly need: number;
  /** When the last of those needed said so, among the words that stand; null: not enough. ISO 8601. */
  readonly metAt: string | null;
}

const ANSWERS = { sponsored: 'yes', sponsor_declined: 'not_yet', sponsor_withdrawn: 'withdrawn' } as const;

type Standing = Omit<SponsorLook, 'as'> & { readonly as: Exclude<SponsorAs, 'same_employer'> };

/** `acts`: those of this bid, in order. */
export function lookAtSponsors(
  acts: readonly CaseAct[],
  bid: Bid,
  terms: SponsorTerms | null,
  context: CaseContext,
): SponsorsLook {
  const named = namedIn(acts, bid).map((one) => standingOf(one, acts, bid, context));
  const need = terms?.count ?? 0;
  const differ =
    terms?.differentEmployers === true ? (a: number, b: number) => !context.sameEmployer(a, b) : () => true;
  const yes = named.filter(({ as, answered }) => as === 'eligible' && answered === 'yes').sort(byAnswer);
  const chosen = chooseBy(yes, need, differ);
  const metAt =
    chosen.length < need
      ? null
      : (chosen
          .map(({ answeredAt }) => answeredAt ?? '')
          .sort()
          .at(-1) ?? bid.at);
  return { sponsors: besideOneAnother(named, chosen, differ), have: chosen.length, need, metAt };
}

interface Named {
  readonly person: number;
  readonly at: string;
  readonly again: boolean;
}

/** In the order of naming; by whoever made the bid, or by themselves. Whom it was taken from again is not among them. */
function namedIn(acts: readonly CaseAct[], { owners }: Bid): readonly Named[] {
  let named: readonly Named[] = [];
  for (const { word, by, about, at } of acts) {
    if (by === null || about === null) continue;
    const may = owners.includes(by);
    if (word === 'sponsor_named' && (may || by === about)) {
      named = [...named, { person: about, at: stamp(at), again: named.some(({ person }) => person === about) }];
    } else if (word === 'sponsor_withdrawn' && may) {
      named = named.filter(({ person }) => person !== about);
    }
  }
  return named;
}

function standingOf({ person, at, again }: Named, acts: readonly CaseAct[], bid: Bid, context: CaseContext): Standing {
  const last = acts.filter(({ word, by, about }) => by === person && about === bid.applicant && word in ANSWERS).at(-1);
  const answered = again || last === undefined ? null : ANSWERS[last.word as keyof typeof ANSWERS];
  const lateAt = stamp(new Date(Date.parse(at) + context.sponsorDays * DAY_MS).toISOString());
  return {
    person,
    as: again ? 'duplicate' : person === bid.applicant ? 'applicant' : asOf(person, context),
    answered,
    answeredAt: answered === null || last === undefined ? null : stamp(last.at),
    namedAt: at,
    lateAt,
    late: answered === null && !again && lateAt <= stamp(context.now),
  };
}

function asOf(person: number, { sayOf }: CaseContext): Standing['as'] {
  const { gone, sponsor } = sayOf(person);
  if (gone) return 'gone';
  return sponsor === 'yes' ? 'eligible' : sponsor === 'no' ? 'not_eligible' : 'unknown';
}

const byAnswer = (a: Standing, b: Standing): number => {
  const [one, other] = [a.answeredAt ?? '', b.answeredAt ?? ''];
  return one === other ? a.person - b.person : one < other ? -1 : 1;
};

type Differ = (a: number, b: number) => boolean;

/** The earliest of them that are enough; where there are not enough, as many as count beside one another. */
function chooseBy(yes: readonly Standing[], need: number, differ: Differ): readonly Standing[] {
  if (need === 0) return [];
  for (let upTo = need; upTo < yes.length; upTo += 1) {
    const chosen = mostOf(yes.slice(0, upTo), need, differ);
    if (chosen.length >= need) return chosen;
  }
  return mostOf(yes, need, differ);
}

/** The most of them, up to `need`, of whom no two work for the same. */
function mostOf(people: readonly Standing[], need: number, differ: Differ): readonly Standing[] {
  let best: readonly Standing[] = [];
  const extend = (chosen: readonly Standing[], from: number): void => {
    if (chosen.length > best.length) best = chosen;
    for (let at = from; at < people.length; at += 1) {
      if (best.length >= need || chosen.length + people.length - at <= best.length) return;
      const one = people[at];
      if (one !== undefined && chosen.every(({ person }) => differ(person, one.person)))
        extend([...chosen, one], at + 1);
    }
  };
  extend([], 0);
  return best;
}

/** Marks those whose yes adds nothing, or would add nothing, beside the ones who count or were named before them. */
function besideOneAnother(
  named: readonly Standing[],
  chosen: readonly Standing[],
  differ: Differ,
): readonly SponsorLook[] {
  const counted = chosen.map(({ person }) => person);
  return named.map((one) => {
    const asks = one.as === 'eligible' && (one.answered === 'yes' || one.answered === null);
    if (!asks || counted.includes(one.person)) return one;
    if (!counted.every((person) => differ(person, one.person))) return { ...one, as: 'same_employer' };
    counted.push(one.person);
    return one;
  });
}
