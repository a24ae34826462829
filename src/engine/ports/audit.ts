// The audit: what was decided, planned, sent and confirmed.
import type { Act, Because, Expect, FileChange } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import type { Fact } from '../../core/fact.js';
import type { Arrival, Claim } from './inbox.js';

export type ActionState = 'planned' | 'sent' | 'applied' | 'unchanged' | 'refused' | 'failed' | 'would';

export interface PlannedAction {
  readonly effectKey: string;
  readonly feature: string;
  readonly rule: string;
  readonly scope: string;
  readonly cause: string;
  readonly slot: string;
  readonly act: Act;
  readonly expect?: Expect;
  readonly because: Because;
  readonly repository: Repository;
  readonly installation: number;
  readonly causeAt: Date;
  readonly state: 'planned' | 'would';
}

/** An action that is planned, or was sent and never confirmed. */
export interface OpenAction {
  readonly id: string;
  readonly effectKey: string;
  readonly feature: string;
  readonly act: Act;
  readonly expect: Expect | null;
  readonly state: 'planned' | 'sent';
  readonly attempts: number;
  readonly causeAt: Date;
  /** Account whose share of the comments it takes from; null: nobody's. */
  readonly causedBy: number | null;
  /** Milliseconds since it was planned, by the database's clock. */
  readonly plannedAgo: number;
  /** Milliseconds since it was sent, by the database's clock; null while it never was. */
  readonly sentAgo: number | null;
}

/** What became of an action of the row. */
export interface SettledAction {
  readonly id: string;
  readonly feature: string;
  readonly state: Settled['state'];
}

export interface Outcome {
  readonly feature: string;
  readonly state: 'decided' | 'failed' | 'dead';
  readonly attempts: number;
  readonly because?: Because;
  readonly error?: string;
}

export interface Plan {
  readonly actions: readonly PlannedAction[];
  readonly later: readonly Arrival[];
  readonly outcomes: readonly Outcome[];
  readonly facts: readonly Fact[];
  /** Account whose share of the comments the actions take from; nobody's without it. */
  readonly causedBy?: number | null;
}

export interface Settled {
  readonly state: 'applied' | 'unchanged' | 'refused' | 'failed';
  readonly detail?: string;
  readonly githubId?: number;
  readonly url?: string;
  /** Comments that are there besides and say the same: taken back once this one is on record. */
  readonly doubles?: readonly number[];
}

export interface Audit {
  outcomesOf(claim: Claim): Promise<readonly Outcome[]>;
  /**
   * One transaction: actions, later-rows, outcomes, facts. Where all of a feature's actions had been planned before, by
   * another delivery of the same cause, its outcome says so. Throws LeaseLost when the claim is void.
   */
  commit(claim: Claim, plan: Plan): Promise<void>;
  openActions(claim: Claim): Promise<readonly OpenAction[]>;
  /** What became of the row's actions that are settled by now, in this try or an earlier one. */
  settledActions(claim: Claim): Promise<readonly SettledAction[]>;
  /**
   * Marks as sent, right before the write. Throws LeaseLost when the claim is void or one of these was settled since, RateLimited
   * when the installation was told to wait since.
   */
  markSent(claim: Claim, ids: readonly string[], now: Date): Promise<void>;
  /**
   * Records what became of them, where nobody has yet. Answers GitHub's id on record where that is another one than the
   * result's: another worker took the row over and made the same; null: there is one of it.
   */
  settle(ids: readonly string[], result: Settled): Promise<number | null>;
  /**
   * GitHub's id of what was made for the item or series before: the status comment, an issue, a discussion, a pull request.
   * `place`: of what is kept in another repository, its name.
   */
  madeBefore(
    repository: number,
    kind: 'status' | 'issue' | 'discussion' | 'pull',
    key: string,
    place?: string,
  ): Promise<number | null>;
  /** How Hearth itself left the issue or discussion of a series when it last wrote to it; null: it never did. */
  lastPostState(
    repository: number,
    post: { readonly kind: 'issue' | 'discussion'; readonly series: string; readonly in?: string },
  ): Promise<'open' | 'closed' | null>;
  /** What each feature's section of the item's status comment said when it was last confirmed, by feature. */
  sectionsOf(repository: number, number: number): Promise<ReadonlyMap<string, string>>;
  /** Milliseconds since the item's status comment was last confirmed, by the database's clock. */
  lastWriteAgo(repository: number, number: number): Promise<number>;
  /** When the installation may create content again; null: now. */
  budget(installation: number, now: Date): Promise<Date | null>;
  /** How many writes of this kind the account caused in the installation within the last hour. */
  writesCausedBy(installation: number, account: number, kind: 'comment' | 'status'): Promise<number>;
  /** Number of the team that somebody was last asked into under that slug, in the community; null: nobody was. */
  teamBefore(community: number, slug: string): Promise<number | null>;
  /** What was put into this pull request of the series, in the order in which it was. */
  filesIn(repository: number, series: string, pull: number): Promise<readonly FileChange[]>;
  /** Keyed digest for the hidden marker: 32 hex digits. */
  digest(words: string): Promise<string>;
}
