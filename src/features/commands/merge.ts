// Several wishes of one text, as one change: of those that cannot hold together, the last one counts.
import { labelsOn } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import { isRival } from './labels.js';
import type { Change, Ground, Outcome } from './outcome.js';

export interface Merged {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** One change of labels; null: none. A label whose place another takes goes, also one of the same text. */
export function mergedLabels(changes: readonly Change[], { live }: Pick<Ground, 'live'>): Merged | null {
  if (changes.length === 0) return null;
  const last = new Map<string, Change>();
  for (const change of changes) {
    const { label, only: prefix } = change;
    if (prefix !== undefined) {
      const there = [...last.values()].map((one) => one.label).concat(live === null ? [] : labelsOn(live));
      for (const rival of there.filter((one) => isRival(one, label, prefix))) {
        last.set(rival.toLowerCase(), { label: rival, on: false });
      }
    }
    last.set(label.toLowerCase(), change);
  }
  const on = (wanted: boolean) => [...last.values()].filter((one) => one.on === wanted).map(({ label }) => label);
  return { add: on(true), remove: on(false) };
}

/** One change of reviewers; null: none. */
export function mergedReviewers(asked: readonly Extract<Outcome, { kind: 'reviewers' }>[]): Merged | null {
  if (asked.length === 0) return null;
  let [add, remove]: [readonly string[], readonly string[]] = [[], []];
  const without = (names: readonly string[], gone: readonly string[]) =>
    names.filter((name) => !gone.some((one) => isSame(one, name)));
  for (const one of asked) {
    add = [...without(add, [...one.remove, ...one.add]), ...one.add];
    remove = [...without(remove, [...one.add, ...one.remove]), ...one.remove];
  }
  return { add, remove };
}
