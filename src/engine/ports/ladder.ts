// What the ladder needs of the ledger: counts for requirements, titles held, deeds, cases.
import type { CaseRecord, DeferredCase, OpenCase } from '../../core/case.js';
import type { Credit, CreditKind } from '../../core/credit.js';
import type { PointAct } from '../../core/points.js';
import type { NeededTally, Tallied, Tally } from '../../core/tally.js';
import type { Standing, TitleAt } from '../../core/title.js';

export type { NeededTally, Tallied, Tally } from '../../core/tally.js';

/** All repositories of an owner, or these. */
export type Within = { readonly community: number } | { readonly repositories: readonly number[] };

/**
 * What people said of people counts in the whole community where the owner's shared file let it be said, else in its own
 * repository alone. `here`: a repository, of which the latter are heard as well; null: only the former.
 */
export interface LadderLedger {
  /** Of one person, from indexes alone, before `at`; in the order of the asks. `need` for `reachedAt`. */
  tallies(person: number, asks: readonly NeededTally[], at: string): Promise<readonly Tallied[]>;
  /** Everybody who has at least one, in one pass; by account number, in the order of the asks. */
  talliesOfAll(asks: readonly Tally[], at: string): Promise<ReadonlyMap<number, readonly number[]>>;
  /** Own acts of people: the newest before `at`; null: none. */
  lastActs(people: readonly number[], within: Within, at: string): Promise<ReadonlyMap<number, string>>;
  /** When Hearth last asked each of a community's holders whether they are still there, before that moment; ISO 8601. */
  lastAsked(community: number, before: string): Promise<ReadonlyMap<number, string>>;
  /**
   * Titles by the ledger's words, given and not ended before `at`, and those ended; all of a community, or of one person. `left`:
   * what people stepped back from by their own word, held or not, and did not come back to.
   */
  standings(
    community: number,
    of: { readonly person: number } | { readonly title: TitleAt } | 'all',
    at: string,
    here: number | null,
  ): Promise<{
    readonly held: readonly Standing[];
    readonly ended: readonly Standing[];
    readonly left: readonly { readonly person: number; readonly title: TitleAt; readonly at: string }[];
  }>;
  away(
    community: number,
    people: readonly number[],
    at: string,
    here: number | null,
  ): Promise<ReadonlyMap<number, { readonly since: string; readonly until: string | null }>>;
  onBoards(community: number, here: number | null): Promise<readonly number[]>;
  /** What these people did that gives points and GitHub shows (core/points.ts), from `since` on and before `at`. */
  pointActs(
    people: readonly number[],
    repositories: readonly number[],
    span: { readonly since: string; readonly at: string },
  ): Promise<readonly (PointAct & { readonly person: number })[]>;
  /** When each of these people did something of their own there for the first time. */
  firstActs(
    people: readonly number[],
    repositories: readonly number[],
    at: string,
  ): Promise<ReadonlyMap<number, string>>;
  credits(
    community: number,
    of: { readonly person: number } | 'waiting' | { readonly kinds: readonly CreditKind[]; readonly since: string },
    here: number | null,
  ): Promise<readonly Credit[]>;
  /** `shared`: only words that count in the whole community; `all`: also those of the item's own repository. */
  caseOf(repository: number, number: number, words: 'all' | 'shared'): Promise<CaseRecord | null>;
  openCases(community: number, here: number | null): Promise<readonly OpenCase[]>;
  /** Titles for which somebody's case was deferred since then. */
  deferredSince(community: number, since: string, here: number | null): Promise<readonly DeferredCase[]>;
  /** People whom the community knows under such a login now or once, by login in small letters. */
  knownAs(
    community: number,
    logins: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: number; readonly login: string }>>;
  /** Logins of people with own acts here, for finding what resembles a misspelled one; at most 5,000, the latest first. */
  loginsHere(community: number): Promise<readonly { readonly id: number; readonly login: string }[]>;
}
