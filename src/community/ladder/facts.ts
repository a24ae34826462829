// What is known of a person when a title is looked at. It is gathered by whoever asks; here nothing is fetched.
import type { Credit } from '../../core/credit.js';
import type { NeededTally, Tallied } from '../../core/tally.js';
import type { Standing } from '../../core/title.js';

/** Where what counts was done. */
export interface Grounds {
  /** All repositories that count. */
  readonly community: readonly number[];
  /** The repository from which it is asked. */
  readonly here: number;
  /** Labels of the SIG that the title is of, in small letters; empty: it has none, or the title is of no SIG. */
  readonly labels: readonly string[];
}

/** A number to be asked of the ledger; the answer is kept by `key`, which is the same for the same number. */
export interface Ask extends NeededTally {
  readonly key: string;
}

/** Somebody's word about what no machine can judge. */
export interface Attestation {
  readonly text: string;
  readonly by: number;
  /** ISO 8601. */
  readonly at: string;
  /** Where it was said. */
  readonly repository: number;
  readonly number: number;
  /** Roles that they hold now, of those that may say it. */
  readonly as: readonly string[];
  /** Roles of which that cannot be told now. */
  readonly unsure: readonly string[];
}

export interface LadderFacts {
  readonly person: number;
  /** ISO 8601: what came later does not exist. */
  readonly at: string;
  readonly grounds: Grounds;
  /** By the keys of the asks; one that is missing could not be counted. */
  readonly tallied: ReadonlyMap<string, Tallied>;
  /** From when on the ledger knows all that happened on GitHub, ISO 8601; null: from the beginning. */
  readonly knownSince: string | null;
  /** Deeds, confirmed or not; null: they could not be asked for. */
  readonly credits: readonly Credit[] | null;
  /** `unknown`: names or keys of titles whose holders could not be asked for. Null: of none it could. */
  readonly standing: { readonly held: readonly Standing[]; readonly unknown: readonly string[] } | null;
  /** Their newest own act; null within: none is known. Null: it could not be asked for. */
  readonly lastAct: { readonly at: string | null } | null;
  readonly attested: readonly Attestation[];
  /** Boxes ticked in their application; null: there is none. */
  readonly ticked: readonly string[] | null;
}

/** The facts of the answers, in the order of the asks. */
export const talliedBy = (asks: readonly Ask[], answers: readonly Tallied[]): ReadonlyMap<string, Tallied> =>
  new Map(
    asks.flatMap(({ key }, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[key, answer] as const];
    }),
  );
