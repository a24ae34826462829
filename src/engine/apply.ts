// Planned actions → GitHub. Read the present state, compare, write only a difference, record what became of it. What was
// sent and never confirmed is read back before anything is sent again.
import type { Repository } from '../core/event.js';
import { RateLimited, Refused, Unavailable } from '../core/failure.js';
import { applyCheck } from './acts/check.js';
import { applyComments } from './acts/comment.js';
import { applyIssue } from './acts/issue.js';
import { applyLabels } from './acts/labels.js';
import { applyNewLabel } from './acts/new-label.js';
import { applyPull } from './acts/pull.js';
import { applyReaction } from './acts/reaction.js';
import { applyStatus } from './acts/status.js';
import type { Hands } from './acts/hands.js';
import type { Audit, Claim, Clock, Failpoint, GitHubRead, GitHubWrite, OpenAction, Settled } from './ports.js';

export interface ApplyPorts {
  readonly audit: Audit;
  readonly clock: Clock;
  readonly failpoint: Failpoint;
  readonly lagMs: number;
}

/** Performs all open actions of a row. Throws RateLimited, Unavailable, TooSoon or LeaseLost; the rest stays open. */
export async function applyOpen(
  ports: ApplyPorts,
  claim: Claim,
  connect: () => Promise<GitHubRead & GitHubWrite>,
  repository: Repository,
  installation: number,
): Promise<readonly Settled[]> {
  const open = await ports.audit.openActions(claim);
  if (open.length === 0) return [];
  const github = await connect();
  const hands: Hands = {
    github,
    audit: ports.audit,
    repository,
    lagMs: ports.lagMs,
    fresh: (group) => isFresh(group, ports.clock),
    budget: () => withinBudget(ports, installation),
    write: async (actions, request) => {
      if (actions.some(isContent)) await withinBudget(ports, installation);
      await ports.audit.markSent(
        claim,
        actions.map((action) => action.id),
      );
      const kind = actions[0]?.act.kind ?? '';
      await ports.failpoint(`write.before.${kind}`);
      const result = await request();
      await ports.failpoint(`write.after.${kind}`);
      return result;
    },
  };
  const results: Settled[] = [];
  const settle = async (group: readonly OpenAction[], result: Settled) => {
    await ports.failpoint('confirm.before');
    await ports.audit.settle(
      group.map((action) => action.id),
      result,
    );
    await ports.failpoint('confirm.after');
    results.push(result);
  };
  const holding: OpenAction[] = [];
  for (const action of open) {
    const broken = await brokenExpectation(hands, action);
    if (broken === undefined) holding.push(action);
    else await settle([action], { state: 'refused', detail: broken });
  }
  for (const group of grouped(holding)) await settle(group, await applyGroup(hands, group));
  return results;
}

async function applyGroup(hands: Hands, group: readonly OpenAction[]): Promise<Settled> {
  const [first] = group;
  if (first === undefined) return { state: 'unchanged' };
  try {
    if (isContent(first)) await hands.budget();
    switch (first.act.kind) {
      case 'status':
        return await applyStatus(hands, group, first.act.number);
      case 'comment':
        return await applyComments(hands, group, first.act.number);
      case 'label':
        return await applyLabels(hands, group, first.act.number);
      case 'reaction':
        return await applyReaction(hands, first, first.act);
      case 'issue':
        return await applyIssue(hands, first, first.act);
      case 'check':
        return await applyCheck(hands, first, first.act);
      case 'pull':
        return await applyPull(hands, first, first.act);
      case 'new-label':
        return await applyNewLabel(hands, first, first.act);
    }
  } catch (error) {
    if (error instanceof Refused && error.status === 404 && hands.fresh(group)) {
      throw new Unavailable('GitHub does not show the item yet');
    }
    if (error instanceof Refused)
      return { state: 'refused', detail: `GitHub refused (${error.status}): ${error.message}` };
    throw error;
  }
}

/** Right after an event GitHub's reads may not know its item yet: a 404 is believed only later. */
const FRESH_MS = 60_000;

function isFresh(group: readonly OpenAction[], clock: Clock): boolean {
  return group.some((action) => clock.now().getTime() - action.causeAt.getTime() < FRESH_MS);
}

/** Acts that become one write stand together: sections of one status comment, labels and new comments of one item. */
function grouped(open: readonly OpenAction[]): readonly (readonly OpenAction[])[] {
  const groups = new Map<string, OpenAction[]>();
  for (const action of open) {
    const { act } = action;
    const shared = act.kind === 'status' || act.kind === 'comment' || act.kind === 'label';
    const key = shared ? `${act.kind}:${act.number}` : action.id;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}

/** Asked only of what was not sent yet: what may have taken effect is looked for, whatever the item is now. */
async function brokenExpectation(hands: Hands, { act, expect, state }: OpenAction): Promise<string | undefined> {
  if (expect === null || state !== 'planned' || !('number' in act)) return undefined;
  const item = await hands.github.itemNow(hands.repository, act.number, null);
  if (!item.exists) return 'the item is gone';
  if (expect.state !== undefined && expect.state !== item.state) return `the item is ${item.state} now`;
  return expect.unlocked === true && item.locked ? 'the item is locked now' : undefined;
}

const CONTENT = ['status', 'comment', 'issue', 'pull'];

const isContent = ({ act }: OpenAction) => CONTENT.includes(act.kind);

/** Over Hearth's own limit on new content nothing is sent: the row waits, labels and reactions go on. */
async function withinBudget(ports: ApplyPorts, installation: number): Promise<void> {
  const until = await ports.audit.budget(installation, ports.clock.now());
  if (until !== null) throw new RateLimited(until, 'own');
}
