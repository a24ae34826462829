// The words of one case in the reader's language: its title, who decides, what roles are called.
import { namesOf, plainly } from '../../community/ladder/names.js';
import type { Names } from '../../community/ladder/names.js';
import { wordings } from '../../community/ladder/wording.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Title, TitleAt } from '../../core/title.js';
import type { Matter } from './matter.js';
import type { CaseWords } from './said.js';

type About = Pick<Matter, 'titles' | 'directory'>;

const sigName = ({ directory }: About, slug: string | null): string | null =>
  slug === null ? null : (directory?.sigs.find((sig) => sig.slug === slug)?.name ?? slug);

export const namesFor = (about: About, at: Pick<TitleAt, 'sig'>, language: Language): Names =>
  namesOf(about.titles.titles, language, sigName(about, at.sig));

export function wordsOf(about: About, title: Title, at: Pick<TitleAt, 'sig'>, language: Language): CaseWords {
  const names = namesFor(about, at, language);
  const words = wordings[language];
  const called = plainly(title.called[language]);
  const sig = sigName(about, at.sig);
  return {
    title: sig === null ? called : words.ofSig(called, quote(sig)),
    deciders: title.decidedBy.length === 0 ? words.anyone : words.or(title.decidedBy.map(names.whoever)),
    whoever: names.whoever,
    titleOf: (one) => plainly(one.called[language]),
  };
}
