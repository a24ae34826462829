// What those do who watch a repository: stars, forks; and what it publishes: releases.
import { invalid } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Account, Actor, Release, Repository } from '../model.js';
import { renderRelease } from '../render/release.js';
import { renderRepository } from '../render/repository.js';
import { nextId, stampOf, type World } from '../world.js';
import { createRepository } from './repositories.js';

export function star(world: World, actor: Actor, repository: Repository): void {
  if (repository.stars.has(actor.account.id)) return;
  const starredAt = stampOf(world);
  repository.stars.set(actor.account.id, starredAt);
  emitOn(world, actor, repository, 'star', 'created', () => ({ starred_at: starredAt }));
}

export function unstar(world: World, actor: Actor, repository: Repository): void {
  if (!repository.stars.delete(actor.account.id)) return;
  emitOn(world, actor, repository, 'star', 'deleted', () => ({ starred_at: null }));
}

function forkNamed(world: World, repository: Repository, owner: Account): Repository | undefined {
  return world.repositories.get(world.names.get(`${owner.login}/${repository.name}`.toLowerCase()) ?? -1);
}

/** Where a pull request from outside comes from: a fork of long ago, of which nobody is told and which no list shows. */
export function oldForkOf(world: World, repository: Repository, owner: Account): Repository {
  return forkNamed(world, repository, owner) ?? createRepository(world, owner, repository.name, { fork: true });
}

export function fork(world: World, actor: Actor, repository: Repository): Repository {
  const existing = forkNamed(world, repository, actor.account);
  if (existing?.parentId === repository.id) return existing;
  if (existing !== undefined && !existing.fork) throw invalid('Repository', 'name', 'custom', 'name already exists');
  const made = existing ?? createRepository(world, actor.account, repository.name, { fork: true });
  made.parentId = repository.id;
  emitOn(world, actor, repository, 'fork', undefined, () => ({
    forkee: { ...renderRepository(world, made), public: !made.private },
  }));
  return made;
}

export interface NewRelease {
  readonly tagName: string;
  readonly name?: string;
  readonly body?: string;
  readonly prerelease?: boolean;
}

export function publishRelease(world: World, actor: Actor, repository: Repository, wanted: NewRelease): Release {
  const taken = repository.releases.all().some(({ tagName }) => tagName === wanted.tagName);
  if (taken) throw invalid('Release', 'tag_name', 'already_exists');
  const now = stampOf(world);
  const id = nextId(world);
  const release = repository.releases.put(id, {
    id,
    tagName: wanted.tagName,
    name: wanted.name ?? null,
    body: wanted.body ?? null,
    authorId: actor.account.id,
    draft: false,
    prerelease: wanted.prerelease ?? false,
    createdAt: now,
    publishedAt: now,
  });
  emitOn(world, actor, repository, 'release', 'published', () => ({
    release: renderRelease(world, repository, release),
  }));
  return release;
}
