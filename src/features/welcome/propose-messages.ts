// Greetings that other bots say here, taken over in Hearth's words for a placeholder, each with where it stood.
import { readForeignYaml } from '../../core/foreign-yaml.js';
import { languageOf } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import type { Survey } from '../../core/proposal.js';
import type { Occasion } from './messages.js';

export interface FoundMessage {
  readonly file: string;
  readonly key: string;
  readonly line: number;
  readonly occasion: Occasion;
  readonly language: Language;
  readonly text: string;
  /** Braces that are no placeholder of Hearth's became parentheses. */
  readonly changed: boolean;
  /** Longer than a greeting may be. */
  readonly tooLong: boolean;
}

/** The settings of boring-cyborg and of the welcome bots, key by key. */
const sources: readonly { readonly file: string; readonly keys: Readonly<Record<string, Occasion>> }[] = [
  {
    file: '.github/boring-cyborg.yml',
    keys: { firstIssueWelcomeComment: 'issue', firstPRWelcomeComment: 'pull_request', firstPRMergeComment: 'merge' },
  },
  {
    file: '.github/config.yml',
    keys: { newIssueWelcomeComment: 'issue', newPRWelcomeComment: 'pull_request', firstPRMergeComment: 'merge' },
  },
];

const MOST = 4_000;
/** What is longer than this as it stands is too long, whatever would be left of it. */
const MOST_AS_IT_STANDS = 16_000;

/** All greetings that stand in the settings of other bots; `spoken` is the language of one that shows none. */
export function foreignMessages(files: Survey['files'], spoken: Language): readonly FoundMessage[] {
  return sources.flatMap(({ file, keys }) => {
    const { values } = readForeignYaml(files[file] ?? '');
    return Object.entries(keys).flatMap(([key, occasion]) => {
      const { value, line } = values.get(key) ?? { value: undefined, line: 0 };
      if (typeof value !== 'string') return [];
      const whole = value.trim();
      const { text, changed } = inHearthsWords(whole.slice(0, MOST_AS_IT_STANDS));
      const tooLong = whole.length > MOST_AS_IT_STANDS || text.length > MOST;
      if (text === '' && !tooLong) return [];
      const language = languageOf(text) ?? spoken;
      return [{ file, key, line, occasion, language, text, changed, tooLong }];
    });
  });
}

/** Those that can be taken over: of several for one occasion and language the first. */
export function takenOver(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const fitting = found.filter(({ tooLong }) => !tooLong);
  return fitting.filter(
    (one, index) =>
      fitting.findIndex(({ occasion, language }) => occasion === one.occasion && language === one.language) === index,
  );
}

const AUTHOR = /@?\$?\{{1,2}\s*(?:author|user|username|login|sender|github\.actor)\s*\}{1,2}/gi;
const REPOSITORY = /\$?\{{1,2}\s*(?:repo|repository|repo_name|repository_name)\s*\}{1,2}/gi;
/** Hearth's own stay; of all others the braces become parentheses. */
const BRACES = /\{(?:author|repo)\}|\$?\{+|\}+/g;

function inHearthsWords(text: string): { readonly text: string; readonly changed: boolean } {
  const named = text
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    // U+FFFD stands where something was no UTF-8.
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|\uFFFD/gu, '')
    .replace(AUTHOR, '{author}')
    .replace(REPOSITORY, '{repo}');
  const plain = named.replace(BRACES, (found) => (/[a-z]/.test(found) ? found : found.endsWith('{') ? '(' : ')'));
  const lines = plain.split('\n').map((line) => line.trimEnd());
  const tidy = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text: tidy, changed: plain !== named };
}
