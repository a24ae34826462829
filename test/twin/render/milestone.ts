// Milestones as GitHub's JSON.
import type { Milestone, Repository } from '../model.js';
import { type World } from '../world.js';
import { nodeId, renderUser, type Json } from './account.js';
import { repositoryPage, repositoryUrl } from './repository.js';

export function renderMilestone(world: World, repository: Repository, milestone: Milestone): Json {
  const url = `${repositoryUrl(world, repository)}/milestones/${milestone.number}`;
  const inside = repository.items.all().filter(({ milestoneId }) => milestoneId === milestone.id);
  const open = inside.filter(({ state }) => state === 'open').length;
  return {
    url,
    html_url: `${repositoryPage(world, repository)}/milestone/${milestone.number}`,
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: null,
    creator: renderUser(world, milestone.creatorId),
    open_issues: open,
    closed_issues: inside.length - open,
    state: 'open',
    created_at: milestone.createdAt,
    updated_at: milestone.createdAt,
    due_on: null,
    closed_at: null,
  };
}
