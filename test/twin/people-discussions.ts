// What people do in discussions.
import * as comments from './acts/discussion-comments.js';
import * as discussions from './acts/discussions.js';
import type { Discussion, DiscussionComment } from './model-discussions.js';
import type { Actor } from './model.js';
import { requireRepository, type World } from './world.js';

export interface DiscussionPerson {
  readonly openDiscussion: (repo: string, discussion: discussions.NewDiscussion) => Discussion;
  readonly editDiscussion: (repo: string, number: number, change: { title?: string; body?: string }) => Discussion;
  readonly labelDiscussion: (repo: string, number: number, ...names: string[]) => Discussion;
  readonly closeDiscussion: (repo: string, number: number, reason?: Discussion['stateReason']) => Discussion;
  readonly reopenDiscussion: (repo: string, number: number) => Discussion;
  readonly deleteDiscussion: (repo: string, number: number) => void;
  /** Marks a comment as the answer. */
  readonly answer: (repo: string, commentId: number) => Discussion;
  readonly unanswer: (repo: string, number: number) => Discussion;
  /** `replyTo`: the id of the comment it answers. */
  readonly discuss: (repo: string, number: number, body: string, options?: { replyTo?: number }) => DiscussionComment;
  readonly editDiscussionComment: (repo: string, id: number, body: string) => DiscussionComment;
  readonly deleteDiscussionComment: (repo: string, id: number) => void;
  /** Null shows it again. */
  readonly minimizeDiscussionComment: (repo: string, id: number, reason: string | null) => void;
}

export function createDiscussionPerson(world: World, actor: Actor): DiscussionPerson {
  const at = (repo: string) => requireRepository(world, repo);
  const discussionAt = (repo: string, number: number): [World, Actor, ReturnType<typeof at>, Discussion] => {
    const repository = at(repo);
    return [world, actor, repository, discussions.requireDiscussion(repository, number)];
  };
  const commentAt = (repo: string, id: number): [World, Actor, ReturnType<typeof at>, DiscussionComment] => {
    const repository = at(repo);
    return [world, actor, repository, comments.findDiscussionComment(world, repository, id)];
  };
  return {
    openDiscussion: (repo, discussion) => discussions.openDiscussion(world, actor, at(repo), discussion),
    editDiscussion: (repo, number, change) => discussions.editDiscussion(...discussionAt(repo, number), change),
    labelDiscussion: (repo, number, ...names) => discussions.labelDiscussion(...discussionAt(repo, number), names),
    closeDiscussion: (repo, number, reason) => discussions.closeDiscussion(...discussionAt(repo, number), reason),
    reopenDiscussion: (repo, number) => discussions.reopenDiscussion(...discussionAt(repo, number)),
    deleteDiscussion: (repo, number) => {
      discussions.deleteDiscussion(...discussionAt(repo, number));
    },
    answer: (repo, commentId) => discussions.chooseAnswer(...commentAt(repo, commentId)),
    unanswer: (repo, number) => discussions.withdrawAnswer(...discussionAt(repo, number)),
    discuss: (repo, number, body, options = {}) =>
      comments.addDiscussionComment(...discussionAt(repo, number), { body, ...options }),
    editDiscussionComment: (repo, id, body) => comments.editDiscussionComment(...commentAt(repo, id), body),
    deleteDiscussionComment: (repo, id) => {
      comments.deleteDiscussionComment(...commentAt(repo, id));
    },
    minimizeDiscussionComment: (repo, id, reason) => {
      const [, , repository, comment] = commentAt(repo, id);
      comments.minimizeDiscussionComment(repository, comment, reason);
    },
  };
}
