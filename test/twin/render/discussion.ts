// Discussions and their comments as GitHub's JSON.
import { associationOf } from '../association.js';
import type { Discussion, DiscussionComment } from '../model-discussions.js';
import type { Repository } from '../model.js';
import { accountOf, discussionThreadOf, type World } from '../world.js';
import { nodeId, renderUser, type Json } from './account.js';
import { renderReactions } from './item.js';
import { renderLabel, repositoryPage, repositoryUrl } from './repository.js';

/** GitHub writes these times of a discussion with milliseconds and an offset, unlike all others. */
const withOffset = (stamp: string): string => stamp.replace('Z', '.000+00:00');

function renderCategory(repository: Repository, discussion: Discussion): Json {
  const { id, name, slug, emoji, description, isAnswerable } = discussion.category;
  return {
    id,
    node_id: nodeId('DiscussionCategory', id),
    repository_id: repository.id,
    emoji,
    name,
    description,
    created_at: withOffset(repository.createdAt),
    updated_at: withOffset(repository.createdAt),
    slug,
    is_answerable: isAnswerable,
  };
}

function pageOf(world: World, repository: Repository, number: number): string {
  return `${repositoryPage(world, repository)}/discussions/${number}`;
}

export function renderDiscussion(world: World, repository: Repository, discussion: Discussion): Json {
  const page = pageOf(world, repository, discussion.number);
  const url = `${repositoryUrl(world, repository)}/discussions/${discussion.number}`;
  const { answerChosenAt, answerChosenById, answerId } = discussion;
  return {
    repository_url: repositoryUrl(world, repository),
    category: renderCategory(repository, discussion),
    answer_html_url: answerId === undefined ? null : `${page}#discussioncomment-${answerId}`,
    answer_chosen_at: answerChosenAt === null ? null : withOffset(answerChosenAt),
    answer_chosen_by: answerChosenById === undefined ? null : renderUser(world, answerChosenById),
    html_url: page,
    id: discussion.id,
    node_id: nodeId('Discussion', discussion.id),
    number: discussion.number,
    title: discussion.title,
    user: renderUser(world, discussion.authorId),
    labels: discussion.labelIds.flatMap((id) => {
      const label = repository.labels.get(id);
      return label === undefined ? [] : [renderLabel(world, repository, label)];
    }),
    state: discussion.state,
    state_reason: discussion.stateReason,
    locked: discussion.locked,
    comments: discussionThreadOf(repository, discussion.number).all().length,
    created_at: discussion.createdAt,
    updated_at: discussion.updatedAt,
    author_association: associationOf(world, repository, accountOf(world, discussion.authorId), 'issue'),
    active_lock_reason: null,
    body: discussion.body,
    reactions: renderReactions(world, repository, `discussion:${discussion.id}`, url),
    timeline_url: `${url}/timeline`,
  };
}

export function renderDiscussionComment(
  world: World,
  repository: Repository,
  discussion: Discussion,
  comment: DiscussionComment,
): Json {
  const replies = discussionThreadOf(repository, comment.number).all();
  const url = `${repositoryUrl(world, repository)}/discussions/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('DiscussionComment', comment.id),
    html_url: `${pageOf(world, repository, comment.number)}#discussioncomment-${comment.id}`,
    parent_id: comment.parentId ?? null,
    child_comment_count: replies.filter(({ parentId }) => parentId === comment.id).length,
    repository_url: repositoryUrl(world, repository),
    discussion_id: discussion.id,
    author_association: associationOf(world, repository, accountOf(world, comment.authorId), 'issue'),
    user: renderUser(world, comment.authorId),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    reactions: renderReactions(world, repository, `discussion_comment:${comment.id}`, url),
  };
}
