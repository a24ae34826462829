// Commits on a branch, without telling anybody; `push` in code.ts tells.
import type { Commit, Repository } from '../model.js';
import { headOf, nextSha, stampOf, type World } from '../world.js';

/** Path to new content; undefined removes the file. */
export type FileChanges = Readonly<Record<string, string | undefined>>;

export function filesAfter(base: ReadonlyMap<string, string>, changes: Iterable<[string, string | undefined]>) {
  const files = new Map(base);
  for (const [path, content] of changes) {
    if (content === undefined) files.delete(path);
    else files.set(path, content);
  }
  return files;
}

/** What leads from one tree to another. */
export function filesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, undefined);
  for (const [path, content] of after) if (before.get(path) !== content) changes.set(path, content);
  return changes;
}

/** A commit and what came before it, newest first. */
export function historyOf(repository: Repository, head: Commit | undefined): Commit[] {
  const history: Commit[] = [];
  for (let at = head; at !== undefined; at = repository.commits.get(at.parent ?? '')) history.push(at);
  return history;
}

export interface NewCommit {
  readonly authorId: number;
  readonly committerId?: number;
  readonly message: string;
  readonly changes: Iterable<[string, string | undefined]>;
}

export function commitTo(world: World, repository: Repository, branch: string, commit: NewCommit): Commit {
  const parent = headOf(repository, branch);
  const sha = nextSha();
  const record: Commit = {
    sha,
    parent: parent?.sha,
    message: commit.message,
    authorId: commit.authorId,
    committerId: commit.committerId ?? commit.authorId,
    at: stampOf(world),
    files: filesAfter(parent?.files ?? new Map<string, string>(), commit.changes),
  };
  repository.commits.set(sha, record);
  repository.branches.set(branch, sha);
  repository.pushedAt = record.at;
  if (branch === repository.defaultBranch) repository.contributors.add(commit.authorId);
  return record;
}
