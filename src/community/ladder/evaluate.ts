// How a person stands before a title: each requirement met, not yet, or not to be known, with what it rests on.
import type { Checked, Evaluation, Evidence, Requirement, Title, TitleAt } from '../../core/title.js';
import { allOf, atLeast, met, notYet, unknown } from './checked.js';
import { checkActive, checkCount, checkCredit } from './evaluate-done.js';
import { checkDuty } from './evaluate-duty.js';
import { checkAttested, checkBox } from './evaluate-said.js';
import { checkTenure } from './evaluate-tenure.js';
import type { LadderFacts } from './facts.js';
import { byTime } from './moments.js';

/** By what is known at `facts.at`; pure, and the same for the same facts. */
export function evaluate(title: Title, held: TitleAt, facts: LadderFacts): Evaluation {
  const checked = title.requirements.map((one) => check(one, held, facts));
  const is = allOf(checked.map((one) => one.is));
  return { title: held, person: facts.person, at: facts.at, is, checked };
}

function check(requirement: Requirement, held: TitleAt, facts: LadderFacts): Checked {
  switch (requirement.is) {
    case 'count':
      return checkCount(requirement, held, facts);
    case 'credit':
      return checkCredit(requirement, facts);
    case 'tenure':
      return checkTenure(requirement, held, facts);
    case 'active':
      return checkActive(requirement, facts);
    case 'duty':
      return checkDuty(requirement, held, facts);
    case 'attested':
      return checkAttested(requirement, facts);
    case 'box':
      return checkBox(requirement, facts);
    case 'any':
      return checkAny(requirement, held, facts);
  }
}

function checkAny(requirement: Extract<Requirement, { is: 'any' }>, held: TitleAt, facts: LadderFacts): Checked {
  const { count: need } = requirement;
  const parts = requirement.of.map((one) => check(one, held, facts));
  const done = parts.filter((one) => one.is === 'met');
  const figures = { have: done.length, need, parts, evidence: newestFirst(done.flatMap((one) => one.evidence)) };
  const is = atLeast(
    need,
    parts.map((one) => one.is),
  );
  if (is === 'met') return met(requirement, { ...figures, from: nth(done, need, done.length) });
  const from = nth(
    parts.filter((one) => one.is !== 'met'),
    need - done.length,
    0,
  );
  if (is === 'not_yet') return notYet(requirement, { ...figures, from });
  const why = parts.find((one) => one.is === 'unknown')?.why ?? 'unknown';
  return unknown(requirement, why, { ...figures, from });
}

const newestFirst = (evidence: readonly Evidence[]): readonly Evidence[] =>
  [...evidence].sort((one, other) => byTime(momentOf(other), momentOf(one)));

const momentOf = (evidence: Evidence): string => (evidence.is === 'held' ? evidence.since : evidence.at);

/** The moment from which so many of these are met, where at least so many of them say when; else null. */
function nth(checked: readonly Checked[], count: number, least: number): string | null {
  const moments = checked.flatMap(({ from }) => from ?? []).sort(byTime);
  return moments.length < least ? null : (moments[count - 1] ?? null);
}
