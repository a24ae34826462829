// Pull requests.
import { mergePull } from '../acts/code.js';
import { requirePull } from '../acts/item-basics.js';
import { closeItem, editItem, reopenItem } from '../acts/items.js';
import { openPullFromBranch, type PullFromBranch } from '../acts/pull-branch.js';
import { notFound } from '../api-error.js';
import { created, idOf, noContent, ok, page, repositoryOf, type Call, type Reply, type Route } from '../call.js';
import type { Item } from '../model.js';
import { renderPull, renderPullFiles, renderPullSummary, renderReview } from '../render/pull.js';
import { renderCommit } from '../render/repository.js';
import { requireItem } from '../world.js';
import { sorted } from './issues.js';

export function pullItemOf(call: Call): Item {
  const item = requireItem(repositoryOf(call), idOf(call, 'pull_number'), call.asOf);
  requirePull(item);
  return item;
}

function listPulls(call: Call): Reply {
  const { query, world } = call;
  const repository = repositoryOf(call);
  const state = query['state'] ?? 'open';
  const matches = (item: Item): boolean =>
    item.pull !== undefined &&
    (state === 'all' || item.state === state) &&
    (query['base'] === undefined || item.pull.baseRef === query['base']) &&
    (query['head'] === undefined || query['head'].split(':').at(-1) === item.pull.headRef);
  const by = query['sort'] === 'updated' ? (item: Item) => Date.parse(item.updatedAt) : (item: Item) => item.number;
  const found = sorted(repository.items.all(call.asOf).filter(matches), by, query['direction']);
  return page(call, found, (item) => renderPullSummary(world, repository, item, requirePull(item)));
}

function updatePull(call: Call): Reply {
  const { world, actor } = call;
  const repository = repositoryOf(call);
  const wanted = (call.body ?? {}) as { title?: string; body?: string; state?: 'open' | 'closed' };
  let item = editItem(world, actor, repository, pullItemOf(call), {
    ...(wanted.title === undefined ? {} : { title: wanted.title }),
    ...(wanted.body === undefined ? {} : { body: wanted.body }),
  });
  if (wanted.state === 'closed') item = closeItem(world, actor, repository, item);
  if (wanted.state === 'open') item = reopenItem(world, actor, repository, item);
  return ok(renderPull(world, repository, item, requirePull(item)));
}

function merge(call: Call): Reply {
  const wanted = (call.body ?? {}) as { sha?: string; commit_title?: string; commit_message?: string };
  const commit = mergePull(call.world, call.actor, repositoryOf(call), pullItemOf(call), {
    ...(wanted.sha === undefined ? {} : { sha: wanted.sha }),
    ...(wanted.commit_title === undefined ? {} : { title: wanted.commit_title }),
    ...(wanted.commit_message === undefined ? {} : { message: wanted.commit_message }),
  });
  return ok({ sha: commit.sha, merged: true, message: 'Pull Request successfully merged' });
}

function openPull(call: Call): Reply {
  const repository = repositoryOf(call);
  const wanted = call.body as PullFromBranch;
  const item = openPullFromBranch(call.world, call.actor, repository, wanted);
  return created(renderPull(call.world, repository, item, requirePull(item)));
}

/** GitHub lists no more. */
const MOST_FILES = 3_000;

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const READ = { as: 'installation', permission: ['pull_requests:read'] } as const;

export const pullRoutes: readonly Route[] = [
  { route: 'GET /repos/{owner}/{repo}/pulls', ...READ, handle: listPulls },
  {
    route: 'POST /repos/{owner}/{repo}/pulls',
    as: 'installation',
    permission: ['pull_requests:write'],
    creates: true,
    handle: openPull,
  },
  {
    route: `GET ${PULL}`,
    ...READ,
    handle: (call) => {
      const item = pullItemOf(call);
      return ok(renderPull(call.world, repositoryOf(call), item, requirePull(item)));
    },
  },
  { route: `PATCH ${PULL}`, as: 'installation', permission: ['pull_requests:write'], handle: updatePull },
  {
    route: `GET ${PULL}/commits`,
    ...READ,
    handle: (call) => {
      const repository = repositoryOf(call);
      return page(call, requirePull(pullItemOf(call)).commits, (one) => renderCommit(call.world, repository, one));
    },
  },
  {
    route: `GET ${PULL}/files`,
    ...READ,
    handle: (call) => {
      const files = renderPullFiles(call.world, repositoryOf(call), requirePull(pullItemOf(call)));
      return page(call, files.slice(0, MOST_FILES), (file) => file);
    },
  },
  {
    route: `GET ${PULL}/merge`,
    ...READ,
    handle: (call) => {
      if (requirePull(pullItemOf(call)).mergedAt === null) throw notFound();
      return noContent();
    },
  },
  { route: `PUT ${PULL}/merge`, as: 'installation', permission: ['contents:write'], handle: merge },
  {
    route: `GET ${PULL}/reviews`,
    ...READ,
    handle: (call) => {
      const item = pullItemOf(call);
      return page(call, requirePull(item).reviews, (review) => ({
        ...renderReview(call.world, repositoryOf(call), item, review),
        state: review.state.toUpperCase(),
      }));
    },
  },
];
