// What people do on GitHub, through the same acts as the REST API and with the same webhooks.
import { addComment, deleteComment, editComment, findComment, minimizeComment, react } from './acts/comments.js';
import * as code from './acts/code.js';
import type { FileChanges } from './acts/commits.js';
import * as items from './acts/items.js';
import * as marks from './acts/marks.js';
import { labelIdsFor, requireLabel } from './acts/labels.js';
import * as audience from './acts/audience.js';
import { deleteIssue, transferIssue } from './acts/departures.js';
import { setMilestone } from './acts/milestones.js';
import * as reviewComments from './acts/review-comments.js';
import * as reviews from './acts/reviews.js';
import * as repositories from './acts/repositories.js';
import type { Account, Actor, Comment, Commit, Item, Release, Repository, Review } from './model.js';
import type { ReviewComment, Role, StateReason } from './model.js';
import { createDiscussionPerson, type DiscussionPerson } from './people-discussions.js';
import { seedUser } from './acts/accounts.js';
import { requireAccount, requireItem, requireRepository, type World } from './world.js';

export interface Person extends DiscussionPerson {
  readonly account: Account;
  readonly openIssue: (
    repo: string,
    issue: { title: string; body?: string | null; labels?: readonly string[] },
  ) => Item;
  readonly openPull: (repo: string, pull: code.NewPull) => Item;
  readonly edit: (repo: string, number: number, change: { title?: string; body?: string | null }) => Item;
  readonly comment: (repo: string, number: number, body: string) => Comment;
  readonly editComment: (repo: string, id: number, body: string) => Comment;
  readonly deleteComment: (repo: string, id: number) => void;
  /** Hides a comment for a reason in GitHub's words (`off-topic`); null shows it again. Nobody is told. */
  readonly minimize: (repo: string, id: number, reason: string | null) => void;
  readonly react: (repo: string, subject: { number: number } | { comment: number }, content: string) => void;
  readonly close: (repo: string, number: number, options?: { reason?: StateReason }) => Item;
  readonly reopen: (repo: string, number: number) => Item;
  readonly merge: (repo: string, number: number) => Commit;
  readonly label: (repo: string, number: number, ...names: string[]) => Item;
  readonly unlabel: (repo: string, number: number, ...names: string[]) => Item;
  readonly assign: (repo: string, number: number, ...logins: string[]) => Item;
  readonly lock: (repo: string, number: number, reason?: string) => Item;
  readonly unlock: (repo: string, number: number) => Item;
  readonly review: (repo: string, number: number, review: { state: Review['state']; body?: string }) => Review;
  readonly dismissReview: (repo: string, number: number, reviewId: number) => Review;
  readonly requestReview: (repo: string, number: number, login: string) => Item;
  /** Asks a team of the repository's owner, by its slug. */
  readonly requestTeamReview: (repo: string, number: number, slug: string) => Item;
  readonly unrequestReview: (repo: string, number: number, login: string) => Item;
  /** A comment on the changes; without `reviewId` it opens a review of its own, and tells of both. */
  readonly reviewComment: (repo: string, number: number, comment: reviewComments.NewReviewComment) => ReviewComment;
  readonly editReviewComment: (repo: string, id: number, body: string) => ReviewComment;
  readonly deleteReviewComment: (repo: string, id: number) => void;
  /** Null takes the item out of its milestone. */
  readonly milestone: (repo: string, number: number, title: string | null) => Item;
  readonly deleteIssue: (repo: string, number: number) => void;
  /** To another repository of the same owner; answers the issue there. */
  readonly transferIssue: (repo: string, number: number, to: string) => Item;
  readonly star: (repo: string) => void;
  readonly unstar: (repo: string) => void;
  readonly fork: (repo: string) => Repository;
  readonly release: (repo: string, release: audience.NewRelease) => Release;
  readonly setDraft: (repo: string, number: number, draft: boolean) => Item;
  /** A commit on a branch; without `branch`, the default branch. */
  readonly push: (repo: string, change: { files: FileChanges; message: string; branch?: string }) => Commit;
  readonly pushToPull: (repo: string, number: number, change: { files: FileChanges; message: string }) => Item;
  readonly rename: (repo: string, name: string) => void;
  readonly transfer: (repo: string, to: string) => void;
  readonly setPrivate: (repo: string, value: boolean) => void;
  readonly setArchived: (repo: string, value: boolean) => void;
  readonly deleteRepository: (repo: string) => void;
  /** Undefined takes the role away. */
  readonly setCollaborator: (repo: string, login: string, role: Role | undefined) => void;
}

