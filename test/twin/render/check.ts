// Check runs as GitHub's JSON.
import type { CheckRun, Repository } from '../model.js';
import type { World } from '../world.js';
import { nodeId, renderApp, type Json } from './account.js';
import { repositoryPage, repositoryUrl } from './repository.js';

export function renderCheckRun(world: World, repository: Repository, check: CheckRun): Json {
  const url = `${repositoryUrl(world, repository)}/check-runs/${check.id}`;
  const page = `${repositoryPage(world, repository)}/runs/${check.id}`;
  return {
    id: check.id,
    node_id: nodeId('CheckRun', check.id),
    name: check.name,
    head_sha: check.headSha,
    external_id: check.externalId,
    url,
    html_url: page,
    details_url: page,
    status: check.conclusion === null ? 'in_progress' : 'completed',
    conclusion: check.conclusion,
    started_at: check.at,
    completed_at: check.conclusion === null ? null : check.at,
    output: {
      title: check.title,
      summary: check.summary,
      text: null,
      annotations_count: check.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: check.appId },
    // Of another App the twin knows no more than its number.
    app: check.appId === world.app.id ? renderApp(world) : { id: check.appId, slug: `app-${check.appId}` },
    pull_requests: [],
  };
}
