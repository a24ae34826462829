// Answers about titles, who holds them, and the cases of those who apply: each kind of question once, the ledger before GitHub.
import type { TitleAnswers, TitleQuestion } from '../../core/title-question.js';
import { board } from './board.js';
import { caseOf, casesOf } from './title-case.js';
import { doneBy } from './title-done.js';
import { evaluations } from './title-evaluate.js';
import { filesPlace } from './sources.js';
import { namedText } from './title-files.js';
import { titlesHere } from './title-here.js';
import { holdersHere, seatsOf } from './title-holders.js';
import { holds } from './title-holds.js';
import { employersOf, whoAre } from './title-people.js';
import { readyHere } from './title-ready.js';
import { inForceOf } from './title-scene.js';
import type { TitleScene } from './title-scene.js';
import { standingOf } from './title-standing.js';

type Answering = {
  readonly [Kind in TitleQuestion['kind']]: (
    question: Extract<TitleQuestion, { kind: Kind }>,
    scene: TitleScene,
  ) => Promise<TitleAnswers[Kind]> | TitleAnswers[Kind];
};

const answers: Answering = {
  titlesHere: ({ repository }, scene) => titlesHere(inForceOf(scene).config, repository),
  standingOf,
  holds,
  evaluations,
  caseOf,
  casesOf,
  whoAre,
  seatsOf,
  employersOf,
  creditsOf: ({ repository, of }, { sources }) => sources.ledger.credits(repository.owner.id, of, repository.id),
  readyHere,
  loginsOf: ({ people }, { sources }) => sources.ledger.loginsOf(people),
  lastAsked: async ({ repository }, { sources: { ledger, now } }) =>
    Object.fromEntries(await ledger.lastAsked(repository.owner.id, now.toISOString())),
  holdersHere,
  namedFile: ({ repository, path }, scene) => {
    const place = filesPlace(repository, scene.sources);
    return place === null ? null : namedText(place, path, scene);
  },
  doneBy,
  board,
};

const KINDS = Object.keys(answers);

export const isTitleQuestion = (question: { readonly kind: string }): question is TitleQuestion =>
  KINDS.includes(question.kind);

/** Throws Hearth's failures; AboutConfig where an answer depends on a configuration and none is in force. */
export async function answerTitle(question: TitleQuestion, scene: TitleScene): Promise<unknown> {
  // Each answers the questions of its own kind: which of them this is, the compiler cannot see through the record.
  const answer = answers[question.kind] as (question: TitleQuestion, scene: TitleScene) => unknown;
  return await answer(question, scene);
}
