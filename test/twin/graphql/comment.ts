// Comments of issues and pull requests, and reviews.
import { associationOf } from '../association.js';
import type { Comment, Item, Repository, Review } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { repositoryPage } from '../render/repository.js';
import { actorOf } from './account.js';
import { listed, type PageArguments } from './connection.js';
import type { Scope } from './scope.js';

export function association(scope: Scope, repository: Repository, id: number, on: 'issue' | 'pull'): string {
  const account = scope.world.accounts.get(id);
  return account === undefined || account.deleted ? 'NONE' : associationOf(scope.world, repository, account, on);
}

export function commentNode(scope: Scope, repository: Repository, comment: Comment): Json {
  const { world } = scope;
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    author: () => actorOf(world, comment.authorId),
    authorAssociation: () => association(scope, repository, comment.authorId, 'issue'),
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: comment.minimizedReason !== null,
    minimizedReason: comment.minimizedReason,
    url: () => `${repositoryPage(world, repository)}/issues/${comment.number}#issuecomment-${comment.id}`,
  };
}

export function reviewNode(scope: Scope, repository: Repository, item: Item, review: Review): Json {
  const { world } = scope;
  const ofReview = () => repository.reviewComments.all().filter(({ reviewId }) => reviewId === review.id);
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: () => actorOf(world, review.authorId),
    authorAssociation: () => association(scope, repository, review.authorId, 'pull'),
    body: review.body ?? '',
    state: review.state.toUpperCase(),
    createdAt: review.submittedAt,
    submittedAt: review.submittedAt,
    url: () => `${repositoryPage(world, repository)}/pull/${item.number}#pullrequestreview-${review.id}`,
    comments: (args: PageArguments) =>
      listed(args, ofReview(), (comment) => ({
        __typename: 'PullRequestReviewComment',
        id: nodeId('PullRequestReviewComment', comment.id),
        databaseId: comment.id,
        fullDatabaseId: String(comment.id),
        author: () => actorOf(world, comment.authorId),
        authorAssociation: () => association(scope, repository, comment.authorId, 'pull'),
        body: comment.body,
        path: comment.path,
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt,
      })),
  };
}
