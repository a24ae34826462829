// Requirements that people answer: what a holder of a role says of somebody, and boxes that an applicant ticks.
import type { Checked, Requirement } from '../../core/title.js';
import { met, notYet, unknown } from './checked.js';
import type { LadderFacts } from './facts.js';
import { byTime, isBefore } from './moments.js';

/** Nobody attests for themselves. */
export function checkAttested(requirement: Extract<Requirement, { is: 'attested' }>, facts: LadderFacts): Checked {
  const said = facts.attested
    .filter((one) => one.by !== facts.person && isBefore(one.at, facts.at) && isSameText(one.text, requirement.text))
    .sort((one, other) => byTime(one.at, other.at));
  const may = (roles: readonly string[]) => roles.some((role) => requirement.by.includes(role));
  const heard = said.filter((one) => may(one.as));
  const evidence = [...heard]
    .reverse()
    .map(({ repository, number, at }) => ({ is: 'item', repository, number, at }) as const);
  if (heard[0] !== undefined) return met(requirement, { have: 1, need: 1, from: heard[0].at, evidence });
  const why = said.some((one) => may(one.unsure)) ? 'github_silent' : 'not_attested';
  return unknown(requirement, why, { have: 0, need: 1 });
}

/** Of the application in hand. */
export function checkBox(requirement: Extract<Requirement, { is: 'box' }>, { ticked }: LadderFacts): Checked {
  if (ticked === null) return unknown(requirement, 'no_application', { have: 0, need: 1 });
  return ticked.some((text) => isBox(text, requirement.text))
    ? met(requirement, { have: 1, need: 1 })
    : notYet(requirement, { have: 0, need: 1 });
}

/** Is this the box that is meant? A text in two languages, with ` / ` between, is either of them. */
function isBox(ticked: string, text: string): boolean {
  const found = plain(ticked);
  return [text, ...text.split(' / ')].some((one) => plain(one) !== '' && found.startsWith(plain(one)));
}

/** Is the requirement meant by what somebody wrote? */
export function isSameText(written: string, text: string): boolean {
  const found = plain(written);
  return found !== '' && [text, ...text.split(' / ')].some((one) => plain(one) === found);
}

/** Without Markdown, punctuation and case. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
