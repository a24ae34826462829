// The ledger, and the reading of history into it.
import type { ProposalMadeAnswer } from '../../core/config-question.js';
import type { Schedule } from '../../core/feature.js';
import type { Account, Association, Repository } from '../../core/event.js';
import type { ActKind, Fact } from '../../core/fact.js';
import type { Person } from '../../core/person.js';
import type { Newcomers } from '../../core/proposal.js';
import type { DecisionOn, FirstOf, ObservedAnswer, Responses, ResponsesAnswer } from '../../core/question.js';
import type { InHandAnswer, LabelUseAnswer } from '../../core/sig-question.js';
import type { Thread } from '../../core/turn.js';
import type { Arrival } from './inbox.js';
import type { AttentionLedger } from './attention.js';
import type { LadderLedger } from './ladder.js';
import type { ReportLedger } from './report.js';

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

export interface InstalledRepository {
  readonly installation: number;
  readonly repository: Repository;
}

/** Something that happened to an item's state, and who did it; null: an account that is gone, or not told. */
export interface Happening {
  readonly kind: ActKind;
  readonly at: string;
  readonly value: string | null;
  readonly person: Person | null;
  /** Who was assigned, or asked for a review. */
  readonly subject?: Person;
}

/** A label that an act of Hearth's put on an item, or took off it. */
export interface OwnLabel {
  /** As the act had it: GitHub's names know no case. */
  readonly name: string;
  readonly on: boolean;
  readonly feature: string;
  readonly rule: string;
}

/** An item as the ledger remembers it. It has none of its words. */
export interface LastItem {
  readonly number: number;
  readonly kind: 'issue' | 'pull_request';
  readonly author: Person;
  /** GitHub's word for the author that was told last by the opening; null: none was told by then. */
  readonly association: Association | null;
  readonly openedAt: string;
  /** Whether it is a draft now. */
  readonly draft: boolean;
  /** As told last. */
  readonly lines: number | null;
  /** What was said, and changes of state, draft, lock, labels, assignees and reviewers, oldest first. */
  readonly happened: readonly Happening[];
}

/** Pull requests of a repository with a new head, oldest first. */
export interface PullsToCheck extends InstalledRepository {
  readonly numbers: readonly number[];
  /** Which heads of them were noted: numbers of their own, growing. */
  readonly heads: readonly number[];
}

/** A repository to propose a hearth.yml in: for the first time, or `again`, for the pull request was refused. */
export interface ToOnboard extends InstalledRepository {
  readonly period: 'once' | 'again';
}

export interface Ledger extends AttentionLedger, LadderLedger, ReportLedger {
  /**
   * Commits facts, and (with the installation it was told by) that the repository is there; what is known already joins
   * with them.
   */
  remember(repository: Repository, installation: number | null, facts: readonly Fact[]): Promise<Remembered>;
  /** Every process reads the file anew; the versions from now on. */
  configChanged(repository: Repository): Promise<ConfigVersion>;
  /** An earlier act of this kind by the person anywhere in the community, other than the item itself. */
  earlier(question: FirstOf): Promise<{ readonly repository: number; readonly number: number } | null>;
  /** Was this person's history in the repository asked of GitHub at this time or later? */
  wasAsked(repository: number, person: number, since: Date): Promise<boolean>;
  noteAsked(repository: number, person: number, at: Date): Promise<void>;
  observed(repository: number): Promise<ObservedAnswer>;
  /** The repository of that owner and name, where Hearth is installed in it; null: it is not. */
  repositoryCalled(owner: number, name: string): Promise<InstalledRepository | null>;
  /** Repositories in which something was observed that the observing issue does not show yet. */
  /** Who opened the item; null: nobody whose account is known. */
  authorOf(repository: number, number: number): Promise<Person | null>;
  /** Notes that a pull request has a new head. */
  pullChanged(repository: number, number: number): Promise<void>;
  /** What was noted and not taken yet, at most 10 of each repository. */
  pullsToCheck(): Promise<readonly PullsToCheck[]>;
  pullsTaken(taken: PullsToCheck): Promise<void>;
  observing(): Promise<readonly InstalledRepository[]>;
  /** Communities whose history was read and that have no proposal yet, each with its most active repository. */
  toOnboard(now: Date): Promise<readonly ToOnboard[]>;
  proposalMade(community: number): Promise<ProposalMadeAnswer>;
  /** How people were met whose first issue or pull request in the community was opened in the `days` before `until`. */
  newcomers(community: number, days: number, until: string): Promise<Newcomers>;
  /** The installation's state, and which repositories came to it or left it. */
  installation(change: InstallationChange): Promise<void>;
  /** Is any of these people forgotten at their own wish? Nothing is decided about them. */
  forgotten(people: readonly number[]): Promise<boolean>;
  /** Is the history of every repository of this owner in the ledger, caught up since then? */
  historyKnown(owner: number, since: Date): Promise<boolean>;
  /** What was said and done on an item, oldest first; null where the item is not known. */
  thread(repository: number, number: number): Promise<Thread | null>;
  /** The newest issues and pull requests that are still there, by people, bots and agents; accounts that are gone left out. */
  lastItems(repository: number, count: number): Promise<readonly LastItem[]>;
  responses(question: Responses): Promise<ResponsesAnswer>;
  decisionsOn(repository: number, number: number): Promise<readonly DecisionOn[]>;
  /** Of each label that Hearth put on the item, and of each that it took off, the act that did it last. */
  ownLabels(repository: number, number: number): Promise<readonly OwnLabel[]>;
  /**
   * Issues and pull requests in the hands of a person, in the repositories of the community that are given to Hearth; with
   * `then` as they were after what happened up to then.
   */
  inHand(community: number, person: number, then?: string): Promise<InHandAnswer>;
  /** Of a year before `until`: work of people on items that bear these labels. */
  labelUse(repository: number, labels: readonly string[], until: string): Promise<LabelUseAnswer>;
  /** Forgets what is no longer installed for 30 days, but for the effect keys: nothing is said again after a return. */
  expire(now: Date): Promise<void>;
}

