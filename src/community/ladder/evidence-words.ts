// What a requirement rests on, as links that leave no trace where they lead; addresses that people wrote are quoted.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { dayOf } from '../../core/time.js';
import { titleIn } from '../../core/title.js';
import type { Evidence } from '../../core/title.js';
import type { Names } from './names.js';
import { wordings } from './wording.js';

/** An item as a link in Markdown; null: it must not be named here, such as one of a private repository. */
export type ItemLink = (item: { readonly repository: number; readonly number: number }) => string | null;

/** The newest ones, at most `most`, and how many more there are; empty: none can be shown. */
export function evidenceWords(
  evidence: readonly Evidence[],
  { language, names, link, most = 5 }: { language: Language; names: Names; link: ItemLink; most?: number },
): string {
  const words = wordings[language];
  const shown = [...new Set(evidence.flatMap((one) => evidenceLink(one, language, names, link) ?? []))];
  const more = shown.length > most ? [words.more(shown.length - most)] : [];
  return words.and([...shown.slice(0, most), ...more]);
}

function evidenceLink(one: Evidence, language: Language, names: Names, link: ItemLink): string | null {
  switch (one.is) {
    case 'item':
      return link(one);
    case 'link':
      return quote(one.url, 120);
    case 'held':
      return wordings[language].since(names.called(titleIn(one.title)?.name ?? one.title), dayOf(one.since));
  }
}
