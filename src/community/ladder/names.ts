// Names of titles and texts of requirements as people read them, safe for Markdown.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Title } from '../../core/title.js';
import { wordings } from './wording.js';

/** How things are called where something is said. */
export interface Names {
  /** A role by its name, `lead`, `anyone`, `team:…`; what is not known is quoted. */
  readonly called: (name: string) => string;
  /** The same where people are listed by what they are: a title is marked as one. */
  readonly whoever: (name: string) => string;
  /** Of the SIG that it is about, as people read it; null: none. */
  readonly sig: string | null;
}

/** By the titles in force. `sig`: foreign text, the name of the SIG that is spoken of. */
export function namesOf(titles: readonly Title[], language: Language, sig: string | null): Names {
  const words = wordings[language];
  const titled = (name: string) => {
    const title = titles.find((one) => one.name === name);
    return title === undefined ? null : plainly(title.called[language]);
  };
  const other = (name: string) => {
    if (name.startsWith('team:')) return words.team(quote(name.slice('team:'.length), 100));
    return name === 'lead' || name === 'anyone' ? words[name] : quote(name);
  };
  return {
    called: (name) => titled(name) ?? other(name),
    whoever: (name) => {
      const title = titled(name);
      return title === null ? other(name) : words.whoever(title);
    },
    sig: sig === null ? null : quote(sig),
  };
}

/** Letters, digits, spaces and single hyphens mean nothing to Markdown; whatever holds more is quoted. */
export const plainly = (text: string): string =>
  /^[\p{L}\p{M}\p{N}]+(?:[ -][\p{L}\p{M}\p{N}]+)*$/u.test(text) ? text : quote(text);

const HAN = /\p{Script=Han}/u;

/** Of a text in two languages, with ` / ` between, the one that is read; quoted. Two parts in one language are one text. */
export function textIn(text: string, language: Language): string {
  const parts = text.split(' / ');
  const own = parts.filter((part) => HAN.test(part) === (language === 'zh'));
  return quote((parts.length === 2 && own.length === 1 ? own[0] : undefined) ?? text, 200);
}
