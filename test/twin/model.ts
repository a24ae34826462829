// The records of the twin's state. Items, comments and reactions are replaced, never changed in place (see collection.ts).
import type { Collection } from './collection.js';
import type { Discussion, DiscussionComment } from './model-discussions.js';
import type { TimelineEntry } from './model-timeline.js';

export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin';
export type Level = 'read' | 'write' | 'admin';
export type Permissions = Readonly<Record<string, Level>>;

export interface Account {
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin';
  readonly createdAt: string;
  login: string;
  name: string | null;
  deleted: boolean;
  /** Only of an organisation: account id of each member. */
  readonly members: Map<number, { role: 'admin' | 'member'; public: boolean }>;
  /** Only of an organisation: account ids of those whom it blocked; absent: nobody. */
  blocked?: Set<number>;
}

/** A team of an organisation. */
export interface Team {
  readonly id: number;
  readonly organizationId: number;
  slug: string;
  name: string;
  /** By account id; who is invited and has not answered is pending. */
  readonly members: Map<number, 'active' | 'pending'>;
  /** Seen by its members alone. */
  secret: boolean;
  /** The team above it, whose rights its members have, too. */
  parentId: number | undefined;
  /** What its members may do, by repository id. */
  readonly repositories: Map<number, Role>;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface Commit {
  readonly sha: string;
  readonly parent: string | undefined;
  readonly message: string;
  readonly authorId: number;
  readonly committerId: number;
  readonly at: string;
  /** The whole tree after this commit. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Review {
  readonly id: number;
  readonly authorId: number;
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  readonly body: string | null;
  readonly submittedAt: string;
  readonly commitSha: string;
}

export interface Pull {
  readonly headRef: string;
  readonly headRepositoryId: number | undefined;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly draft: boolean;
  readonly commits: readonly Commit[];
  /** Path to new content; undefined removes the file. */
  readonly changes: ReadonlyMap<string, string | undefined>;
  readonly reviews: readonly Review[];
  readonly reviewerIds: readonly number[];
  /** Teams that are asked for a review; absent: none. */
  readonly reviewTeamIds?: readonly number[];
  readonly mergedAt: string | null;
  readonly mergedById: number | undefined;
  readonly mergeCommitSha: string | null;
}

export type StateReason = 'completed' | 'not_planned' | 'reopened' | 'duplicate';

export interface Item {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly authorId: number;
  readonly viaApp: boolean;
  readonly state: 'open' | 'closed';
  readonly stateReason: StateReason | null;
  readonly labelIds: readonly number[];
  readonly assigneeIds: readonly number[];
  readonly locked: boolean;
  readonly lockReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly closedById: number | undefined;
  readonly milestoneId: number | undefined;
  readonly pull: Pull | undefined;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly authorId: number;
  readonly viaApp: boolean;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Why somebody hid it, in GitHub's words (`off-topic`); null: it is shown. */
  readonly minimizedReason: string | null;
}

/** A comment on the changes of a pull request, part of a review. */
export interface ReviewComment {
  readonly id: number;
  readonly number: number;
  readonly reviewId: number;
  readonly authorId: number;
  readonly path: string;
  readonly body: string;
  readonly commitSha: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly creatorId: number;
  readonly createdAt: string;
}

export interface Release {
  readonly id: number;
  readonly tagName: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly authorId: number;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly createdAt: string;
  readonly publishedAt: string | null;
}

/** A remark at a line of a file, in GitHub's own words. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
}

export interface CheckRun {
  readonly id: number;
  /** The App it belongs to. */
  readonly appId: number;
  readonly headSha: string;
  readonly name: string;
  readonly externalId: string;
  /** Null: it is still running. */
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly Annotation[];
  readonly at: string;
}

export interface Reaction {
  readonly id: number;
  readonly authorId: number;
  readonly content: string;
  readonly createdAt: string;
}

export interface Repository {
  readonly id: number;
  name: string;
  ownerId: number;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  readonly fork: boolean;
  /** What a fork is a fork of, where that was told. */
  parentId: number | undefined;
  readonly defaultBranch: string;
  readonly createdAt: string;
  pushedAt: string;
  lastNumber: number;
  openCount: number;
  readonly branches: Map<string, string>;
  /** Commits of pull requests too: GitHub keeps them with the repository they are meant for. */
  readonly commits: Map<string, Commit>;
  /** Account ids with a commit on the default branch. */
  readonly contributors: Set<number>;
  readonly collaborators: Map<number, Role>;
  readonly labels: Collection<Label>;
  readonly items: Collection<Item>;
  /** Comments by item number. */
  readonly threads: Map<number, Collection<Comment>>;
  /** What happened to each item, by its number, oldest first. */
  readonly timelines: Map<number, TimelineEntry[]>;
  /** Numbers of issues that are no longer here, and where those went that live on. */
  readonly departed: Map<number, 'deleted' | { readonly repositoryId: number; readonly number: number }>;
  readonly reviewComments: Collection<ReviewComment>;
  readonly milestones: Collection<Milestone>;
  readonly discussions: Collection<Discussion>;
  /** Comments and their replies by discussion number. */
  readonly discussionThreads: Map<number, Collection<DiscussionComment>>;
  readonly releases: Collection<Release>;
  readonly checkRuns: Collection<CheckRun>;
  /** Account id to the time of the star, oldest first. */
  readonly stars: Map<number, string>;
  /** Reactions by `issue:<id>` or `comment:<id>`. */
  readonly reactions: Map<string, Collection<Reaction>>;
}

export interface Installation {
  readonly id: number;
  readonly accountId: number;
  readonly createdAt: string;
  updatedAt: string;
  /** 'all' follows the account's repositories as they come and go. */
  repositories: 'all' | Set<number>;
  permissions: Permissions;
  events: readonly string[];
  suspendedAt: string | null;
  suspendedById: number | undefined;
}

/** Who acts: a person, or the app itself. */
export interface Actor {
  readonly account: Account;
  readonly viaApp: boolean;
}

/** Something that happened and that a webhook may tell. */
export interface HookEvent {
  readonly name: string;
  readonly action?: string;
  readonly sender: Account;
  /** Rendered only when somebody listens. */
  readonly fields: () => Record<string, unknown>;
  readonly repository?: Repository;
  /** Set on installation events, which every app receives whatever it subscribed to. */
  readonly installation?: Installation;
}
