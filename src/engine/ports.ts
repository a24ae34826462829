// The interfaces the engine needs of the outside. Adapters (store, github, queue) implement them and never meet.
import type { Act, Because, Expect, Reaction } from '../core/action.js';
import type { Account, Repository } from '../core/event.js';
import type { Fact } from '../core/fact.js';
import type { Person } from '../core/person.js';
import type {
  DecisionOn,
  FirstOf,
  ItemNowAnswer,
  MembershipAnswer,
  ObservedAnswer,
  Responses,
  ResponsesAnswer,
} from '../core/question.js';
import type { Thread } from '../core/turn.js';

/** Domain time. Leases use the database's clock instead. */
export interface Clock {
  now(): Date;
}

/** Something to be handled: a webhook (`github` events), a tick, or a delayed call. */
export interface Arrival {
  readonly guid: string;
  readonly event: string;
  readonly payload: Buffer;
  /** Not before this domain time; absent: at once. */
  readonly dueAt?: Date;
}

/** A row held under a lease. `fence` grows with every claim: a write under an old fence is refused. */
export interface Claim {
  readonly id: string;
  readonly fence: string;
  readonly guid: string;
  readonly event: string;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly decidedAt: Date | null;
}

export interface Inbox {
  /** Resolves once the rows are committed. A GUID that is there already is left as it is. */
  insert(arrivals: readonly Arrival[]): Promise<void>;
  claim(now: Date): Promise<Claim | null>;
  /** The body of a claimed row. Throws when it cannot be read. */
  body(claim: Claim): Promise<Buffer>;
  /** Takes the row's lane; `busy` has given the row back to wait for it. A date: entered, but parked until then. */
  enter(claim: Claim, lane: string, installation: number, now: Date): Promise<'entered' | 'busy' | Date>;
  /** Prolongs the lease; false when it is no longer ours. */
  renew(claim: Claim): Promise<boolean>;
  /** Gives the row back, to be claimed again not before `dueAt`. Waiting by order (`free`) is not counted as a try. */
  release(claim: Claim, dueAt: Date, reason: string, free?: 'free'): Promise<void>;
  settle(claim: Claim, state: 'done' | 'ignored' | 'dead', reason: string): Promise<void>;
  park(installation: number, until: Date, reason: string): Promise<void>;
  /** GUIDs of these that have no row. */
  missing(guids: readonly string[]): Promise<readonly string[]>;
  /** When this database was made. */
  bornAt(): Promise<Date>;
  /** When the last complete sweep of GitHub's log began; null: there was none. */
  sweptAt(): Promise<Date | null>;
  noteSwept(at: Date): Promise<void>;
  /** Runs `work` while no other process does so; null when one does. */
  sweepAlone<Result>(work: () => Promise<Result>): Promise<Result | null>;
  /** Resolves when SQL answers. */
  ping(): Promise<void>;
  /** Rows waiting, rows given up on, and the oldest arrival that waits and is due or was tried. */
  backlog(): Promise<{ readonly waiting: number; readonly dead: number; readonly oldest: Date | null }>;
  /** Deletes payloads 7 days and rows 90 days after they were settled (decisions.md, 4 and 6). */
  expire(): Promise<void>;
}

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
  /** Milliseconds since it was sent, by the database's clock; null while it never was. */
  readonly sentAgo: number | null;
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
}

export interface Settled {
  readonly state: 'applied' | 'unchanged' | 'refused' | 'failed';
  readonly detail?: string;
  readonly githubId?: number;
  readonly url?: string;
}

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
  /** Asked twice is asked once. */
  request(
    installation: number,
    repositories: readonly { readonly id: number; readonly owner: string; readonly name: string }[],
  ): Promise<void>;
  /** While it was suspended nothing was told: what happened then is read. */
  resume(installation: number): Promise<void>;
}

export interface Audit {
  outcomesOf(claim: Claim): Promise<readonly Outcome[]>;
  /**
   * One transaction: actions, later-rows, outcomes, facts. Where all of a feature's actions had been planned before, by
   * another delivery of the same cause, its outcome says so. Throws LeaseLost when the claim is void.
   */
  commit(claim: Claim, plan: Plan): Promise<void>;
  openActions(claim: Claim): Promise<readonly OpenAction[]>;
  /** Marks as sent, right before the write. Throws LeaseLost when the claim is void. */
  markSent(claim: Claim, ids: readonly string[]): Promise<void>;
  settle(ids: readonly string[], result: Settled): Promise<void>;
  /** GitHub's id of what was made for the item or series before: the status comment, the observing issue. */
  madeBefore(repository: number, kind: 'status' | 'issue', key: string): Promise<number | null>;
  /** What each feature's section of the item's status comment said when it was last confirmed, by feature. */
  sectionsOf(repository: number, number: number): Promise<ReadonlyMap<string, string>>;
  /** Milliseconds since the item's status comment was last confirmed, by the database's clock. */
  lastWriteAgo(repository: number, number: number): Promise<number>;
  /** When the installation may create content again; null: now. */
  budget(installation: number, now: Date): Promise<Date | null>;
  /** Keyed digest for the hidden marker: 32 hex digits. */
  digest(words: string): Promise<string>;
}

