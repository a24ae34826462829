// Reasons for pages that everybody reads: who is named in them did not ask for it, or may have asked not to be.
import type { Because } from '../core/action.js';
import type { Language } from '../core/language.js';

/** Parameters that hold logins. */
const NAMES = ['login', 'who', 'people', 'person', 'author', 'by'];

const SOMEBODY: Readonly<Record<Language, string>> = { en: 'somebody', zh: '某人' };

/** The same reason with nobody's name in its parameters; a mention within another one goes too. */
export function unnamedIn(because: Because, language: Language): Because {
  if (because.params === undefined) return because;
  const params = Object.entries(because.params).map(([name, value]) => [
    name,
    NAMES.includes(name) ? SOMEBODY[language] : withoutMentions(value),
  ]);
  return { ...because, params: Object.fromEntries(params) as NonNullable<Because['params']> };
}

const withoutMentions = (value: string | number): string | number =>
  typeof value === 'string' ? value.replace(/@[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\[bot\])?/gu, '@…') : value;
