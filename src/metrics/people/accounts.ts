// Whom the metrics of this group count: people, and of the others how many were left out by which rule.
import type { Frame } from '../frame.js';
import type { ActiveAccount, Activity, Doer } from './samples.js';

const DAY = 86_400;
/** Nobody is called new so soon after the beginning of what is known (metrics.md, M09). */
const HORIZON_DAYS = 90;

export function doerOf({ person, class: kind }: Pick<ActiveAccount, 'person' | 'class'>, frame: Frame): Doer {
  return kind === 'human' && frame.excluded.includes(person) ? 'excluded' : kind;
}

/** The people of a sample, and what became of the other accounts. */
export interface Sorted {
  readonly people: readonly ActiveAccount[];
  readonly excluded: Readonly<Record<string, number>>;
}

export function sorted(accounts: readonly ActiveAccount[], frame: Frame): Sorted {
  const excluded: Record<string, number> = {};
  const people = accounts.filter((account) => {
    const doer = doerOf(account, frame);
    if (doer !== 'human') excluded[doer] = (excluded[doer] ?? 0) + 1;
    return doer === 'human';
  });
  return { people, excluded };
}

/** People who were active in the last so many days. */
export const activeWithin = (days: number, { accounts, lastDay }: Activity, frame: Frame): Sorted =>
  sorted(
    accounts.filter((account) => isActive(account, lastDay - days + 1, lastDay)),
    frame,
  );

/** Active on any of these days, the first and the last among them. */
export const isActive = ({ days }: Pick<ActiveAccount, 'days'>, first: number, last: number): boolean =>
  days.some((day) => day >= first && day <= last);

export const actsWithin = ({ days, acts }: ActiveAccount, first: number, last: number): number =>
  days.reduce((sum, day, index) => (day >= first && day <= last ? sum + (acts[index] ?? 0) : sum), 0);

/** From when on (in seconds since 1970) somebody who is seen first may be called new. */
export const newSince = ({ horizon }: Frame): number =>
  horizon === null ? -Infinity : Date.parse(horizon) / 1_000 + HORIZON_DAYS * DAY;