/** An item in a list, reduced to what first-time questions need. */
export interface ListedItem {
  readonly number: number;
  readonly kind: 'issue' | 'pull_request';
  readonly author: Person | null;
  readonly openedAt: Date;
  readonly mergedAt: Date | null;
}

export interface SeenComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** Written by this App itself, by GitHub's word. */
  readonly ours: boolean;
}

/** What Hearth asks of GitHub, in its own words. All may throw RateLimited, Unavailable or Refused. */
export interface GitHubRead {
  /** The person's items in the repository, oldest first, at most 300; `complete` tells whether that was all. */
  itemsBy(
    repository: Repository,
    login: string,
  ): Promise<{ readonly items: readonly ListedItem[]; readonly complete: boolean }>;
  hasCommits(repository: Repository, login: string): Promise<boolean>;
  membership(repository: Repository, person: Person): Promise<MembershipAnswer>;
  itemNow(repository: Repository, number: number, author: Person | null): Promise<ItemNowAnswer>;
  openWithLabel(repository: Repository, label: string): Promise<readonly { readonly number: number }[]>;
  comments(repository: Repository, number: number, since: Date): Promise<readonly SeenComment[]>;
  comment(repository: Repository, id: number): Promise<SeenComment | null>;
  labelsOf(repository: Repository, number: number): Promise<readonly string[]>;
  labelExists(repository: Repository, label: string): Promise<boolean>;
  ownIssues(
    repository: Repository,
  ): Promise<readonly { readonly number: number; readonly body: string; readonly url: string }[]>;
  issue(
    repository: Repository,
    number: number,
  ): Promise<{
    readonly body: string;
    readonly title: string;
    readonly ours: boolean;
    readonly url: string;
    readonly state: 'open' | 'closed';
  } | null>;
}

export interface Made {
  readonly id: number;
  readonly url: string;
}

export interface GitHubWrite {
  createComment(repository: Repository, number: number, body: string): Promise<Made>;
  editComment(repository: Repository, id: number, body: string): Promise<Made>;
  addLabels(repository: Repository, number: number, labels: readonly string[]): Promise<void>;
  removeLabel(repository: Repository, number: number, label: string): Promise<void>;
  react(
    repository: Repository,
    target: { readonly number: number; readonly comment?: number },
    content: Reaction,
  ): Promise<void>;
  createIssue(repository: Repository, title: string, body: string): Promise<Made>;
  editIssue(repository: Repository, number: number, title: string, body: string): Promise<Made>;
}

/** A delivery as GitHub's own log tells it. */
export interface LoggedDelivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly deliveredAt: Date;
  /** Somebody answered it with a 2xx. */
  readonly answered: boolean;
}

/** GitHub as the App itself, without an installation. */
export interface GitHubApp {
  /** Deliveries since then, newest first. */
  deliveriesSince(since: Date): AsyncIterable<LoggedDelivery>;
  payloadOf(id: number): Promise<Buffer>;
}

export interface GitHub {
  readonly app: GitHubApp;
  /**
   * One client and one throttle lane for each installation. `toldAt`: when GitHub told the names that will be used (the
   * time of the event); where that is a while ago, writes ask first which repository bears the name now.
   */
  installation(id: number, toldAt?: Date): Promise<GitHubRead & GitHubWrite>;
}

/** The text of a configuration file, where it came from, or that there is none. Failing to read it throws. */
export interface ConfigText {
  readonly text: string;
  /** `.github/hearth.yml`, or `acme/.github: .github/hearth.yml`. */
  readonly file: string;
  readonly url: string;
}

export interface ConfigSource {
  /** What was read under an older version is read anew; 0: none is known of either file. */
  load(installation: number, repository: Repository, version: ConfigVersion | 0): Promise<ConfigText | null>;
}

/** "There is work": a doorbell, never the work itself. Losing every ring loses nothing, the sweep rings again. */
export interface Wakeup {
  /** Rings for these inbox rows (or none: "look"). Never throws, never waits for the network. */
  ring(ids: readonly string[]): void;
  /** Calls `wake` for each ring or batch of rings heard; a ring while `wake` runs is heard again after it. */
  listen(wake: () => Promise<void>): Promise<void>;
  health(): { readonly state: 'up' | 'down' | 'local'; readonly detail: string };
  close(): Promise<void>;
}

/** Structured log: static message, data in fields; never payloads, secrets or people's words. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Named places between two steps, where tests stop the process. Does nothing in production. */
export type Failpoint = (name: string) => Promise<void> | void;
