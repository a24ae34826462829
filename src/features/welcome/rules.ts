// Rules between the settings of `welcome:`: what is written and would never be said.
import type { Finding } from '../../core/feature.js';
import { fill, placeholdersIn } from '../../core/markdown.js';
import { languages } from '../../core/language.js';
import type { SettingsOf } from '../../core/settings.js';
import type { Occasion } from './messages.js';
import { known } from './placeholders.js';
import type { settings } from './settings.js';

type Own = Partial<SettingsOf<typeof settings>>;

const occasions: readonly Occasion[] = ['issue', 'pull_request', 'merge'];
/** Placeholders that a setting of the same name fills. */
const filled = ['good_first_issues', 'introduce'] as const;

/** At most one finding a place, in the order of the file's own keys. */
export function rules(own: Own): readonly Finding[] {
  return [...unsaid(own), ...unfilled(own), ...noTasks(own)];
}

/** Words for an occasion on which nobody is greeted. */
function unsaid(own: Own): Finding[] {
  return eachMessage(own).flatMap(({ path, occasion }) =>
    own[occasion] === false
      ? [warning(path, `is never said, because "${occasion}: false" switches it off; take one of the two out`)]
      : [],
  );
}

/** Sentences that are left out each time, because their placeholder is never known. */
function unfilled(own: Own): Finding[] {
  return eachMessage(own).flatMap(({ path, occasion, words }) => {
    if (own[occasion] === false) return [];
    const used = placeholdersIn(words);
    const unset = filled.filter((name) => isLeftOut(own, name) && used.includes(name));
    if (unset.length === 0) return [];
    const reasons = [
      whyUnset(unset),
      ...(isNothingLeft(words, unset) ? ['nothing is left of this message, and nobody is greeted with it'] : []),
    ];
    return [warning(path, reasons.join('; '))];
  });
}

function whyUnset(names: readonly string[]): string {
  const keys = and(names.map((name) => `"${name}:"`));
  return names.length === 1
    ? `the sentence with ${braced(names)} is never said, because ${keys} is not set; add it to "welcome:"`
    : `the sentences with ${braced(names)} are never said, because ${keys} are not set; add them to "welcome:"`;
}

function isNothingLeft(words: string, unset: readonly string[]): boolean {
  return (
    fill(words, Object.fromEntries(known.filter((name) => !unset.includes(name)).map((name) => [name, name]))) === ''
  );
}

const braced = (names: readonly string[]): string => and(names.map((name) => `{${name}}`));

const and = (words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ' and ');

/** A setting that is wrong is missing, which is not the same. */
const isLeftOut = (own: Own, name: keyof Own): boolean => name in own && own[name] === undefined;

function noTasks(own: Own): Finding[] {
  if (own.pull_request !== false || (own.checklist ?? []).length === 0) return [];
  return [
    warning(
      ['checklist'],
      'is never shown, because "pull_request: false" switches its greeting off; take one of the two out',
    ),
  ];
}

interface Message {
  readonly path: readonly string[];
  readonly occasion: Occasion;
  readonly words: string;
}

function eachMessage({ messages }: Own): Message[] {
  return languages.flatMap((language) =>
    occasions.flatMap((occasion) => {
      const words = messages?.[language]?.[occasion];
      return words === undefined ? [] : [{ path: ['messages', language, occasion], occasion, words }];
    }),
  );
}

const warning = (path: readonly string[], message: string): Finding => ({ path, message, severity: 'warning' });
