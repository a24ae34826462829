// The nearest next step of a person: which title comes next, and which of its requirements is closest to being met.
import type { Checked, Evaluation, Title, TitleAt } from '../../core/title.js';
import { isSameSig } from './standing.js';

/** A title of the ladder and how the person stands before it. */
export interface Rung {
  readonly title: Title;
  readonly evaluation: Evaluation;
  readonly held: boolean;
}

/**
 * `ready`: all is met. `do`: something can be done. `hold`: another role comes first. `ask`: somebody else has a word to say.
 * `wait`: time brings it. `unknown`: what is left cannot be known now.
 */
export const stepKinds = ['ready', 'do', 'hold', 'ask', 'wait', 'unknown'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface NextStep {
  readonly is: StepKind;
  readonly title: Title;
  readonly at: TitleAt;
  /** The requirement that is closest, never one of several; null: none is left. */
  readonly checked: Checked | null;
  /** How many are missing; null: it is not a matter of numbers. */
  readonly missing: number | null;
  /** Other requirements that are not met. */
  readonly further: number;
}

/** `rungs` in the order of the ladder; a title may be there for several SIGs. Null: the last rung is held, or there is none. */
export function nextStep(rungs: readonly Rung[]): NextStep | null {
  const open = rungs.filter((rung) => !rung.held && !isPassed(rung, rungs));
  const name = open[0]?.title.name;
  const [closest] = open
    .filter(({ title }) => title.name === name)
    .sort((one, other) => progress(other) - progress(one));
  return closest === undefined ? null : stepTo(closest);
}

/** Who holds a higher rung of the same SIG, or of none, has passed it. */
function isPassed(rung: Rung, rungs: readonly Rung[]): boolean {
  const sig = rung.evaluation.title.sig;
  return rungs
    .slice(rungs.indexOf(rung) + 1)
    .some((one) => one.held && one.title.name !== rung.title.name && isSameSig(one.evaluation.title.sig, sig));
}

/** The step to one title, by the closest of what is left. */
function stepTo({ title, evaluation }: Pick<Rung, 'title' | 'evaluation'>): NextStep {
  const left = evaluation.checked.filter(({ is }) => is !== 'met');
  const at = evaluation.title;
  const closest = closestOf(left);
  if (closest === undefined) return { is: 'ready', title, at, checked: null, missing: null, further: 0 };
  const { have, need, requirement } = closest;
  const numbered = requirement.is === 'count' || requirement.is === 'credit' || requirement.is === 'duty';
  const missing = numbered && have !== null && need !== null ? need - have : null;
  return { is: kindOf(closest), title, at, checked: closest, missing, further: left.length - 1 };
}

/** Of `any`, the closest of what is left within it. */
function closestOf(left: readonly Checked[]): Checked | undefined {
  const leaves = left.flatMap((one) =>
    one.requirement.is === 'any' ? (closestOf(one.parts.filter(({ is }) => is !== 'met')) ?? []) : [one],
  );
  const order = (one: Checked) => stepKinds.indexOf(kindOf(one));
  return leaves.sort(
    (one, other) => order(one) - order(other) || shareOf(other) - shareOf(one) || gap(one) - gap(other),
  )[0];
}

function kindOf({ requirement, is, why, from }: Checked): StepKind {
  switch (requirement.is) {
    case 'attested':
      return why === 'not_attested' ? 'ask' : 'unknown';
    case 'box':
      return 'do';
    case 'tenure':
      return from !== null ? 'wait' : is === 'not_yet' ? 'hold' : 'unknown';
    default:
      return is === 'not_yet' ? 'do' : 'unknown';
  }
}

const gap = ({ have, need }: Checked): number => (need ?? 1) - (have ?? 0);

function shareOf({ is, have, need }: Checked): number {
  if (is === 'met') return 1;
  return have === null || need === null || need === 0 ? 0 : Math.min(1, have / need);
}

/** From 0 to 1: how much of all that a title takes is there. */
const progress = ({ evaluation: { checked } }: Rung): number =>
  checked.length === 0 ? 1 : checked.reduce((sum, one) => sum + shareOf(one), 0) / checked.length;
