// Every requirement, and how it stands, as a sentence: for status sections, `/ladder` and pages.
import type { Language } from '../../core/language.js';
import { DAY_MS, dayOf } from '../../core/time.js';
import type { Checked, Requirement } from '../../core/title.js';
import { deedNames } from './deed-names.js';
import { textIn } from './names.js';
import type { Names } from './names.js';
import { wordings } from './wording.js';

/** `5 pull requests merged in SIG network in the last 180 days`. Of `any` its parts are not told. Markdown, one line. */
export function requirementWords(requirement: Requirement, language: Language, names: Names): string {
  const words = wordings[language];
  const deeds = (kinds: Extract<Requirement, { is: 'credit' }>['of']) => kinds.map((kind) => deedNames[language][kind]);
  switch (requirement.is) {
    case 'count': {
      const { reach } = requirement;
      return words.count({ ...requirement, where: reach === 'sig' ? { sig: names.sig } : reach });
    }
    case 'credit':
      return words.credit(requirement.least, deeds(requirement.of), requirement.within);
    case 'tenure':
      return words.tenure(names.called(requirement.role), requirement.days);
    case 'active':
      return words.active(requirement.days);
    case 'duty':
      return words.duty(requirement.least, deeds(requirement.of), requirement.per);
    case 'attested':
      return words.attested(textIn(requirement.text, language), requirement.by.map(names.whoever));
    case 'box':
      return words.box(textIn(requirement.text, language));
    case 'any':
      return words.any(requirement.count, requirement.of.length);
  }
}

/** `not yet, 3 of 5`; says what is there, what it takes, from when, or why it is not known. Markdown, one line. */
function stateWords(checked: Checked, language: Language): string {
  switch (checked.is) {
    case 'met':
      return metWords(checked, language);
    case 'not_yet':
      return notYetWords(checked, language);
    case 'unknown':
      return unknownWords(checked, language);
  }
}

function metWords({ requirement, have, need, from }: Checked, language: Language): string {
  const { met } = wordings[language];
  switch (requirement.is) {
    case 'tenure':
      return requirement.days === 0 || have === null ? met.plain : met.days(have, from === null);
    case 'attested':
      return met.said(from === null ? null : dayOf(from));
    case 'box':
      return met.ticked;
    case 'active':
      return met.plain;
    case 'duty':
      return have !== null && need !== null && have < need ? met.notDue : met.number(have ?? 0);
    default:
      return have === null ? met.plain : met.number(have);
  }
}

function notYetWords({ requirement, have, need, from }: Checked, language: Language): string {
  const { notYet } = wordings[language];
  const [has, takes] = [have ?? 0, need ?? 1];
  switch (requirement.is) {
    case 'tenure':
      return from === null ? notYet.notHeld : notYet.days(has, takes, dayFrom(from));
    case 'active':
      return notYet.inactive;
    case 'box':
      return notYet.notTicked;
    case 'any':
      return notYet.any(has, takes, from === null ? null : dayFrom(from));
    default:
      return notYet.number(has, takes);
  }
}

function unknownWords({ requirement, have, need, from, why }: Checked, language: Language): string {
  const words = wordings[language];
  const numbered = requirement.is === 'count' || requirement.is === 'credit' || requirement.is === 'any';
  const soFar = numbered && have !== null && need !== null ? words.soFar(have, need) : null;
  const say = isAwaited(why) ? words.awaited : words.unknown;
  return say(whyWords(why, language), soFar, from === null ? null : dayFrom(from));
}

/** Nothing is unknown there: people have not come to it. */
const isAwaited = (why: string | null): boolean => why === 'not_attested' || why === 'no_application';

/** Why something cannot be known. */
export function whyWords(why: string | null, language: Language): string {
  const words = wordings[language].why;
  return (why !== null && Object.hasOwn(words, why) ? words[why] : undefined) ?? words.other;
}

/** The first whole day, in UTC, on which it is true. */
export function dayFrom(iso: string): string {
  const moment = Date.parse(iso);
  const midnight = Date.parse(dayOf(new Date(moment).toISOString()));
  return dayOf(new Date(moment === midnight ? moment : midnight + DAY_MS).toISOString());
}

const SIGNS = { met: '✅', not_yet: '⬜', unknown: '❔' } as const;

/** A requirement and how it stands as lines of a list, those within `any` below it. `more`: what stands after a line, such as links to the evidence. */
export function checkedLines(
  checked: Checked,
  language: Language,
  names: Names,
  more: (checked: Checked) => string = () => '',
): readonly string[] {
  const requirement = requirementWords(checked.requirement, language, names);
  const line = wordings[language].stands(requirement, stateWords(checked, language));
  const within = checked.parts.flatMap((part) => checkedLines(part, language, names, more));
  const sign = checked.is === 'unknown' && isAwaited(checked.why) ? SIGNS.not_yet : SIGNS[checked.is];
  return [`- ${sign} ${line}${more(checked)}`, ...within.map((part) => `  ${part}`)];
}
