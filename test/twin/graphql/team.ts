// Teams as GraphQL shows them: to whom may read the organisation's members.
import { nodeId, type Json } from '../render/account.js';
import { requireRead, type Scope } from './scope.js';

export function teamNode(scope: Scope, id: number): Json | null {
  requireRead(scope, 'members');
  const team = scope.world.teams.get(id);
  if (team === undefined) return null;
  const { slug, name } = team;
  return { __typename: 'Team', id: nodeId('Team', id), databaseId: id, slug, name };
}
