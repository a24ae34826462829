// Git data: references, trees, and what lies between two of them.
import { createBranch, moveBranch } from '../acts/code.js';
import { filesAfter, filesBetween, historyOf } from '../acts/commits.js';
import { ApiError, notFound } from '../api-error.js';
import { created, ok, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import type { Commit, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { renderCommit, repositoryUrl } from '../render/repository.js';
import { headOf, nextSha, stampOf, type World } from '../world.js';
import { blobSha } from './contents.js';

function requireCommits(repository: Repository): void {
  if (repository.commits.size === 0) throw new ApiError(409, 'Git Repository is empty.');
}

function renderRef(world: World, repository: Repository, ref: string, sha: string): Json {
  const home = repositoryUrl(world, repository);
  return {
    ref,
    node_id: '',
    url: `${home}/git/${ref}`,
    object: { sha, type: 'commit', url: `${home}/git/commits/${sha}` },
  };
}

function readRef(call: Call): Reply {
  const repository = repositoryOf(call);
  requireCommits(repository);
  const name = call.params['ref'] ?? '';
  const sha = repository.branches.get(name.replace(/^heads\//, ''));
  if (!name.startsWith('heads/') || sha === undefined) throw notFound();
  return ok(renderRef(call.world, repository, `refs/${name}`, sha));
}

function createRef(call: Call): Reply {
  const repository = repositoryOf(call);
  requireCommits(repository);
  const { ref, sha } = call.body as { ref: string; sha: string };
  if (!ref.startsWith('refs/heads/')) throw new ApiError(422, `Reference name must start with 'refs/heads/'`);
  createBranch(call.world, call.actor, repository, ref.slice('refs/heads/'.length), sha);
  return created(renderRef(call.world, repository, ref, sha));
}

function updateRef(call: Call): Reply {
  const repository = repositoryOf(call);
  requireCommits(repository);
  const branch = (call.params['ref'] ?? '').replace(/^heads\//, '');
  const { sha, force = false } = call.body as { sha: string; force?: boolean };
  moveBranch(call.world, call.actor, repository, branch, { sha, force });
  return ok(renderRef(call.world, repository, `refs/heads/${branch}`, sha));
}

/** Trees that no commit has yet, by their sha: in which repository, with all of their files. */
const madeTrees = new WeakMap<Repository, Map<string, ReadonlyMap<string, string>>>();

function createTree(call: Call): Reply {
  const repository = repositoryOf(call);
  const wanted = call.body as { base_tree?: string; tree: readonly { path: string; content?: string }[] };
  const base = wanted.base_tree === undefined ? undefined : headOf(repository, wanted.base_tree);
  if (wanted.base_tree !== undefined && base === undefined) throw notFound();
  const changes = wanted.tree.map(({ path, content }): [string, string] => [path, content ?? '']);
  const files = filesAfter(base?.files ?? new Map<string, string>(), changes);
  const sha = nextSha();
  const trees = madeTrees.get(repository) ?? new Map<string, ReadonlyMap<string, string>>();
  madeTrees.set(repository, trees.set(sha, files));
  return created({ sha, url: `${repositoryUrl(call.world, repository)}/git/trees/${sha}`, tree: [], truncated: false });
}

function createCommit(call: Call): Reply {
  const { world, actor } = call;
  const repository = repositoryOf(call);
  const { message, tree, parents = [] } = call.body as { message: string; tree: string; parents?: readonly string[] };
  const files = madeTrees.get(repository)?.get(tree);
  const parent = parents.length === 0 ? undefined : headOf(repository, parents[0]);
  if (files === undefined || (parents.length > 0 && parent === undefined)) {
    throw new ApiError(422, 'Tree SHA does not exist');
  }
  const people = { authorId: actor.account.id, committerId: actor.account.id };
  const commit: Commit = { sha: nextSha(), parent: parent?.sha, message, ...people, at: stampOf(world), files };
  repository.commits.set(commit.sha, commit);
  const { commit: shown, ...rest } = renderCommit(world, repository, commit) as { commit: object };
  return created({ ...rest, ...shown });
}

function entriesOf(commit: Commit, recursive: boolean): Json[] {
  const blobs = [...commit.files].map(([path, content]) => ({
    path,
    mode: '100644',
    type: 'blob',
    sha: blobSha(content),
    size: Buffer.byteLength(content),
  }));
  const folders = new Set<string>();
  for (const { path } of blobs) {
    const steps = path.split('/');
    for (let depth = 1; depth < steps.length; depth += 1) folders.add(steps.slice(0, depth).join('/'));
  }
  const trees = [...folders].map((path) => ({ path, mode: '040000', type: 'tree', sha: blobSha(path) }));
  const all = [...blobs, ...trees].sort((a, b) => (a.path < b.path ? -1 : 1));
  return recursive ? all : all.filter(({ path }) => !path.includes('/'));
}

function readTree(call: Call): Reply {
  const repository = repositoryOf(call);
  requireCommits(repository);
  const name = call.params['tree_sha'] ?? '';
  const commit = headOf(repository, name === 'HEAD' ? undefined : name);
  if (commit === undefined) throw notFound();
  const entries = entriesOf(commit, call.query['recursive'] !== undefined);
  return ok({
    sha: commit.sha,
    url: `${repositoryUrl(call.world, repository)}/git/trees/${commit.sha}`,
    tree: entries.slice(0, call.world.treeLimit),
    truncated: entries.length > call.world.treeLimit,
  });
}

/** What came since the two had the same: `base...head`. */
function compare(call: Call): Reply {
  const { world } = call;
  const repository = repositoryOf(call);
  requireCommits(repository);
  const [base, head] = (call.params['basehead'] ?? '').split('...').map((name) => headOf(repository, name));
  if (base === undefined || head === undefined) throw notFound();
  const [ofBase, ofHead] = [historyOf(repository, base), historyOf(repository, head)];
  const shared = ofHead.find(({ sha }) => ofBase.some((one) => one.sha === sha));
  if (shared === undefined) throw notFound();
  const ahead = ofHead.slice(0, ofHead.indexOf(shared));
  const behind = ofBase.findIndex(({ sha }) => sha === shared.sha);
  const [here, there] = [ahead.length > 0, behind > 0];
  return ok({
    status: here && there ? 'diverged' : here ? 'ahead' : there ? 'behind' : 'identical',
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    base_commit: renderCommit(world, repository, base),
    merge_base_commit: renderCommit(world, repository, shared),
    commits: ahead.reverse().map((commit) => renderCommit(world, repository, commit)),
    files: [...filesBetween(shared.files, head.files)].map(([path, content]) => ({
      filename: path,
      status: content === undefined ? 'removed' : shared.files.has(path) ? 'modified' : 'added',
      sha: content === undefined ? null : blobSha(content),
    })),
  });
}

const REPO = '/repos/{owner}/{repo}';
const READ = { as: 'installation', permission: ['contents:read'] } as const;

export const gitRoutes: readonly Route[] = [
  { route: `GET ${REPO}/git/ref/{ref}`, ...READ, handle: readRef },
  {
    route: `POST ${REPO}/git/refs`,
    as: 'installation',
    permission: ['contents:write'],
    creates: true,
    handle: createRef,
  },
  { route: `PATCH ${REPO}/git/refs/{ref}`, as: 'installation', permission: ['contents:write'], handle: updateRef },
  { route: `POST ${REPO}/git/commits`, as: 'installation', permission: ['contents:write'], handle: createCommit },
  { route: `POST ${REPO}/git/trees`, as: 'installation', permission: ['contents:write'], handle: createTree },
  { route: `GET ${REPO}/git/trees/{tree_sha}`, ...READ, handle: readTree },
  { route: `GET ${REPO}/compare/{basehead}`, ...READ, handle: compare },
];
