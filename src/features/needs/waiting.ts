// When an item is looked at for what it lacks: after each length of grace, and again where one was made longer meanwhile.
import type { Decision } from '../../core/feature.js';
import type { Rule } from './rules.js';

type Later = NonNullable<Decision['later']>;

/** Ends the note of the look after which no other waits. */
const LAST = ':last';
export const isLast = (about: string): boolean => about.endsWith(LAST);

/**
 * A look for each length of the grace period that is longer than `age`, in milliseconds, counted from `at`, ISO 8601.
 * What the settings say by the time of the last look counts: whoever made a period longer waits for it.
 */
export function looksAfter(at: string, rules: readonly Rule[], age = -1): Later {
  const lengths = [...new Set(rules.map(({ grace_period: length }) => length))]
    .filter((length) => length > age)
    .sort((a, b) => a - b);
  return lengths.map((length, index) => ({
    at: new Date(new Date(at).getTime() + length).toISOString(),
    about: `grace:${length}${index === lengths.length - 1 ? LAST : ''}`,
  }));
}
