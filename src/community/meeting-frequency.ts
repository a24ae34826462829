// How often a meeting takes place, out of a community's own words: only what can mean one thing.

export interface Frequency {
  readonly every: 'weekly' | 'biweekly' | 'monthly';
  /** A day on which it takes place, `2026-03-17`. A biweekly or monthly one always has it. */
  readonly anchor?: string;
  /** That day is the first on which it does. */
  readonly first?: true;
}

const EVERY: ReadonlyMap<string, Frequency['every']> = new Map([
  ['weekly', 'weekly'],
  ['every week', 'weekly'],
  ['biweekly', 'biweekly'],
  ['bi-weekly', 'biweekly'],
  ['every two weeks', 'biweekly'],
  ['every 2 weeks', 'biweekly'],
  ['monthly', 'monthly'],
  ['every month', 'monthly'],
]);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** `biweekly starting Tuesday Oct 28, 2025` */
const STARTING =
  /^(.{1,20}?) starting (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;

/** Null: the words do not say exactly when it takes place. `anchor`: a day on which it does, where one is known. */
export function frequencyOf(words: string, anchor?: string): Frequency | null {
  const plain = words.trim().replace(/\s+/g, ' ').toLowerCase();
  const [, often = plain, month, day, year] = STARTING.exec(plain.slice(0, 100)) ?? [];
  const every = EVERY.get(often);
  if (every === undefined || plain.length > 100) return null;
  const start = month === undefined ? anchor : (anchor ?? dayOf(month, Number(day), Number(year)));
  if (start === undefined || start === null) return every === 'weekly' && month === undefined ? { every } : null;
  // The fifth Tuesday of a month is not there in the next one: whether the last is meant is not known.
  if (every === 'monthly' && Number(start.slice(8, 10)) > 28) return null;
  const first = month !== undefined && anchor === undefined;
  return { every, anchor: start, ...(first ? { first } : {}) };
}

function dayOf(month: string, day: number, year: number): string | null {
  const index = months.findIndex((name) => month.startsWith(name));
  if (index === -1) return null;
  const at = new Date(Date.UTC(year, index, day));
  return at.getUTCMonth() === index ? at.toISOString().slice(0, 10) : null;
}
