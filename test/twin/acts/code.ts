// Commits, pushes and pull requests.
import { ApiError, invalid } from '../api-error.js';
import { mayPush } from '../association.js';
import { emitOn } from '../events.js';
import type { Account, Actor, Commit, Item, Pull, Repository } from '../model.js';
import { headShaOf } from '../render/pull.js';
import { renderPushedCommit, repositoryPage } from '../render/repository.js';
import { headOf, nextSha, requireItem, stampOf, type World } from '../world.js';
import { seedUser } from './accounts.js';
import { oldForkOf } from './audience.js';
import { commitTo, filesAfter, historyOf, type FileChanges, type NewCommit } from './commits.js';
import { followBranch, rebuildPulls } from './pull-branch.js';
import { emitItem, newItem, putItem, requirePull, requireWritable } from './item-basics.js';
import { announceItem } from './marks.js';
import { tellReviewer } from './reviews.js';
import { record } from './timeline.js';
import { labelIdsFor } from './labels.js';

const NO_SHA = '0'.repeat(40);

export function push(world: World, actor: Actor, repository: Repository, branch: string, commit: NewCommit): Commit {
  requireWritable(repository);
  const before = headOf(repository, branch);
  const made = commitTo(world, repository, branch, commit);
  tellPush(world, actor, repository, branch, { before, made, commits: [made] });
  if (before !== undefined) followBranch(world, actor, repository, branch, { before, commit: made });
  return made;
}

/** A branch at a commit that is there. */
export function createBranch(world: World, actor: Actor, repository: Repository, branch: string, sha: string): void {
  requireWritable(repository);
  const made = repository.commits.get(sha);
  if (made === undefined) throw new ApiError(422, 'Object does not exist');
  if (repository.branches.has(branch)) throw new ApiError(422, 'Reference already exists');
  repository.branches.set(branch, sha);
  tellPush(world, actor, repository, branch, { before: undefined, made, commits: [] });
}

/** To another commit: only forward, or `force`. */
export function moveBranch(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  { sha, force }: { readonly sha: string; readonly force: boolean },
): void {
  requireWritable(repository);
  const [before, commit] = [headOf(repository, branch), repository.commits.get(sha)];
  if (!repository.branches.has(branch) || before === undefined) throw new ApiError(422, 'Reference does not exist');
  if (commit === undefined) throw new ApiError(422, 'Object does not exist');
  const follows = historyOf(repository, commit).some((one) => one.sha === before.sha);
  if (!follows && !force) throw new ApiError(422, 'Update is not a fast forward');
  repository.branches.set(branch, sha);
  tellPush(world, actor, repository, branch, { before, made: commit, commits: [commit] });
  if (follows) followBranch(world, actor, repository, branch, { before, commit });
  else rebuildPulls(world, actor, repository, branch, { before, commit });
}

function tellPush(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  pushed: { before: Commit | undefined; made: Commit; commits: readonly Commit[] },
): void {
  const { before, made, commits } = pushed;
  emitOn(world, actor, repository, 'push', undefined, () => {
    const page = repositoryPage(world, repository);
    return {
      ref: `refs/heads/${branch}`,
      before: before?.sha ?? NO_SHA,
      after: made.sha,
      pusher: { name: actor.account.login, email: `${actor.account.login}@users.noreply.github.com` },
      created: before === undefined,
      deleted: false,
      forced: false,
      base_ref: null,
      compare: `${page}/compare/${(before?.sha ?? made.sha).slice(0, 12)}...${made.sha.slice(0, 12)}`,
      commits: commits.map((commit) => renderPushedCommit(world, repository, commit, before)),
      head_commit: renderPushedCommit(world, repository, made, before),
    };
  });
}

export interface NewPull {
  readonly title: string;
  readonly body?: string | null;
  readonly head?: string;
  readonly base?: string;
  readonly files?: FileChanges;
  readonly message?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** Logins; made on first mention. */
  readonly assignees?: readonly string[];
  readonly reviewers?: readonly string[];
}

interface PullCommit {
  readonly author: Account;
  readonly base: Pull | Commit;
  readonly message: string;
  readonly files: FileChanges;
}

function pullCommit(world: World, repository: Repository, { author, base, message, files }: PullCommit): Commit {
  const tree = 'files' in base ? base.files : (base.commits.at(-1)?.files ?? new Map<string, string>());
  const parent = 'sha' in base ? base.sha : headShaOf(base);
  const changed = filesAfter(tree, Object.entries(files));
  const people = { authorId: author.id, committerId: author.id };
  const commit = { sha: nextSha(), parent, message, ...people, at: stampOf(world), files: changed };
  repository.commits.set(commit.sha, commit);
  return commit;
}

