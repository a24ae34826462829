// Which titles somebody is shown on their way, and the step that comes next: for greetings, merges and `/ladder`.
import type { Language } from '../../core/language.js';
import { titleKey } from '../../core/title.js';
import type { Evaluation, Title, TitleAt } from '../../core/title.js';
import type { StandingOfAnswer } from '../../core/title-question.js';
import { namesOf } from './names.js';
import type { Names } from './names.js';
import { nextStep } from './next-step.js';
import type { NextStep, Rung } from './next-step.js';
import { isUnknown } from './standing.js';
import { titleAt } from './titles.js';
import { dayFrom, requirementWords } from './words.js';
import { wordings } from './wording.js';

/** What can be reached by doing something; who leads a SIG is decided elsewhere, and takes nothing that is written down. */
const isOpen = ({ requirements, applyLabel, nominatedBy }: Title): boolean =>
  requirements.length > 0 || applyLabel !== null || nominatedBy.length > 0;

/** Roles in the order of the ladder, one of SIGs once for each of these; for none of them where no SIG is meant. */
export const rolesFor = (titles: readonly Title[], sigs: readonly string[]): readonly TitleAt[] =>
  placesOf(
    titles.filter(({ kind }) => kind === 'role'),
    sigs,
  );

/** Honours beside the ladder, in the same way. */
export const honoursFor = (titles: readonly Title[], sigs: readonly string[]): readonly TitleAt[] =>
  placesOf(
    titles.filter(({ kind }) => kind === 'honour'),
    sigs,
  );

const placesOf = (titles: readonly Title[], sigs: readonly string[]): readonly TitleAt[] =>
  titles
    .filter(isOpen)
    .flatMap(({ kind, name, scope }) =>
      (scope === 'sig' && sigs.length > 0 ? sigs : [null]).map((sig) => ({ kind, name, sig })),
    );

/** What is known of their titles; of a newcomer that they hold none. */
export type Holding = Pick<StandingOfAnswer, 'held' | 'unknown'>;

export const holds = ({ held }: Holding, at: TitleAt): boolean =>
  held.some(
    ({ title }) =>
      title.kind === at.kind &&
      title.name === at.name &&
      (at.sig === null || title.sig === null || title.sig === at.sig),
  );

/** Titles of the settings with how somebody stands before each, in the order of the evaluations. */
export function rungsOf(
  titles: readonly Title[],
  evaluations: readonly Evaluation[],
  holding: Holding,
): readonly Rung[] {
  return evaluations.flatMap((evaluation) => {
    const title = titleAt(titles, evaluation.title);
    return title === undefined ? [] : [{ title, evaluation, held: holds(holding, evaluation.title) }];
  });
}

/** Null: the last rung is held, there is none, or it cannot be told which are held. */
export function stepOf(rungs: readonly Rung[], { unknown }: Holding): NextStep | null {
  const roles = rungs.filter(({ title }) => title.kind === 'role');
  const isUnsure = roles.some(({ held, evaluation }) => !held && isUnknown(evaluation.title, unknown));
  return isUnsure ? null : nextStep(roles);
}

/**
 * The same step for the ears of all, by the ladder's own words: what it takes, and nothing of how much of it somebody has. To
 * stand within a sentence. Null: what is left is not known.
 */
export function stepPhrase(step: NextStep, titles: readonly Title[], of: PhraseOf): string | null {
  if (step.is === 'unknown') return null;
  const { language } = of;
  const names = namesOf(titles, language, of.sigName(step.at.sig));
  const title = titleWords(step.at, titles, of);
  const { checked } = step;
  if (checked === null) return phrases[language].ready(title);
  if (step.is === 'wait' && checked.from !== null) return phrases[language].from(title, dayFrom(checked.from));
  return phrases[language].takes(title, requirementWords(checked.requirement, language, names));
}

export interface PhraseOf {
  readonly language: Language;
  /** What the SIG of a slug is called; foreign text. */
  readonly sigName: (slug: string | null) => string | null;
}

/** `Reviewer of SIG network`, safe for Markdown; of a title that is no more its key. */
export function titleWords(at: TitleAt, titles: readonly Title[], { language, sigName }: PhraseOf): string {
  const names: Names = namesOf(titles, language, sigName(at.sig));
  const called = names.called(titleAt(titles, at) === undefined ? titleKey({ ...at, sig: null }) : at.name);
  return names.sig === null ? called : wordings[language].ofSig(called, names.sig);
}

interface Phrases {
  readonly ready: (title: string) => string;
  readonly from: (title: string, day: string) => string;
  readonly takes: (title: string, requirement: string) => string;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    ready: (title) => `${title}, as everything that it takes and that can be counted is there`,
    from: (title, day) => `${title}, from ${day} on`,
    takes: (title, requirement) => `${title} (it takes: ${requirement})`,
  },
  zh: {
    ready: (title) => `「${title}」，可以统计的要求都已满足`,
    from: (title, day) => `「${title}」，自 ${day} 起`,
    takes: (title, requirement) => `「${title}」（要求：${requirement}）`,
  },
};
