// Pull requests from a branch of the repository itself: opened from what is on it, changed by what is pushed to it.
import { invalid } from '../api-error.js';
import type { Actor, Commit, Item, Pull, Repository } from '../model.js';
import { headShaOf } from '../render/pull.js';
import { headOf, ownerOf, stampOf, type World } from '../world.js';
import { filesBetween, historyOf } from './commits.js';
import { emitItem, newItem, putItem } from './item-basics.js';
import { announceItem } from './marks.js';

export interface PullFromBranch {
  readonly title: string;
  readonly body?: string | null;
  /** `branch` or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly draft?: boolean;
}

export function openPullFromBranch(world: World, actor: Actor, repository: Repository, wanted: PullFromBranch): Item {
  const headRef = wanted.head.split(':').at(-1) ?? '';
  const head = branchOf(repository, headRef, 'head');
  const base = branchOf(repository, wanted.base, 'base');
  const merged = new Set(historyOf(repository, base).map(({ sha }) => sha));
  const commits = historyOf(repository, head).filter(({ sha }) => !merged.has(sha));
  const first = commits.at(-1);
  const refuse = (message: string) => invalid('PullRequest', 'head', 'custom', message);
  if (first === undefined) throw refuse(`No commits between ${wanted.base} and ${headRef}`);
  if (openOf(repository, headRef).length > 0) {
    throw refuse(`A pull request already exists for ${ownerOf(world, repository).login}:${headRef}.`);
  }
  const pull: Pull = {
    headRef,
    headRepositoryId: repository.id,
    baseRef: wanted.base,
    baseSha: base.sha,
    draft: wanted.draft ?? false,
    commits: commits.reverse(),
    changes: filesBetween(repository.commits.get(first.parent ?? '')?.files ?? new Map<string, string>(), head.files),
    reviews: [],
    reviewerIds: [],
    mergedAt: null,
    mergedById: undefined,
    mergeCommitSha: null,
  };
  const blank = newItem(world, actor, repository, wanted.title, wanted.body ?? null);
  const item = putItem(world, repository, { ...blank, pull });
  announceItem(world, actor, repository, item);
  return item;
}

function branchOf(repository: Repository, name: string, field: 'head' | 'base'): Commit {
  const commit = repository.branches.has(name) ? headOf(repository, name) : undefined;
  if (commit === undefined) throw invalid('PullRequest', field, 'invalid');
  return commit;
}

const openOf = (repository: Repository, branch: string): Item[] =>
  repository.items
    .all()
    .filter(
      ({ state, pull }) => state === 'open' && pull?.headRepositoryId === repository.id && pull.headRef === branch,
    );

/** Open pull requests from a branch show what was pushed to it. */
export function followBranch(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  pushed: { readonly before: Commit; readonly commit: Commit },
): void {
  const { before, commit } = pushed;
  for (const item of openOf(repository, branch)) {
    const { pull } = item;
    if (pull === undefined || headShaOf(pull) !== before.sha) continue;
    const changes = new Map([...pull.changes, ...filesBetween(before.files, commit.files)]);
    const changed = putItem(world, repository, {
      ...item,
      updatedAt: stampOf(world),
      pull: { ...pull, commits: [...pull.commits, commit], changes },
    });
    emitItem(world, actor, repository, changed, 'synchronize', () => ({ before: before.sha, after: commit.sha }));
  }
}

/** Open pull requests from a branch that does not follow what it was. */
export function rebuildPulls(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  pushed: { readonly before: Commit; readonly commit: Commit },
): void {
  const { before, commit } = pushed;
  for (const item of openOf(repository, branch)) {
    const { pull } = item;
    if (pull === undefined || headShaOf(pull) !== before.sha) continue;
    const onBase = historyOf(repository, headOf(repository, pull.baseRef));
    const commits = historyOf(repository, commit).filter(({ sha }) => !onBase.some((one) => one.sha === sha));
    const root = repository.commits.get(commits.at(-1)?.parent ?? '');
    const changed = putItem(world, repository, {
      ...item,
      updatedAt: stampOf(world),
      pull: {
        ...pull,
        baseSha: root?.sha ?? pull.baseSha,
        commits: commits.reverse(),
        changes: filesBetween(root?.files ?? new Map<string, string>(), commit.files),
      },
    });
    emitItem(world, actor, repository, changed, 'synchronize', () => ({ before: before.sha, after: commit.sha }));
  }
}
