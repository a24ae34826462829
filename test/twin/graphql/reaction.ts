// Reactions to an item or a discussion.
import type { Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { reactionsOf } from '../world.js';
import { userOf } from './account.js';
import { connection, type PageArguments } from './connection.js';
import type { Scope } from './scope.js';

/** `subject`: `issue:<id>` or `discussion:<id>`. A bot that reacts is shown without a user. */
export function reactionPage(scope: Scope, repository: Repository, subject: string, args: PageArguments): Json {
  return connection(args, {
    rows: reactionsOf(repository, subject).all(),
    place: (reaction) => [reaction.createdAt, reaction.id],
    node: (reaction) => ({
      __typename: 'Reaction',
      id: nodeId('Reaction', reaction.id),
      databaseId: reaction.id,
      createdAt: reaction.createdAt,
      user: () => userOf(scope.world, reaction.authorId),
    }),
  });
}
