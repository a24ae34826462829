// The mistakes that are tried: those of the list, some by rule, and before them none at all.
import { random } from '../../support/busy-year-chance.js';
import type { Patch } from './copy.js';
import { mutants } from './list.js';
import { applied, someMechanical } from './mechanical.js';

export interface Task extends Patch {
  readonly name: string;
  readonly by: 'hand' | 'rule';
}

/** Nothing is changed: whatever a run of this one finds, the others' findings prove nothing. */
export const CONTROL = 'no mistake at all';

export interface Asked {
  readonly seed: number;
  /** How many by rule. */
  readonly mechanical: number;
  /** Only those whose names hold it. */
  readonly only: string;
}

export function tasksOf({ seed, mechanical, only }: Asked): readonly Task[] {
  const control: Task = { name: CONTROL, by: 'hand', file: 'app.js', apply: (text) => text };
  const byHand = mutants.map(({ name, file, find, put }): Task => ({
    ...{ name, file, by: 'hand' },
    apply: (text) => {
      if (text.split(find).length !== 2) throw new Error(`"${name}": its place is not to be found once in ${file}`);
      return text.replace(find, () => put);
    },
  }));
  const byRule = someMechanical(random(seed), mechanical).map((one): Task => ({
    name: `${one.rule}: ${one.file}:${one.line} ${one.was}`,
    by: 'rule',
    file: one.file,
    apply: (text) => applied(one, text),
  }));
  return [control, ...[...byHand, ...byRule].filter(({ name }) => name.includes(only))];
}
