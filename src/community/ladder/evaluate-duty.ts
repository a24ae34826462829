// A duty: so many deeds in every so many days, for as long as the title is held. Whoever does not hold it owes nothing yet.
import { titleKey } from '../../core/title.js';
import type { Checked, Requirement, TitleAt } from '../../core/title.js';
import { met, notYet, unknown } from './checked.js';
import { deedsOf, evidenceOf } from './evaluate-done.js';
import type { LadderFacts } from './facts.js';
import { daysAfter, daysBefore, isBefore } from './moments.js';
import { heldNow, isUnknown } from './standing.js';

/** The last so many days are looked at; before so many days have passed since the beginning, nothing is due. */
export function checkDuty(
  requirement: Extract<Requirement, { is: 'duty' }>,
  held: TitleAt,
  facts: LadderFacts,
): Checked {
  const { of, least: need, per } = requirement;
  if (facts.credits === null) return unknown(requirement, 'not_looked_up', { need });
  const deeds = deedsOf(facts.credits, of, daysBefore(facts.at, per), facts);
  const figures = { have: deeds.length, need, evidence: evidenceOf(deeds) };
  if (deeds.length >= need) return met(requirement, figures);
  if (facts.standing === null || isUnknown(held, facts.standing.unknown)) {
    return unknown(requirement, 'github_silent', figures);
  }
  const standing = heldNow(facts.standing.held, facts).find(({ title }) => titleKey(title) === titleKey(held));
  if (standing === undefined) return met(requirement, figures);
  const isDue = (since: string) => !isBefore(facts.at, daysAfter(since, per));
  if (isDue(standing.since ?? standing.seen)) return notYet(requirement, figures);
  return standing.since === null ? unknown(requirement, 'since_unknown', figures) : met(requirement, figures);
}
