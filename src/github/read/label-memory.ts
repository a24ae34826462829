// What the timeline remembers of labels: of each its last change, and by whom. Pure.
import { fold } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { LabelledBy, LabelMemory } from '../../core/live-item.js';
import type { LabelChange } from './live-item-query.js';

/**
 * Labels that are on the item, then those that were taken off it. `changes`: oldest first; `self`: login of the App's own
 * account. Where the last change that was read does not fit to what is on the item (the label was put on before what was
 * read, or deleted from the repository and made anew), nobody is named.
 */
export function rememberLabels(
  labels: readonly string[],
  changes: readonly LabelChange[],
  self: string | null,
): readonly LabelMemory[] {
  const last = new Map(changes.map((change) => [fold(change.label.name), change]));
  const present = new Set(labels.map(fold));
  const off = [...last].filter(([folded]) => !present.has(folded)).map(([, change]) => change.label.name);
  return [
    ...labels.map((name) => memory(name, true, last.get(fold(name)), self)),
    ...off.map((name) => memory(name, false, last.get(fold(name)), self)),
  ];
}

function memory(name: string, on: boolean, change: LabelChange | undefined, self: string | null): LabelMemory {
  const fits = change !== undefined && (change.__typename === 'LabeledEvent') === on;
  if (!fits) return { name, on, at: null, last: { by: 'unknown' } };
  return { name, on, at: change.createdAt, last: labelledBy(change.actor, self) };
}

function labelledBy(actor: Person | null, self: string | null): LabelledBy {
  const kind = classOf(actor);
  if (actor === null || kind === 'ghost') return { by: 'unknown' };
  if (isBot(actor) && self !== null && fold(actor.login) === fold(self)) {
    return { by: 'hearth', feature: null, rule: null };
  }
  return { by: kind === 'human' ? 'person' : 'bot', person: actor };
}

/** Only the account of an App can be the App's own: its suffix is not to be had by people. */
export const isBot = (actor: Person | null): boolean => actor?.kind === 'bot';
