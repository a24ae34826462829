// What somebody is shown of the ladder: themselves how they stand, others what they hold.
import { rungsOf, stepOf } from '../../community/ladder/rungs.js';
import type { NextStep, Rung } from '../../community/ladder/next-step.js';
import { isUnknown } from '../../community/ladder/standing.js';
import { titleKey } from '../../core/title.js';
import type { Standing, Title, TitleAt } from '../../core/title.js';
import type { StandingOfAnswer } from '../../core/title-question.js';
import { placesFor } from './questions.js';
import type { Answers } from './questions.js';
import type { Wish } from './wish.js';

export interface OwnView {
  readonly titles: readonly Title[];
  readonly held: readonly Standing[];
  /** Of which nobody can tell now whether they hold it. */
  readonly unsure: readonly TitleAt[];
  readonly step: NextStep | null;
  /** Titles that they do not hold, the one that the step leads to first. */
  readonly open: readonly Rung[];
  /** No SIG is meant, and some titles are held of one. */
  readonly needsSig: boolean;
  readonly away: StandingOfAnswer['away'];
}

/** As many checklists are shown. */
const MOST_SHOWN = 8;

export function ownView(wish: Extract<Wish, { is: 'own' }>, labels: readonly string[], answers: Answers): OwnView {
  const { titles: { titles } = { titles: [] }, standing = NOBODY, evaluations = [] } = answers;
  const places = placesFor(wish, labels, answers);
  const asked = new Set(places.map(titleKey));
  const rungs = rungsOf(titles, evaluations, standing).filter(({ evaluation }) =>
    asked.has(titleKey(evaluation.title)),
  );
  const step = stepOf(rungs, standing);
  const unsure = rungs.flatMap(({ held, evaluation: { title } }) =>
    !held && isUnknown(title, standing.unknown) ? [title] : [],
  );
  const isNext = ({ evaluation }: Rung) => step !== null && titleKey(step.at) === titleKey(evaluation.title);
  const open = rungs.filter(({ held, title }) => !held && title.requirements.length > 0);
  return {
    ...{ titles, held: standing.held, unsure, step, away: standing.away },
    open: [...open.filter(isNext), ...open.filter((one) => !isNext(one))].slice(0, MOST_SHOWN),
    needsSig: places.some(({ kind, name, sig }) => sig === null && isOfSig(titles, { kind, name })),
  };
}

const isOfSig = (titles: readonly Title[], at: Pick<TitleAt, 'kind' | 'name'>): boolean =>
  titles.some(({ kind, name, scope }) => kind === at.kind && name === at.name && scope === 'sig');

const NOBODY: StandingOfAnswer = { held: [], unknown: [], ended: [], away: null, boards: false };
