// Who may do what in a repository.
import { ApiError } from '../api-error.js';
import { roleOf } from '../association.js';
import { ok, page, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import type { Account, Repository, Role } from '../model.js';
import { renderAccount, type Json } from '../render/account.js';
import { findAccount, ownerOf } from '../world.js';

/** The old four-step scale of `permission`; `role_name` has the five roles. */
const LEGACY: Readonly<Record<Role, string>> = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

const ORDER = ['read', 'triage', 'write', 'maintain', 'admin'];

export function permissionsOf(role: Role | undefined): Record<string, boolean> {
  const has = (level: string): boolean => role !== undefined && ORDER.indexOf(role) >= ORDER.indexOf(level);
  return {
    pull: has('read'),
    triage: has('triage'),
    push: has('write'),
    maintain: has('maintain'),
    admin: has('admin'),
  };
}

function renderCollaborator(call: Call, account: Account, role: Role | undefined): Json {
  return { ...renderAccount(call.world, account), permissions: permissionsOf(role), role_name: role ?? 'none' };
}

function permissionOf(call: Call): Reply {
  const repository = repositoryOf(call);
  const account = findAccount(call.world, call.params['username'] ?? '');
  if (account === undefined) throw new ApiError(404, `${call.params['username'] ?? ''} is not a user`);
  const role = roleOf(call.world, repository, account);
  return ok({
    permission: role === undefined ? 'none' : LEGACY[role],
    user: renderCollaborator(call, account, role),
    role_name: role ?? 'none',
  });
}

/** Members of the organisation count, whatever they may do; `outside` leaves them out, `direct` keeps who was added. */
function idsFor(call: Call, repository: Repository): number[] {
  const owner = ownerOf(call.world, repository);
  const added = [...repository.collaborators.keys()];
  const members = owner.type === 'Organization' ? [...owner.members.keys()] : [owner.id];
  const affiliation = call.query['affiliation'] ?? 'all';
  if (affiliation === 'outside') return added.filter((id) => !members.includes(id));
  return affiliation === 'direct' ? added : [...new Set([...members, ...added])];
}

function listCollaborators(call: Call): Reply {
  const repository = repositoryOf(call);
  if (call.caller.kind === 'installation' && call.caller.token.person !== undefined) {
    throw new ApiError(403, 'Must have push access to view repository collaborators.');
  }
  const asked = call.query['permission'];
  const people = idsFor(call, repository).flatMap((id) => {
    const account = call.world.accounts.get(id);
    const role = account === undefined || account.deleted ? undefined : roleOf(call.world, repository, account);
    return account === undefined || role === undefined ? [] : [{ account, role }];
  });
  const shown = people.filter(({ role }) => asked === undefined || permissionsOf(role)[asked] === true);
  return page(call, shown, ({ account, role }) => renderCollaborator(call, account, role));
}

const READ = { as: 'installation', permission: ['metadata:read'] } as const;

export const collaboratorRoutes: readonly Route[] = [
  { route: 'GET /repos/{owner}/{repo}/collaborators', ...READ, handle: listCollaborators },
  { route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission', ...READ, handle: permissionOf },
];
