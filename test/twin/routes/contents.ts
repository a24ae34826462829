// Files of a repository.
import { createHash } from 'node:crypto';
import { ApiError, notFound } from '../api-error.js';
import { push } from '../acts/code.js';
import { ok, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import type { Repository } from '../model.js';
import { renderCommit, repositoryPage, repositoryUrl } from '../render/repository.js';
import { headOf, type World } from '../world.js';

const INLINE_LIMIT = 1_000_000;

/** The same sha that git gives this content. */
export function blobSha(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');
}

function renderEntry(
  world: World,
  repository: Repository,
  entry: { path: string; ref: string; content: string | undefined },
): Record<string, unknown> {
  const { path, ref, content } = entry;
  const url = `${repositoryUrl(world, repository)}/contents/${path}?ref=${ref}`;
  const kind = content === undefined ? 'tree' : 'blob';
  const sha = blobSha(content ?? path);
  const html = `${repositoryPage(world, repository)}/${kind}/${ref}/${path}`;
  const git = `${repositoryUrl(world, repository)}/git/${kind}s/${sha}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: content === undefined ? 0 : Buffer.byteLength(content),
    url,
    html_url: html,
    git_url: git,
    download_url: content === undefined ? null : html.replace('/blob/', '/raw/'),
    type: content === undefined ? 'dir' : 'file',
    _links: { self: url, git, html },
  };
}

function readContents(call: Call): Reply {
  const { world } = call;
  const repository = repositoryOf(call);
  const ref = call.query['ref'] ?? repository.defaultBranch;
  if (repository.commits.size === 0) throw new ApiError(404, 'This repository is empty.');
  const head = headOf(repository, ref);
  if (head === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const path = (call.params['path'] ?? '').replace(/\/$/, '');
  const content = head.files.get(path);
  if (content !== undefined) {
    const inline = Buffer.byteLength(content) <= INLINE_LIMIT;
    // GitHub breaks its base64 into lines of 60.
    const base64 = Buffer.from(content).toString('base64').replaceAll(/.{60}/g, '$&\n');
    return ok({
      ...renderEntry(world, repository, { path, ref, content }),
      content: inline ? `${base64}\n` : '',
      encoding: inline ? 'base64' : 'none',
    });
  }
  const prefix = path === '' ? '' : `${path}/`;
  const names = new Set<string>();
  for (const file of head.files.keys()) {
    if (file.startsWith(prefix)) names.add(file.slice(prefix.length).split('/')[0] ?? '');
  }
  if (names.size === 0) throw notFound();
  const entries = [...names].sort().map((name) => {
    const full = `${prefix}${name}`;
    return renderEntry(world, repository, { path: full, ref, content: head.files.get(full) });
  });
  return ok(entries);
}

interface PutContents {
  readonly message: string;
  readonly content: string;
  readonly sha?: string;
  readonly branch?: string;
}

function writeContents(call: Call): Reply {
  const { world, actor } = call;
  const repository = repositoryOf(call);
  const wanted = call.body as PutContents;
  const path = call.params['path'] ?? '';
  const branch = wanted.branch ?? repository.defaultBranch;
  if (wanted.branch !== undefined && !repository.branches.has(branch)) {
    throw new ApiError(404, `Branch ${branch} not found`);
  }
  const before = headOf(repository, branch)?.files.get(path);
  if (before !== undefined && wanted.sha === undefined) {
    throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (wanted.sha !== undefined && (before === undefined || wanted.sha !== blobSha(before))) {
    throw new ApiError(409, `${path} does not match ${wanted.sha}`);
  }
  const content = Buffer.from(wanted.content, 'base64').toString();
  const commit = push(world, actor, repository, branch, {
    authorId: actor.account.id,
    message: wanted.message,
    changes: [[path, content]],
  });
  return {
    status: before === undefined ? 201 : 200,
    body: {
      content: renderEntry(world, repository, { path, ref: branch, content }),
      commit: renderCommit(world, repository, commit),
    },
  };
}

export const contentRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    as: 'installation',
    permission: ['contents:read'],
    handle: readContents,
  },
  {
    route: 'PUT /repos/{owner}/{repo}/contents/{path}',
    as: 'installation',
    permission: ['contents:write'],
    creates: true,
    handle: writeContents,
  },
];
