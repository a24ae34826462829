// GitHub, in Hearth's own words.
import type { Reaction } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import type { ItemNowAnswer, MembershipAnswer } from '../../core/question.js';
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
