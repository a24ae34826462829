// A repository's life: created, renamed, transferred, made private, archived; who may do what in it.
import { invalid } from '../api-error.js';
import { createCollection } from '../collection.js';
import { emitOn } from '../events.js';
import type { Account, Actor, Repository, Role } from '../model.js';
import { nodeId, renderAccount, type Json } from '../render/account.js';
import { fullNameOf, installationFor, nextId, ownerOf, stampOf, type World } from '../world.js';
import { commitTo } from './commits.js';

export interface NewRepository {
  readonly private?: boolean;
  readonly hasIssues?: boolean;
  readonly fork?: boolean;
  readonly defaultBranch?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Without any commit, and so without a branch. */
  readonly empty?: boolean;
  readonly collaborators?: Readonly<Record<string, Role>>;
}

export function createRepository(world: World, owner: Account, name: string, wanted: NewRepository): Repository {
  const fullName = `${owner.login}/${name}`.toLowerCase();
  const namesake = world.repositories.get(world.names.get(fullName) ?? -1);
  if (namesake !== undefined && fullNameOf(world, namesake).toLowerCase() === fullName)
    throw invalid('Repository', 'name', 'custom', 'name already exists on this account');
  const now = stampOf(world);
  const repository: Repository = {
    id: nextId(world),
    name,
    ownerId: owner.id,
    private: wanted.private ?? false,
    archived: false,
    hasIssues: wanted.hasIssues ?? true,
    fork: wanted.fork ?? false,
    parentId: undefined,
    defaultBranch: wanted.defaultBranch ?? 'main',
    createdAt: now,
    pushedAt: now,
    lastNumber: 0,
    openCount: 0,
    branches: new Map(),
    commits: new Map(),
    contributors: new Set(),
    collaborators: new Map(),
    labels: createCollection(),
    items: createCollection(),
    threads: new Map(),
    timelines: new Map(),
    departed: new Map(),
    reviewComments: createCollection(),
    milestones: createCollection(),
    discussions: createCollection(),
    discussionThreads: new Map(),
    releases: createCollection(),
    checkRuns: createCollection(),
    stars: new Map(),
    reactions: new Map(),
  };
  world.repositories.set(repository.id, repository);
  world.names.set(fullName, repository.id);
  if (!repository.fork && wanted.empty !== true) {
    const changes = Object.entries(wanted.files ?? { 'README.md': `# ${name}\n` });
    commitTo(world, repository, repository.defaultBranch, { authorId: owner.id, message: 'Initial commit', changes });
  }
  return repository;
}

/** Tells an installation on all repositories about a new one. */
export function announceRepository(world: World, actor: Actor, repository: Repository): void {
  const installation = installationFor(world, repository);
  if (installation === undefined) return;
  const short = {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullNameOf(world, repository),
    private: repository.private,
  };
  const fields = (): Json => ({
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    repositories_added: [short],
    repositories_removed: [],
    requester: null,
  });
  world.emit({ name: 'installation_repositories', action: 'added', sender: actor.account, installation, fields });
  emitOn(world, actor, repository, 'repository', 'created', () => ({}));
}

/** The former name keeps leading here, until another repository takes it. */
export function renameRepository(world: World, actor: Actor, repository: Repository, name: string): void {
  const from = repository.name;
  repository.name = name;
  world.names.set(fullNameOf(world, repository).toLowerCase(), repository.id);
  emitOn(world, actor, repository, 'repository', 'renamed', () => ({ changes: { repository: { name: { from } } } }));
}

export function transferRepository(world: World, actor: Actor, repository: Repository, to: Account): void {
  const from = ownerOf(world, repository);
  repository.ownerId = to.id;
  world.names.set(fullNameOf(world, repository).toLowerCase(), repository.id);
  emitOn(world, actor, repository, 'repository', 'transferred', () => {
    const kind = from.type === 'Organization' ? 'organization' : 'user';
    return { changes: { owner: { from: { [kind]: renderAccount(world, from) } } } };
  });
}

export function setPrivate(world: World, actor: Actor, repository: Repository, value: boolean): void {
  repository.private = value;
  emitOn(world, actor, repository, 'repository', value ? 'privatized' : 'publicized', () => ({}));
}

export function setArchived(world: World, actor: Actor, repository: Repository, value: boolean): void {
  repository.archived = value;
  emitOn(world, actor, repository, 'repository', value ? 'archived' : 'unarchived', () => ({}));
}

export function deleteRepository(world: World, actor: Actor, repository: Repository): void {
  emitOn(world, actor, repository, 'repository', 'deleted', () => ({}));
  world.repositories.delete(repository.id);
}

export function setCollaborator(
  world: World,
  actor: Actor,
  repository: Repository,
  member: Account,
  role: Role | undefined,
): void {
  const known = repository.collaborators.has(member.id);
  if (role === undefined) repository.collaborators.delete(member.id);
  else repository.collaborators.set(member.id, role);
  const action = role === undefined ? 'removed' : known ? 'edited' : 'added';
  emitOn(world, actor, repository, 'member', action, () => ({
    member: renderAccount(world, member),
    ...(role === undefined ? {} : { changes: { permission: { to: role } } }),
  }));
}
