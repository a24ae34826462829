// What an action expects right before its write, and which actions wait for which. Pure.
import type { Expect } from '../core/action.js';
import { fold } from '../core/name.js';
import { parsePattern } from '../core/pattern.js';
import { within, without } from './acts/hands.js';
import type { OpenAction, PresentItem, Settled, SettledAction } from './ports.js';

/** How the item must be read to judge this: `null`, not at all. */
export function readFor(expect: Expect | null): 'item' | 'pull' | null {
  const { state, unlocked, head, has, lacks, hasMatch, lacksMatch } = expect ?? {};
  if (head !== undefined) return 'pull';
  const ofItem = [state, unlocked, has, lacks, hasMatch, lacksMatch];
  return ofItem.every((one) => one === undefined) ? null : 'item';
}

/** Why an action is refused, in a plain sentence; undefined: all that it expects of the item holds. */
export function brokenBy(expect: Expect, item: PresentItem): string | undefined {
  if (expect.state !== undefined && expect.state !== item.state) return `the item is ${item.state} now`;
  if (expect.unlocked === true && item.locked) return 'the item is locked now';
  if (expect.head !== undefined && expect.head !== item.head) {
    return `the pull request stands at ${(item.head ?? 'no commit').slice(0, 12)} now`;
  }
  const on = new Set(item.labels.map(fold));
  const missing = expect.has?.find((label) => !on.has(fold(label)));
  if (missing !== undefined) return `the label "${missing}" is not on the item now`;
  const present = expect.lacks?.find((label) => on.has(fold(label))) ?? firstFound(item, expect.lacksMatch ?? []);
  if (present !== undefined) return `the label "${present}" is on the item now`;
  const unmet = expect.hasMatch?.find((source) => firstFound(item, [source]) === undefined);
  return unmet === undefined ? undefined : `no label on the item matches "${unmet}" now`;
}

/** What is no pattern finds nothing. */
function firstFound({ labels }: PresentItem, sources: readonly string[]): string | undefined {
  const patterns = sources.map((source) => parsePattern(source));
  return labels.find((label) => patterns.some((pattern) => typeof pattern !== 'string' && pattern.found(label)));
}

/**
 * The item without what this act itself may have done to it: sent and never confirmed, it may have taken effect in part, and
 * that does not speak against the rest.
 */
export function untouched({ act, state }: OpenAction, item: PresentItem): PresentItem {
  if (state !== 'sent' || act.kind !== 'label') return item;
  const removed = without(act.remove, item.labels);
  return { ...item, labels: [...without(item.labels, within(act.add, item.labels)), ...removed] };
}

/**
 * Not needed after what became of the acts that the same feature planned before it; undefined: it is. The detail tells it
 * from what was so already, which has none: people are not told of it (store/ledger/decisions.ts).
 */
export function needless({ expect, feature, id }: OpenAction, row: readonly SettledAction[]): Settled | undefined {
  if (expect?.others === undefined) return undefined;
  const before = row.filter((one) => one.feature === feature && isBefore(one, id));
  const refused = before.some(({ state }) => state === 'refused' || state === 'failed');
  if (refused === (expect.others === 'refused')) return undefined;
  const detail = refused ? 'not needed: an act before it was refused' : 'not needed: the acts before it took effect';
  return { state: 'unchanged', detail };
}

/**
 * The actions that are performed next, as one write where they can be. What waits for others of its feature is left until
 * they are settled, and with it what would share its write: two features' comments stay one. What was sent and never
 * confirmed is looked for on its own. `open` is not empty, and in the order of planning.
 */
export function nextGroup(open: readonly OpenAction[]): readonly OpenAction[] {
  const groups = groupsOf(open);
  const ready = (action: OpenAction) => isReady(action, open);
  const whole = groups.find((group) => group.every(ready));
  // Where features wait for one another's writes, they do without the shared one. The first action waits for nothing.
  return whole ?? groups.map((group) => group.filter(ready)).find((group) => group.length > 0) ?? open;
}

function isReady({ expect, state, feature, id }: OpenAction, open: readonly OpenAction[]): boolean {
  if (expect?.others === undefined || state === 'sent') return true;
  return !open.some((one) => one.feature === feature && isBefore(one, id));
}

/** Ids are given in the order of planning. */
const isBefore = (one: { readonly id: string }, id: string) => BigInt(one.id) < BigInt(id);

const SHARED = ['status', 'comment', 'label'];

/** Acts that become one write stand together: sections of one status comment, labels and new comments of one item. */
function groupsOf(open: readonly OpenAction[]): readonly (readonly OpenAction[])[] {
  const groups = new Map<string, OpenAction[]>();
  for (const action of open) {
    const { act, state, id } = action;
    const key = 'number' in act && SHARED.includes(act.kind) ? `${act.kind}:${act.number}:${state}` : id;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}