export function openPull(world: World, actor: Actor, repository: Repository, wanted: NewPull): Item {
  const baseRef = wanted.base ?? repository.defaultBranch;
  const base = headOf(repository, baseRef);
  if (base === undefined) throw invalid('PullRequest', 'base', 'invalid');
  const blank = newItem(world, actor, repository, wanted.title, wanted.body ?? null);
  const home = mayPush(world, repository, actor.account) ? repository : oldForkOf(world, repository, actor.account);
  const files = wanted.files ?? { [`change-${blank.number}.md`]: wanted.title };
  const message = wanted.message ?? wanted.title;
  const commit = pullCommit(world, repository, { author: actor.account, base, message, files });
  const pull: Pull = {
    headRef: wanted.head ?? `patch-${blank.number}`,
    headRepositoryId: home.id,
    baseRef,
    baseSha: base.sha,
    draft: wanted.draft ?? false,
    commits: [commit],
    changes: new Map(Object.entries(files)),
    reviews: [],
    reviewerIds: (wanted.reviewers ?? []).map((login) => seedUser(world, login).id),
    mergedAt: null,
    mergedById: undefined,
    mergeCommitSha: null,
  };
  const labelIds = labelIdsFor(world, actor, repository, wanted.labels ?? []);
  const assigneeIds = (wanted.assignees ?? []).map((login) => seedUser(world, login).id);
  const item = putItem(world, repository, { ...blank, pull, labelIds, assigneeIds });
  announceItem(world, actor, repository, item);
  for (const id of pull.reviewerIds) tellReviewer(world, actor, repository, item, 'review_requested', id);
  return item;
}

export function pushToPull(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  change: { files: FileChanges; message: string },
): Item {
  const pull = requirePull(item);
  const onBranch = pull.headRepositoryId === repository.id && repository.branches.get(pull.headRef) === headShaOf(pull);
  if (onBranch) {
    const { files, message } = change;
    push(world, actor, repository, pull.headRef, {
      authorId: actor.account.id,
      message,
      changes: Object.entries(files),
    });
    return requireItem(repository, item.number);
  }
  const commit = pullCommit(world, repository, { author: actor.account, base: pull, ...change });
  const changed = putItem(world, repository, {
    ...item,
    updatedAt: stampOf(world),
    pull: {
      ...pull,
      commits: [...pull.commits, commit],
      changes: new Map([...pull.changes, ...Object.entries(change.files)]),
    },
  });
  emitItem(world, actor, repository, changed, 'synchronize', () => ({
    before: headShaOf(pull),
    after: commit.sha,
  }));
  return changed;
}

export function setDraft(world: World, actor: Actor, repository: Repository, item: Item, draft: boolean): Item {
  const pull = requirePull(item);
  if (pull.draft === draft) return item;
  const changed = putItem(world, repository, { ...item, updatedAt: stampOf(world), pull: { ...pull, draft } });
  const kind = draft ? 'convert_to_draft' : 'ready_for_review';
  record(world, actor, repository, item.number, changed.updatedAt, { kind });
  emitItem(world, actor, repository, changed, draft ? 'converted_to_draft' : 'ready_for_review');
  return changed;
}

/** Squash-merges: one commit on the base branch, authored by the author of the pull request. */
export function mergePull(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  wanted: { sha?: string; title?: string; message?: string } = {},
): Commit {
  const pull = requirePull(item);
  requireWritable(repository);
  if (item.state === 'closed' || pull.draft) throw new ApiError(405, 'Pull Request is not mergeable');
  if (wanted.sha !== undefined && wanted.sha !== headShaOf(pull)) {
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  }
  const title = wanted.title ?? `${item.title} (#${item.number})`;
  const commit = push(world, actor, repository, pull.baseRef, {
    authorId: item.authorId,
    committerId: world.logins.get('web-flow') ?? item.authorId,
    message: wanted.message === undefined ? title : `${title}\n\n${wanted.message}`,
    changes: pull.changes,
  });
  const now = stampOf(world);
  const merged = { mergedAt: now, mergedById: actor.account.id, mergeCommitSha: commit.sha };
  const closed = { state: 'closed' as const, closedAt: now, closedById: actor.account.id, updatedAt: now };
  const changed = putItem(world, repository, { ...item, ...closed, pull: { ...pull, ...merged } });
  record(world, actor, repository, item.number, now, { kind: 'merged' });
  record(world, actor, repository, item.number, now, { kind: 'closed', stateReason: null });
  emitItem(world, actor, repository, changed, 'closed');
  return commit;
}
