// Assignees of an item. GitHub keeps silent of who may not be assigned, and of more than ten.
import { setAssignees } from '../acts/marks.js';
import { mayBeAsked } from '../association.js';
import { created, itemAccess, itemOf, ok, repositoryOf } from '../call.js';
import type { Call, Route } from '../call.js';
import type { Account, Item } from '../model.js';
import { renderIssue } from '../render/item.js';
import { findAccount, threadOf } from '../world.js';

const MOST_ASSIGNEES = 10;

function accountsIn(call: Call): Account[] {
  const { assignees = [] } = (call.body ?? {}) as { assignees?: readonly string[] };
  return assignees.flatMap((login) => findAccount(call.world, login) ?? []);
}

/** Who takes part may be assigned, whatever their rights. */
function mayBeAssigned(call: Call, item: Item, account: Account): boolean {
  const repository = repositoryOf(call);
  const comments = threadOf(repository, item.number).all();
  const takesPart = account.id === item.authorId || comments.some(({ authorId }) => authorId === account.id);
  return account.type === 'User' && (takesPart || mayBeAsked(call.world, repository, account));
}

function change(call: Call, idsOf: (item: Item) => readonly number[]): unknown {
  const { world, actor } = call;
  const repository = repositoryOf(call);
  const item = itemOf(call);
  return renderIssue(world, repository, setAssignees(world, actor, repository, item, idsOf(item)));
}

function added(call: Call, item: Item): readonly number[] {
  const taken = accountsIn(call).filter((account) => mayBeAssigned(call, item, account));
  return [...new Set([...item.assigneeIds, ...taken.map(({ id }) => id)])].slice(0, MOST_ASSIGNEES);
}

function kept(call: Call, item: Item): readonly number[] {
  const gone = new Set(accountsIn(call).map(({ id }) => id));
  return item.assigneeIds.filter((id) => !gone.has(id));
}

const ASSIGNEES = '/repos/{owner}/{repo}/issues/{issue_number}/assignees';

export const assigneeRoutes: readonly Route[] = [
  {
    route: `POST ${ASSIGNEES}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => created(change(call, (item) => added(call, item))),
  },
  {
    route: `DELETE ${ASSIGNEES}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => ok(change(call, (item) => kept(call, item))),
  },
];
