// People who contributed for the first time ever, in the whole community (metrics.md, M09).
import type { Frame } from '../frame.js';
import { doerOf, newSince } from './accounts.js';
import type { ActiveAccount, Activity, FirstAct } from './samples.js';

export interface Newcomer extends ActiveAccount {
  readonly first: FirstAct;
}

export interface Newcomers {
  /** The earliest first. */
  readonly people: readonly Newcomer[];
  /** How many others had their first act then, by the rule that leaves them out. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Everybody whose first act was then; `left`: by which rule they are left out. */
  readonly looked: readonly { readonly one: Newcomer; readonly left: string | null }[];
}

/** Whose first contribution was between two times, in seconds since 1970, the second excluded. */
export function newcomersBetween(from: number, to: number, { accounts }: Activity, frame: Frame): Newcomers {
  const since = newSince(frame);
  const looked = accounts
    .filter((one): one is Newcomer => one.first !== null && one.first.at >= from && one.first.at < to)
    .sort((one, other) => one.first.at - other.first.at || one.person - other.person)
    .map((one) => ({ one, left: leftOut(one, since, frame) }));
  const excluded: Record<string, number> = {};
  for (const { left } of looked) if (left !== null) excluded[left] = (excluded[left] ?? 0) + 1;
  return { people: looked.filter(({ left }) => left === null).map(({ one }) => one), excluded, looked };
}

function leftOut(one: Newcomer, since: number, frame: Frame): string | null {
  const doer = doerOf(one, frame);
  if (doer !== 'human') return doer;
  return one.first.at >= since ? null : 'before_horizon';
}

export const secondsOf = (iso: string): number => Date.parse(iso) / 1_000;
