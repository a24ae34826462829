// How an item stands in the end: closed or not, there or not, and under which labels.
import type { FoldedAct, FoldedItem, Left, LeftWhy } from './item-acts.js';

/** The last close, unless it was reopened after it; in one second, the close stands. */
export function closedNow(acts: readonly FoldedAct[]): FoldedAct | null {
  const close = acts.findLast(({ kind }) => kind === 'closed');
  const reopen = acts.findLast(({ kind }) => kind === 'reopened');
  if (close === undefined || (reopen !== undefined && reopen.at > close.at)) return null;
  return close;
}

/** Gone for good before spam: who was locked out may come back. */
export function leftOf(item: FoldedItem, acts: readonly FoldedAct[]): Left | null {
  const moved = item.moved ? acts.find(({ kind }) => kind === 'transferred')?.at : undefined;
  const ways: readonly (readonly [LeftWhy, string | null | undefined])[] = [
    // Of a converted issue nobody was told when: it counts as the discussion from the beginning.
    ['converted', item.converted && item.kind === 'issue' ? item.openedAt : null],
    ['moved', moved],
    ['deleted', item.deletedAt],
  ];
  const [gone] = ways.flatMap(([why, at]) => (at ? [{ why, at }] : [])).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (gone !== undefined) return gone;
  const unlocked = acts.findLast(({ kind }) => kind === 'unlocked')?.at ?? '';
  const spam = acts.find(({ kind, value, at }) => kind === 'locked' && value === 'spam' && at > unlocked);
  return spam === undefined ? null : { why: 'spam', at: spam.at };
}

/** By their names without case, as GitHub compares them; put on and taken off in one second, it is off. */
export function labelsNow(acts: readonly FoldedAct[]): readonly string[] {
  const on = new Map<string, FoldedAct>();
  for (const act of acts) {
    if (act.value === null || (act.kind !== 'labeled' && act.kind !== 'unlabeled')) continue;
    const name = act.value.toLowerCase();
    const known = on.get(name);
    if (known === undefined || act.at > known.at || act.kind === 'unlabeled') on.set(name, act);
  }
  return [...on.values()].flatMap(({ kind, value }) => (kind === 'labeled' && value !== null ? [value] : [])).sort();
}
