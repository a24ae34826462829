// An installation's life: made, suspended, changed, removed.
import type { Account, Actor, Installation, Permissions, Repository } from '../model.js';
import { renderInstalledRepositories, renderUser, type Json } from '../render/account.js';
import { covers, nextId, stampOf, type World } from '../world.js';

export const DEFAULT_PERMISSIONS: Permissions = {
  metadata: 'read',
  checks: 'write',
  contents: 'read',
  discussions: 'read',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
};

export const DEFAULT_EVENTS = [
  'discussion',
  'discussion_comment',
  'fork',
  'issue_comment',
  'issues',
  'label',
  'member',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'release',
  'repository',
  'star',
];

export interface NewInstallation {
  readonly repositories?: 'all' | readonly number[];
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
}

function emitInstallation(world: World, actor: Actor, installation: Installation, action: string): void {
  const repositories = renderInstalledRepositories(world, installation);
  const fields = (): Json => ({ repositories, requester: null });
  world.emit({ name: 'installation', action, sender: actor.account, installation, fields });
}

export function install(world: World, actor: Actor, account: Account, wanted: NewInstallation): Installation {
  const now = stampOf(world);
  const installation: Installation = {
    id: nextId(world),
    accountId: account.id,
    createdAt: now,
    updatedAt: now,
    repositories:
      wanted.repositories === undefined || wanted.repositories === 'all' ? 'all' : new Set(wanted.repositories),
    permissions: { metadata: 'read', ...(wanted.permissions ?? DEFAULT_PERMISSIONS) },
    events: wanted.events ?? DEFAULT_EVENTS,
    suspendedAt: null,
    suspendedById: undefined,
  };
  world.installations.set(installation.id, installation);
  emitInstallation(world, actor, installation, 'created');
  return installation;
}

export function uninstall(world: World, actor: Actor, installation: Installation): void {
  emitInstallation(world, actor, installation, 'deleted');
  world.installations.delete(installation.id);
}

export function suspend(world: World, actor: Actor, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? stampOf(world) : null;
  installation.suspendedById = suspended ? actor.account.id : undefined;
  emitInstallation(world, actor, installation, suspended ? 'suspend' : 'unsuspend');
}

export function grant(world: World, actor: Actor, installation: Installation, permissions: Permissions): void {
  installation.permissions = { metadata: 'read', ...permissions };
  installation.updatedAt = stampOf(world);
  emitInstallation(world, actor, installation, 'new_permissions_accepted');
}

export function selectRepositories(
  world: World,
  actor: Actor,
  installation: Installation,
  change: { add?: readonly Repository[]; remove?: readonly Repository[] },
): void {
  const own = [...world.repositories.values()].filter((repository) => covers(installation, repository));
  const selected = new Set(own.map((repository) => repository.id));
  const short = (repositories: readonly Repository[]): Json[] =>
    renderInstalledRepositories(world, { ...installation, repositories: new Set(repositories.map(({ id }) => id)) });
  for (const [action, repositories] of [
    ['added', change.add ?? []],
    ['removed', change.remove ?? []],
  ] as const) {
    if (repositories.length === 0) continue;
    const listed = short(repositories);
    for (const { id } of repositories) {
      if (action === 'added') selected.add(id);
      else selected.delete(id);
    }
    installation.repositories = selected;
    const fields = (): Json => ({
      repository_selection: 'selected',
      repositories_added: action === 'added' ? listed : [],
      repositories_removed: action === 'removed' ? listed : [],
      requester: action === 'added' ? renderUser(world, actor.account.id) : null,
    });
    world.emit({ name: 'installation_repositories', action, sender: actor.account, installation, fields });
  }
}
