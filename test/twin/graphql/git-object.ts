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

/** A commit or a file by what git calls it; null where the repository has none of that name. */
export function gitObjectByOid(scope: Scope, repository: Repository, oid: string): Json | null {
  requireRead(scope, 'contents');
  const commit = repository.commits.get(oid);
  if (commit !== undefined) return commitNode(scope, repository, commit);
  // The newest commit has most of what is asked for.
  for (const one of [...repository.commits.values()].reverse()) {
    const text = blobsOf(one).get(oid);
    if (text !== undefined) return blobNode(text);
  }
  return null;
}

const blobs = new WeakMap<Commit, ReadonlyMap<string, string>>();

/** Files by what git calls them. */
function blobsOf(commit: Commit): ReadonlyMap<string, string> {
  const known = blobs.get(commit) ?? new Map([...commit.files.values()].map((text) => [blobSha(text), text]));
  blobs.set(commit, known);
  return known;
}

/** GitHub shows no more of a file by GraphQL. */
const MOST_BYTES = 512_000;

function blobNode(text: string): Json {
  const bytes = Buffer.from(text);
  const isTruncated = bytes.length > MOST_BYTES;
  const shown = isTruncated ? bytes.subarray(0, MOST_BYTES).toString() : text;
  return {
    ...objectNode('Blob', blobSha(text)),
    byteSize: bytes.length,
    isBinary: false,
    isTruncated,
    text: shown,
  };
}

const objectNode = (type: 'Blob' | 'Tree', oid: string): Json => ({
  __typename: type,
  id: nodeId(type, Number.parseInt(oid.slice(0, 12), 16)),
  oid,
});
