// What git has at an expression such as `HEAD:README.md`, `main` or `refs/pull/3/head:docs`.
import type { Commit, Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { headShaOf } from '../render/pull.js';
import { blobSha } from '../routes/contents.js';
import { headOf } from '../world.js';
import { commitNode } from './commit.js';
import { requireRead, type Scope } from './scope.js';

/** A commit, a file or a folder; null where git has nothing there. */
export function gitObject(scope: Scope, repository: Repository, expression: string): Json | null {
  requireRead(scope, 'contents');
  const [, revision = '', path] = /^([^:]*)(?::(.*))?$/s.exec(expression) ?? [];
  const commit = commitAt(repository, revision);
  if (commit === undefined) return null;
  if (path === undefined) return commitNode(scope, repository, commit);
  const text = commit.files.get(path);
  if (text !== undefined) return blobNode(text);
  const isFolder = [...commit.files.keys()].some((one) => one.startsWith(`${path}/`));
  return isFolder ? objectNode('Tree', blobSha(path)) : null;
}

function commitAt(repository: Repository, revision: string): Commit | undefined {
  if (revision === 'HEAD') return headOf(repository);
  const [, number] = /^refs\/pull\/(\d+)\/head$/.exec(revision) ?? [];
  if (number === undefined) return headOf(repository, revision);
  const pull = repository.items.get(Number(number))?.pull;
  return pull === undefined ? undefined : repository.commits.get(headShaOf(pull));
}

function blobNode(text: string): Json {
  return { ...objectNode('Blob', blobSha(text)), byteSize: Buffer.byteLength(text), text, isTruncated: false };
}

const objectNode = (type: 'Blob' | 'Tree', oid: string): Json => ({
  __typename: type,
  id: nodeId(type, Number.parseInt(oid.slice(0, 12), 16)),
  oid,
});
