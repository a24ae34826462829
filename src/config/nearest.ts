// The word that was probably meant.
import { closest, distance } from 'fastest-levenshtein';

/** Longer ones are compared by their beginning. */
const MOST = 100;

/** `did you mean "welcome"?`, or the words that there are. */
export function nearest(written: string, words: readonly string[]): string {
  const start = written.slice(0, MOST).toLowerCase();
  const near = words.length > 0 ? closest(start, [...words]) : undefined;
  // Of a word of two letters, any other is near.
  if (
    near !== undefined &&
    distance(start, near) <= Math.min(near.length - 1, Math.max(2, Math.floor(near.length / 3)))
  ) {
    return `did you mean "${near}"?`;
  }
  return `known are ${words.join(', ')}`;
}
