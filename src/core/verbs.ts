// The commands of a section as one table: their words, what follows them, what they do.
import type { CommandSpec } from './command-spec.js';

/** By the word, without its slash. */
export type Verbs<Word extends string> = Readonly<
  Record<Word, Pick<CommandSpec, 'aliases' | 'takes' | 'means' | 'on'>>
>;

/** For lists of settings. */
export const wordsIn = <Word extends string>(verbs: Verbs<Word>): [Word, ...Word[]] =>
  Object.keys(verbs) as [Word, ...Word[]];

/** Null: the word is of no such command, or of one that is left to another bot. */
export function verbIn<Word extends string>(verbs: Verbs<Word>, word: string, leave: readonly string[]): Word | null {
  const verb = wordsIn(verbs).find((one) => one === word || verbs[one].aliases?.includes(word) === true);
  return verb === undefined || leave.includes(verb) ? null : verb;
}

/** For `/hearth help`: all that are not left to another bot. Who may use them is looked at in each case. */
export function specsIn<Word extends string>(verbs: Verbs<Word>, leave: readonly string[]): readonly CommandSpec[] {
  return wordsIn(verbs)
    .filter((word) => !leave.includes(word))
    .map((word) => ({ word, ...verbs[word], who: 'anyone' }));
}
