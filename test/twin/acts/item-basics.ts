// What every act on an item needs: to keep it, to tell of it, to refuse.
import { ApiError, invalid } from '../api-error.js';
import { mayPush } from '../association.js';
import { emitOn } from '../events.js';
import type { Actor, Item, Pull, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { renderIssue } from '../render/item.js';
import { renderPull } from '../render/pull.js';
import { nextId, stampOf, type World } from '../world.js';

export const MAX_BODY = 65_536;

export function putItem(world: World, repository: Repository, item: Item): Item {
  world.places.set(item.id, { repositoryId: repository.id, number: item.number });
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
  more: () => Json = () => ({}),
): void {
  const { pull } = item;
  if (pull === undefined) {
    emitOn(world, actor, repository, 'issues', action, () => ({
      issue: renderIssue(world, repository, item),
      ...more(),
    }));
    return;
  }
  emitOn(world, actor, repository, 'pull_request', action, () => {
    // GitHub has not computed mergeability yet when it sends the first event.
    const fresh = { mergeable: null, rebaseable: null, mergeable_state: 'unknown' };
    const rendered = { ...renderPull(world, repository, item, pull), ...fresh };
    return { number: item.number, pull_request: rendered, ...more() };
  });
}

export function requireWritable(repository: Repository): void {
  if (repository.archived) throw new ApiError(403, 'Repository was archived so is read-only.');
}

export function requirePull(item: Item): Pull {
  if (item.pull === undefined) throw new ApiError(404, 'Not Found');
  return item.pull;
}

export function requireUnlocked(world: World, actor: Actor, repository: Repository, item: Item): void {
  if (item.locked && !mayPush(world, repository, actor.account)) {
    throw new ApiError(403, 'Unable to create comment because issue is locked.');
  }
}

export function checkBody(resource: string, body: string | null | undefined): void {
  // Characters are never more than code units, and counting them is dear.
  if (body !== null && body !== undefined && body.length > MAX_BODY && Array.from(body).length > MAX_BODY) {
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
    milestoneId: undefined,
    pull: undefined,
  };
}
