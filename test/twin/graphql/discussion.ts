// Discussions, their comments and replies.
import type { DiscussionCategory, DiscussionComment, Discussion } from '../model-discussions.js';
import type { Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { repositoryPage } from '../render/repository.js';
import { discussionThreadOf } from '../world.js';
import { actorOf } from './account.js';
import { association } from './comment.js';
import { connection, listed, type PageArguments } from './connection.js';
import { enumOf } from './item.js';
import { repositoryNode } from './repository.js';
import { reactionPage } from './reaction.js';
import type { Scope } from './scope.js';
import { labelNode } from './timeline.js';

export function discussionNode(scope: Scope, repository: Repository, discussion: Discussion): Json {
  const { world } = scope;
  const { category } = discussion;
  const thread = discussionThreadOf(repository, discussion.number);
  const answer = thread.get(discussion.answerId ?? -1);
  return {
    __typename: 'Discussion',
    id: nodeId('Discussion', discussion.id),
    databaseId: discussion.id,
    number: discussion.number,
    title: discussion.title,
    body: discussion.body,
    createdAt: discussion.createdAt,
    updatedAt: discussion.updatedAt,
    author: () => actorOf(world, discussion.authorId),
    authorAssociation: () => association(scope, repository, discussion.authorId, 'issue'),
    closed: discussion.state === 'closed',
    closedAt: discussion.closedAt,
    stateReason: enumOf(discussion.stateReason),
    locked: discussion.locked,
    isAnswered: category.isAnswerable ? answer !== undefined : null,
    answerChosenAt: discussion.answerChosenAt,
    answerChosenBy: () => actorOf(world, discussion.answerChosenById),
    answer: answer === undefined ? null : () => discussionCommentNode(scope, repository, discussion, answer),
    category: categoryNode(category),
    reactions: (args: PageArguments) => reactionPage(scope, repository, `discussion:${discussion.id}`, args),
    repository: () => repositoryNode(scope, repository),
    url: () => `${repositoryPage(world, repository)}/discussions/${discussion.number}`,
    labels: (args: PageArguments) => {
      const labels = discussion.labelIds.flatMap((id) => repository.labels.get(id) ?? []);
      return listed(args, labels, labelNode);
    },
    comments: (args: PageArguments) => threadPage(scope, repository, discussion, undefined, args),
  };
}

export const categoryNode = (category: DiscussionCategory): Json => ({
  __typename: 'DiscussionCategory',
  ...category,
  id: nodeId('DiscussionCategory', category.id),
});

function threadPage(
  scope: Scope,
  repository: Repository,
  discussion: Discussion,
  parentId: number | undefined,
  args: PageArguments,
): Json {
  const all = discussionThreadOf(repository, discussion.number).all();
  return connection(args, {
    rows: all.filter((comment) => comment.parentId === parentId),
    place: (comment) => [comment.createdAt, comment.id],
    node: (comment) => discussionCommentNode(scope, repository, discussion, comment),
  });
}

export function discussionCommentNode(
  scope: Scope,
  repository: Repository,
  discussion: Discussion,
  comment: DiscussionComment,
): Json {
  const { world } = scope;
  const gone = comment.deletedAt !== null;
  return {
    __typename: 'DiscussionComment',
    id: nodeId('DiscussionComment', comment.id),
    databaseId: comment.id,
    author: () => (gone ? null : actorOf(world, comment.authorId)),
    authorAssociation: () => association(scope, repository, comment.authorId, 'issue'),
    body: gone ? '' : comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    deletedAt: comment.deletedAt,
    isMinimized: comment.minimizedReason !== null,
    minimizedReason: comment.minimizedReason,
    isAnswer: discussion.answerId === comment.id,
    discussion: () => discussionNode(scope, repository, discussion),
    replies: (args: PageArguments) => threadPage(scope, repository, discussion, comment.id, args),
  };
}
