// An item's clock (metrics.md, G11): from when on an answer is waited for, and the spans in which its author is at work on
// it as a draft. The functions of the ledger's SQL (`clocks`, `is_draft`, `draft_seconds`) say the same.
import type { ActKind, ItemKind } from './fact.js';
import { byText } from './order.js';

/** A change between draft and ready. */
export interface DraftTurn {
  readonly kind: ActKind;
  readonly at: string;
}

/** In the order in which they count: in one second a draft comes before its end. */
export function draftTurns<Act extends DraftTurn>(acts: readonly Act[]): readonly Act[] {
  return acts
    .filter(({ kind }) => kind === 'drafted' || kind === 'ready')
    .sort((a, b) => byText(a.at, b.at) || byText(a.kind, b.kind));
}

/**
 * Creation; of a pull request that was created as a draft, the first time it was ready; null: it never was. What it was
 * created as follows from its first change; without any, from what it is now.
 */
export function startOf(
  item: { readonly kind: ItemKind; readonly openedAt: string; readonly draft: boolean },
  turns: readonly DraftTurn[],
): string | null {
  if (item.kind !== 'pull_request') return item.openedAt;
  const [first] = turns;
  if (first === undefined) return item.draft ? null : item.openedAt;
  return first.kind === 'ready' ? first.at : item.openedAt;
}

/** Whether it was a draft at that moment, from the start of its clock on. */
export function draftAt(turns: readonly DraftTurn[], at: string): boolean {
  return turns.findLast((turn) => turn.at <= at)?.kind === 'drafted';
}

/** When it became a draft and when ready again, in turns, from the start of its clock on. */
export function draftSpans(turns: readonly DraftTurn[], start: string | null): readonly string[] {
  if (start === null) return [];
  const spans: string[] = [];
  for (const { kind, at } of turns) {
    const begun = spans.length % 2 === 1;
    if ((kind === 'drafted') !== begun) spans.push(at > start ? at : start);
  }
  return spans;
}
