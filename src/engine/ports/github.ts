// GitHub, in Hearth's own words.
import type { CheckAct, PullAct, Reaction } from '../../core/action.js';
import type { Association, Repository } from '../../core/event.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import type { ChangedFile } from '../../core/ownership.js';
import type { Person } from '../../core/person.js';
import type { Label, Survey } from '../../core/proposal.js';
import type { ItemNowAnswer, MembershipAnswer, Permissions } from '../../core/question.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { AccountsAnswer, InTeamsAnswer } from '../../core/sig-question.js';
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

/** An issue or discussion of the App's own, as a list shows it. */
export interface OwnPost {
  readonly number: number;
  readonly body: string;
  readonly url: string;
}

export interface SeenPost {
  readonly body: string;
  readonly title: string;
  /** Written by this App itself, by GitHub's word. */
  readonly ours: boolean;
  readonly url: string;
  readonly state: 'open' | 'closed';
}

/** What was published, as it is now. */
export interface SeenPublished {
  readonly body: string;
  readonly url: string;
  /** When people commented on it or reacted to it: the first hundred of each. */
  readonly traces: readonly Date[];
}

/** A check run of the App's own. */
export interface SeenCheck {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  /** The effect key it was made under. */
  readonly key: string;
}

/** An item right before a write. */
export interface PresentItem {
  readonly isPull: boolean;
  readonly title: string;
  readonly state: 'open' | 'closed';
  /** GitHub's word, of an issue: `completed`, `not_planned`, `reopened`, `duplicate`. */
  readonly stateReason: string | null;
  readonly locked: boolean;
  readonly merged: boolean;
  readonly labels: readonly string[];
  /** Logins. */
  readonly assignees: readonly string[];
  /** The commit that a pull request stands at; null where it was asked for as an item. */
  readonly head: string | null;
  /** Logins of those whom a review is asked of; none where it was asked for as an item. */
  readonly reviewers: readonly string[];
}

/** A text, with an item whose words decisions may depend on. */
export interface ItemText {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly association: Association;
}

/** Which files that tell owners are wanted of a tree. */
export interface OwnersWanted {
  readonly owners: boolean;
  readonly aliases: boolean;
  readonly codeowners: boolean;
  /** The front matter of Markdown files that are looked at. */
  readonly frontMatter: boolean;
}

export interface ReadFile {
  readonly path: string;
  readonly text: string;
}

