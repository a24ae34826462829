// How an issue leaves its repository: deleted, or transferred to another one.
import { ApiError, invalid } from '../api-error.js';
import type { Actor, Item, Repository } from '../model.js';
import { renderIssue } from '../render/item.js';
import { renderRepository } from '../render/repository.js';
import { nextId, stampOf, threadOf, type World } from '../world.js';
import { emitItem, putItem, requireWritable } from './item-basics.js';
import { findLabel } from './labels.js';
import { record, timelineOf } from './timeline.js';

function requireIssue(item: Item): void {
  if (item.pull !== undefined) throw new ApiError(422, 'Pull requests can be neither deleted nor transferred');
}

/** Takes the item and everything under it away, after the last webhook was told. */
function remove(world: World, repository: Repository, item: Item): void {
  if (item.state === 'open') repository.openCount -= 1;
  repository.items.delete(item.number);
  repository.threads.delete(item.number);
  repository.timelines.delete(item.number);
  world.places.delete(item.id);
}

export function deleteIssue(world: World, actor: Actor, repository: Repository, item: Item): void {
  requireWritable(repository);
  requireIssue(item);
  emitItem(world, actor, repository, item, 'deleted');
  for (const { id } of threadOf(repository, item.number).all()) world.comments.delete(id);
  remove(world, repository, item);
  repository.departed.set(item.number, 'deleted');
}

/** Labels follow where the other repository has one of the same name; comments and the timeline always do. */
export function transferIssue(world: World, actor: Actor, from: Repository, item: Item, to: Repository): Item {
  requireWritable(from);
  requireWritable(to);
  requireIssue(item);
  if (from.ownerId !== to.ownerId) throw invalid('Issue', 'repository', 'invalid', 'The owner must be the same');
  const labelIds = item.labelIds.flatMap((id) => findLabel(to, from.labels.get(id)?.name ?? '')?.id ?? []);
  to.lastNumber += 1;
  const number = to.lastNumber;
  const moved = { ...item, id: nextId(world), number, labelIds, milestoneId: undefined, updatedAt: stampOf(world) };
  putItem(world, to, moved);
  for (const comment of threadOf(from, item.number).all()) {
    threadOf(to, number).put(comment.id, { ...comment, number });
    world.comments.set(comment.id, { repositoryId: to.id, number });
  }
  timelineOf(to, number).push(...timelineOf(from, item.number));
  record(world, actor, to, number, moved.updatedAt, { kind: 'transferred', fromRepositoryId: from.id });

  const old = renderIssue(world, from, item);
  const oldRepository = renderRepository(world, from);
  const arrived = { new_issue: renderIssue(world, to, moved), new_repository: renderRepository(world, to) };
  emitItem(world, actor, from, item, 'transferred', () => ({ changes: arrived }));
  remove(world, from, item);
  from.departed.set(item.number, { repositoryId: to.id, number });
  const changes = { old_issue: old, old_repository: oldRepository };
  emitItem(world, actor, to, moved, 'opened', () => ({ changes }));
  return moved;
}
