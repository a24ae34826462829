// Comments of discussions and their replies.
import { invalid, notFound } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Discussion, DiscussionComment } from '../model-discussions.js';
import type { Actor, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { renderDiscussion, renderDiscussionComment } from '../render/discussion.js';
import { discussionThreadOf, nextId, stampOf, type World } from '../world.js';
import { requireDiscussion } from './discussions.js';
import { requireWritable } from './item-basics.js';

function emitComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: DiscussionComment,
  action: string,
  more: Json = {},
): void {
  emitOn(world, actor, repository, 'discussion_comment', action, () => {
    const discussion = requireDiscussion(repository, comment.number);
    return {
      comment: renderDiscussionComment(world, repository, discussion, comment),
      discussion: renderDiscussion(world, repository, discussion),
      ...more,
    };
  });
}

export function addDiscussionComment(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
  wanted: { body: string; replyTo?: number },
): DiscussionComment {
  requireWritable(repository);
  const parent = wanted.replyTo === undefined ? undefined : findDiscussionComment(world, repository, wanted.replyTo);
  if (parent?.parentId !== undefined)
    throw invalid('DiscussionComment', 'parent', 'invalid', 'Replies have no replies');
  const now = stampOf(world);
  const comment: DiscussionComment = {
    id: nextId(world),
    number: discussion.number,
    parentId: parent?.id,
    authorId: actor.account.id,
    body: wanted.body,
    createdAt: now,
    updatedAt: now,
    minimizedReason: null,
    deletedAt: null,
  };
  discussionThreadOf(repository, discussion.number).put(comment.id, comment);
  world.places.set(comment.id, { repositoryId: repository.id, number: discussion.number });
  repository.discussions.put(discussion.number, { ...discussion, updatedAt: now });
  emitComment(world, actor, repository, comment, 'created');
  return comment;
}

export function findDiscussionComment(world: World, repository: Repository, id: number): DiscussionComment {
  const place = world.places.get(id);
  const thread = place?.repositoryId === repository.id ? repository.discussionThreads.get(place.number) : undefined;
  const comment = thread?.get(id);
  if (comment === undefined || comment.deletedAt !== null) throw notFound();
  return comment;
}

export function editDiscussionComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: DiscussionComment,
  body: string,
): DiscussionComment {
  const edited = { ...comment, body, updatedAt: stampOf(world) };
  discussionThreadOf(repository, comment.number).put(comment.id, edited);
  emitComment(world, actor, repository, edited, 'edited', { changes: { body: { from: comment.body } } });
  return edited;
}

/** With replies under it, an empty place stays. */
export function deleteDiscussionComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: DiscussionComment,
): void {
  const thread = discussionThreadOf(repository, comment.number);
  if (thread.all().some(({ parentId }) => parentId === comment.id)) {
    thread.put(comment.id, { ...comment, deletedAt: stampOf(world) });
  } else {
    thread.delete(comment.id);
    world.places.delete(comment.id);
  }
  emitComment(world, actor, repository, comment, 'deleted');
}

/** Null shows it again. GitHub tells nobody. */
export function minimizeDiscussionComment(
  repository: Repository,
  comment: DiscussionComment,
  reason: string | null,
): void {
  discussionThreadOf(repository, comment.number).put(comment.id, { ...comment, minimizedReason: reason });
}
