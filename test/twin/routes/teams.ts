// Teams of an organisation, as its own installation sees them.
import { notFound } from '../api-error.js';
import { ok, tokenOf, type Call, type Reply, type Route } from '../call.js';
import type { Team } from '../model.js';
import { renderTeam } from '../render/team.js';
import { findAccount, findTeam, requireAccount } from '../world.js';

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
  const url = `${call.world.apiUrl}/organizations/${team.organizationId}/team/${team.id}/memberships/${account.login}`;
  return ok({ url, role: 'member', state });
}

const TEAM = '/orgs/{org}/teams/{team_slug}';
const READ = { as: 'installation', permission: ['members:read'] } as const;

export const teamRoutes: readonly Route[] = [
  { route: `GET ${TEAM}`, ...READ, handle: (call) => ok(renderTeam(call.world, teamOf(call))) },
  { route: `GET ${TEAM}/memberships/{username}`, ...READ, handle: membershipOf },
];
