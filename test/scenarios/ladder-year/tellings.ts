// What Hearth's comments on a case are, by their words alone: a question to sponsors, a reminder, news for those who decide,
// a welcome. Read as people read them, in both languages.
import { calledIn } from '../called.js';
import type { SeenItem } from './seen.js';

export interface Telling {
  readonly is: 'ask' | 'again' | 'ready' | 'welcome';
  /** Logins and teams that GitHub notifies. */
  readonly called: readonly string[];
}

const FORMS: readonly (readonly [Telling['is'], RegExp])[] = [
  ['again', /still waits for your word as|仍在等待您作为推荐人/],
  ['ask', /names you as (?:a sponsor|sponsors)|请您担任推荐人/],
  ['ready', /all is there for|的条件已齐备（/],
  ['welcome', /^Congratulations, |^恭喜/],
];

/** Null: it is none of these. `words`: without its marks. */
export function tellingsOf(words: string): Telling | null {
  const is = FORMS.find(([, form]) => form.test(words))?.[0];
  return is === undefined ? null : { is, called: calledIn(words) };
}

/** Without hidden marks, and without sections, which are edited in place. */
export const wordsOf = (body: string): string =>
  body
    .replace(/<!-- section:([a-z-]+) -->[^]*?<!-- \/section:\1 -->/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .trim();

/** How often it began: once, and once more after each "not yet" that was obeyed. */
export const roundsOf = ({ comments }: SeenItem): number =>
  1 +
  comments.filter(({ ours, body, reactions }) => !ours && body.startsWith('/not-yet') && reactions.includes('+1'))
    .length;

/** The title of the issue in which somebody is asked who was not seen for long. */
export const STILL_THERE = 'Are you still with us?';
