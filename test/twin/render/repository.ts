// Repositories, labels and commits as GitHub's JSON.
import type { Commit, Label, Repository } from '../model.js';
import { forksOf, fullNameOf, ownerOf, type World } from '../world.js';
import { nodeId, renderAccount, renderUser, type Json } from './account.js';

export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.apiUrl}/repos/${fullNameOf(world, repository)}`;
}

export function repositoryPage(world: World, repository: Repository): string {
  return `${world.webUrl}/${fullNameOf(world, repository)}`;
}

const RELATED = {
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  issue_events_url: '/issues/events{/number}',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  archive_url: '/{archive_format}{/ref}',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
};
const PLAIN = ['forks', 'teams', 'hooks', 'events', 'tags', 'languages', 'stargazers', 'contributors', 'subscribers'];
const MORE = ['subscription', 'merges', 'downloads', 'deployments'];

export function renderRepository(world: World, repository: Repository): Json {
  const url = repositoryUrl(world, repository);
  const page = repositoryPage(world, repository);
  const fullName = fullNameOf(world, repository);
  const forks = forksOf(world, repository).length;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.private,
    owner: renderAccount(world, ownerOf(world, repository)),
    html_url: page,
    description: null,
    fork: repository.fork,
    url,
    ...Object.fromEntries([...PLAIN, ...MORE].map((name) => [`${name}_url`, `${url}/${name}`])),
    ...Object.fromEntries(Object.entries(RELATED).map(([name, path]) => [name, `${url}${path}`])),
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    git_url: page.replace(/^https?:/, 'git:') + '.git',
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: 0,
    stargazers_count: repository.stars.size,
    watchers_count: repository.stars.size,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: true,
    forks_count: forks,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: repository.openCount,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks,
    open_issues: repository.openCount,
    watchers: repository.stars.size,
    default_branch: repository.defaultBranch,
    custom_properties: {},
  };
}

export function renderLabel(world: World, repository: Repository, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}

function signature(world: World, id: number, at: string): Json {
  const account = world.accounts.get(id)!;
  return { name: account.name ?? account.login, email: `${id}+${account.login}@users.noreply.github.com`, date: at };
}

export function renderCommit(world: World, repository: Repository, commit: Commit): Json {
  const url = `${repositoryUrl(world, repository)}/commits/${commit.sha}`;
  const person = (id: number): Json | null => (world.accounts.get(id)?.deleted === true ? null : renderUser(world, id));
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', Number.parseInt(commit.sha.slice(0, 12), 16)),
    commit: {
      author: signature(world, commit.authorId, commit.at),
      committer: signature(world, commit.committerId, commit.at),
      message: commit.message,
      tree: { sha: commit.sha, url: `${repositoryUrl(world, repository)}/git/trees/${commit.sha}` },
      url: `${repositoryUrl(world, repository)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url,
    html_url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: person(commit.authorId),
    committer: person(commit.committerId),
    parents: commit.parent === undefined ? [] : [{ sha: commit.parent, url: url.replace(commit.sha, commit.parent) }],
  };
}

/** A commit as `push` payloads carry it. */
export function renderPushedCommit(world: World, repository: Repository, commit: Commit, before?: Commit): Json {
  const person = (id: number): Json => {
    const { name, email } = signature(world, id, commit.at);
    return { name, email, username: world.accounts.get(id)!.login };
  };
  const old = before?.files ?? new Map<string, string>();
  const paths = [...commit.files.keys()];
  return {
    id: commit.sha,
    tree_id: commit.sha,
    distinct: true,
    message: commit.message,
    timestamp: commit.at,
    url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
    author: person(commit.authorId),
    committer: person(commit.committerId),
    added: paths.filter((path) => !old.has(path)),
    removed: [...old.keys()].filter((path) => !commit.files.has(path)),
    modified: paths.filter((path) => old.has(path) && old.get(path) !== commit.files.get(path)),
  };
}
