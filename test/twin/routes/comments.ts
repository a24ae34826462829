// Comments of issues and pull requests.
import { addComment, deleteComment, editComment, findComment } from '../acts/comments.js';
import { created, eitherAccess, idOf, itemAccess, itemOf, noContent, ok, page, repositoryOf } from '../call.js';
import type { Call, Reply, Route } from '../call.js';
import type { Comment } from '../model.js';
import { renderComment } from '../render/item.js';
import { threadOf } from '../world.js';

const bodyOf = (call: Call): string => (call.body as { body: string }).body;

function since(call: Call): (comment: Comment) => boolean {
  const from = call.query['since'] === undefined ? -Infinity : Date.parse(call.query['since']);
  return (comment) => Date.parse(comment.updatedAt) >= from;
}

function listOfItem(call: Call): Reply {
  const repository = repositoryOf(call);
  const comments = threadOf(repository, itemOf(call).number).all(call.asOf);
  return page(call, comments.filter(since(call)), (comment) => renderComment(call.world, repository, comment));
}

function listOfRepository(call: Call): Reply {
  const repository = repositoryOf(call);
  const by = call.query['sort'] === 'updated' ? 'updatedAt' : 'createdAt';
  const comments = [...repository.threads.values()]
    .flatMap((thread) => thread.all(call.asOf))
    .filter(since(call))
    .sort((a, b) => Date.parse(a[by]) - Date.parse(b[by]) || a.id - b.id);
  if (call.query['direction'] === 'desc') comments.reverse();
  return page(call, comments, (comment) => renderComment(call.world, repository, comment));
}

function commentOf(call: Call): Comment {
  return findComment(call.world, repositoryOf(call), idOf(call, 'comment_id'), call.asOf);
}

const THREAD = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

export const commentRoutes: readonly Route[] = [
  { route: `GET ${THREAD}`, as: 'installation', permission: itemAccess('read'), handle: listOfItem },
  {
    route: `POST ${THREAD}`,
    as: 'installation',
    permission: itemAccess('write'),
    creates: true,
    handle: (call) => {
      const repository = repositoryOf(call);
      const comment = addComment(call.world, call.actor, repository, itemOf(call), bodyOf(call));
      return created(renderComment(call.world, repository, comment));
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/issues/comments',
    as: 'installation',
    permission: eitherAccess('read'),
    handle: listOfRepository,
  },
  {
    route: `GET ${COMMENT}`,
    as: 'installation',
    permission: itemAccess('read'),
    handle: (call) => ok(renderComment(call.world, repositoryOf(call), commentOf(call))),
  },
  {
    route: `PATCH ${COMMENT}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => {
      const repository = repositoryOf(call);
      const comment = editComment(call.world, call.actor, repository, commentOf(call), bodyOf(call));
      return ok(renderComment(call.world, repository, comment));
    },
  },
  {
    route: `DELETE ${COMMENT}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => {
      deleteComment(call.world, call.actor, repositoryOf(call), commentOf(call));
      return noContent();
    },
  },
];
