// Why something was done or left undone, in one sentence, from Hearth's own records.
import type { Feature } from '../../src/core/feature.js';
import type { Done, Row } from '../audit.js';
import { sentence } from '../hear.js';

export interface Reason {
  readonly feature: string;
  /** The sentence behind the code. */
  readonly because: string;
  readonly rule: string | null;
  /** What became of it: `applied`, `would`, `silent`, `done before`. */
  readonly state: string;
}

/** Each once, in the order in which they came. */
export function unique(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

export function reasonOf(done: Done, features: readonly Feature[]): Reason {
  return { feature: done.feature, because: sentence(done, features), rule: done.rule, state: done.state };
}

/** A reason to act without an act of this row: its effect key was taken by an earlier one. */
const WITHOUT_ACT: Readonly<Record<string, string>> = { greeted: 'done before' };

export function silenceOf(row: Row, outcome: Row['outcomes'][number], features: readonly Feature[]): Reason {
  const { feature, because } = outcome;
  const would = row.actions.find((done) => done.feature === feature);
  const state = would?.state ?? WITHOUT_ACT[because.code] ?? 'silent';
  return { feature, because: sentence(outcome, features), rule: would?.rule ?? null, state };
}
