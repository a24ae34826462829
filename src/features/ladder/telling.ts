// How titles, SIGs and items are called in an answer.
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { linkFrom } from '../../report/markdown/links.js';
import type { Answers } from './questions.js';
import type { Telling } from './said.js';
import { sigNameIn } from './sigs.js';

export const tellingOf = (repository: Repository, { titles, directory }: Answers, language: Language): Telling => ({
  language,
  titles: titles?.titles ?? [],
  sigName: sigNameIn(directory),
  link: linkFrom(repository),
});
