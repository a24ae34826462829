// Holding a role, and for how long. Where nobody knows since when, what has been seen long enough is long enough.
import type { Checked, Evidence, Requirement, Standing, TitleAt } from '../../core/title.js';
import { titleKey } from '../../core/title.js';
import { met, notYet, unknown } from './checked.js';
import type { LadderFacts } from './facts.js';
import { byTime, daysAfter, daysBetween, earliest, isBefore } from './moments.js';
import { heldNow, isSameSig, isUnknown } from './standing.js';

/** Met at the very moment that the days are full. */
export function checkTenure(
  requirement: Extract<Requirement, { is: 'tenure' }>,
  held: TitleAt,
  facts: LadderFacts,
): Checked {
  const { days } = requirement;
  const { standing, at } = facts;
  if (standing === null) return unknown(requirement, 'github_silent', { need: days || 1 });
  const roles = wanted(requirement.role, held);
  const theirs = heldNow(standing.held, facts).filter(({ title }) =>
    roles.some((one) => one.kind === title.kind && one.name === title.name && isSameSig(one.sig, title.sig)),
  );
  const from = earliest(theirs.map((one) => daysAfter(beginning(one), days)));
  const figures = { ...countOf(theirs, days, at), from, evidence: theirs.flatMap(evidenceOf) };
  if (from !== null && !isBefore(at, from)) return met(requirement, { ...figures, from: knownFrom(theirs, days, at) });
  if (roles.some((one) => isUnknown(one, standing.unknown))) return unknown(requirement, 'github_silent', figures);
  return theirs.some(({ since }) => since === null)
    ? unknown(requirement, 'since_unknown', figures)
    : notYet(requirement, figures);
}

/** What a role asks for is a role: an honour of the same name, which others may give away, is none. */
function wanted(name: string, { kind, sig }: TitleAt): readonly TitleAt[] {
  const role = { kind: 'role', name, sig } as const;
  return kind === 'role' ? [role] : [role, { kind: 'honour', name, sig }];
}

const beginning = ({ since, seen }: Standing): string => since ?? seen;

/** Since when the days are full, where it is known; null: they were full when somebody looked. */
function knownFrom(theirs: readonly Standing[], days: number, at: string): string | null {
  const from = earliest(theirs.flatMap(({ since }) => (since === null ? [] : daysAfter(since, days))));
  return from === null || isBefore(at, from) ? null : from;
}

/** In days, of the one held longest; where holding it is enough, one of one. */
function countOf(theirs: readonly Standing[], days: number, at: string) {
  if (days === 0) return { have: theirs.length > 0 ? 1 : 0, need: 1 };
  const [first] = theirs.map(beginning).sort(byTime);
  return { have: first === undefined ? 0 : daysBetween(first, at), need: days };
}

/** When somebody was first seen with it is not since when they hold it. */
const evidenceOf = ({ title, since }: Standing): readonly Evidence[] =>
  since === null ? [] : [{ is: 'held', title: titleKey(title), since }];
