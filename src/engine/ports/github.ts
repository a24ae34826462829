// GitHub, in Hearth's own words.
import type { CheckAct, PullAct, Reaction } from '../../core/action.js';
import type { Association, Repository } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import type { Label, Survey } from '../../core/proposal.js';
import type { ItemNowAnswer, MembershipAnswer, PermissionAnswer, Permissions } from '../../core/question.js';
import type { ConfigVersion } from './ledger.js';

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

/** A check run of the App's own. */
export interface SeenCheck {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  /** The effect key it was made under. */
  readonly key: string;
}

/** A text, with an item whose words decisions may depend on. */
export interface ItemText {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly association: Association;
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
  /** Asked live: what the person may do; `unknown` where GitHub does not say. */
  permissionOf(repository: Repository, person: Person): Promise<PermissionAnswer>;
  /** What the owner granted, as GitHub told it with the token. */
  granted(): Promise<Permissions>;
  /** All labels, at most 1,000. */
  labels(repository: Repository): Promise<readonly Label[]>;
  /** Every path of the default branch's tree; not complete where GitHub cuts it. An empty repository has none. */
  tree(repository: Repository): Promise<Survey['tree']>;
  /** A file that Hearth may read (core/readable.ts; another path throws) at a ref, or of the default branch; null: none. */
  fileAt(repository: Repository, path: string, ref?: string): Promise<{ text: string; url: string } | null>;
  /**
   * Of these pull requests (at most 50) those that add, change, rename or take out the file, with their present heads.
   * One of so many files that GitHub does not tell counts as well.
   */
  touching(
    repository: Repository,
    numbers: readonly number[],
    path: string,
  ): Promise<readonly { readonly number: number; readonly head: string }[]>;
  /** Titles and bodies of the newest items, at most 100. */
  texts(repository: Repository, count: number): Promise<readonly ItemText[]>;
  /** The App's own check runs on a commit. */
  checks(repository: Repository, head: string): Promise<readonly SeenCheck[]>;
  /** The pull request from this branch of the repository itself that the App made, whatever its state. */
  ownPull(repository: Repository, branch: string): Promise<Made | null>;
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
  editIssue(
    repository: Repository,
    number: number,
    change: { readonly title: string; readonly body: string; readonly state?: 'open' | 'closed' },
  ): Promise<Made>;
  createCheck(repository: Repository, key: string, check: CheckAct): Promise<Made>;
  /** Branch, commit and pull request; what an earlier try has done of it is not done again. */
  createPull(repository: Repository, pull: PullAct): Promise<Made>;
  /** `false`: there is one of that name. */
  createLabel(repository: Repository, label: Label): Promise<boolean>;
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
   * time of the event); where that is a while ago, writes, and reads of what is kept or shown, ask first which repository
   * bears the name now.
   */
  installation(id: number, toldAt?: Date): Promise<GitHubRead & GitHubWrite>;
}

/** The text of a configuration file, and where it came from. */
export interface ConfigText {
  readonly text: string;
  /** `.github/hearth.yml`, or `acme/.github: .github/hearth.yml`. */
  readonly file: string;
  readonly url: string;
}

/** The files that may be in force in a repository; null: there is none. That of `.github` itself is the shared one. */
export interface ConfigTexts {
  readonly own: ConfigText | null;
  readonly shared: ConfigText | null;
}

export interface ConfigSource {
  /**
   * What was read under an older version is read anew; `anew`: whatever is known. `toldAt`: when GitHub told the
   * repository's name; where that is a while ago, GitHub is asked first which repository bears it now. Failing to read
   * throws: nothing is ever decided on a guess.
   */
  load(
    installation: number,
    repository: Repository,
    version: ConfigVersion | 'anew',
    toldAt?: Date,
  ): Promise<ConfigTexts>;
}
