// What a feature may ask about points: the boards, and what somebody's own points come from.
import type { Repository } from './event.js';
import type { Person } from './person.js';
import type { BoardName, PointTerms, ScoredAct } from './points.js';

/** The boards of a community: of those alone who joined them. */
export interface Board {
  readonly kind: 'board';
  readonly repository: Repository;
  readonly terms: PointTerms;
  /** Names of roles whose holders are on the board of maintainers; `lead`. */
  readonly maintainers: readonly string[];
  /** Whose own points are asked for besides, by themselves; null: nobody's. */
  readonly person: Person | null;
  /** ISO 8601: what came later does not exist. */
  readonly at: string;
}

export interface Ranked {
  readonly person: number;
  readonly login: string;
  /** Of a point; above zero. */
  readonly hundredths: number;
}

export interface BoardAnswer {
  /** Each with the most points first, of equals the lower account number; at most ten. */
  readonly boards: Readonly<Record<BoardName, readonly Ranked[]>>;
  /** False: the ledger does not reach back to the beginning, so that nobody is known to be new. */
  readonly newcomersKnown: boolean;
  /** False: it could not be found out of everybody who maintains; they are then on the board of the community. */
  readonly maintainersKnown: boolean;
  readonly own: OwnPoints | null;
}

export interface OwnPoints {
  readonly joined: boolean;
  /** The one on which they are, or would be. */
  readonly board: BoardName;
  readonly hundredths: number;
  /** Those that give something, the newest first. */
  readonly acts: readonly ScoredAct[];
  /** Names of the repositories in which they were done, all of the same owner, by number. */
  readonly places: Readonly<Record<number, string>>;
}
