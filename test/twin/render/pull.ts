// Pull requests, their files and reviews as GitHub's JSON.
import { associationOf } from '../association.js';
import type { Item, Pull, Repository, Review } from '../model.js';
import { accountOf, headOf, ownerOf, threadOf, type World } from '../world.js';
import { nodeId, renderAccount, renderUser, type Json } from './account.js';
import { renderSharedFields } from './item.js';
import { renderRepository, repositoryPage, repositoryUrl } from './repository.js';
import { renderTeam } from './team.js';

export function headShaOf(pull: Pull): string {
  return pull.commits.at(-1)?.sha ?? pull.baseSha;
}

interface FileChange {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Of a renamed file, its former path. */
  readonly previous?: string;
  readonly additions: number;
  readonly deletions: number;
}

const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line !== '');

/** Counts lines that only one side has; enough for sizes, it is not a real diff. */
export function changesOf(repository: Repository, pull: Pull): FileChange[] {
  const base = headOf(repository, pull.baseSha)?.files ?? new Map<string, string>();
  const removed = [...pull.changes].filter(([, content]) => content === undefined).map(([path]) => path);
  const changes: FileChange[] = [];
  for (const [path, content] of pull.changes) {
    // Added by one commit and taken out by a later one: the change has nothing of it.
    if (content === undefined && !base.has(path)) continue;
    const previous = base.has(path) ? undefined : removed.find((one) => base.get(one) === content);
    if (previous !== undefined) changes.push({ path, status: 'renamed', previous, additions: 0, deletions: 0 });
    else changes.push(changeOf(base, path, content));
  }
  // What was renamed is listed once, under its new path.
  const renamed = new Set(changes.flatMap(({ previous }) => previous ?? []));
  return changes.filter(({ path }) => !renamed.has(path));
}

function changeOf(base: ReadonlyMap<string, string>, path: string, content: string | undefined): FileChange {
  const [before, after] = [linesOf(base.get(path)), linesOf(content)];
  const status = content === undefined ? 'removed' : base.has(path) ? 'modified' : 'added';
  return {
    path,
    status,
    additions: after.filter((line) => !before.includes(line)).length,
    deletions: before.filter((line) => !after.includes(line)).length,
  };
}

/** The form of lists and of review payloads; `renderPull` adds what only the single object has. */
export function renderPullSummary(world: World, repository: Repository, item: Item, pull: Pull): Json {
  const home = repositoryUrl(world, repository);
  const url = `${home}/pulls/${item.number}`;
  const issueUrl = `${home}/issues/${item.number}`;
  const page = `${repositoryPage(world, repository)}/pull/${item.number}`;
  const headSha = headShaOf(pull);
  const headRepository = world.repositories.get(pull.headRepositoryId ?? -1);
  const headOwner = headRepository === undefined ? undefined : ownerOf(world, headRepository);
  const links = {
    self: url,
    html: page,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${home}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${home}/statuses/${headSha}`,
  };
  const { html: _page, self: _self, issue: _issue, ...named } = links;
  return {
    url,
    id: item.id,
    node_id: nodeId('PullRequest', item.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    ...renderSharedFields(world, repository, item),
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    requested_reviewers: pull.reviewerIds.map((id) => renderUser(world, id)),
    requested_teams: (pull.reviewTeamIds ?? []).flatMap((id) => {
      const team = world.teams.get(id);
      return team === undefined ? [] : [renderTeam(world, team)];
    }),
    draft: pull.draft,
    ...Object.fromEntries(Object.entries(named).map(([name, value]) => [`${name}_url`, value])),
    head: {
      label: headOwner === undefined ? null : `${headOwner.login}:${pull.headRef}`,
      ref: pull.headRef,
      sha: headSha,
      user: headOwner === undefined ? null : renderAccount(world, headOwner),
      repo: headRepository === undefined ? null : renderRepository(world, headRepository),
    },
    base: {
      label: `${ownerOf(world, repository).login}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: renderAccount(world, ownerOf(world, repository)),
      repo: renderRepository(world, repository),
    },
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    auto_merge: null,
  };
}

export function renderPull(world: World, repository: Repository, item: Item, pull: Pull): Json {
  const files = changesOf(repository, pull);
  const open = item.state === 'open';
  return {
    ...renderPullSummary(world, repository, item, pull),
    merged: pull.mergedAt !== null,
    mergeable: open ? true : null,
    rebaseable: open ? true : null,
    mergeable_state: open ? (pull.draft ? 'draft' : 'clean') : 'unknown',
    merged_by: pull.mergedById === undefined ? null : renderUser(world, pull.mergedById),
    comments: threadOf(repository, item.number).all().length,
    review_comments: repository.reviewComments.all().filter(({ number }) => number === item.number).length,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

export function renderPullFiles(world: World, repository: Repository, pull: Pull): Json[] {
  const page = repositoryPage(world, repository);
  const sha = headShaOf(pull);
  return changesOf(repository, pull).map((file) => ({
    sha,
    filename: file.path,
    status: file.status,
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${sha}/${file.path}`,
    raw_url: `${page}/raw/${sha}/${file.path}`,
    contents_url: `${repositoryUrl(world, repository)}/contents/${file.path}?ref=${sha}`,
    patch: `@@ -${file.deletions} +${file.additions} @@`,
  }));
}

/** Webhooks write the review's state in lower case, the REST API in upper case. */
export function renderReview(world: World, repository: Repository, item: Item, review: Review): Json {
  const page = `${repositoryPage(world, repository)}/pull/${item.number}`;
  const htmlUrl = `${page}#pullrequestreview-${review.id}`;
  const pullUrl = `${repositoryUrl(world, repository)}/pulls/${item.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: renderUser(world, review.authorId),
    body: review.body,
    commit_id: review.commitSha,
    submitted_at: review.submittedAt,
    state: review.state,
    html_url: htmlUrl,
    pull_request_url: pullUrl,
    author_association: associationOf(world, repository, accountOf(world, review.authorId), 'pull'),
    _links: { html: { href: htmlUrl }, pull_request: { href: pullUrl } },
  };
}
