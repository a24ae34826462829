// What a report for the leads must know of the ladder, and what comes of it.
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import type { AnswersTo } from '../../core/question.js';
import type { SigDirectory } from '../../core/sig-question.js';
import type { CaseOf, CaseOfAnswer, ReadyHere, ReadyHereAnswer, TitlesHere } from '../../core/title-question.js';
import { leadsPart } from './leads-part.js';

export type LeadsAsk = {
  readonly titles?: TitlesHere;
  readonly ready?: ReadyHere;
  readonly directory?: SigDirectory;
};

/** `case12`: what was said of this one. */
export type CasesAsk = Readonly<Record<`case${number}`, CaseOf | undefined>>;

/** Cases whose words are looked at one by one. */
const MOST_CASES = 20;

export const leadsAsk = (repository: Repository, at: string): LeadsAsk => ({
  titles: { kind: 'titlesHere', repository },
  ready: { kind: 'readyHere', repository, at },
  directory: { kind: 'sigDirectory', repository },
});

export const casesAsk = (repository: Repository, ready: ReadyHereAnswer | undefined): CasesAsk =>
  Object.fromEntries(
    (ready?.cases ?? [])
      .filter((one) => one.repository === repository.id)
      .slice(0, MOST_CASES)
      .map(({ number }): [`case${number}`, CaseOf] => [`case${number}`, { kind: 'caseOf', repository, number }]),
  );

type Answers = Partial<AnswersTo<LeadsAsk & CasesAsk>>;

/** Markdown; empty where nothing was asked, or there is nothing to say. */
export function leadsSaid({ id }: Repository, answers: Answers, now: Date, language: Language): string {
  const { titles, ready, directory } = answers;
  if (titles === undefined || ready === undefined) return '';
  const cases = new Map(
    ready.cases.flatMap(({ number }): [number, CaseOfAnswer][] => {
      const found = answers[`case${number}`];
      return found == null ? [] : [[number, found]];
    }),
  );
  const sigName = (slug: string | null) =>
    slug === null ? null : (directory?.sigs.find((sig) => sig.slug === slug)?.name ?? slug);
  return leadsPart({ titles, ready, cases, repository: id, sigName, now }, language);
}
