// What a project stands on, and would fall with: how much of each kind of work who does.
import { absenceFactor } from '../arithmetic/absence-factor.js';
import type { Work, WorkRow } from './samples.js';

export interface Share {
  readonly person: number;
  readonly n: number;
}

/** What can be looked at: content is opened items and comments together. */
export const sorts = {
  reviews: ['reviews'],
  responses: ['responses'],
  merges: ['merges'],
  commits: ['commits'],
  content: ['posts', 'comments'],
  posts: ['posts'],
} as const satisfies Readonly<Record<string, readonly Work[]>>;
export type Sort = keyof typeof sorts;

/** Who did how much of it, in no order. */
export function sharesIn(rows: readonly WorkRow[], sort: Sort, days: 90 | 365): readonly Share[] {
  const wanted: readonly Work[] = sorts[sort];
  const done = new Map<number, number>();
  for (const { work, person, in90, in365 } of rows) {
    const n = days === 90 ? in90 : in365;
    if (n > 0 && wanted.includes(work)) done.set(person, (done.get(person) ?? 0) + n);
  }
  return [...done].map(([person, n]) => ({ person, n }));
}

/** Who did how much of it, most first; as much: the lower number first. */
export const sharesOf = (rows: readonly WorkRow[], sort: Sort, days: 90 | 365): readonly Share[] =>
  sharesIn(rows, sort, days).toSorted((one, other) => other.n - one.n || one.person - other.person);

export const totalOf = (shares: readonly Share[]): number => shares.reduce((sum, { n }) => sum + n, 0);

/** As a figure over all that was done. */
export const absenceOf = (shares: readonly Share[], strict: boolean) => ({
  value: absenceFactor(
    shares.map(({ n }) => n),
    strict,
  ),
  unit: 'people' as const,
  n: totalOf(shares),
});
