// Teams of an organisation, as its own installation sees them.
import { ApiError, notFound } from '../api-error.js';
import { mayAccess } from '../auth.js';
import { ok, page, tokenOf, type Call, type Reply, type Route } from '../call.js';
import type { Team } from '../model.js';
import { renderUser } from '../render/account.js';
import { renderRepository } from '../render/repository.js';
import { childrenOf, membersOf, renderTeam, renderWholeTeam, rightsOf } from '../render/team.js';
import { findAccount, findTeam, requireAccount } from '../world.js';
import { permissionsOf } from './collaborators.js';

/** Other organisations' teams are as if they were not there. */
function teamOf(call: Call): Team {
  const organization = requireAccount(call.world, call.params['org'] ?? '');
  const team = findTeam(call.world, organization, call.params['team_slug'] ?? '');
  if (team === undefined || tokenOf(call).installation.accountId !== organization.id) throw notFound();
  return team;
}

function membershipOf(call: Call): Reply {
  const team = teamOf(call);
  const account = findAccount(call.world, call.params['username'] ?? '');
  const state = team.members.get(account?.id ?? -1);
  if (account === undefined || state === undefined) throw notFound();
  return ok(renderMembership(call, team, { login: account.login, state }));
}

function renderMembership(call: Call, team: Team, { login, state }: { login: string; state: string }) {
  const url = `${call.world.apiUrl}/organizations/${team.organizationId}/team/${team.id}/memberships/${login}`;
  return { url, role: 'member', state };
}

/** Who is not of the organisation is invited to it. */
function join(call: Call): Reply {
  const team = teamOf(call);
  const organization = requireAccount(call.world, call.params['org'] ?? '');
  const account = findAccount(call.world, call.params['username'] ?? '');
  if (account === undefined) throw notFound();
  if (account.type !== 'User') throw new ApiError(422, 'Cannot add an organization as a member of a team');
  if (organization.blocked?.has(account.id) === true) throw new ApiError(422, 'Cannot invite a blocked user');
  const before = team.members.get(account.id);
  const state = before ?? (organization.members.has(account.id) ? 'active' : 'pending');
  team.members.set(account.id, state);
  return ok(renderMembership(call, team, { login: account.login, state }));
}

/** Only those that the token may see: a team may have more. */
function listRepositories(call: Call): Reply {
  const rights = [...rightsOf(call.world, teamOf(call))].filter(([repository]) => mayAccess(tokenOf(call), repository));
  return page(call, rights, ([repository, role]) => ({
    ...renderRepository(call.world, repository),
    role_name: role,
    permissions: permissionsOf(role),
  }));
}

const TEAM = '/orgs/{org}/teams/{team_slug}';
const READ = { as: 'installation', permission: ['members:read'] } as const;
const MEMBER = `${TEAM}/memberships/{username}`;

export const teamRoutes: readonly Route[] = [
  { route: `GET ${TEAM}`, ...READ, handle: (call) => ok(renderWholeTeam(call.world, teamOf(call))) },
  {
    route: `GET ${TEAM}/members`,
    ...READ,
    handle: (call) => page(call, membersOf(call.world, teamOf(call)), (id) => renderUser(call.world, id)),
  },
  { route: `GET ${MEMBER}`, ...READ, handle: membershipOf },
  { route: `PUT ${MEMBER}`, as: 'installation', permission: ['members:write'], handle: join },
  { route: `GET ${TEAM}/repos`, ...READ, handle: listRepositories },
  {
    route: `GET ${TEAM}/teams`,
    ...READ,
    handle: (call) => page(call, childrenOf(call.world, teamOf(call)), (team) => renderTeam(call.world, team)),
  },
];
