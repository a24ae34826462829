// author_association and permissions, evaluated when asked, as GitHub does: it changes under one's feet.
import type { Account, Repository, Role } from './model.js';
import { ownerOf, type World } from './world.js';

export function associationOf(world: World, repository: Repository, account: Account, on: 'issue' | 'pull'): string {
  if (account.id === repository.ownerId) return 'OWNER';
  // An app's payload shows only public membership: a private member looks like anybody else.
  if (ownerOf(world, repository).members.get(account.id)?.public === true) return 'MEMBER';
  if (repository.collaborators.has(account.id)) return 'COLLABORATOR';
  if (repository.contributors.has(account.id)) return 'CONTRIBUTOR';
  return on === 'pull' && account.type === 'User' ? 'FIRST_TIME_CONTRIBUTOR' : 'NONE';
}

/** The real right, private membership included; undefined where the person may not even read. */
export function roleOf(world: World, repository: Repository, account: Account): Role | undefined {
  if (account.id === repository.ownerId) return 'admin';
  const member = ownerOf(world, repository).members.get(account.id);
  if (member?.role === 'admin') return 'admin';
  const role = repository.collaborators.get(account.id);
  if (role !== undefined) return role;
  return member !== undefined || !repository.private ? 'read' : undefined;
}

export function mayPush(world: World, repository: Repository, account: Account): boolean {
  const role = roleOf(world, repository, account);
  return role === 'write' || role === 'maintain' || role === 'admin';
}

/** Members and collaborators, whatever they may do: whom GitHub lets one assign, and ask for a review. */
export function mayBeAsked(world: World, repository: Repository, account: Account): boolean {
  const isMember = ownerOf(world, repository).members.has(account.id);
  return isMember || account.id === repository.ownerId || repository.collaborators.has(account.id);
}
