// What is put on an item and taken off again: labels, assignees, the lock.
import type { Actor, Item, Repository } from '../model.js';
import { renderUser } from '../render/account.js';
import { renderLabel } from '../render/repository.js';
import { stampOf, type World } from '../world.js';
import { emitItem, putItem, requireWritable } from './item-basics.js';
import { record } from './timeline.js';

/** GitHub tells what a new item was born with once more, event by event. */
export function announceItem(world: World, actor: Actor, repository: Repository, item: Item): void {
  emitItem(world, actor, repository, item, 'opened');
  for (const id of item.labelIds) tellLabel(world, actor, repository, item, 'labeled', id);
  for (const id of item.assigneeIds) tellAssignee(world, actor, repository, item, 'assigned', id);
}

function tellLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  kind: 'labeled' | 'unlabeled',
  labelId: number,
): void {
  const label = repository.labels.get(labelId);
  if (label === undefined) return;
  const { name, color } = label;
  record(world, actor, repository, item.number, item.updatedAt, { kind, labelId, name, color });
  emitItem(world, actor, repository, item, kind, () => ({ label: renderLabel(world, repository, label) }));
}

function tellAssignee(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  kind: 'assigned' | 'unassigned',
  assigneeId: number,
): void {
  record(world, actor, repository, item.number, item.updatedAt, { kind, assigneeId });
  emitItem(world, actor, repository, item, kind, () => ({ assignee: renderUser(world, assigneeId) }));
}

export function setLabels(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  labelIds: readonly number[],
): Item {
  requireWritable(repository);
  const added = labelIds.filter((id) => !item.labelIds.includes(id));
  const removed = item.labelIds.filter((id) => !labelIds.includes(id));
  if (added.length === 0 && removed.length === 0) return item;
  const changed = putItem(world, repository, { ...item, labelIds, updatedAt: stampOf(world) });
  for (const id of removed) tellLabel(world, actor, repository, changed, 'unlabeled', id);
  for (const id of added) tellLabel(world, actor, repository, changed, 'labeled', id);
  return changed;
}

export function setAssignees(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  assigneeIds: readonly number[],
): Item {
  const added = assigneeIds.filter((id) => !item.assigneeIds.includes(id));
  const removed = item.assigneeIds.filter((id) => !assigneeIds.includes(id));
  if (added.length === 0 && removed.length === 0) return item;
  const changed = putItem(world, repository, { ...item, assigneeIds, updatedAt: stampOf(world) });
  for (const id of removed) tellAssignee(world, actor, repository, changed, 'unassigned', id);
  for (const id of added) tellAssignee(world, actor, repository, changed, 'assigned', id);
  return changed;
}

export function lockItem(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  lock: { locked: boolean; reason?: string | null },
): Item {
  if (item.locked === lock.locked) return item;
  const lockReason = lock.locked ? (lock.reason ?? null) : null;
  const changed = putItem(world, repository, { ...item, locked: lock.locked, lockReason, updatedAt: stampOf(world) });
  const change = lock.locked ? ({ kind: 'locked', reason: lockReason } as const) : ({ kind: 'unlocked' } as const);
  record(world, actor, repository, item.number, changed.updatedAt, change);
  emitItem(world, actor, repository, changed, change.kind);
  return changed;
}
