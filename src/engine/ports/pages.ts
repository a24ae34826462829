// What the pages may show: public repositories that are given to Hearth now, and nothing of any other.
import type { Language } from '../../core/language.js';
import type { DecisionOn } from '../../core/question.js';
import type { Report } from '../../core/report.js';
import type { WhyLine } from '../../core/sig-question.js';
import type { Turn } from '../../core/turn.js';
import type { ConfigVersion, InstalledRepository } from './ledger.js';

export interface ShownRepository extends InstalledRepository {
  /** Of the configuration in force. */
  readonly version: ConfigVersion;
}

export interface ShownCommunity {
  readonly id: number;
  readonly login: string;
  /** By name; at least one. */
  readonly repositories: readonly ShownRepository[];
}

/** What the ledger tells of what is shown. Logins and names are compared without case. */
export interface Shown {
  /** Those with a public repository, by login; at most 500. */
  communities(): Promise<readonly { readonly login: string; readonly repositories: number }[]>;
  community(login: string): Promise<ShownCommunity | null>;
  /** Null: unknown, private, deleted, taken from Hearth or suspended; nobody can tell which. */
  repository(owner: string, name: string): Promise<ShownRepository | null>;
  /** Null: the item is not known, or was moved or deleted. Decisions are for whatever audience, newest last. */
  item(repository: number, number: number): Promise<ItemDecisions | null>;
  /** How things stand with what happened in these repositories before `until`. */
  mark(repositories: readonly number[], until: Date): Promise<Mark>;
}

export interface Mark {
  /** Another one as soon as a configuration changed, or somebody asked to be forgotten. */
  readonly terms: string;
  /** Another one as soon as something new is known of what happened. */
  readonly news: string;
  /** When the first item was opened; null: none is known. */
  readonly begins: Date | null;
}

export interface ItemDecisions {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly turn: Turn;
  readonly decisions: readonly DecisionOn[];
}

export interface ShownItem {
  readonly kind: ItemDecisions['kind'];
  readonly turn: Turn;
  /** What everybody may read, newest last; nobody is named. */
  readonly lines: readonly WhyLine[];
}

/** The same with reports and reasons: all that the pages ask. */
export interface Showing extends Omit<Shown, 'item'> {
  item(of: ShownRepository, number: number, language: Language): Promise<ShownItem | null>;
  /**
   * Of the repository, or of all that are shown of the community. Null: there is no such period, or it is not over.
   * `label`: of the period; null: the last complete month.
   */
  report(of: ShownRepository | ShownCommunity, label: string | null): Promise<Report | null>;
}
