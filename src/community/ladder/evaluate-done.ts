// Requirements of what somebody did: counts of the ledger, deeds that others confirmed, being active at all.
import type { Credit } from '../../core/credit.js';
import type { Checked, Evidence, Requirement, TitleAt } from '../../core/title.js';
import { askKey, whereOf } from './asks.js';
import { met, notYet, unknown } from './checked.js';
import type { LadderFacts } from './facts.js';
import { byTime, daysBefore, isBefore, isWithin } from './moments.js';

type Is<Kind extends Requirement['is']> = Extract<Requirement, { is: Kind }>;

/** More history can only add to a count: what is met stays met however much of it is unread. */
export function checkCount(requirement: Is<'count'>, held: TitleAt, facts: LadderFacts): Checked {
  const { least: need, within } = requirement;
  const where = whereOf(requirement.reach, held, facts.grounds);
  if (typeof where === 'string') return unknown(requirement, where, { need });
  const tallied = facts.tallied.get(askKey(requirement, held));
  if (tallied === undefined) return unknown(requirement, 'not_looked_up', { need });
  const { have, evidence, reachedAt } = tallied;
  if (have >= need) return met(requirement, { have, need, evidence, from: reachedAt });
  return isRead(within === null ? null : daysBefore(facts.at, within), facts)
    ? notYet(requirement, { have, need, evidence })
    : unknown(requirement, 'history_unread', { have, need, evidence });
}

/** Does the ledger know all since then? */
function isRead(since: string | null, { knownSince }: LadderFacts): boolean {
  return knownSince === null || (since !== null && !isBefore(since, knownSince));
}

/** Deeds of which a person said that they took place. */
export function checkCredit(requirement: Is<'credit'>, facts: LadderFacts): Checked {
  const { of, least: need, within } = requirement;
  if (facts.credits === null) return unknown(requirement, 'not_looked_up', { need });
  const since = within === null ? null : daysBefore(facts.at, within);
  const deeds = deedsOf(facts.credits, of, since, facts);
  const figures = { have: deeds.length, need, evidence: evidenceOf(deeds) };
  if (deeds.length < need) return notYet(requirement, figures);
  return met(requirement, { ...figures, from: deeds.at(-need)?.at ?? null });
}

/** Confirmed ones of these kinds in [since, at), the newest first; what has one link is one deed, however often it is told. */
export function deedsOf(
  credits: readonly Credit[],
  kinds: readonly string[],
  since: string | null,
  { person, at }: Pick<LadderFacts, 'person' | 'at'>,
): readonly Credit[] {
  const seen = new Set<string>();
  return credits
    .filter((one) => one.person === person && one.state === 'confirmed' && kinds.includes(one.kind))
    .filter((one) => isWithin(one.at, since, at))
    .sort((one, other) => byTime(one.at, other.at) || (one.key < other.key ? -1 : 1))
    .filter(({ url, repository, key }) => {
      const deed = url === null ? `${repository} ${key}` : plainUrl(url);
      return !seen.has(deed) && seen.add(deed);
    })
    .reverse();
}

const plainUrl = (url: string): string => url.replace(/#.*$/s, '').replace(/\/+$/, '');

/** Where deeds can be seen, or where they were told of. */
export const evidenceOf = (deeds: readonly Credit[]): readonly Evidence[] =>
  deeds.flatMap(({ url, at, kind, repository, number }): readonly Evidence[] => {
    if (url !== null) return [{ is: 'link', url, at, what: kind }];
    return number === null ? [] : [{ is: 'item', repository, number, at }];
  });

/** An act that is known, or a deed, is enough; that there was none is known only where all since then is. */
export function checkActive(requirement: Is<'active'>, facts: LadderFacts): Checked {
  const { lastAct, credits, at, person } = facts;
  const since = daysBefore(at, requirement.days);
  const deeds = (credits ?? []).filter(
    (one) => one.person === person && one.state === 'confirmed' && isWithin(one.at, since, at),
  );
  const acted = lastAct !== null && lastAct.at !== null && isWithin(lastAct.at, since, at);
  if (acted || deeds.length > 0) return met(requirement, { have: 1, need: 1, evidence: evidenceOf(deeds) });
  const figures = { have: 0, need: 1 };
  if (lastAct === null || credits === null) return unknown(requirement, 'not_looked_up', figures);
  return isRead(since, facts) ? notYet(requirement, figures) : unknown(requirement, 'history_unread', figures);
}
