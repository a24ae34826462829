// Was this person a maintainer then (metrics.md, G15)? The ledger's SQL function `was_maintainer` says the same.
import type { Association } from './event.js';

const INSIDERS: readonly Association[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** GitHub's word for somebody who belongs to the repository or its organisation. */
export const isInsider = (association: Association): boolean => INSIDERS.includes(association);

/** One entry of a list of maintainers: from then on. */
export interface Listing {
  readonly person: number;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly listed: boolean;
}

/** GitHub's word for somebody, from when on and until which day (UTC, `2026-11-02`) it was told. */
export interface Word {
  readonly association: Association;
  readonly firstAt: string;
  readonly lastDay: string;
}

/** What is known of one repository's maintainers. */
export interface Known {
  /** When the first list was told; null: there is none. */
  readonly listsFrom: string | null;
  readonly listings: ReadonlyMap<number, readonly Listing[]>;
  readonly words: ReadonlyMap<number, readonly Word[]>;
}

/** Later than anything. */
const EVER = '9999-12-31T23:59:59Z';

/**
 * As far as is known; before anything was, who is one now is taken for one. Null: nothing is known of them at all.
 */
export function maintained(known: Known, person: number, at: string): boolean | null {
  return asOf(known, person, at) ?? asOf(known, person, EVER);
}

/** By the lists as they stood then; where there was none yet, by GitHub's word that was told last by then. */
function asOf({ listsFrom, listings, words }: Known, person: number, at: string): boolean | null {
  if (listsFrom !== null && listsFrom <= at) return listed(listings.get(person) ?? [], at);
  const told = (words.get(person) ?? []).filter(({ firstAt }) => firstAt <= at);
  const [last] = told.sort((a, b) => (isLater(a, b, at.slice(0, 10)) ? -1 : 1));
  return last === undefined ? null : isInsider(last.association);
}

function listed(entries: readonly Listing[], at: string): boolean {
  const latest = new Map<string, Listing>();
  for (const entry of entries) {
    const known = latest.get(entry.by);
    if (entry.at <= at && (known === undefined || entry.at > known.at)) latest.set(entry.by, entry);
  }
  return [...latest.values()].some((entry) => entry.listed);
}

function isLater(one: Word, other: Word, day: string): boolean {
  const [a, b] = [one, other].map(({ lastDay }) => (lastDay < day ? lastDay : day)) as [string, string];
  return a === b ? one.firstAt > other.firstAt : a > b;
}
