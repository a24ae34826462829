// A discussion's life: opened, edited, labelled, answered, closed, deleted.
import { invalid, notFound } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Discussion, DiscussionCategory, DiscussionComment } from '../model-discussions.js';
import type { Actor, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { renderDiscussion, renderDiscussionComment } from '../render/discussion.js';
import { renderLabel } from '../render/repository.js';
import { discussionThreadOf, nextId, stampOf, type World } from '../world.js';
import { requireWritable } from './item-basics.js';
import { labelIdsFor } from './labels.js';

/** What a repository has from the start. */
export const CATEGORIES: readonly DiscussionCategory[] = [
  { id: 1, name: 'Announcements', slug: 'announcements', emoji: ':mega:', description: '', isAnswerable: false },
  { id: 2, name: 'General', slug: 'general', emoji: ':speech_balloon:', description: '', isAnswerable: false },
  { id: 3, name: 'Ideas', slug: 'ideas', emoji: ':bulb:', description: '', isAnswerable: false },
  { id: 4, name: 'Q&A', slug: 'q-a', emoji: ':pray:', description: '', isAnswerable: true },
];

export interface NewDiscussion {
  readonly title: string;
  readonly body?: string;
  /** By name; default: Q&A. */
  readonly category?: string;
}

export function requireDiscussion(repository: Repository, number: number): Discussion {
  const discussion = repository.discussions.get(number);
  if (discussion === undefined) throw notFound();
  return discussion;
}

function emitDiscussion(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
  action: string,
  more: () => Json = () => ({}),
): void {
  emitOn(world, actor, repository, 'discussion', action, () => ({
    discussion: renderDiscussion(world, repository, discussion),
    ...more(),
  }));
}

function change(world: World, repository: Repository, discussion: Discussion, to: Partial<Discussion>): Discussion {
  requireWritable(repository);
  return repository.discussions.put(discussion.number, { ...discussion, ...to, updatedAt: stampOf(world) });
}

export function openDiscussion(world: World, actor: Actor, repository: Repository, wanted: NewDiscussion): Discussion {
  requireWritable(repository);
  const category = CATEGORIES.find(({ name }) => name === (wanted.category ?? 'Q&A'));
  if (category === undefined) throw invalid('Discussion', 'category', 'invalid');
  repository.lastNumber += 1;
  const now = stampOf(world);
  const discussion: Discussion = {
    id: nextId(world),
    number: repository.lastNumber,
    title: wanted.title,
    body: wanted.body ?? '',
    authorId: actor.account.id,
    category,
    state: 'open',
    stateReason: null,
    locked: false,
    labelIds: [],
    answerId: undefined,
    answerChosenAt: null,
    answerChosenById: undefined,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.discussions.put(discussion.number, discussion);
  world.places.set(discussion.id, { repositoryId: repository.id, number: discussion.number });
  emitDiscussion(world, actor, repository, discussion, 'created');
  return discussion;
}

export function editDiscussion(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
  to: { title?: string; body?: string },
): Discussion {
  const edited = change(world, repository, discussion, to);
  const changes: Json = {};
  if (edited.title !== discussion.title) changes['title'] = { from: discussion.title };
  if (edited.body !== discussion.body) changes['body'] = { from: discussion.body };
  emitDiscussion(world, actor, repository, edited, 'edited', () => ({ changes }));
  return edited;
}

export function labelDiscussion(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
  names: readonly string[],
): Discussion {
  const ids = labelIdsFor(world, actor, repository, names).filter((id) => !discussion.labelIds.includes(id));
  const changed = change(world, repository, discussion, { labelIds: [...discussion.labelIds, ...ids] });
  for (const label of ids.flatMap((id) => repository.labels.get(id) ?? [])) {
    emitDiscussion(world, actor, repository, changed, 'labeled', () => ({
      label: renderLabel(world, repository, label),
    }));
  }
  return changed;
}

export function closeDiscussion(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
  stateReason: Discussion['stateReason'] = 'resolved',
): Discussion {
  if (discussion.state === 'closed') return discussion;
  const closed = change(world, repository, discussion, { state: 'closed', stateReason, closedAt: stampOf(world) });
  emitDiscussion(world, actor, repository, closed, 'closed');
  return closed;
}

export function reopenDiscussion(
  world: World,
  actor: Actor,
  repository: Repository,
  discussion: Discussion,
): Discussion {
  if (discussion.state === 'open') return discussion;
  const opened = change(world, repository, discussion, { state: 'open', stateReason: 'reopened', closedAt: null });
  emitDiscussion(world, actor, repository, opened, 'reopened');
  return opened;
}

export function chooseAnswer(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: DiscussionComment,
): Discussion {
  const discussion = requireDiscussion(repository, comment.number);
  if (!discussion.category.isAnswerable) throw invalid('Discussion', 'category', 'invalid', 'It takes no answers');
  const chosen = change(world, repository, discussion, {
    answerId: comment.id,
    answerChosenAt: stampOf(world),
    answerChosenById: actor.account.id,
  });
  const answer = (): Json => ({ answer: renderDiscussionComment(world, repository, chosen, comment) });
  emitDiscussion(world, actor, repository, chosen, 'answered', answer);
  return chosen;
}

export function withdrawAnswer(world: World, actor: Actor, repository: Repository, discussion: Discussion): Discussion {
  const answer = discussionThreadOf(repository, discussion.number).get(discussion.answerId ?? -1);
  if (answer === undefined) return discussion;
  const none = { answerId: undefined, answerChosenAt: null, answerChosenById: undefined };
  const changed = change(world, repository, discussion, none);
  const old = (): Json => ({ old_answer: renderDiscussionComment(world, repository, changed, answer) });
  emitDiscussion(world, actor, repository, changed, 'unanswered', old);
  return changed;
}

export function deleteDiscussion(world: World, actor: Actor, repository: Repository, discussion: Discussion): void {
  requireWritable(repository);
  emitDiscussion(world, actor, repository, discussion, 'deleted');
  repository.discussions.delete(discussion.number);
  for (const { id } of discussionThreadOf(repository, discussion.number).all()) world.places.delete(id);
  repository.discussionThreads.delete(discussion.number);
  world.places.delete(discussion.id);
}
