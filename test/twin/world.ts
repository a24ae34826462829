// The whole state of the twin and the lookups over it. It knows nothing of HTTP; what happens leaves through `emit`.
import { randomBytes } from 'node:crypto';
import { notFound } from './api-error.js';
import { createCollection, type Collection } from './collection.js';
import type { DiscussionComment } from './model-discussions.js';
import type { Account, Comment, Commit, HookEvent, Installation, Item, Reaction, Repository, Team } from './model.js';

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly createdAt: string;
}

export interface Place {
  readonly repositoryId: number;
  readonly number: number;
}

export interface World {
  readonly app: App;
  readonly bot: Account;
  /** Domain time: everything that has a date. */
  readonly now: () => Date;
  apiUrl: string;
  readonly webUrl: string;
  readonly accounts: Map<number, Account>;
  readonly logins: Map<string, number>;
  readonly repositories: Map<number, Repository>;
  /** `owner/name`, lower case, present and former names. */
  readonly names: Map<string, number>;
  readonly installations: Map<number, Installation>;
  readonly teams: Map<number, Team>;
  /** A tree that is read whole is cut after this many entries. */
  treeLimit: number;
  readonly comments: Map<number, Place>;
  /** Where items, discussions and the comments of discussions are, by id. */
  readonly places: Map<number, Place>;
  lastId: number;
  emit: (event: HookEvent) => void;
}

export const GHOST_ID = 10137;

export function createWorld(options: { appId: number; slug: string; now: () => Date; webUrl: string }): World {
  const createdAt = toStamp(options.now());
  const plain = { createdAt, name: null, deleted: false, members: new Map<number, never>() };
  const bot: Account = { ...plain, id: 900_001, type: 'Bot', login: `${options.slug}[bot]` };
  const ghost: Account = { ...plain, id: GHOST_ID, type: 'User', login: 'ghost' };
  const webFlow: Account = { ...plain, id: 19864447, type: 'User', login: 'web-flow', name: 'GitHub Web Flow' };
  const world: World = {
    app: { id: options.appId, slug: options.slug, createdAt },
    bot,
    now: options.now,
    apiUrl: 'https://api.github.com',
    webUrl: options.webUrl,
    accounts: new Map(),
    logins: new Map(),
    repositories: new Map(),
    names: new Map(),
    installations: new Map(),
    teams: new Map(),
    treeLimit: 100_000,
    comments: new Map(),
    places: new Map(),
    lastId: 1_000_000,
    emit: () => undefined,
  };
  for (const account of [bot, ghost, webFlow]) addAccount(world, account);
  return world;
}

export function toStamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function stampOf(world: World): string {
  return toStamp(world.now());
}

export function nextId(world: World): number {
  world.lastId += 1;
  return world.lastId;
}

export function nextSha(): string {
  return randomBytes(20).toString('hex');
}

export function addAccount(world: World, account: Account): Account {
  world.accounts.set(account.id, account);
  world.logins.set(account.login.toLowerCase(), account.id);
  return account;
}

/** The account, or the ghost in its place once it was deleted. */
export function accountOf(world: World, id: number): Account {
  const account = world.accounts.get(id);
  return account === undefined || account.deleted ? world.accounts.get(GHOST_ID)! : account;
}

export function findAccount(world: World, login: string): Account | undefined {
  const account = world.accounts.get(world.logins.get(login.toLowerCase()) ?? -1);
  return account?.deleted === true ? undefined : account;
}

export function requireAccount(world: World, login: string): Account {
  const account = findAccount(world, login);
  if (account === undefined) throw notFound();
  return account;
}

export function findTeam(world: World, organization: Account, slug: string): Team | undefined {
  const wanted = slug.toLowerCase();
  return [...world.teams.values()].find((team) => team.organizationId === organization.id && team.slug === wanted);
}

export function ownerOf(world: World, repository: Repository): Account {
  return world.accounts.get(repository.ownerId)!;
}

export function fullNameOf(world: World, repository: Repository): string {
  return `${ownerOf(world, repository).login}/${repository.name}`;
}

export function requireRepository(world: World, fullName: string): Repository {
  const repository = world.repositories.get(world.names.get(fullName.toLowerCase()) ?? -1);
  if (repository === undefined) throw notFound();
  return repository;
}

export function requireItem(repository: Repository, number: number, asOf?: number): Item {
  const item = repository.items.get(number, asOf);
  if (item === undefined) throw notFound();
  return item;
}

export function threadOf(repository: Repository, number: number): Collection<Comment> {
  const thread = repository.threads.get(number) ?? createCollection<Comment>();
  repository.threads.set(number, thread);
  return thread;
}

export function discussionThreadOf(repository: Repository, number: number): Collection<DiscussionComment> {
  const thread = repository.discussionThreads.get(number) ?? createCollection<DiscussionComment>();
  repository.discussionThreads.set(number, thread);
  return thread;
}

export function reactionsOf(repository: Repository, subject: string): Collection<Reaction> {
  const reactions = repository.reactions.get(subject) ?? createCollection<Reaction>();
  repository.reactions.set(subject, reactions);
  return reactions;
}

export function headOf(repository: Repository, ref?: string): Commit | undefined {
  const name = (ref ?? repository.defaultBranch).replace(/^refs\/heads\//, '');
  return repository.commits.get(repository.branches.get(name) ?? name);
}

export function repositoriesOf(world: World, installation: Installation): Repository[] {
  return [...world.repositories.values()].filter((repository) => covers(installation, repository));
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.accountId !== repository.ownerId || repository.fork) return false;
  return installation.repositories === 'all' || installation.repositories.has(repository.id);
}

export function installationFor(world: World, repository: Repository): Installation | undefined {
  for (const installation of world.installations.values()) if (covers(installation, repository)) return installation;
  return undefined;
}

export function forksOf(world: World, repository: Repository): Repository[] {
  return [...world.repositories.values()].filter(({ parentId }) => parentId === repository.id);
}
