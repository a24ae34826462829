// What a feature may ask about whose turn it is on open items.
import type { Repository } from './event.js';
import type { ItemKind } from './fact.js';
import type { Turn } from './turn.js';

/** From when on an answer to an item is waited for, and whether there is one. From the ledger; null: it does not know it. */
export interface WaitingOn {
  readonly kind: 'waitingOn';
  readonly repository: Repository;
  readonly number: number;
}

export interface WaitingOnAnswer {
  /** Start of the clock, ISO 8601; null: a draft that was never ready. */
  readonly startedAt: string | null;
  /** When it became a draft and when ready again, in turns, from then on. */
  readonly drafts: readonly string[];
  readonly answered: boolean;
  readonly turn: Turn;
}

/** Open items of people in a repository that wait for maintainers or reviewers, from the ledger. */
export interface OpenTurns {
  readonly kind: 'openTurns';
  readonly repository: Repository;
}

export interface OpenTurn {
  readonly number: number;
  readonly kind: ItemKind;
  /** Login. */
  readonly author: string;
  /** The first item of somebody who is no maintainer here, as far as the ledger reaches, and nobody has answered it. */
  readonly newcomer: boolean;
  readonly of: 'maintainers' | 'reviewers';
  /** ISO 8601. */
  readonly since: string;
  readonly because: string;
  /** Logins of the reviewers who were asked and have not answered. */
  readonly people: readonly string[];
  readonly labels: readonly string[];
}

/** Who waits longest comes first; at most 2,000. */
export type OpenTurnsAnswer = readonly OpenTurn[];

export interface AttentionAnswers {
  readonly waitingOn: WaitingOnAnswer | null;
  readonly openTurns: OpenTurnsAnswer;
}

export type AttentionQuestion = WaitingOn | OpenTurns;
