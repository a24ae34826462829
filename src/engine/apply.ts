// Planned actions → GitHub. Read the present state, compare, write only a difference, record what became of it. What was
// sent and never confirmed is read back before anything is sent again.
import type { Repository } from '../core/event.js';
import { LeaseLost, OwnLimit, TooSoon } from '../core/failure.js';
import { lookingLast } from '../core/last-look.js';
import { createAgreement } from './agreement.js';
import { takeBack } from './acts/double.js';
import { isContent, orRefused, perform } from './acts/perform.js';
import type { Hands } from './acts/hands.js';
import { createSays } from './says.js';
import type { SaysPorts } from './says.js';
import { brokenBy, needless, nextGroup, readFor, untouched } from './expectation.js';
import type {
  Audit,
  Claim,
  Clock,
  Failpoint,
  GitHubRead,
  GitHubWrite,
  Inbox,
  OpenAction,
  PresentItem,
  Settled,
  SettledAction,
} from './ports.js';

export interface ApplyPorts extends SaysPorts {
  readonly audit: Audit;
  readonly inbox: Pick<Inbox, 'holds' | 'renew'>;
  readonly failpoint: Failpoint;
  readonly lagMs: number;
}

/** What all actions of a row are performed with; `hands` are new for each group, which reads the item anew. */
interface Row {
  readonly ports: ApplyPorts;
  readonly claim: Claim;
  readonly installation: number;
  readonly hands: () => Hands;
  /** What is settled by now, also by earlier tries. */
  readonly settled: SettledAction[];
  readonly results: Settled[];
}

/** Performs all open actions of a row. Throws RateLimited, OwnLimit, Unavailable, TooSoon or LeaseLost; the rest stays open. */
export async function applyOpen(
  ports: ApplyPorts,
  claim: Claim,
  connect: () => Promise<GitHubRead & GitHubWrite>,
  repository: Repository,
  installation: number,
): Promise<readonly Settled[]> {
  let open = await ports.audit.openActions(claim);
  if (open.length === 0) return [];
  const github = await connect();
  const agrees = createAgreement(ports, installation);
  const hands = () => handsFor(ports, claim, github, { repository, installation, agrees });
  const isWaiting = open.some(({ expect }) => expect?.others !== undefined);
  const settled = isWaiting ? [...(await ports.audit.settledActions(claim))] : [];
  const row: Row = { ports, claim, installation, hands, settled, results: [] };
  while (open.length > 0) {
    const group = nextGroup(open);
    await performGroup(row, group);
    open = open.filter((action) => !group.includes(action));
  }
  return row.results;
}

/** Thrown in the place of a write that would repeat what does not hold any more; one verdict for each action, or none. */
class NotAgain extends Error {
  constructor(
    readonly actions: readonly OpenAction[],
    readonly verdicts: readonly (Settled | undefined)[],
  ) {
    super('what was sent before does not hold any more');
  }
}

/** What does not hold any more is settled before the others are written: a retry finds them by themselves. */
async function performGroup(row: Row, group: readonly OpenAction[]): Promise<void> {
  const hands = row.hands();
  const verdicts = await Promise.all(group.map((action) => verdictOn(hands, action, row.settled)));
  await settle(row, hands, group, verdicts);
  const holding = group.filter((_, index) => verdicts[index] === undefined);
  if (holding.length === 0) return;
  const beyond = await beyondShare(row, holding);
  const results = beyond === undefined ? await performOrLeave(hands, holding) : holding.map(() => beyond);
  await settle(row, hands, holding, results);
  const left = holding.filter((_, index) => results[index] === undefined);
  if (left.length > 0) await performGroup(row, left);
}

/** No result for what is to be performed once more, without those that do not hold any more. */
async function performOrLeave(hands: Hands, group: readonly OpenAction[]): Promise<readonly (Settled | undefined)[]> {
  try {
    return await perform(hands, group);
  } catch (error) {
    if (!(error instanceof NotAgain)) throw error;
    return group.map((action) => error.verdicts[error.actions.indexOf(action)]);
  }
}

/** Writes in an hour that one outsider may cause: far from the 60 of all, which nobody shall use up for the others. */
const SHARES = { comment: 10, status: 20 };

/** Refused, and not put off: what waits would keep others waiting. What may have been sent already is looked for as ever. */
async function beyondShare({ ports, installation }: Row, [first]: readonly OpenAction[]): Promise<Settled | undefined> {
  const kind = first?.act.kind;
  if (kind !== 'comment' && kind !== 'status') return undefined;
  const most = SHARES[kind];
  if (first?.state !== 'planned' || first.causedBy === null) return undefined;
  if ((await ports.audit.writesCausedBy(installation, first.causedBy, kind)) < most) return undefined;
  const what = kind === 'comment' ? 'comments' : 'changes of status comments';
  return {
    state: 'refused',
    detail: `one person caused ${most} ${what} within an hour, and is answered no more of them`,
  };
}

/** What it takes to look at the item before a write. */
type Looking = Pick<Hands, 'present' | 'fresh' | 'lagMs'>;

