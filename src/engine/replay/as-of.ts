// An item as it was at a moment, from what happened to it until then.
import type { Item } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import type { ItemNowAnswer } from '../../core/question.js';
import type { Said, Thread } from '../../core/turn.js';

/** Oldest first; times as the ledger has them. */
type Happened = readonly Pick<Said, 'kind' | 'at' | 'value'>[];

/** Open or closed, why, and whether locked. */
export function stateAt(happened: Happened, at: string): Pick<Item, 'state' | 'stateReason' | 'locked'> {
  const past = happened.filter((one) => one.at <= at);
  const turn = past.findLast(({ kind }) => kind === 'closed' || kind === 'merged' || kind === 'reopened');
  const closed = turn !== undefined && turn.kind !== 'reopened';
  return {
    state: closed ? 'closed' : 'open',
    stateReason: closed ? turn.value : null,
    locked: past.findLast(({ kind }) => kind === 'locked' || kind === 'unlocked')?.kind === 'locked',
  };
}

/** Labels on it then, in the order in which they were put on; compared without case, as GitHub does. */
export function labelsAt(happened: Happened, at: string): readonly string[] {
  const labels = new Map<string, string>();
  for (const one of happened) {
    if (one.at > at || one.value === null) continue;
    if (one.kind === 'labeled') labels.set(one.value.toLowerCase(), one.value);
    if (one.kind === 'unlabeled') labels.delete(one.value.toLowerCase());
  }
  return [...labels.values()];
}

/** What it was created as follows from its first change; without any it is still what it was. */
export function draftAt(happened: Happened, draftNow: boolean, at: string): boolean {
  const turns = happened.filter(({ kind }) => kind === 'drafted' || kind === 'ready');
  const turn = turns.findLast((one) => one.at <= at);
  if (turn !== undefined) return turn.kind === 'drafted';
  return turns[0] === undefined ? draftNow : turns[0].kind === 'ready';
}

/** What was said and done by then; null where there was no such item yet. */
export function threadAt(thread: Thread | null, at: string): Thread | null {
  if (thread === null || thread.openedAt > at) return null;
  const said = thread.said.filter((one) => one.at <= at);
  return { ...thread, draft: draftAt(thread.said, thread.draft, at), said };
}

/** The answer that `itemNow` would have had. */
export function itemThen(thread: Thread | null, at: string, author: Person | null): ItemNowAnswer {
  const then = threadAt(thread, at);
  if (then === null) return { exists: false };
  const answered = then.said.some(
    (one) => one.kind === 'commented' && !one.bare && one.human && one.person !== author?.id,
  );
  return { exists: true, ...stateAt(then.said, at), answered };
}
