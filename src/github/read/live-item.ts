// An item as it is now, with what its timeline remembers of labels: one request.
import { whole } from '../backfill/ask.js';
import type { LinkedItem, LiveItem, LiveItemAnswer } from '../../core/live-item.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Wrong } from '../graphql-failures.js';
import type { Session } from '../session.js';
import { askRepository } from './ask-repository.js';
import { isBot, rememberLabels } from './label-memory.js';
import { HIDEABLE, liveItem as shape, liveItemText } from './live-item-query.js';
import type { LinkedNode, LiveNode } from './live-item-query.js';

export const liveItem =
  (session: Session): GitHubRead['liveItem'] =>
  async (repository, number): Promise<LiveItemAnswer> => {
    const answer = await askRepository(session, repository, liveItemText(number), mayMiss);
    if (answer['item'] === null) return { exists: false };
    const node = whole(shape, answer['item']);
    // Transferred: GitHub may lead on to where it is now.
    if (node.repository.databaseId !== repository.id || node.number !== number) return { exists: false };
    const isByBots = node.timelineItems.some(({ actor }) => isBot(actor));
    return itemOf(node, isByBots ? await session.self() : null);
  };

/** The item is not there, or something beside it that GitHub does not show to everybody. */
function mayMiss({ type, path = [] }: Wrong): boolean {
  if (path[0] !== 'repository' || path[1] !== 'item') return false;
  if (path.length === 2) return type === 'NOT_FOUND';
  return path.length > 4 && HIDEABLE.includes(String(path[2])) && ['NOT_FOUND', 'FORBIDDEN'].includes(type ?? '');
}

function itemOf(node: LiveNode, self: string | null): LiveItem {
  const labels = node.labels.map(({ name }) => name);
  const { title, body, author, locked, assignees, participants } = node;
  return {
    exists: true,
    title,
    body,
    author,
    state: node.closed ? 'closed' : 'open',
    locked,
    labels: rememberLabels(labels, node.timelineItems, self),
    assignees,
    participants,
    ...(node.__typename === 'Issue' ? ofIssue(node) : ofPull(node)),
  };
}

type Of<Name extends LiveNode['__typename']> = Extract<LiveNode, { __typename: Name }>;
type Own = Pick<LiveItem, 'kind' | 'merged' | 'draft' | 'reviewers' | 'reviewTeams' | 'linked' | 'base' | 'head'>;

function ofIssue(node: Of<'Issue'>): Own {
  const nobody = { merged: false, draft: false, reviewers: [], reviewTeams: [], base: null, head: null };
  // GitHub leaves out closed ones unless asked for them.
  const open = node.closedByPullRequestsReferences.filter(({ state }) => state === 'OPEN');
  return { kind: 'issue', ...nobody, linked: open.map(linkedOf) };
}

function ofPull(node: Of<'PullRequest'>): Own {
  return {
    kind: 'pull_request',
    merged: node.merged,
    draft: node.isDraft,
    reviewers: node.reviewRequests.flatMap(({ requestedReviewer }) => requestedReviewer.person ?? []),
    reviewTeams: node.reviewRequests.flatMap(({ requestedReviewer }) => requestedReviewer.team ?? []),
    linked: node.closingIssuesReferences.map(linkedOf),
    base: { ref: node.baseRefName, sha: node.baseRefOid },
    head: node.headRefOid,
  };
}

const linkedOf = (node: LinkedNode): LinkedItem => ({
  repository: node.repository.databaseId,
  number: node.number,
  state: ({ OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const)[node.state],
  draft: node.isDraft,
  author: node.author,
  openedAt: node.createdAt,
  assignees: node.assignees.map(({ login }) => login),
});
