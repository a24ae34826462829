// What an item came to: one fold over its acts, from which everything that is measured or said about single items is read.
// Pure; `store/states/` keeps the result in the table `item_states`, whose columns these are.
import type { ActKind, ItemKind } from './fact.js';
import type { FoldedAct, FoldedItem, Left } from './item-acts.js';
import { draftAt, draftSpans, draftTurns, startOf } from './item-clock.js';
import { closedNow, labelsNow, leftOf } from './item-end.js';
import { turnOf } from './turn.js';
import type { Turn } from './turn.js';

export interface Response {
  readonly at: string;
  readonly by: number;
  readonly with: ActKind;
}

export interface ItemState {
  readonly kind: ItemKind;
  readonly author: number | null;
  readonly openedAt: string;
  /** Start of the clock; null: a draft that was never ready. */
  readonly startedAt: string | null;
  readonly left: Left | null;
  /** When it became a draft and when ready again, in turns, from the start of the clock on. */
  readonly drafts: readonly string[];
  readonly answered: Response | null;
  /** The first review or review comment of another person. */
  readonly reviewed: Response | null;
  /** The first approving review of another person, up to the merge. */
  readonly approvedAt: string | null;
  /** The first label, assignment, milestone or request for a review by a person who is not the author. */
  readonly triagedAt: string | null;
  readonly closes: readonly string[];
  readonly reopens: readonly string[];
  /** The last close, where it is closed now. */
  readonly closed: { readonly at: string; readonly by: number | null; readonly reason: string | null } | null;
  readonly merged: { readonly at: string; readonly by: number | null } | null;
  /** The last act of a person that still stands; without any, its creation. */
  readonly actedAt: string;
  /** The last of everything that is known of it: as of a later moment it is as it is here. */
  readonly changedAt: string;
  /** In the order of the alphabet, as they were put on. */
  readonly labels: readonly string[];
  readonly lines: number | null;
  /** `because` is one of `turn.ts`; of what counts no more, why (`LeftWhy`). */
  readonly turn: Turn;
}

/** Whether the person was a maintainer then; null: not known. */
export type WasMaintainer = (person: number, at: string) => boolean | null;

const RESPONSES: readonly ActKind[] = ['commented', 'reviewed', 'review_commented', 'merged', 'closed'];
const REVIEWS: readonly ActKind[] = ['reviewed', 'review_commented'];
const TRIAGE: readonly ActKind[] = ['labeled', 'assigned', 'milestoned', 'review_requested'];

/** `acts` are the item's own, the oldest first; those of one second in the order of their keys. */
export function stateOf(item: FoldedItem, acts: readonly FoldedAct[], wasMaintainer: WasMaintainer): ItemState {
  const turns = draftTurns(acts);
  const start = startOf(item, turns);
  const counts = (act: FoldedAct): act is FoldedAct & { person: number } =>
    start !== null && act.at >= start && act.human && act.person !== null && act.person !== item.author && !act.gone;
  // Who is at work on a draft waits for nobody: what others do then is no answer.
  const others = withCommands(acts)
    .filter(counts)
    .filter((act) => !draftAt(turns, act.at));
  const merged = acts.find(({ kind }) => kind === 'merged') ?? null;
  const closed = closedNow(acts);
  const left = leftOf(item, acts);
  const state = {
    answered: firstOf(others, RESPONSES),
    reviewed: firstOf(others, REVIEWS),
    approvedAt: others.find((act) => approves(act) && (merged === null || act.at <= merged.at))?.at ?? null,
    triagedAt: others.find(({ kind }) => TRIAGE.includes(kind))?.at ?? null,
    closed: closed && { at: closed.at, by: closed.person, reason: closed.value },
    merged: merged && { at: merged.at, by: merged.person },
  };
  return {
    ...{ kind: item.kind, author: item.author, openedAt: item.openedAt, lines: item.lines },
    ...{ startedAt: start, drafts: draftSpans(turns, start), left },
    ...state,
    closes: acts.filter(({ kind }) => kind === 'closed').map(({ at }) => at),
    reopens: acts.filter(({ kind }) => kind === 'reopened').map(({ at }) => at),
    actedAt: acts.findLast((act) => act.human && !act.gone)?.at ?? item.openedAt,
    changedAt: [item.openedAt, item.deletedAt ?? '', acts.at(-1)?.at ?? ''].sort().at(-1) ?? item.openedAt,
    labels: labelsNow(acts),
    turn: turnNow(item, acts, { left, closed, draft: draftNow(item, turns) }, wasMaintainer),
  };
}

const CLOSES_WITHIN_MS = 60_000;

/**
 * A comment that is nothing but commands answers nobody; where a bot closed the item right after one, its author did by that
 * bot's hand.
 */
function withCommands(acts: readonly FoldedAct[]): readonly FoldedAct[] {
  let close: FoldedAct | null = null;
  const said = acts.toReversed().flatMap((act): readonly FoldedAct[] => {
    if (act.kind === 'closed') close = act;
    if (!act.bare) return [act];
    return isDoneFor(act, close) ? [{ ...act, kind: 'closed' }] : [];
  });
  return said.toReversed();
}

function isDoneFor(command: FoldedAct, close: FoldedAct | null): boolean {
  if (close === null || close.human) return false;
  return Date.parse(close.at) <= Date.parse(command.at) + CLOSES_WITHIN_MS;
}

const approves = ({ kind, value }: FoldedAct) => kind === 'reviewed' && value === 'approved';

const draftNow = (item: FoldedItem, turns: readonly FoldedAct[]) =>
  item.kind === 'pull_request' && (turns.length === 0 ? item.draft : turns.at(-1)?.kind === 'drafted');

/** The first of these kinds; of several people in one second, the lower number's; of one person's, what says most. */
function firstOf(acts: readonly (FoldedAct & { person: number })[], kinds: readonly ActKind[]): Response | null {
  const found = acts.filter(({ kind }) => kinds.includes(kind));
  const [first] = found
    .filter(({ at }) => at === found[0]?.at)
    .sort((a, b) => a.person - b.person || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return first === undefined ? null : { at: first.at, by: first.person, with: first.kind };
}

interface Now {
  readonly left: Left | null;
  readonly closed: FoldedAct | null;
  readonly draft: boolean;
}

function turnNow(
  item: FoldedItem,
  acts: readonly FoldedAct[],
  { left, closed, draft }: Now,
  wasMaintainer: WasMaintainer,
): Turn {
  const nobody = (since: string, because: string): Turn => ({ of: 'nobody', since, people: [], because });
  if (left !== null) return nobody(left.at, left.why);
  if (closed !== null) return nobody(closed.at, 'closed');
  const spoke = (act: FoldedAct): act is FoldedAct & { person: number } =>
    act.human && act.person !== null && act.person !== item.author;
  const said = acts
    .filter(({ gone }) => !gone)
    .map((act) => ({ ...act, maintainer: spoke(act) ? wasMaintainer(act.person, act.at) : null }));
  return turnOf({ kind: item.kind, author: item.author, openedAt: item.openedAt, draft, said });
}
