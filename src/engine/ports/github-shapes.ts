// What GitHub shows, in Hearth's own words: the shapes of what is read.
import type { Association } from '../../core/event.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { Person } from '../../core/person.js';

export interface Made {
  readonly id: number;
  readonly url: string;
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

/** A team of an organisation, with those above and below it. */
export interface TeamNow {
  readonly id: number;
  /** As GitHub spells it. */
  readonly slug: string;
  /** Of the organisation that it belongs to. */
  readonly organization: number;
  /** Only its own members see it. */
  readonly secret: boolean;
  /** Its strongest right in any repository; `unknown`: GitHub does not show all of them. */
  readonly right: PermissionAnswer;
  /** The strongest right of its parents, whose rights its members have, too. */
  readonly above: PermissionAnswer;
  /** The strongest right of its children; `none` where it has none. */
  readonly below: PermissionAnswer;
}

/** `pending`: invited, and has not answered. */
export type TeamMembership = 'member' | 'pending' | 'outside' | 'unknown';

/** A branch that pull requests of Hearth's own are made from, one after the other. */
export interface RollingPull {
  /** The default branch's commit. */
  readonly base: string;
  /** The branch's commit; null: there is no such branch. */
  readonly head: string | null;
  /** Commits that the default branch does not have. */
  readonly ahead: number;
  /** The default branch has commits that this one does not have. */
  readonly behind: boolean;
  /** All that it has beyond the default branch was made by the App. */
  readonly ours: boolean;
  /** The newest request that the App made from it. */
  readonly pull:
    (Made & { readonly state: 'open' | 'closed' | 'merged'; readonly head: string; readonly body: string }) | null;
}
