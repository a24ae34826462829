// A repository and the lists it has.
import { CATEGORIES } from '../acts/discussions.js';
import type { Item, Release, Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { repositoryPage } from '../render/repository.js';
import { findAccount, forksOf, fullNameOf, headOf } from '../world.js';
import { actorOf, userOf } from './account.js';
import { commitNode } from './commit.js';
import { connection, inOrder, listed, type PageArguments, type Place } from './connection.js';
import { categoryNode, discussionNode } from './discussion.js';
import { gitObject, gitObjectByOid } from './git-object.js';
import { itemNode } from './item.js';
import { requireRead, typedError, type Scope } from './scope.js';

interface Ordered extends PageArguments {
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
}

interface ItemArguments extends Ordered {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly filterBy?: Readonly<Record<string, unknown>> | null;
}

export function repositoryNode(scope: Scope, repository: Repository): Json {
  const { world } = scope;
  const forks = (): Repository[] => forksOf(world, repository);
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullNameOf(world, repository),
    url: repositoryPage(world, repository),
    isPrivate: repository.private,
    isArchived: repository.archived,
    isFork: repository.fork,
    hasIssuesEnabled: repository.hasIssues,
    hasDiscussionsEnabled: true,
    createdAt: repository.createdAt,
    pushedAt: repository.pushedAt,
    owner: () => actorOf(world, repository.ownerId),
    defaultBranchRef: () => defaultBranchOf(scope, repository),
    object: ({ expression, oid }: { expression?: string | null; oid?: string | null }) => {
      if (typeof oid === 'string') return gitObjectByOid(scope, repository, oid);
      return typeof expression === 'string' ? gitObject(scope, repository, expression) : null;
    },
    issues: (args: ItemArguments) => {
      requireRead(scope, 'issues');
      return itemPage(scope, repository, args, (item) => item.pull === undefined && repository.hasIssues);
    },
    pullRequests: (args: ItemArguments) => {
      requireRead(scope, 'pull_requests');
      return itemPage(scope, repository, args, (item) => item.pull !== undefined);
    },
    issueOrPullRequest: ({ number }: { number: number }) => {
      const item = repository.items.get(number);
      if (item !== undefined && (item.pull !== undefined || repository.hasIssues)) {
        requireRead(scope, item.pull === undefined ? 'issues' : 'pull_requests');
        return itemNode(scope, repository, item);
      }
      throw typedError('NOT_FOUND', `Could not resolve to an issue or pull request with the number of ${number}.`);
    },
    pullRequest: ({ number }: { number: number }) => {
      requireRead(scope, 'pull_requests');
      const item = repository.items.get(number);
      if (item?.pull !== undefined) return itemNode(scope, repository, item);
      throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    discussions: (args: Ordered) => {
      requireRead(scope, 'discussions');
      const node = (row: Parameters<typeof discussionNode>[2]): Json => discussionNode(scope, repository, row);
      return orderedPage(scope, args, repository.discussions.all(), node);
    },
    discussion: ({ number }: { number: number }) => {
      requireRead(scope, 'discussions');
      const found = repository.discussions.get(number);
      if (found !== undefined) return discussionNode(scope, repository, found);
      throw typedError('NOT_FOUND', `Could not resolve to a Discussion with the number of ${number}.`);
    },
    discussionCategories: (args: PageArguments) => {
      requireRead(scope, 'discussions');
      return listed(args, CATEGORIES, categoryNode);
    },
    releases: (args: Ordered) => {
      requireRead(scope, 'contents');
      const shown = repository.releases.all().filter(({ draft }) => !draft);
      return orderedPage(scope, args, shown, (release) => releaseNode(scope, release));
    },
    stargazerCount: repository.stars.size,
    forkCount: () => forks().length,
    stargazers: (args: Ordered) => stargazers(scope, repository, args),
    forks: (args: Ordered) => orderedPage(scope, args, forks(), (fork) => repositoryNode(scope, fork)),
  };
}

function defaultBranchOf(scope: Scope, repository: Repository): Json | null {
  const head = headOf(repository);
  if (head === undefined) return null;
  const target = (): Json => {
    requireRead(scope, 'contents');
    return commitNode(scope, repository, head);
  };
  return { __typename: 'Ref', name: repository.defaultBranch, prefix: 'refs/heads/', target };
}

interface Dated {
  readonly id: number;
  readonly createdAt: string;
  readonly updatedAt?: string;
}

function orderedPage<T extends Dated>(
  scope: Scope,
  args: Ordered,
  rows: readonly T[],
  node: (row: T) => unknown,
): Json {
  const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {};
  if (field !== 'CREATED_AT' && field !== 'UPDATED_AT') {
    scope.unserved(`the order ${field}`);
    throw typedError('UNSERVED', `The twin does not order by ${field}`);
  }
  const place = (row: T): Place => [(field === 'UPDATED_AT' ? row.updatedAt : undefined) ?? row.createdAt, row.id];
  const descending = direction === 'DESC';
  return connection(args, { rows: inOrder(rows, place, descending), place, node, descending });
}

function itemPage(scope: Scope, repository: Repository, args: ItemArguments, belongs: (item: Item) => boolean): Json {
  const { since, states, labels, createdBy, ...unserved } = args.filterBy ?? {};
  for (const name of Object.keys(unserved)) scope.unserved(`filterBy.${name}`);
  const wantedStates = (states ?? args.states) as readonly string[] | null | undefined;
  const wantedLabels = (labels ?? args.labels) as readonly string[] | null | undefined;
  const from = typeof since === 'string' ? Date.parse(since) : undefined;
  const author = typeof createdBy === 'string' ? (findAccount(scope.world, createdBy)?.id ?? -1) : undefined;
  const stateOf = (item: Item): string => (item.pull?.mergedAt ? 'MERGED' : item.state.toUpperCase());
  const isLabelled = (item: Item): boolean =>
    item.labelIds.some((id) => wantedLabels?.includes(repository.labels.get(id)?.name ?? '') === true);
  const rows = repository.items
    .all()
    .filter(
      (item) =>
        belongs(item) &&
        (!wantedStates || wantedStates.includes(stateOf(item))) &&
        (!wantedLabels || isLabelled(item)) &&
        (from === undefined || Date.parse(item.updatedAt) >= from) &&
        (author === undefined || item.authorId === author),
    );
  return orderedPage(scope, args, rows, (item) => itemNode(scope, repository, item));
}

function stargazers(scope: Scope, repository: Repository, args: Ordered): Json {
  const descending = args.orderBy?.direction === 'DESC';
  const rows = [...repository.stars].flatMap(([id, starredAt]) => {
    const user = userOf(scope.world, id);
    return user === null ? [] : [{ id, starredAt, user }];
  });
  const place = ({ starredAt, id }: { starredAt: string; id: number }): Place => [starredAt, id];
  const edge = ({ starredAt }: { starredAt: string }): Json => ({ starredAt });
  return connection(args, {
    rows: inOrder(rows, place, descending),
    place,
    node: ({ user }) => user,
    edge,
    descending,
  });
}

function releaseNode(scope: Scope, release: Release): Json {
  return {
    __typename: 'Release',
    id: nodeId('Release', release.id),
    databaseId: release.id,
    tagName: release.tagName,
    name: release.name,
    description: release.body,
    createdAt: release.createdAt,
    publishedAt: release.publishedAt,
    isDraft: release.draft,
    isPrerelease: release.prerelease,
    author: () => actorOf(scope.world, release.authorId),
  };
}