/** Texts of the files that tell owners, at one commit. What is not wanted is empty. */
export interface OwnersTexts {
  /** OWNERS files, by path; with front matter, Markdown files too, as far as it goes. */
  readonly owners: readonly ReadFile[];
  /** The text of `OWNERS_ALIASES`; null: there is none. */
  readonly aliases: string | null;
  /** The one of the three places that GitHub goes by. */
  readonly codeowners: ReadFile | null;
  /** False: some of them could not be found or are more than Hearth reads (5,000 files, 16 MB). */
  readonly complete: boolean;
  /** Files that are there and were not read, a sentence each: `pkg/OWNERS: …`. */
  readonly problems: readonly string[];
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
  /** Open issues without an assignee, newest first, at most 20, with all their labels. */
  openWithLabel(
    repository: Repository,
    label: string,
  ): Promise<readonly { readonly number: number; readonly labels: readonly string[] }[]>;
  /**
   * The item as it is now, in one request. Labels that the App itself changed last are told without feature and rule: the
   * ledger knows those. An item that was transferred to another repository does not exist here.
   */
  liveItem(repository: Repository, number: number): Promise<LiveItemAnswer>;
  /**
   * Files that a pull request changes: a request for each hundred, at most 30. GitHub lists 3,000 and does not say
   * whether there are more, so that as many are told as incomplete; so is a change it makes no list of.
   */
  changedFiles(
    repository: Repository,
    number: number,
  ): Promise<{ readonly files: readonly ChangedFile[]; readonly complete: boolean }>;
  /**
   * What these pull requests change, at most 100 files of each and without their former names: a request for thirty of
   * them. `base`: the default branch's commit now; null in an empty repository. Those that are gone are left out.
   */
  changesOf(
    repository: Repository,
    numbers: readonly number[],
  ): Promise<{
    readonly base: string | null;
    readonly changes: ReadonlyMap<number, { readonly files: readonly ChangedFile[]; readonly complete: boolean }>;
  }>;
  /**
   * The files that tell owners at a commit (its whole SHA): those that may speak for the files at `looked` (for a rename,
   * both of its paths). One request for a commit not known yet, and one for each hundred texts not known yet; none where
   * all are known. Throws Unavailable where GitHub does not show the commit yet.
   */
  ownersTree(
    repository: Repository,
    commit: string,
    wanted: OwnersWanted,
    looked: readonly string[],
  ): Promise<OwnersTexts>;
  /** OWNERS files and aliases of the default branch as it is now, at most 500. */
  ownersFiles(repository: Repository): Promise<OwnersTexts>;
  /** Asked live, at most 20 teams by their slugs; `unknown` where GitHub does not say, or the login is another's now. */
  inTeams(repository: Repository, teams: readonly string[], person: Person): Promise<InTeamsAnswer>;
  /** What these accounts (logins, at most 2,000) are to the owner of the repository. */
  accounts(repository: Repository, logins: readonly string[]): Promise<AccountsAnswer>;
  /** Those of the names that are labels here, spelled as GitHub spells them, in the order asked for. */
  labelsExist(repository: Repository, names: readonly string[]): Promise<readonly string[]>;
  comments(repository: Repository, number: number, since: Date): Promise<readonly SeenComment[]>;
  comment(repository: Repository, id: number): Promise<SeenComment | null>;
  /** `pull` shows a pull request's head and reviewers as well. Throws Refused (404, 410) where the item is not there. */
  present(repository: Repository, number: number, as: 'item' | 'pull'): Promise<PresentItem>;
  labelExists(repository: Repository, label: string): Promise<boolean>;
  /** The newest hundred issues of the App's own. */
  ownIssues(repository: Repository): Promise<readonly OwnPost[]>;
  issue(repository: Repository, number: number): Promise<SeenPost | null>;
  /** The newest hundred discussions of the App's own. */
  ownDiscussions(repository: Repository): Promise<readonly OwnPost[]>;
  discussion(repository: Repository, number: number): Promise<SeenPost | null>;
  /** An issue or discussion of the App's own, with what people left on it; null: it is gone, or somebody else's. */
  published(repository: Repository, as: 'issue' | 'discussion', number: number): Promise<SeenPublished | null>;
  /** Asked live, of the repository of that number: only who was let in can read it. Throws Refused where it is not there. */
  isPrivate(repository: Repository): Promise<boolean>;
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

export interface PostChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
}

export interface GitHubWrite {
  createComment(repository: Repository, number: number, body: string): Promise<Made>;
  editComment(repository: Repository, id: number, body: string): Promise<Made>;
  addLabels(repository: Repository, number: number, labels: readonly string[]): Promise<void>;
  removeLabel(repository: Repository, number: number, label: string): Promise<void>;
  /** Logins of all who are assigned afterwards: GitHub leaves out in silence who may not be. */
  assign(repository: Repository, number: number, logins: readonly string[]): Promise<readonly string[]>;
  unassign(repository: Repository, number: number, logins: readonly string[]): Promise<void>;
  /** All of them or none: throws Refused (422) where one may not review. */
  requestReviewers(repository: Repository, number: number, logins: readonly string[]): Promise<void>;
  removeReviewers(repository: Repository, number: number, logins: readonly string[]): Promise<void>;
  editItem(
    repository: Repository,
    number: number,
    change: {
      readonly title?: string;
      readonly state?: 'open' | 'closed';
      readonly stateReason?: 'completed' | 'not_planned';
    },
  ): Promise<void>;
  react(
    repository: Repository,
    target: { readonly number: number; readonly comment?: number },
    content: Reaction,
  ): Promise<void>;
  createIssue(repository: Repository, title: string, body: string): Promise<Made>;
  /** What is not named stays as it is. */
  editIssue(repository: Repository, number: number, change: PostChange): Promise<Made>;
  /** Throws Refused (422) where there is no such category. */
  createDiscussion(repository: Repository, category: string, title: string, body: string): Promise<Made>;
  /** What is not named stays as it is. */
  editDiscussion(repository: Repository, number: number, change: PostChange): Promise<Made>;
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
