// Check runs: made by the App, listed for a commit.
import { ApiError } from '../api-error.js';
import { createCheckRun } from '../acts/checks.js';
import { created, page, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import type { Annotation, CheckRun } from '../model.js';
import { renderCheckRun } from '../render/check.js';
import { headOf } from '../world.js';

interface CheckRunBody {
  readonly name: string;
  readonly head_sha: string;
  readonly external_id?: string;
  readonly conclusion?: string;
  readonly output?: { readonly title: string; readonly summary: string; readonly annotations?: readonly Annotation[] };
}

function createOne(call: Call): Reply {
  const repository = repositoryOf(call);
  const { output, ...wanted } = call.body as CheckRunBody;
  const made = createCheckRun(call.world, call.world.app.id, repository, {
    name: wanted.name,
    headSha: wanted.head_sha,
    ...(wanted.external_id === undefined ? {} : { externalId: wanted.external_id }),
    ...(wanted.conclusion === undefined ? {} : { conclusion: wanted.conclusion }),
    ...(output === undefined ? {} : { title: output.title, summary: output.summary }),
    ...(output?.annotations === undefined ? {} : { annotations: output.annotations }),
  });
  return created(renderCheckRun(call.world, repository, made));
}

/** `latest` (the default) shows the newest of each name and App. */
function latest(checks: readonly CheckRun[]): CheckRun[] {
  return [...new Map(checks.map((check) => [`${check.appId}:${check.name}`, check])).values()];
}

function listForRef(call: Call): Reply {
  const { query, world } = call;
  const repository = repositoryOf(call);
  const commit = headOf(repository, call.params['ref']);
  if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${call.params['ref'] ?? ''}`);
  const on = repository.checkRuns
    .all(call.asOf)
    .filter(
      ({ headSha, name, appId }) =>
        headSha === commit.sha &&
        (query['check_name'] === undefined || query['check_name'] === name) &&
        (query['app_id'] === undefined || Number(query['app_id']) === appId),
    );
  const shown = query['filter'] === 'all' ? on : latest(on);
  const reply = page(call, shown, (check) => renderCheckRun(world, repository, check));
  return { ...reply, body: { total_count: shown.length, check_runs: reply.body } };
}

export const checkRoutes: readonly Route[] = [
  {
    route: 'POST /repos/{owner}/{repo}/check-runs',
    as: 'installation',
    permission: ['checks:write'],
    handle: createOne,
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    as: 'installation',
    permission: ['checks:read'],
    handle: listForRef,
  },
];
