// Issues, comments and reactions as GitHub's JSON.
import { associationOf } from '../association.js';
import type { Comment, Item, Reaction, Repository } from '../model.js';
import { accountOf, reactionsOf, threadOf, type World } from '../world.js';
import { nodeId, renderApp, renderUser, type Json } from './account.js';
import { renderMilestone } from './milestone.js';
import { renderLabel, repositoryPage, repositoryUrl } from './repository.js';

export const REACTION_CONTENTS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;

export function renderReactions(world: World, repository: Repository, subject: string, url: string): Json {
  const reactions = repository.reactions.has(subject) ? reactionsOf(repository, subject).all() : [];
  const count = (content: string): number => reactions.filter((reaction) => reaction.content === content).length;
  const counts = Object.fromEntries(REACTION_CONTENTS.map((content) => [content, count(content)]));
  return { url: `${url}/reactions`, total_count: reactions.length, ...counts };
}

export function renderReaction(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: renderUser(world, reaction.authorId),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function renderLabels(world: World, repository: Repository, item: Item): Json[] {
  return item.labelIds.flatMap((id) => {
    const label = repository.labels.get(id);
    return label === undefined ? [] : [renderLabel(world, repository, label)];
  });
}

/** What an issue and a pull request have in common. */
export function renderSharedFields(world: World, repository: Repository, item: Item): Json {
  const assignees = item.assigneeIds.map((id) => renderUser(world, id));
  const milestone = repository.milestones.get(item.milestoneId ?? -1);
  return {
    number: item.number,
    title: item.title,
    user: renderUser(world, item.authorId),
    labels: renderLabels(world, repository, item),
    state: item.state,
    locked: item.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestone === undefined ? null : renderMilestone(world, repository, milestone),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    closed_at: item.closedAt,
    author_association: associationOf(
      world,
      repository,
      accountOf(world, item.authorId),
      item.pull === undefined ? 'issue' : 'pull',
    ),
    active_lock_reason: item.lockReason,
    body: item.body,
  };
}

export function renderIssue(world: World, repository: Repository, item: Item): Json {
  const home = repositoryUrl(world, repository);
  const url = `${home}/issues/${item.number}`;
  const kind = item.pull === undefined ? 'issues' : 'pull';
  const page = `${repositoryPage(world, repository)}/${kind}/${item.number}`;
  return {
    url,
    repository_url: home,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: item.id,
    node_id: nodeId(item.pull === undefined ? 'Issue' : 'PullRequest', item.id),
    ...renderSharedFields(world, repository, item),
    comments: threadOf(repository, item.number).all().length,
    draft: item.pull?.draft ?? false,
    ...(item.pull === undefined
      ? { type: null }
      : {
          pull_request: {
            url: `${home}/pulls/${item.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: item.pull.mergedAt,
          },
        }),
    closed_by: item.closedById === undefined ? null : renderUser(world, item.closedById),
    reactions: renderReactions(world, repository, `issue:${item.id}`, url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: item.viaApp ? renderApp(world) : null,
    state_reason: item.stateReason,
  };
}

export function renderComment(world: World, repository: Repository, comment: Comment): Json {
  const home = repositoryUrl(world, repository);
  const url = `${home}/issues/comments/${comment.id}`;
  const kind = repository.items.get(comment.number)?.pull === undefined ? 'issues' : 'pull';
  return {
    url,
    html_url: `${repositoryPage(world, repository)}/${kind}/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${home}/issues/${comment.number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: renderUser(world, comment.authorId),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(world, repository, accountOf(world, comment.authorId), 'issue'),
    body: comment.body,
    reactions: renderReactions(world, repository, `comment:${comment.id}`, url),
    performed_via_github_app: comment.viaApp ? renderApp(world) : null,
  };
}
