// A team as GitHub's JSON.
import type { Team } from '../model.js';
import { accountOf, type World } from '../world.js';
import { nodeId, type Json } from './account.js';

export function renderTeam(world: World, team: Team): Json {
  const organization = accountOf(world, team.organizationId).login;
  const url = `${world.apiUrl}/organizations/${team.organizationId}/team/${team.id}`;
  return {
    name: team.name,
    id: team.id,
    node_id: nodeId('Team', team.id),
    slug: team.slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    url,
    html_url: `${world.webUrl}/orgs/${organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    permission: 'pull',
    parent: null,
  };
}
