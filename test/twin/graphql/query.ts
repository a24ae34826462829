// The entrances of a query.
import type { Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { discussionThreadOf, findAccount, threadOf } from '../world.js';
import { actorOf, userOf } from './account.js';
import { commentNode } from './comment.js';
import { discussionCommentNode, discussionNode } from './discussion.js';
import { itemNode } from './item.js';
import { repositoryNode } from './repository.js';
import { isVisible, requireRead, typedError, type Scope } from './scope.js';

export const query: Json = {
  repository: ({ owner, name }: { owner: string; name: string }, scope: Scope) => {
    const { world } = scope;
    const repository = world.repositories.get(world.names.get(`${owner}/${name}`.toLowerCase()) ?? -1);
    if (repository !== undefined && isVisible(scope, repository)) return repositoryNode(scope, repository);
    throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  },
  /** Null without an error where there is no such account. */
  repositoryOwner: ({ login }: { login: string }, { world }: Scope) => {
    const account = findAccount(world, login);
    const owns = account?.type === 'User' || account?.type === 'Organization';
    return owns ? actorOf(world, account.id) : null;
  },
  user: ({ login }: { login: string }, { world }: Scope) => {
    const user = userOf(world, findAccount(world, login)?.id);
    if (user !== null) return user;
    throw typedError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  },
  node: ({ id }: { id: string }, scope: Scope) => nodeOf(scope, id),
  nodes: ({ ids }: { ids: readonly string[] }, scope: Scope) =>
    ids.map((id) => {
      try {
        return nodeOf(scope, id);
      } catch (error) {
        // An error in a list stands for its own element only.
        return error;
      }
    }),
  rateLimit: (_args: unknown, scope: Scope) => {
    const { limit, remaining, used, reset } = scope.budget;
    const resetAt = new Date(reset * 1000).toISOString().replace('.000', '');
    return { cost: scope.cost.points, nodeCount: scope.cost.nodes, limit, remaining, used, resetAt };
  },
};

function nodeOf(scope: Scope, id: string): Json {
  const [, type = '', digits = ''] = /^0\d+:([A-Za-z]+)(\d+)$/.exec(Buffer.from(id, 'base64').toString()) ?? [];
  const place = scope.world.places.get(Number(digits)) ?? scope.world.comments.get(Number(digits));
  const repository =
    type === 'Repository'
      ? scope.world.repositories.get(Number(digits))
      : scope.world.repositories.get(place?.repositoryId ?? -1);
  const found =
    repository !== undefined && isVisible(scope, repository)
      ? nodeIn(scope, repository, type, Number(digits), place?.number ?? -1)
      : undefined;
  if (found === undefined || found['id'] !== nodeId(type, Number(digits))) {
    throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  }
  return found;
}

function nodeIn(scope: Scope, repository: Repository, type: string, id: number, number: number): Json | undefined {
  switch (type) {
    case 'Repository':
      return repositoryNode(scope, repository);
    case 'Issue':
    case 'PullRequest': {
      requireRead(scope, type === 'Issue' ? 'issues' : 'pull_requests');
      const item = repository.items.get(number);
      return item && itemNode(scope, repository, item);
    }
    case 'IssueComment': {
      const comment = threadOf(repository, number).get(id);
      return comment && commentNode(scope, repository, comment);
    }
    case 'Discussion':
    case 'DiscussionComment': {
      requireRead(scope, 'discussions');
      const discussion = repository.discussions.get(number);
      if (discussion === undefined || type === 'Discussion') {
        return discussion && discussionNode(scope, repository, discussion);
      }
      const comment = discussionThreadOf(repository, number).get(id);
      return comment && discussionCommentNode(scope, repository, discussion, comment);
    }
    default:
      scope.unserved(`nodes of type ${type}`);
      return undefined;
  }
}
