// The word that was probably meant: the nearest by its letters, or what people call it elsewhere.
import { closest, distance } from 'fastest-levenshtein';

/** Longer ones are compared by their beginning. */
const MOST = 100;

/** What people write for words of ours: for a mode, with YAML's own words; for a language. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['on', 'true', 'yes', 'enabled'].map((word) => [word, 'active'] as const),
  ...['false', 'no', 'none', 'disabled'].map((word) => [word, 'off'] as const),
  ...['dry-run', 'dryrun', 'nop'].map((word) => [word, 'observe'] as const),
  ...['cn', 'zh-cn', 'zh_cn', 'zh-hans', 'zh-hans-cn', 'chinese', '中文'].map((word) => [word, 'zh'] as const),
  ...['english', 'en-us', 'en_us', 'en-gb', '英文'].map((word) => [word, 'en'] as const),
]);

/** Of these words the one that was meant; undefined: none is near. */
export function near(written: string, words: readonly string[]): string | undefined {
  const plain = plainWord(written);
  const meant = words.find((word) => word === plain || word === ELSEWHERE.get(plain));
  if (meant !== undefined) return meant;
  // Of two letters one is another word.
  const long = words.filter((word) => word.length > 2);
  if (long.length === 0) return undefined;
  const found = closest(plain, long);
  const most = Math.min(found.length - 1, plain.length - 1, Math.max(2, Math.floor(found.length / 3)));
  return distance(plain, found) <= most ? found : undefined;
}

/** The same for words that can be listed: three letters say which, where one alone begins with them. */
export function nearOrBegun(written: string, words: readonly string[]): string | undefined {
  const plain = plainWord(written);
  const begun = plain.length < 3 ? [] : words.filter((word) => word.startsWith(plain));
  return begun.length === 1 ? begun[0] : near(written, words);
}

/** `did you mean "welcome"?`; where no word is meant, what else to do. */
export const didYouMean = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `did you mean "${meant}"?`;

/** What to write in place of a word that is not one of these. */
export const nearest = (
  written: string,
  words: readonly string[],
  otherwise = `known are ${words.join(', ')}`,
): string => didYouMean(nearOrBegun(written, words), otherwise);

/** Without the quotes of prose, which mean nothing to YAML. */
const plainWord = (written: string): string =>
  written
    .slice(0, MOST)
    .replace(/["'“”‘’「」]/g, '')
    .toLowerCase();
