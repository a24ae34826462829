// What can be done to an issue, or to the issue side of a pull request. REST and people come through here alike.
import { ApiError, invalid } from '../api-error.js';
import { mayPush } from '../association.js';
import { emitOn } from '../events.js';
import type { Actor, Item, Repository, StateReason } from '../model.js';
import { renderUser, type Json } from '../render/account.js';
import { renderIssue } from '../render/item.js';
import { renderPull } from '../render/pull.js';
import { renderLabel } from '../render/repository.js';
import { nextId, stampOf, type World } from '../world.js';
import { labelIdsFor } from './labels.js';

export const MAX_BODY = 65_536;

export function putItem(repository: Repository, item: Item): Item {
  const before = repository.items.get(item.number);
  repository.openCount += (item.state === 'open' ? 1 : 0) - (before?.state === 'open' ? 1 : 0);
  return repository.items.put(item.number, item);
}

/** Tells the world about a change of the item, as `issues` or `pull_request` event. */
export function emitItem(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  action: string,
  more: Json = {},
): void {
  const { pull } = item;
  if (pull === undefined) {
    emitOn(world, actor, repository, 'issues', action, () => ({
      issue: renderIssue(world, repository, item),
      ...more,
    }));
    return;
  }
  emitOn(world, actor, repository, 'pull_request', action, () => {
    // GitHub has not computed mergeability yet when it sends the first event.
    const fresh = { mergeable: null, rebaseable: null, mergeable_state: 'unknown' };
    const rendered = { ...renderPull(world, repository, item, pull), ...fresh };
    return { number: item.number, pull_request: rendered, ...more };
  });
}

export function requireWritable(repository: Repository): void {
  if (repository.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
}

export function requireUnlocked(world: World, actor: Actor, repository: Repository, item: Item): void {
  if (item.locked && !mayPush(world, repository, actor.account)) {
    throw new ApiError(403, 'Unable to create comment because issue is locked.');
  }
}

export function checkBody(resource: string, body: string | null | undefined): void {
  if (body !== null && body !== undefined && Array.from(body).length > MAX_BODY) {
    throw invalid(resource, 'body', 'custom', `body is too long (maximum is ${MAX_BODY} characters)`);
  }
}

export function newItem(world: World, actor: Actor, repository: Repository, title: string, body: string | null): Item {
  requireWritable(repository);
  if (title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
  if (title.length > 256) throw invalid('Issue', 'title', 'custom', 'title is too long (maximum is 256 characters)');
  checkBody('Issue', body);
  repository.lastNumber += 1;
  const now = stampOf(world);
  return {
    id: nextId(world),
    number: repository.lastNumber,
    title,
    body,
    authorId: actor.account.id,
    viaApp: actor.viaApp,
    state: 'open',
    stateReason: null,
    labelIds: [],
    assigneeIds: [],
    locked: false,
    lockReason: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: undefined,
    pull: undefined,
  };
}

export interface NewIssue {
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[];
  readonly assignees?: readonly number[];
}

export function openIssue(world: World, actor: Actor, repository: Repository, issue: NewIssue): Item {
  if (!repository.hasIssues) throw new ApiError(410, 'Issues has been disabled in this repository.');
  const blank = newItem(world, actor, repository, issue.title, issue.body ?? null);
  const labelIds = labelIdsFor(world, actor, repository, issue.labels ?? []);
  const item = putItem(repository, { ...blank, labelIds, assigneeIds: issue.assignees ?? [] });
  emitItem(world, actor, repository, item, 'opened');
  for (const id of labelIds) emitLabel(world, actor, repository, item, 'labeled', id);
  return item;
}

function emitLabel(world: World, actor: Actor, repository: Repository, item: Item, action: string, id: number): void {
  const label = repository.labels.get(id);
  if (label !== undefined) {
    emitItem(world, actor, repository, item, action, { label: renderLabel(world, repository, label) });
  }
}

export function editItem(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  change: { title?: string; body?: string | null },
): Item {
  requireWritable(repository);
  checkBody('Issue', change.body);
  const changes: Json = {};
  if (change.title !== undefined && change.title !== item.title) changes['title'] = { from: item.title };
  if (change.body !== undefined && change.body !== item.body) changes['body'] = { from: item.body };
  if (Object.keys(changes).length === 0) return item;
  const edited = putItem(repository, { ...item, ...change, updatedAt: stampOf(world) });
  emitItem(world, actor, repository, edited, 'edited', { changes });
  return edited;
}

export function closeItem(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  reason: StateReason = 'completed',
): Item {
  requireWritable(repository);
  if (item.state === 'closed') {
    return item.pull !== undefined || item.stateReason === reason
      ? item
      : putItem(repository, { ...item, stateReason: reason });
  }
  const now = stampOf(world);
  const stateReason = item.pull === undefined ? reason : null;
  const closed = putItem(repository, {
    ...item,
    state: 'closed',
    stateReason,
    closedAt: now,
    closedById: actor.account.id,
    updatedAt: now,
  });
  emitItem(world, actor, repository, closed, 'closed');
  return closed;
}

export function reopenItem(world: World, actor: Actor, repository: Repository, item: Item): Item {
  requireWritable(repository);
  if (item.state === 'open') return item;
  if (item.pull !== undefined && item.pull.mergedAt !== null) {
    throw invalid('PullRequest', 'state', 'invalid', 'state cannot be changed. The pull request was merged.');
  }
  const opened = putItem(repository, {
    ...item,
    state: 'open',
    stateReason: item.pull === undefined ? 'reopened' : null,
    closedAt: null,
    closedById: undefined,
    updatedAt: stampOf(world),
  });
  emitItem(world, actor, repository, opened, 'reopened');
  return opened;
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
  const changed = putItem(repository, { ...item, labelIds, updatedAt: stampOf(world) });
  for (const id of removed) emitLabel(world, actor, repository, changed, 'unlabeled', id);
  for (const id of added) emitLabel(world, actor, repository, changed, 'labeled', id);
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
  const changed = putItem(repository, { ...item, assigneeIds, updatedAt: stampOf(world) });
  const emit = (action: string) => (id: number) => {
    emitItem(world, actor, repository, changed, action, { assignee: renderUser(world, id) });
  };
  removed.forEach(emit('unassigned'));
  added.forEach(emit('assigned'));
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
  const changed = putItem(repository, { ...item, locked: lock.locked, lockReason, updatedAt: stampOf(world) });
  emitItem(world, actor, repository, changed, lock.locked ? 'locked' : 'unlocked');
  return changed;
}
