// Labels of one item: several features' wishes united, only the difference written, never a label that does not exist.
import type { Hands } from './hands.js';
import type { OpenAction, Settled } from '../ports.js';

export async function applyLabels(hands: Hands, group: readonly OpenAction[], number: number): Promise<Settled> {
  const acts = group.flatMap(({ act }) => (act.kind === 'label' ? [act] : []));
  const present = new Set((await hands.github.labelsOf(hands.repository, number)).map(fold));
  const add = unique(acts.flatMap((act) => act.add)).filter((label) => !present.has(fold(label)));
  const wanted = new Set(acts.flatMap((act) => act.add).map(fold));
  const remove = unique(acts.flatMap((act) => act.remove)).filter((label) => present.has(fold(label)));
  const conflicts = remove.filter((label) => wanted.has(fold(label)));
  const removable = remove.filter((label) => !wanted.has(fold(label)));
  const exist = await Promise.all(add.map((label) => hands.github.labelExists(hands.repository, label)));
  const known = add.filter((_, index) => exist[index]);
  const unknown = add.filter((_, index) => !exist[index]);
  const detail = [
    ...conflicts.map((label) => `"${label}" was to be added and removed: added`),
    ...unknown.map((label) => `the label "${label}" does not exist here`),
  ].join('; ');
  const note = detail === '' ? {} : { detail };
  if (known.length === 0 && removable.length === 0) {
    return { state: unknown.length > 0 ? 'refused' : 'unchanged', ...note };
  }
  await hands.write(group, async () => {
    if (known.length > 0) await hands.github.addLabels(hands.repository, number, known);
    for (const label of removable) await hands.github.removeLabel(hands.repository, number, label);
  });
  return { state: 'applied', ...note };
}

/** GitHub compares label names without case. */
const fold = (label: string) => label.toLowerCase();

const unique = (labels: readonly string[]) => [...new Map(labels.map((label) => [fold(label), label])).values()];
