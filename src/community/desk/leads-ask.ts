// What must be known before leads are told of the ladder, by whatever tells them: a report, or their lists.
import type { Repository } from '../../core/event.js';
import type { AnswersTo } from '../../core/question.js';
import type { SigDirectory } from '../../core/sig-question.js';
import type { CaseOf, CaseOfAnswer, ReadyHere, ReadyHereAnswer, TitlesHere } from '../../core/title-question.js';
import type { LeadsMaterial } from './leads-told.js';

export type LeadsAsk = {
  readonly titles?: TitlesHere;
  readonly ready?: ReadyHere;
  readonly directory?: SigDirectory;
};

/** `case12`: what was said of this one. */
export type CasesAsk = Readonly<Record<`case${number}`, CaseOf | undefined>>;

/** Cases whose words are looked at one by one. */
const MOST_CASES = 20;

/** `at`: ISO 8601; what came later does not exist. */
export const leadsAsk = (repository: Repository, at: string): LeadsAsk => ({
  titles: { kind: 'titlesHere', repository },
  ready: { kind: 'readyHere', repository, at },
  directory: { kind: 'sigDirectory', repository },
});

/** The cases of this repository, in a second round. */
export const casesAsk = (repository: Repository, ready: ReadyHereAnswer | undefined): CasesAsk =>
  Object.fromEntries(
    (ready?.cases ?? [])
      .filter((one) => one.repository === repository.id)
      .slice(0, MOST_CASES)
      .map(({ number }): [`case${number}`, CaseOf] => [`case${number}`, { kind: 'caseOf', repository, number }]),
  );

/** What was answered, to be told; null where nothing was asked. */
export function leadsMaterial(
  { id }: Repository,
  answers: Partial<AnswersTo<LeadsAsk & CasesAsk>>,
  { now, link }: Pick<LeadsMaterial, 'now' | 'link'>,
): LeadsMaterial | null {
  const { titles, ready, directory } = answers;
  if (titles === undefined || ready === undefined) return null;
  const cases = new Map(
    ready.cases.flatMap(({ number }): [number, CaseOfAnswer][] => {
      const found = answers[`case${number}`];
      return found == null ? [] : [[number, found]];
    }),
  );
  const sigName = (slug: string | null) =>
    slug === null ? null : (directory?.sigs.find((sig) => sig.slug === slug)?.name ?? slug);
  return { titles, ready, cases, repository: id, sigName, link, now };
}