export function createPerson(world: World, account: Account): Person {
  const actor: Actor = { account, viaApp: false };
  const at = (repo: string) => requireRepository(world, repo);
  const itemAt = (repo: string, number: number): [World, Actor, ReturnType<typeof at>, Item] => {
    const repository = at(repo);
    return [world, actor, repository, requireItem(repository, number)];
  };
  const commentAt = (repo: string, id: number): [World, Actor, ReturnType<typeof at>, Comment] => {
    const repository = at(repo);
    return [world, actor, repository, findComment(world, repository, id)];
  };
  return {
    ...createDiscussionPerson(world, actor),
    account,
    openIssue: (repo, issue) => items.openIssue(world, actor, at(repo), issue),
    openPull: (repo, pull) => code.openPull(world, actor, at(repo), pull),
    edit: (repo, number, change) => items.editItem(...itemAt(repo, number), change),
    comment: (repo, number, body) => addComment(...itemAt(repo, number), body),
    editComment: (repo, id, body) => editComment(...commentAt(repo, id), body),
    deleteComment: (repo, id) => {
      deleteComment(...commentAt(repo, id));
    },
    minimize: (repo, id, reason) => {
      const [, , repository, comment] = commentAt(repo, id);
      minimizeComment(repository, comment, reason);
    },
    react: (repo, subject, content) => {
      const repository = at(repo);
      react(world, actor, repository, subjectOf(repository, subject), content);
    },
    close: (repo, number, options = {}) => items.closeItem(...itemAt(repo, number), options.reason),
    reopen: (repo, number) => items.reopenItem(...itemAt(repo, number)),
    merge: (repo, number) => code.mergePull(...itemAt(repo, number)),
    label: (repo, number, ...names) => {
      const ids = labelIdsFor(world, actor, at(repo), names);
      const [, , repository, item] = itemAt(repo, number);
      return marks.setLabels(world, actor, repository, item, [...new Set([...item.labelIds, ...ids])]);
    },
    unlabel: (repo, number, ...names) => {
      const [, , repository, item] = itemAt(repo, number);
      const ids = new Set(names.map((name) => requireLabel(repository, name).id));
      const kept = item.labelIds.filter((id) => !ids.has(id));
      return marks.setLabels(world, actor, repository, item, kept);
    },
    assign: (repo, number, ...logins) => {
      const ids = logins.map((login) => seedUser(world, login).id);
      return marks.setAssignees(...itemAt(repo, number), ids);
    },
    lock: (repo, number, reason) =>
      marks.lockItem(...itemAt(repo, number), { locked: true, ...(reason === undefined ? {} : { reason }) }),
    unlock: (repo, number) => marks.lockItem(...itemAt(repo, number), { locked: false }),
    review: (repo, number, review) => reviews.reviewPull(...itemAt(repo, number), review),
    dismissReview: (repo, number, reviewId) => reviews.dismissReview(...itemAt(repo, number), reviewId),
    requestTeamReview: (repo, number, slug) => reviews.requestTeamReview(...itemAt(repo, number), slug),
    unrequestReview: (repo, number, login) =>
      reviews.withdrawReviewRequest(...itemAt(repo, number), requireAccount(world, login)),
    reviewComment: (repo, number, comment) => reviewComments.addReviewComment(...itemAt(repo, number), comment),
    editReviewComment: (repo, id, body) => {
      const repository = at(repo);
      const comment = reviewComments.requireReviewComment(repository, id);
      return reviewComments.editReviewComment(world, actor, repository, comment, body);
    },
    deleteReviewComment: (repo, id) => {
      const repository = at(repo);
      const comment = reviewComments.requireReviewComment(repository, id);
      reviewComments.deleteReviewComment(world, actor, repository, comment);
    },
    milestone: (repo, number, title) => setMilestone(...itemAt(repo, number), title),
    deleteIssue: (repo, number) => {
      deleteIssue(...itemAt(repo, number));
    },
    transferIssue: (repo, number, to) => transferIssue(...itemAt(repo, number), at(to)),
    star: (repo) => {
      audience.star(world, actor, at(repo));
    },
    unstar: (repo) => {
      audience.unstar(world, actor, at(repo));
    },
    fork: (repo) => audience.fork(world, actor, at(repo)),
    release: (repo, release) => audience.publishRelease(world, actor, at(repo), release),
    requestReview: (repo, number, login) => reviews.requestReview(...itemAt(repo, number), seedUser(world, login)),
    setDraft: (repo, number, draft) => code.setDraft(...itemAt(repo, number), draft),
    push: (repo, { files, message, branch }) => {
      const repository = at(repo);
      const commit = { authorId: account.id, message, changes: Object.entries(files) };
      return code.push(world, actor, repository, branch ?? repository.defaultBranch, commit);
    },
    pushToPull: (repo, number, change) => code.pushToPull(...itemAt(repo, number), change),
    rename: (repo, name) => {
      repositories.renameRepository(world, actor, at(repo), name);
    },
    transfer: (repo, to) => {
      repositories.transferRepository(world, actor, at(repo), requireAccount(world, to));
    },
    setPrivate: (repo, value) => {
      repositories.setPrivate(world, actor, at(repo), value);
    },
    setArchived: (repo, value) => {
      repositories.setArchived(world, actor, at(repo), value);
    },
    deleteRepository: (repo) => {
      repositories.deleteRepository(world, actor, at(repo));
    },
    setCollaborator: (repo, login, role) => {
      repositories.setCollaborator(world, actor, at(repo), seedUser(world, login), role);
    },
  };
}

/** What a reaction is to: a comment, else the discussion or the item of that number. */
function subjectOf(
  repository: ReturnType<typeof requireRepository>,
  subject: { number: number } | { comment: number },
): string {
  if ('comment' in subject) return `comment:${subject.comment}`;
  const discussion = repository.discussions.get(subject.number);
  return discussion === undefined
    ? `issue:${requireItem(repository, subject.number).id}`
    : `discussion:${discussion.id}`;
}
