// Reactions to issues, pull requests and comments.
import { findComment, react, unreact } from '../acts/comments.js';
import { idOf, itemAccess, itemOf, noContent, page, repositoryOf, type Call, type Route } from '../call.js';
import { renderReaction } from '../render/item.js';
import { reactionsOf } from '../world.js';

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

function routesOn(home: string, subjectOf: (call: Call) => string): Route[] {
  return [
    {
      route: `GET ${home}/reactions`,
      as: 'installation',
      permission: itemAccess('read'),
      handle: (call) => {
        const { content } = call.query;
        const all = reactionsOf(repositoryOf(call), subjectOf(call)).all(call.asOf);
        const shown = all.filter((reaction) => content === undefined || reaction.content === content);
        return page(call, shown, (reaction) => renderReaction(call.world, reaction));
      },
    },
    {
      route: `POST ${home}/reactions`,
      as: 'installation',
      permission: itemAccess('write'),
      handle: (call) => {
        const { content } = call.body as { content: string };
        const result = react(call.world, call.actor, repositoryOf(call), subjectOf(call), content);
        return { status: result.created ? 201 : 200, body: renderReaction(call.world, result.reaction) };
      },
    },
    {
      route: `DELETE ${home}/reactions/{reaction_id}`,
      as: 'installation',
      permission: itemAccess('write'),
      handle: (call) => {
        unreact(repositoryOf(call), subjectOf(call), idOf(call, 'reaction_id'));
        return noContent();
      },
    },
  ];
}

export const reactionRoutes: readonly Route[] = [
  ...routesOn(ISSUE, (call) => `issue:${itemOf(call).id}`),
  ...routesOn(COMMENT, (call) => {
    const comment = findComment(call.world, repositoryOf(call), idOf(call, 'comment_id'), call.asOf);
    return `comment:${comment.id}`;
  }),
];
