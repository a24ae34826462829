// Issues and pull requests.
import type { Item, Pull, Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { changesOf, headShaOf } from '../render/pull.js';
import { repositoryPage } from '../render/repository.js';
import { threadOf } from '../world.js';
import { actorOf, userOf } from './account.js';
import { association, commentNode, reviewNode } from './comment.js';
import { commitNode } from './commit.js';
import { connection, listed, type PageArguments } from './connection.js';
import { closingIssues, closingPulls, type Linked } from './linked.js';
import { reactionPage } from './reaction.js';
import { repositoryNode } from './repository.js';
import type { Scope } from './scope.js';
import { teamNode } from './team.js';
import { labelNode, timelineItems, type TimelineArguments } from './timeline.js';

export const enumOf = (text: string | null): string | null => text && text.toUpperCase().replaceAll(/[ -]/g, '_');

export function itemNode(scope: Scope, repository: Repository, item: Item): Json {
  return item.pull === undefined ? issueNode(scope, repository, item) : pullNode(scope, repository, item, item.pull);
}

function sharedFields(scope: Scope, repository: Repository, item: Item): Json {
  const { world } = scope;
  const kind = item.pull === undefined ? 'issue' : 'pull';
  const type = item.pull === undefined ? 'Issue' : 'PullRequest';
  return {
    __typename: type,
    id: nodeId(type, item.id),
    databaseId: item.id,
    fullDatabaseId: String(item.id),
    number: item.number,
    title: item.title,
    body: item.body ?? '',
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    closed: item.state === 'closed',
    closedAt: item.closedAt,
    locked: item.locked,
    activeLockReason: enumOf(item.lockReason),
    author: () => actorOf(world, item.authorId),
    authorAssociation: () => association(scope, repository, item.authorId, kind),
    repository: () => repositoryNode(scope, repository),
    url: () => `${repositoryPage(world, repository)}/${kind === 'pull' ? 'pull' : 'issues'}/${item.number}`,
    timelineItems: (args: TimelineArguments) => timelineItems(scope, repository, item, args),
    comments: (args: PageArguments) =>
      connection(args, {
        rows: threadOf(repository, item.number).all(),
        place: (comment) => [comment.createdAt, comment.id],
        node: (comment) => commentNode(scope, repository, comment),
      }),
    reactions: (args: PageArguments) => reactionPage(scope, repository, `issue:${item.id}`, args),
    labels: (args: PageArguments) => {
      const labels = item.labelIds.flatMap((id) => repository.labels.get(id) ?? []);
      return listed(args, labels, labelNode);
    },
    assignees: (args: PageArguments) => {
      const people = item.assigneeIds.flatMap((id) => userOf(world, id) ?? []);
      return listed(args, people, (person) => person);
    },
    participants: (args: PageArguments) => {
      const people = participantsOf(repository, item).flatMap((id) => userOf(world, id) ?? []);
      return listed(args, people, (person) => person);
    },
    milestone: () => {
      const milestone = repository.milestones.get(item.milestoneId ?? -1);
      if (milestone === undefined) return null;
      const { id, number, title, createdAt } = milestone;
      return { id: nodeId('Milestone', id), number, title, createdAt };
    },
  };
}

/** Who opened it, wrote, reviewed or was assigned. */
function participantsOf(repository: Repository, item: Item): readonly number[] {
  const wrote = threadOf(repository, item.number).all();
  const reviewed = item.pull?.reviews ?? [];
  return [...new Set([item.authorId, ...[...wrote, ...reviewed].map(({ authorId }) => authorId), ...item.assigneeIds])];
}

const linkedPage = (scope: Scope, args: PageArguments, rows: readonly Linked[]): Json =>
  listed(args, rows, (row) => itemNode(scope, row.repository, row.item));

function reviewRequests(scope: Scope, pull: Pull, args: PageArguments): Json {
  const people = pull.reviewerIds.map((id) => () => actorOf(scope.world, id));
  const teams = (pull.reviewTeamIds ?? []).map((id) => () => teamNode(scope, id));
  return listed(args, [...people, ...teams], (requestedReviewer) => ({ asCodeOwner: false, requestedReviewer }));
}

function issueNode(scope: Scope, repository: Repository, item: Item): Json {
  const reason = item.stateReason;
  return {
    ...sharedFields(scope, repository, item),
    state: item.state.toUpperCase(),
    closedByPullRequestsReferences: (args: PageArguments & { includeClosedPrs?: boolean | null }) =>
      linkedPage(scope, args, closingPulls(scope, item, args.includeClosedPrs === true)),
    // A client that does not ask for duplicates sees them as the reason of old.
    stateReason: ({ enableDuplicate }: { enableDuplicate: boolean }) =>
      enumOf(reason === 'duplicate' && !enableDuplicate ? 'not_planned' : reason),
  };
}

function pullNode(scope: Scope, repository: Repository, item: Item, pull: Pull): Json {
  const { world } = scope;
  const sum = (side: 'additions' | 'deletions') => () =>
    changesOf(repository, pull).reduce((total, change) => total + change[side], 0);
  return {
    ...sharedFields(scope, repository, item),
    state: pull.mergedAt === null ? item.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    merged: pull.mergedAt !== null,
    mergedAt: pull.mergedAt,
    mergedBy: () => actorOf(world, pull.mergedById),
    mergeCommit: () => {
      const commit = repository.commits.get(pull.mergeCommitSha ?? '');
      return commit === undefined ? null : commitNode(scope, repository, commit);
    },
    baseRefName: pull.baseRef,
    headRefName: pull.headRef,
    headRefOid: headShaOf(pull),
    baseRefOid: pull.baseSha,
    reviewRequests: (args: PageArguments) => reviewRequests(scope, pull, args),
    closingIssuesReferences: (args: PageArguments) => linkedPage(scope, args, closingIssues(scope, repository, item)),
    baseRepository: () => repositoryNode(scope, repository),
    additions: sum('additions'),
    deletions: sum('deletions'),
    changedFiles: () => changesOf(repository, pull).length,
    files: (args: PageArguments) =>
      listed(args, changesOf(repository, pull), ({ path, status, additions, deletions }) => {
        // A former path is told in REST only.
        return { path, changeType: status === 'removed' ? 'DELETED' : enumOf(status), additions, deletions };
      }),
    reviews: (args: PageArguments & { states?: readonly string[] }) => {
      const wanted = pull.reviews.filter(({ state }) => args.states?.includes(state.toUpperCase()) !== false);
      return listed(args, wanted, (review) => reviewNode(scope, repository, item, review));
    },
  };
}
