// What to write in place of a word that is not known.
import { nearOrBegun } from '../core/near.js';

/** `did you mean "welcome"?`, or the words that there are. */
export function nearest(written: string, words: readonly string[]): string {
  const meant = nearOrBegun(written, words);
  return meant === undefined ? `known are ${words.join(', ')}` : `did you mean "${meant}"?`;
}
