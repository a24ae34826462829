// The ledger, and the reading of history into it.
import type { Account, Repository } from '../../core/event.js';
import type { Fact } from '../../core/fact.js';
import type { DecisionOn, FirstOf, ObservedAnswer, Responses, ResponsesAnswer } from '../../core/question.js';
import type { Thread } from '../../core/turn.js';

/** One for each file that may be in force; each grows with every push that touches it. */
export interface ConfigVersion {
  readonly own: number;
  /** Of the owner's `.github` repository. */
  readonly shared: number;
}

export interface Remembered {
  /** The version of the configuration in force. */
  readonly version: ConfigVersion;
  /** Whether the repository's history was ever asked for. */
  readonly history: boolean;
}

export interface Ledger {
  /**
   * Commits facts, and (with the installation it was told by) that the repository is there; what is known already joins
   * with them.
   */
  remember(repository: Repository, installation: number | null, facts: readonly Fact[]): Promise<Remembered>;
  configChanged(repository: Repository): Promise<void>;
  /** An earlier act of this kind by the person anywhere in the community, other than the item itself. */
  earlier(question: FirstOf): Promise<{ readonly repository: number; readonly number: number } | null>;
  /** Has this person's history in the repository been asked of GitHub since Hearth last missed anything? */
  wasAsked(repository: number, person: number): Promise<boolean>;
  noteAsked(repository: number, person: number): Promise<void>;
  observed(repository: number): Promise<ObservedAnswer>;
  /** Repositories in which something was observed that the observing issue does not show yet. */
  observing(): Promise<readonly { readonly installation: number; readonly repository: Repository }[]>;
  /** The installation's state, and which repositories came to it or left it. */
  installation(change: InstallationChange): Promise<void>;
  /** Is any of these people forgotten at their own wish? Nothing is decided about them. */
  forgotten(people: readonly number[]): Promise<boolean>;
  /** Is the history of every repository of this owner in the ledger, caught up since then? */
  historyKnown(owner: number, since: Date): Promise<boolean>;
  /** What was said and done on an item, oldest first; null where the item is not known. */
  thread(repository: number, number: number): Promise<Thread | null>;
  responses(question: Responses): Promise<ResponsesAnswer>;
  decisionsOn(repository: number, number: number): Promise<readonly DecisionOn[]>;
  /** Forgets what is no longer installed for 30 days, but for the effect keys: nothing is said again after a return. */
  expire(now: Date): Promise<void>;
}

export interface InstallationChange {
  readonly id: number;
  readonly account: Account;
  /** Null: as it was. */
  readonly state: 'active' | 'suspended' | 'deleted' | null;
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly at: Date;
}

/** Where the reading of a repository's history is asked for; it happens in its own time. */
export interface Histories {
  /** Asked twice is asked once; `again`: what was read through before is caught up, for something may have been missed. */
  request(
    installation: number,
    repositories: readonly { readonly id: number; readonly owner: string; readonly name: string }[],
    again?: 'again',
  ): Promise<void>;
  /** While it was suspended nothing was told: what happened then is read. */
  resume(installation: number): Promise<void>;
}
