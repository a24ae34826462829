// The language of a page: the one that was chosen, else the first of the reader's that Hearth speaks.
import { languages } from '../../core/language.js';
import type { Language } from '../../core/language.js';

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

const RANGE = /^([a-z]{1,8}|\*)(?:-[a-z0-9]{1,8})*(?:;q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/;

/** By `Accept-Language` (RFC 9110); what cannot be read of it is passed over. English where none fits. */
export function languageAsked(header: string | undefined): Language {
  const ranges = (header ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((part) => {
      const [, primary, weight = '1'] = RANGE.exec(part.replace(/\s/g, '').toLowerCase()) ?? [];
      return primary === undefined || Number(weight) === 0 ? [] : { primary, weight: Number(weight) };
    })
    .sort((one, other) => other.weight - one.weight);
  return ranges.map(({ primary }) => primary).find(isLanguage) ?? 'en';
}
