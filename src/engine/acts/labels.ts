// Labels of one item: several features' wishes united in one write, only the difference, never a label that does not exist.
// Each action has its own end, so that the ledger knows whose label it is.
import type { LabelAct } from '../../core/action.js';
import { already, unique, within, without } from './hands.js';
import type { Hands } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

interface Wish {
  readonly action: OpenAction;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Wished for, and not done. */
  readonly detail?: string;
}

export async function applyLabels(hands: Hands, group: readonly OpenAction[], number: number): Promise<Settled[]> {
  const { labels: on } = await hands.present(number, 'item');
  const acts = group.flatMap((action) => (action.act.kind === 'label' ? [{ action, act: action.act }] : []));
  const unknown = await unknownOf(
    hands,
    without(
      acts.flatMap(({ act }) => act.add),
      on,
    ),
  );
  const taken = acts.filter(({ act }) => within(act.add, unknown).length === 0).flatMap(({ act }) => act.add);
  const wishes = acts.map(({ action, act }) => ({ action, ...wishOf(act, { on, unknown, taken }) }));
  const writing = wishes.filter(isWrite);
  if (writing.length > 0) await write(hands, number, writing);
  return wishes.map(resultOf);
}

interface Scene {
  /** Labels that are on the item. */
  readonly on: readonly string[];
  /** Wished for, and not there in the repository. */
  readonly unknown: readonly string[];
  /** Wished for by any action that is carried out. */
  readonly taken: readonly string[];
}

/** An action that speaks of a label that does not exist is refused whole: "refused" means that nothing was done. */
function wishOf({ add, remove }: LabelAct, { on, unknown, taken }: Scene): Omit<Wish, 'action'> {
  const missing = within(add, unknown);
  if (missing.length > 0) {
    return {
      add: [],
      remove: [],
      detail: missing.map((label) => `the label "${label}" does not exist here`).join('; '),
    };
  }
  const gone = within(remove, on);
  const kept = within(gone, taken).map((label) => `"${label}" was to be added and removed: added`);
  const wish = { add: without(add, on), remove: without(gone, taken) };
  return kept.length === 0 ? wish : { ...wish, detail: kept.join('; ') };
}

const isWrite = ({ add, remove }: Wish) => add.length > 0 || remove.length > 0;

function resultOf(wish: Wish): Settled {
  const note = wish.detail === undefined ? {} : { detail: wish.detail };
  if (isWrite(wish)) return { state: 'applied', ...note };
  return wish.detail === undefined ? already(wish.action) : { state: 'refused', ...note };
}

async function unknownOf(hands: Hands, labels: readonly string[]): Promise<readonly string[]> {
  const exist = await Promise.all(labels.map((label) => hands.github.labelExists(hands.repository, label)));
  return labels.filter((_, index) => exist[index] === false);
}

async function write(hands: Hands, number: number, wishes: readonly Wish[]): Promise<void> {
  const add = unique(wishes.flatMap((wish) => wish.add));
  const remove = unique(wishes.flatMap((wish) => wish.remove));
  await hands.write(
    wishes.map(({ action }) => action),
    async () => {
      if (add.length > 0) await hands.github.addLabels(hands.repository, number, add);
      for (const label of remove) await hands.github.removeLabel(hands.repository, number, label);
    },
  );
}
