// Accounts, repositories and installations: how a test or the demo furnishes the twin.
import { announceRepository, createRepository, type NewRepository } from './acts/repositories.js';
import { createAccount, seedUser } from './acts/accounts.js';
import * as installations from './acts/installations.js';
import type { Account, Actor, Installation, Permissions, Repository, Role, Team } from './model.js';
import { findAccount, findTeam, nextId, requireAccount, requireRepository, type World } from './world.js';

export interface NewMember {
  readonly login: string;
  readonly role?: 'admin' | 'member';
  /** Whether others see the membership; default true. */
  readonly public?: boolean;
}

export interface InstallOptions {
  /** Names without the owner. Default: all. */
  readonly repositories?: 'all' | readonly string[];
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
}

/** An installation and what its owner can do with it; every one sends its webhook. */
export interface TwinInstallation {
  readonly id: number;
  readonly suspend: () => void;
  readonly unsuspend: () => void;
  readonly uninstall: () => void;
  readonly addRepositories: (...names: string[]) => void;
  readonly removeRepositories: (...names: string[]) => void;
  readonly grant: (permissions: Permissions) => void;
}

export function seedOrganization(
  world: World,
  login: string,
  options: { id?: number; name?: string; members?: readonly NewMember[] } = {},
): Account {
  const account = findAccount(world, login) ?? createAccount(world, login, 'Organization', options.id, options.name);
  for (const member of options.members ?? []) {
    const shown = { role: member.role ?? 'member', public: member.public ?? true };
    account.members.set(seedUser(world, member.login).id, shown);
  }
  return account;
}

export interface NewTeam {
  readonly name?: string;
  readonly members?: readonly string[];
  /** Invited, and not answered yet. */
  readonly pending?: readonly string[];
  readonly secret?: boolean;
  /** Slug of the team above it; null: none. */
  readonly parent?: string | null;
  /** What its members may do in repositories of the organisation, by their names. */
  readonly repositories?: Readonly<Record<string, Role>>;
}

/** `organisation/slug`; who is named joins a team that is there already. */
export function seedTeam(world: World, fullSlug: string, options: NewTeam = {}): Team {
  const [login = '', slug = ''] = fullSlug.toLowerCase().split('/');
  const organization = findAccount(world, login) ?? seedOrganization(world, login);
  const id = nextId(world);
  const blank: Team = {
    id,
    organizationId: organization.id,
    slug,
    name: options.name ?? slug,
    members: new Map(),
    secret: false,
    parentId: undefined,
    repositories: new Map(),
  };
  const team = findTeam(world, organization, slug) ?? blank;
  world.teams.set(team.id, team);
  for (const one of options.members ?? []) team.members.set(seedUser(world, one).id, 'active');
  for (const one of options.pending ?? []) team.members.set(seedUser(world, one).id, 'pending');
  if (options.secret !== undefined) team.secret = options.secret;
  if (options.parent !== undefined) {
    team.parentId = options.parent === null ? undefined : findTeam(world, organization, options.parent)?.id;
  }
  for (const [name, role] of Object.entries(options.repositories ?? {})) {
    team.repositories.set(requireRepository(world, `${login}/${name}`).id, role);
  }
  return team;
}

/** `owner/name`; an owner that does not exist becomes an organisation. */
export function seedRepository(world: World, fullName: string, options: NewRepository = {}): Repository {
  const [ownerLogin = '', name = ''] = fullName.split('/');
  const owner = findAccount(world, ownerLogin) ?? seedOrganization(world, ownerLogin);
  const repository = createRepository(world, owner, name, options);
  for (const [login, role] of Object.entries(options.collaborators ?? {})) {
    repository.collaborators.set(seedUser(world, login).id, role);
  }
  announceRepository(world, adminOf(world, owner), repository);
  return repository;
}

/** Somebody who may install apps: the owner, or an admin of the organisation. */
function adminOf(world: World, account: Account): Actor {
  const admin = [...account.members].find(([, member]) => member.role === 'admin');
  const sender = (admin === undefined ? undefined : world.accounts.get(admin[0])) ?? account;
  return { account: sender, viaApp: false };
}

export function seedInstallation(world: World, login: string, options: InstallOptions = {}): TwinInstallation {
  const account = requireAccount(world, login);
  const actor = adminOf(world, account);
  const named = (names: readonly string[]): Repository[] =>
    names.map((name) => requireRepository(world, `${login}/${name}`));
  const { repositories: chosen = 'all', ...rest } = options;
  const installation: Installation = installations.install(world, actor, account, {
    ...rest,
    repositories: chosen === 'all' ? 'all' : named(chosen).map(({ id }) => id),
  });
  return {
    id: installation.id,
    suspend: () => {
      installations.suspend(world, actor, installation, true);
    },
    unsuspend: () => {
      installations.suspend(world, actor, installation, false);
    },
    uninstall: () => {
      installations.uninstall(world, actor, installation);
    },
    addRepositories: (...names) => {
      installations.selectRepositories(world, actor, installation, { add: named(names) });
    },
    removeRepositories: (...names) => {
      installations.selectRepositories(world, actor, installation, { remove: named(names) });
    },
    grant: (permissions) => {
      installations.grant(world, actor, installation, permissions);
    },
  };
}
