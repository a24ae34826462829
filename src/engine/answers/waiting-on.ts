// From when on an answer to an item is waited for: folded from what was said on it, as it is measured.
import type { WaitingOnAnswer } from '../../core/attention-question.js';
import { stateOf } from '../../core/item-state.js';
import type { Said, Thread } from '../../core/turn.js';

/** A thread is of an item that is there. */
const THERE = { moved: false, converted: false, deletedAt: null, lines: null } as const;

export function waitingOn(thread: Thread | null): WaitingOnAnswer | null {
  if (thread === null) return null;
  const { said, ...item } = thread;
  const acts = said.map((one) => ({ ...one, gone: false }));
  const { startedAt, drafts, answered, turn } = stateOf({ ...item, ...THERE }, acts, maintainerIn(said));
  return { startedAt, drafts, answered: answered !== null, turn };
}

/** As the thread tells it, act by act. */
function maintainerIn(said: readonly Said[]) {
  return (person: number, at: string) =>
    said.find((one) => one.person === person && one.at === at && one.maintainer !== null)?.maintainer ?? null;
}
