// A team as GitHub's JSON.
import type { Repository, Role, Team } from '../model.js';
import { accountOf, type World } from '../world.js';
import { nodeId, renderAccount, type Json } from './account.js';

/** The form of lists and of what names a team beside something else. */
export function renderTeam(world: World, team: Team): Json {
  const parent = world.teams.get(team.parentId ?? -1);
  return { ...renderAlone(world, team), parent: parent === undefined ? null : renderAlone(world, parent) };
}

function renderAlone(world: World, team: Team): Json {
  const organization = accountOf(world, team.organizationId).login;
  const url = `${world.apiUrl}/organizations/${team.organizationId}/team/${team.id}`;
  return {
    name: team.name,
    id: team.id,
    node_id: nodeId('Team', team.id),
    slug: team.slug,
    description: '',
    privacy: team.secret ? 'secret' : 'closed',
    notification_setting: 'notifications_enabled',
    url,
    html_url: `${world.webUrl}/orgs/${organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    permission: 'pull',
  };
}

/** The form of a single one. */
export function renderWholeTeam(world: World, team: Team): Json {
  const organization = accountOf(world, team.organizationId);
  return {
    ...renderTeam(world, team),
    members_count: membersOf(world, team).length,
    repos_count: rightsOf(world, team).size,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
    organization: renderAccount(world, organization),
  };
}

export const childrenOf = (world: World, team: Team): Team[] =>
  [...world.teams.values()].filter(({ parentId }) => parentId === team.id);

/** Account ids of its members, and of those of the teams below it. */
export function membersOf(world: World, team: Team): number[] {
  const own = [...team.members].flatMap(([id, state]) => (state === 'active' ? [id] : []));
  return [...new Set([...own, ...childrenOf(world, team).flatMap((child) => membersOf(world, child))])];
}

const ORDER: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin'];

/** What it may do in which repository: by itself, and by the teams above it. */
export function rightsOf(world: World, team: Team): ReadonlyMap<Repository, Role> {
  const rights = new Map<Repository, Role>();
  for (let at: Team | undefined = team; at !== undefined; at = world.teams.get(at.parentId ?? -1)) {
    for (const [id, role] of at.repositories) {
      const repository = world.repositories.get(id);
      if (repository === undefined) continue;
      const known = rights.get(repository);
      if (known === undefined || ORDER.indexOf(role) > ORDER.indexOf(known)) rights.set(repository, role);
    }
  }
  return rights;
}
