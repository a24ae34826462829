// An item as it is now, with the feature and rule of the labels that Hearth itself put on or took off.
import type { LabelMemory, LiveItemAnswer } from '../../core/live-item.js';
import type { OwnLabel } from '../ports.js';

/** GitHub tells that the App did it, the ledger which part of it. What the ledger has no record of stays unnamed. */
export function withOwnLabels(item: LiveItemAnswer, own: readonly OwnLabel[]): LiveItemAnswer {
  return item.exists ? { ...item, labels: item.labels.map((label) => named(label, own)) } : item;
}

/** Is there a label whose last change was Hearth's? Else the ledger need not be asked. */
export function hasOwnLabels(item: LiveItemAnswer): boolean {
  return item.exists && item.labels.some(({ last }) => last.by === 'hearth');
}

function named(label: LabelMemory, own: readonly OwnLabel[]): LabelMemory {
  if (label.last.by !== 'hearth') return label;
  const folded = label.name.toLowerCase();
  const act = own.find(({ name, on }) => on === label.on && name.toLowerCase() === folded);
  return act === undefined ? label : { ...label, last: { by: 'hearth', feature: act.feature, rule: act.rule } };
}