/** Asked of what was not sent yet: what may have taken effect is looked for first, whatever the item is now. */
async function verdictOn(
  hands: Hands,
  action: OpenAction,
  settled: readonly SettledAction[],
): Promise<Settled | undefined> {
  if (action.expect === null || action.state !== 'planned') return undefined;
  return needless(action, settled) ?? (await brokenNow(hands, action));
}

/**
 * What the action expects of the item does not hold now; undefined: it does. GitHub's reads may lag behind the very event that
 * it was planned for: shortly after that a no is not believed, and looked at once more (TooSoon).
 */
async function brokenNow(hands: Looking, action: OpenAction): Promise<Settled | undefined> {
  const { act, expect } = action;
  const as = readFor(expect);
  if (expect === null || as === null || !('number' in act)) return undefined;
  const item = await orRefused(hands, [action], () => hands.present(act.number, as));
  if (isSettled(item)) return item;
  const detail = brokenBy(expect, untouched(action, item));
  if (detail === undefined) return undefined;
  const wait = hands.lagMs - action.plannedAgo;
  if (wait > 0) throw new TooSoon(wait, `${detail}, if what GitHub showed is not older than the event`);
  return { state: 'refused', detail };
}

/** Sent and not to be found on GitHub, it would be sent again: only where what it expects still holds. */
async function refuseBroken(hands: Looking, actions: readonly OpenAction[]): Promise<void> {
  const sent = actions.filter(({ state }) => state === 'sent');
  const verdicts = await Promise.all(sent.map((action) => brokenNow(hands, action)));
  if (verdicts.some((verdict) => verdict !== undefined)) throw new NotAgain(sent, verdicts);
}

const isSettled = (one: PresentItem | Settled): one is Settled => !('title' in one);

/** Actions of one result are settled together; those without one stay open. */
async function settle(
  { ports, settled, results: told }: Row,
  hands: Hands,
  group: readonly OpenAction[],
  results: readonly (Settled | undefined)[],
) {
  const together = new Map<string, { readonly result: Settled; readonly actions: OpenAction[] }>();
  for (const [index, action] of group.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    const key = JSON.stringify(result);
    const same = together.get(key) ?? { result, actions: [] };
    same.actions.push(action);
    together.set(key, same);
  }
  for (const { result, actions } of together.values()) {
    await ports.failpoint('confirm.before');
    const ids = actions.map(({ id }) => id);
    const other = await ports.audit.settle(ids, result);
    const kept = other ?? result.githubId;
    const surplus = [result.githubId ?? [], result.doubles ?? []].flat().filter((id) => id !== kept);
    for (const id of surplus) await takeBack(hands, actions, id);
    await ports.failpoint('confirm.after');
    settled.push(...actions.map(({ id, feature }) => ({ id, feature, state: result.state })));
    told.push(result);
  }
}

interface Where extends Pick<Hands, 'agrees'> {
  readonly repository: Repository;
  readonly installation: number;
}

function handsFor(
  ports: ApplyPorts,
  claim: Claim,
  github: GitHubRead & GitHubWrite,
  { repository, installation, agrees }: Where,
): Hands {
  const read = new Map<string, Promise<PresentItem>>();
  const looking: Looking = {
    lagMs: ports.lagMs,
    fresh: (group) => isFresh(group, ports.clock),
    present: (number, as) => {
      const known = read.get(`pull:${number}`) ?? read.get(`${as}:${number}`) ?? github.present(repository, number, as);
      read.set(`${as}:${number}`, known);
      return known;
    },
  };
  return {
    ...looking,
    github,
    audit: ports.audit,
    repository,
    beside: async (name) => {
      const found = await ports.ledger.repositoryCalled(repository.owner.id, name);
      return found?.installation === installation ? found.repository : null;
    },
    agrees,
    says: createSays(ports, { repository, installation, github }),
    budget: () => withinBudget(ports, installation),
    write: async (actions, request) => {
      await refuseBroken(looking, actions);
      if (actions.some(isContent)) await withinBudget(ports, installation);
      await ports.audit.markSent(
        claim,
        actions.map((action) => action.id),
        ports.clock.now(),
      );
      const kind = actions[0]?.act.kind ?? '';
      await ports.failpoint(`write.before.${kind}`);
      const result = await lookingLast(() => stillHeld(ports, claim), request);
      await ports.failpoint(`write.after.${kind}`);
      return result;
    },
  };
}

/** A lease that is not known to hold for as long as a write takes is renewed first. What cannot be found out counts as lost. */
async function stillHeld({ inbox }: Pick<ApplyPorts, 'inbox'>, claim: Claim): Promise<void> {
  if (!inbox.holds(claim) && !(await inbox.renew(claim).catch(() => false))) throw new LeaseLost();
}

/** Right after an event GitHub's reads may not know its item yet: a 404 is believed only later. */
const FRESH_MS = 60_000;

function isFresh(group: readonly OpenAction[], clock: Clock): boolean {
  return group.some((action) => clock.now().getTime() - action.causeAt.getTime() < FRESH_MS);
}

/** Over Hearth's own limit on new content nothing is sent: the row waits, labels and reactions go on. */
async function withinBudget(ports: ApplyPorts, installation: number): Promise<void> {
  const until = await ports.audit.budget(installation, ports.clock.now());
  if (until !== null) throw new OwnLimit(until, 'more new content than Hearth allows itself here');
}
