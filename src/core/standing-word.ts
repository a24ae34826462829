// What the ledger keeps as the value of a word that gives or ends a title: `role/member until 2027-11-22 by decision`.
import { titleIn, titleKey } from './title.js';
import type { TitleAt } from './title.js';

export interface StandingWord {
  readonly title: TitleAt;
  /** `unknown`: Hearth found them holding it, and nobody told since when. */
  readonly since: 'said' | 'unknown';
  /** When its term ends: a day, from whose beginning in UTC on it is held no more, or ISO 8601; null: it does not end. */
  readonly until: string | null;
  /** As `Standing.by`: `decision`, `team:members`, `roster:MEMBERS.md`. On one line. */
  readonly by: string;
}

/** Who decided, where a word says nothing of it. */
const DECISION = 'decision';

export function standingWord({ title, since, until, by }: StandingWord): string {
  const parts = [titleKey(title), since === 'unknown' ? 'since unknown' : '', until === null ? '' : `until ${until}`];
  return [...parts, `by ${by}`].filter((part) => part !== '').join(' ');
}

const WORD = /^(\S+)(?: since (unknown))?(?: until (\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?))?(?: by (\S.*))?$/;

/** Also of the title's key alone. Null: it says nothing of a title. */
export function standingWordIn(value: string): StandingWord | null {
  const [, key = '', unknown, until = null, by = DECISION] = WORD.exec(value) ?? [];
  const title = titleIn(key);
  if (title === null || (until !== null && Number.isNaN(Date.parse(until)))) return null;
  return { title, since: unknown === undefined ? 'said' : 'unknown', until, by };
}
