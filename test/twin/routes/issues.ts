// Issues, and pull requests where GitHub serves them as issues.
import { closeItem, editItem, openIssue, reopenItem } from '../acts/items.js';
import { lockItem, setAssignees, setLabels } from '../acts/marks.js';
import { findLabel, labelIdsFor } from '../acts/labels.js';
import { ApiError, invalid } from '../api-error.js';
import { created, itemAccess, itemOf, noContent, ok, page, repositoryOf } from '../call.js';
import type { Call, Reply, Route } from '../call.js';
import type { Item, Repository, StateReason } from '../model.js';
import { renderIssue } from '../render/item.js';
import { findAccount, threadOf } from '../world.js';

export const labelName = (label: string | { name?: string }): string =>
  typeof label === 'string' ? label : (label.name ?? '');

function matcherOf(call: Call, repository: Repository): (item: Item) => boolean {
  const { query, world } = call;
  const state = query['state'] ?? 'open';
  const names = query['labels'] === undefined || query['labels'] === '' ? [] : query['labels'].split(',');
  const labelIds = names.map((name) => findLabel(repository, name, call.asOf)?.id ?? -1);
  // A login with the suffix `[bot]` is asked for as `app/<slug>`.
  const login = query['creator']?.replace(/^app\/(.+)$/, '$1[bot]');
  const creator = login === undefined ? undefined : (findAccount(world, login)?.id ?? -1);
  const assignee = query['assignee'];
  const since = query['since'] === undefined ? -Infinity : Date.parse(query['since']);
  const isAssigned = (item: Item): boolean => {
    if (assignee === undefined) return true;
    if (assignee === 'none') return item.assigneeIds.length === 0;
    if (assignee === '*') return item.assigneeIds.length > 0;
    return item.assigneeIds.includes(findAccount(world, assignee)?.id ?? -1);
  };
  return (item) =>
    (repository.hasIssues || item.pull !== undefined) &&
    (state === 'all' || item.state === state) &&
    (creator === undefined || item.authorId === creator) &&
    labelIds.every((id) => item.labelIds.includes(id)) &&
    isAssigned(item) &&
    Date.parse(item.updatedAt) >= since;
}

export function sorted(items: readonly Item[], by: (item: Item) => number, direction: string | undefined): Item[] {
  const sign = direction === 'asc' ? 1 : -1;
  return items.toSorted((a, b) => sign * (by(a) - by(b) || a.number - b.number));
}

function listIssues(call: Call): Reply {
  const repository = repositoryOf(call);
  const keys: Record<string, (item: Item) => number> = {
    created: (item) => item.number,
    updated: (item) => Date.parse(item.updatedAt),
    comments: (item) => threadOf(repository, item.number).all().length,
  };
  const found = repository.items.all(call.asOf).filter(matcherOf(call, repository));
  const by = keys[call.query['sort'] ?? 'created'] ?? keys['created']!;
  return page(call, sorted(found, by, call.query['direction']), (item) => renderIssue(call.world, repository, item));
}

interface IssueBody {
  readonly title?: string | number | null;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: StateReason | null;
  readonly labels?: readonly (string | { name?: string })[];
  readonly assignee?: string | null;
  readonly assignees?: readonly string[];
}

const UNSERVED = ['milestone', 'type', 'issue_field_values', 'duplicate_issue_id'];

function issueBody(call: Call): IssueBody {
  const body = (call.body ?? {}) as IssueBody & Record<string, unknown>;
  const unserved = UNSERVED.find((name) => body[name] !== undefined && body[name] !== null);
  if (unserved !== undefined) throw new ApiError(501, `The twin does not serve "${unserved}" of an issue yet`);
  return body;
}

function assigneesOf(call: Call, logins: readonly string[]): number[] {
  return logins.map((login) => {
    const account = findAccount(call.world, login);
    if (account === undefined) throw invalid('Issue', 'assignees', 'invalid');
    return account.id;
  });
}

function createIssue(call: Call): Reply {
  const repository = repositoryOf(call);
  const wanted = issueBody(call);
  const item = openIssue(call.world, call.actor, repository, {
    title: String(wanted.title ?? ''),
    body: wanted.body ?? null,
    labels: (wanted.labels ?? []).map(labelName),
    assignees: assigneesOf(call, wanted.assignees ?? []),
  });
  return created(renderIssue(call.world, repository, item));
}

function updateIssue(call: Call): Reply {
  const { world, actor } = call;
  const repository = repositoryOf(call);
  const wanted = issueBody(call);
  let item = editItem(world, actor, repository, itemOf(call), {
    ...(wanted.title === undefined || wanted.title === null ? {} : { title: String(wanted.title) }),
    ...(wanted.body === undefined ? {} : { body: wanted.body }),
  });
  if (wanted.labels !== undefined) {
    const ids = labelIdsFor(world, actor, repository, wanted.labels.map(labelName));
    item = setLabels(world, actor, repository, item, ids);
  }
  if (wanted.assignees !== undefined) {
    item = setAssignees(world, actor, repository, item, assigneesOf(call, wanted.assignees));
  }
  const reason = wanted.state_reason ?? undefined;
  if (wanted.state === 'closed') item = closeItem(world, actor, repository, item, reason);
  if (wanted.state === 'open') item = reopenItem(world, actor, repository, item);
  return ok(renderIssue(world, repository, item));
}

function lock(call: Call, locked: boolean): Reply {
  const reason = (call.body as { lock_reason?: string } | undefined)?.lock_reason ?? null;
  lockItem(call.world, call.actor, repositoryOf(call), itemOf(call), { locked, reason });
  return noContent();
}

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';

export const issueRoutes: readonly Route[] = [
  {
    route: 'GET /repos/{owner}/{repo}/issues',
    as: 'installation',
    permission: ['issues:read', 'pull_requests:read'],
    handle: listIssues,
  },
  {
    route: 'POST /repos/{owner}/{repo}/issues',
    as: 'installation',
    permission: ['issues:write'],
    creates: true,
    handle: createIssue,
  },
  {
    route: `GET ${ISSUE}`,
    as: 'installation',
    permission: itemAccess('read'),
    handle: (call) => ok(renderIssue(call.world, repositoryOf(call), itemOf(call))),
  },
  { route: `PATCH ${ISSUE}`, as: 'installation', permission: itemAccess('write'), handle: updateIssue },
  {
    route: `PUT ${ISSUE}/lock`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => lock(call, true),
  },
  {
    route: `DELETE ${ISSUE}/lock`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => lock(call, false),
  },
];
