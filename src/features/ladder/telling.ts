// How titles, SIGs and items are called in an answer.
import type { ItemLink } from '../../community/ladder/evidence-words.js';
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { linksFor } from '../../report/markdown/links.js';
import type { Answers } from './questions.js';
import type { Telling } from './said.js';
import { sigNameIn } from './sigs.js';

export const tellingOf = (repository: Repository, { titles, directory }: Answers, language: Language): Telling => ({
  language,
  titles: titles?.titles ?? [],
  sigName: sigNameIn(directory),
  link: linkIn(repository),
});

/** Only items of this repository have a name here; GitHub leads from an issue's address to a pull request. */
const linkIn =
  ({ id, owner, name }: Repository): ItemLink =>
  ({ repository, number }) => {
    if (repository !== id) return null;
    const url = linksFor().item({ id, owner: owner.login, name }, 'issue', { repository, number });
    return url === null ? `\`#${number}\`` : `[#${number}](${url})`;
  };
