// What a report needs of the ledger besides its measures: what it is about, how far the ledger reaches, names, and the
// reports that were made before.
import type { ItemAt } from '../../core/measured.js';
import type { PublishedBefore } from '../../core/report-question.js';

/** One repository, or all of an owner's, by number. */
export type ReportOf = { readonly repository: number } | { readonly community: number };

export interface ScopedRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
}

export interface ReportScope {
  readonly community: { readonly id: number; readonly login: string };
  /** In the order of their names. */
  readonly repositories: readonly ScopedRepository[];
}

/** How far the ledger knows one repository. */
export interface RepositoryKnown {
  readonly repository: number;
  /** The oldest item and the newest act that it knows; commits aside, which bear whatever date their author gave them. */
  readonly firstAt: Date | null;
  readonly newestAt: Date | null;
  /** Up to when issues and pull requests were read whole; null: not yet. */
  readonly readUntil: Date | null;
  /** Since when it is given to Hearth, without a break. */
  readonly givenSince: Date | null;
  /** Hearth is told of it now. */
  readonly told: boolean;
  /** Parts of its history that were never read through; `stopped`: nobody is reading them. */
  readonly unread: readonly { readonly part: string; readonly state: 'waiting' | 'stopped' }[];
}

export interface LedgerKnown {
  readonly repositories: readonly RepositoryKnown[];
  /** Up to when GitHub's delivery log was read whole; null: never. */
  readonly sweptAt: Date | null;
  /** Arrival of the oldest delivery about any of them that nobody has looked at yet; null: there is none. */
  readonly oldestUnread: Date | null;
}

/** A report that was planned before, as the audit tells it. */
export interface ReportMade {
  /** Of its period. */
  readonly label: string;
  readonly as: 'issue' | 'discussion';
  /** Of the issue or discussion that was made for it. */
  readonly series: string;
  /** Name of the private repository that it went to; null: the one that it was asked for in. */
  readonly in: string | null;
  /** GitHub's number of it, and its address; null: it is not known to be there. */
  readonly number: number | null;
  readonly url: string | null;
  /** When it came due and was told, by domain time. */
  readonly at: Date;
  /** As it was written. */
  readonly body: string;
  /** False: it is planned, and may be on its way. */
  readonly published: boolean;
}

/** A line of reports: those that a repository published under one scope of its actions. */
export interface ReportLine {
  readonly community: number;
  readonly repository: number;
  readonly scope: string;
}

export interface ReportLedger {
  /**
   * Repositories that are still there and not taken from Hearth; private ones only where asked for. Of a community those
   * that are given to Hearth, or that are known by an import where none is. Null: there is no such repository or owner, or
   * nothing of it may be looked at.
   */
  reportScope(of: ReportOf, privateToo: boolean): Promise<ReportScope | null>;
  /** Of those of these repositories that are still there and not taken from Hearth. */
  known(repositories: readonly number[]): Promise<LedgerKnown>;
  /** Accounts that bear these logins, by login in small letters, as far as the ledger has met them. */
  accountsCalled(logins: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The latest logins of these accounts, by number. */
  loginsOf(people: readonly number[]): Promise<Readonly<Record<number, string>>>;
  /** Labels that are on these items now. */
  labelsOf(items: readonly ItemAt[]): Promise<readonly (ItemAt & { readonly labels: readonly string[] })[]>;
  /** When the oldest tick was told whose id begins with `from`, sorts before `before`, and that is not settled; null: there is none. */
  tickWaits(from: string, before: string): Promise<Date | null>;
  /** Those that were published or are about to be, the newest period first. */
  reportsMade(of: ReportLine, most: number): Promise<readonly ReportMade[]>;
  /** Reports of all lines of a repository that were published and never closed since, the newest period of each first. */
  reportsOpen(of: Omit<ReportLine, 'scope'>): Promise<readonly PublishedBefore[]>;
  /** Whether any of them, of whatever time, holds these words. */
  reportSaid(of: ReportLine, words: string): Promise<boolean>;
  /** Bodies of all reports of the community that were planned since then and not refused. */
  reportBodies(community: number, since: Date): Promise<readonly string[]>;
}