/** A schedule that a section asks for. */
export interface FeatureSchedule extends Schedule {
  readonly feature: string;
}

export interface DueSchedule extends FeatureSchedule, InstalledRepository {
  /** When its tick was to be told. */
  readonly dueAt: Date;
}

/** Which ticks the sections in force ask for, and when the next of each is due. */
export interface Schedules {
  /**
   * What a repository's sections ask for now takes the place of what they asked for before. A schedule that stays as it was
   * keeps its time; `nextAt` is that of a new one, of one that was changed, or of one that would come later than it should:
   * the clock was ahead.
   */
  keep(
    repository: number,
    wanted: readonly { readonly schedule: FeatureSchedule; readonly nextAt: Date }[],
  ): Promise<void>;
  /**
   * Puts the ticks of what is due into the inbox and moves each schedule on, in one transaction; no other process takes the
   * same. Resolves to how many it took; there may be more where it is as many as asked. What is archived, suspended or not
   * given to Hearth any more waits.
   */
  take(now: Date, most: number, move: (due: DueSchedule) => Moved): Promise<number>;
}

/** What becomes of a schedule that is due. */
export interface Moved {
  /** Oldest first; none where it is passed over. */
  readonly ticks: readonly Arrival[];
  readonly nextAt: Date;
}

/** Where a configuration file lives: in a repository, or (shared by all) in the owner's `.github`. By number. */
export interface ConfigPlace {
  readonly of: 'repository' | 'owner';
  readonly id: number;
}

/** A file as it was read now, by the keys at its top. */
export interface ConfigReading {
  readonly right: Readonly<Record<string, { readonly value: unknown; readonly line: number }>>;
  /** Keys with mistakes; `rest`: whatever else was there before, for not all of the file can be understood. */
  readonly wrong: readonly string[] | 'rest';
}

/** What was right of a key that has mistakes now, and since when it has them. */
export interface KeptKey {
  readonly value: unknown;
  readonly line: number;
  readonly since: Date;
}

/** What is remembered of a file that was read. */
export interface KeptFile {
  /** What was right of the keys that are wrong now. */
  readonly keys: Readonly<Record<string, KeptKey>>;
  /** Since when the file has mistakes; null: it has none. */
  readonly brokenSince: Date | null;
  /** It had mistakes when it was read before, and has none now. */
  readonly mended: boolean;
}

/** The last right state of every key of every configuration file. */
export interface ConfigMemory {
  /** Remembers what is right of a file, forgets what it no longer has, and answers what was right of what is wrong now. */
  keep(place: ConfigPlace, reading: ConfigReading, now: Date): Promise<KeptFile>;
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
