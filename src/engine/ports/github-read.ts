// What Hearth asks of GitHub.
import type { Repository } from '../../core/event.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import type { ChangedFile } from '../../core/ownership.js';
import type { Person } from '../../core/person.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { Label, Survey } from '../../core/proposal.js';
import type { ItemNowAnswer, MembershipAnswer, Permissions } from '../../core/question.js';
import type { AccountsAnswer, InTeamsAnswer } from '../../core/sig-question.js';
import type {
  ItemText,
  ListedItem,
  Made,
  OwnersTexts,
  OwnersWanted,
  OwnPost,
  PresentItem,
  RollingPull,
  SeenCheck,
  SeenComment,
  SeenPost,
  SeenPublished,
  TeamMembership,
  TeamNow,
} from './github-shapes.js';

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
  /** The account that bears the login now; null: nobody does. A former login is nobody's. */
  account(repository: Repository, login: string): Promise<Person | null>;
  /** The account of that number, under its present login; null: it is gone. */
  accountOf(repository: Repository, id: number): Promise<Person | null>;
  /**
   * A team of the organisation with what it may do, in some requests for it, its parents and its children; null: there is no
   * team of that slug, or GitHub does not show it.
   */
  team(repository: Repository, slug: string): Promise<TeamNow | null>;
  /** Asked live, by login; `unknown` where GitHub does not say. */
  teamMembership(repository: Repository, slug: string, login: string): Promise<TeamMembership>;
  /** Members of a team, of its children, too; null: there is no such team, or they are more than 5,000. */
  teamMembers(repository: Repository, slug: string): Promise<readonly Person[] | null>;
  /** The branch of a rolling pull request, and the newest request that the App made from it, whatever its state. */
  rollingPull(repository: Repository, branch: string): Promise<RollingPull>;
}
