// An issue's or pull request's life: opened, edited, closed, reopened. REST and people come through here alike.
import { ApiError, invalid } from '../api-error.js';
import type { Actor, Item, Repository, StateReason } from '../model.js';
import type { Json } from '../render/account.js';
import { stampOf, type World } from '../world.js';
import { checkBody, emitItem, newItem, putItem, requireWritable } from './item-basics.js';
import { labelIdsFor } from './labels.js';
import { announceItem } from './marks.js';
import { record } from './timeline.js';

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
  const item = putItem(world, repository, { ...blank, labelIds, assigneeIds: issue.assignees ?? [] });
  announceItem(world, actor, repository, item);
  return item;
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
  const edited = putItem(world, repository, { ...item, ...change, updatedAt: stampOf(world) });
  if (change.title !== undefined && change.title !== item.title) {
    const renamed = { kind: 'renamed', from: item.title, to: change.title } as const;
    record(world, actor, repository, item.number, edited.updatedAt, renamed);
  }
  emitItem(world, actor, repository, edited, 'edited', () => ({ changes }));
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
      : putItem(world, repository, { ...item, stateReason: reason });
  }
  const now = stampOf(world);
  const stateReason = item.pull === undefined ? reason : null;
  const closed = putItem(world, repository, {
    ...item,
    state: 'closed',
    stateReason,
    closedAt: now,
    closedById: actor.account.id,
    updatedAt: now,
  });
  record(world, actor, repository, item.number, now, { kind: 'closed', stateReason });
  emitItem(world, actor, repository, closed, 'closed');
  return closed;
}

export function reopenItem(world: World, actor: Actor, repository: Repository, item: Item): Item {
  requireWritable(repository);
  if (item.state === 'open') return item;
  if (item.pull !== undefined && item.pull.mergedAt !== null) {
    throw invalid('PullRequest', 'state', 'invalid', 'state cannot be changed. The pull request was merged.');
  }
  const opened = putItem(world, repository, {
    ...item,
    state: 'open',
    stateReason: item.pull === undefined ? 'reopened' : null,
    closedAt: null,
    closedById: undefined,
    updatedAt: stampOf(world),
  });
  record(world, actor, repository, item.number, opened.updatedAt, { kind: 'reopened' });
  emitItem(world, actor, repository, opened, 'reopened');
  return opened;
}
