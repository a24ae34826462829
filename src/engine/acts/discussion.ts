// A discussion of Hearth's own.
import type { DiscussionAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import { applyPost } from './post.js';
import type { OpenAction, Settled } from '../ports.js';

export function applyDiscussion(hands: Hands, action: OpenAction, act: DiscussionAct): Promise<Settled> {
  const { github } = hands;
  return applyPost(hands, action, act, {
    own: (repository) => github.ownDiscussions(repository),
    read: (repository, number) => github.discussion(repository, number),
    make: (repository, body) => github.createDiscussion(repository, act.category, act.title, body),
    edit: (repository, number, change) => github.editDiscussion(repository, number, change),
  });
}
