// Concerns about a nomination or application: each stands until its author, or somebody who decides, says that it is settled.
import type { CaseAct } from '../../core/case.js';
import { stamp } from '../../core/time.js';
import type { Bid } from './case-words.js';
import type { CaseContext } from './case-context.js';

export interface ConcernLook {
  /** By which people name it. */
  readonly n: number;
  readonly by: number;
  /** ISO 8601. */
  readonly at: string;
  readonly resolved: boolean;
}

/** `acts`: those of this bid, in order. */
export function lookAtConcerns(acts: readonly CaseAct[], bid: Bid, context: CaseContext): readonly ConcernLook[] {
  return acts.flatMap((act, index) => {
    const { word, by, at, value } = act;
    const n = Number(value);
    if (word !== 'concerned' || by === null || by === bid.applicant || !Number.isInteger(n)) return [];
    if (!context.judged(act) && context.sayOf(by).object !== 'yes') return [];
    const resolved = acts.slice(index + 1).some((later) => settles(later, { n, by }, bid, context));
    return [{ n, by, at: stamp(at), resolved }];
  });
}

function settles(act: CaseAct, concern: Pick<ConcernLook, 'n' | 'by'>, bid: Bid, context: CaseContext): boolean {
  const { word, by, value } = act;
  if (word !== 'resolved' || by === null || Number(value) !== concern.n) return false;
  return by === concern.by || (by !== bid.applicant && (context.judged(act) || context.sayOf(by).decide === 'yes'));
}

/** The number of the next one. */
export const nextNumber = (acts: readonly CaseAct[]): number =>
  1 + Math.max(0, ...acts.map(({ word, value }) => (word === 'concerned' ? Number(value) || 0 : 0)));
