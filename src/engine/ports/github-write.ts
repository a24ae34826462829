// What Hearth does to GitHub.
import type { CheckAct, PullAct, Reaction } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import type { Label } from '../../core/proposal.js';
import type { Made, ReadFile, TeamMembership } from './github-shapes.js';

export interface PostChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
}

export interface GitHubWrite {
  createComment(repository: Repository, number: number, body: string): Promise<Made>;
  editComment(repository: Repository, id: number, body: string): Promise<Made>;
  /** Takes back a comment of Hearth's own; one that is gone already is no error. */
  deleteComment(repository: Repository, id: number): Promise<void>;
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
  /** As an ordinary member; whoever is not of the organisation is invited to it. Answers how they stand afterwards. */
  joinTeam(repository: Repository, slug: string, login: string): Promise<TeamMembership>;
  /**
   * One commit with these files, and the branch at it: made where there is none. A branch that has moved since `from` was
   * seen is left alone: throws Unavailable. Answers the commit.
   */
  commitFiles(repository: Repository, commit: BranchCommit): Promise<string>;
  openPull(
    repository: Repository,
    pull: { readonly branch: string; readonly title: string; readonly body: string },
  ): Promise<Made>;
  /** What is not named stays as it is. */
  editPull(
    repository: Repository,
    number: number,
    change: { readonly title?: string; readonly body?: string },
  ): Promise<Made>;
}

/** A commit on a branch of Hearth's own. */
export interface BranchCommit {
  readonly branch: string;
  /** Where the branch stood when it was looked at; null: it was not there. */
  readonly from: string | null;
  /** The commit that it is made on. Other than `from`, the branch is built anew. */
  readonly onto: string;
  readonly files: readonly ReadFile[];
  readonly message: string;
}
