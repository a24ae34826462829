// Words that people say of themselves: away until, back, stepping back. Facts are kept of them; nothing is taken from anybody.
import { actKey } from '../../core/fact.js';
import type { ActFact, WordKind } from '../../core/fact.js';
import { fold } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import { stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import type { Standing, Title, TitleAt } from '../../core/title.js';
import type { StandingOfAnswer } from '../../core/title-question.js';
import { sigCalled } from './sigs.js';
import type { Answers } from './questions.js';
import type { Why } from './why.js';
import type { Wish } from './wish.js';

/** Where and when something was said, and by whom. */
export interface Place {
  readonly repository: number;
  readonly number: number;
  /** The text, unique in the repository: `comment:5`, of an edit with its time. */
  readonly where: string;
  readonly at: string;
  readonly by: Person;
}

/** A word of theirs about themselves; `nth` names it within its text. */
export function saidOf(
  { repository, number, where, at, by }: Place,
  kind: Extract<WordKind, 'away' | 'back' | 'emeritus'>,
  nth: number,
  value?: string,
): ActFact {
  const said = { key: actKey.said(kind, where, nth), kind, number, person: by.id, subject: by.id };
  return {
    fact: 'act',
    repository,
    ...said,
    ...(value === undefined ? {} : { value }),
    at: stamp(at),
    source: 'webhook',
  };
}

/** What somebody steps back from. */
export interface Parting {
  readonly from: readonly Standing[];
  /** From every role: nobody asks after them any more. */
  readonly whole: boolean;
}

/** Whoever meets requirements that nobody decides on has done what they did: that does not end. */
const canEnd = ({ by }: Standing): boolean => by !== 'requirements';

export function partingOf({ role, sig }: Extract<Wish, { is: 'emeritus' }>, answers: Answers): Parting | Why {
  const { standing, titles, directory } = answers;
  const held = (standing?.held ?? []).filter(canEnd);
  const none: Why = { code: (standing?.unknown ?? []).length > 0 ? 'unknown_held' : 'nothing_held' };
  if (role === null) {
    const roles = held.filter(({ title }) => title.kind === 'role');
    return roles.length === 0 ? none : { from: roles, whole: true };
  }
  const group = sig === null ? null : sigCalled(directory, sig);
  if (group !== null && 'code' in group) return group;
  const from = held.filter(
    ({ title }) => isCalled(title, role, titles?.titles ?? []) && (group === null || title.sig === group.slug),
  );
  if (from.length > 0) return { from, whole: false };
  return held.length === 0 ? none : { code: 'not_held', word: role, held: held.map(({ title }) => titleKey(title)) };
}

function isCalled({ kind, name }: TitleAt, word: string, titles: readonly Title[]): boolean {
  const title = titles.find((one) => one.kind === kind && one.name === name);
  return [name, title?.called.en, title?.called.zh].some((one) => one !== undefined && fold(one) === fold(word));
}

/** Of each title; of all, they are away from then on, until they say that they are back. */
export function partingFacts({ from, whole }: Parting, place: Place, nth: number): readonly ActFact[] {
  return [
    ...from.map(({ title }, index) => saidOf(place, 'emeritus', nth + index, titleKey(title))),
    ...(whole ? [saidOf(place, 'away', nth)] : []),
  ];
}

/** What they held before and hold no more, the latest of each: for the way back. */
export function formerly({ held, ended }: StandingOfAnswer): readonly Standing[] {
  const now = new Set(held.map(({ title }) => titleKey(title)));
  const last = new Map(ended.filter(({ title }) => title.kind === 'role').map((one) => [titleKey(one.title), one]));
  return [...last].flatMap(([key, one]) => (now.has(key) ? [] : [one]));
}
