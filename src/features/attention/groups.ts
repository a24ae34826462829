// The SIGs that have a list, and which items are on it.
import { fold } from '../../core/name.js';
import type { Directory, Sig } from '../../core/sig.js';

/** A SIG of the directory; null: what no SIG has. */
export type Group = Sig | null;

const OTHERS = 'others';

/** A SIG and a working group may bear the same name. */
export const slugOf = (group: Group): string => (group === null ? OTHERS : `${group.kind}-${group.slug}`);

/** Whose item it is, by its labels: several may be, or none. */
export function groupsOf(directory: Directory | null, labels: readonly string[]): readonly Group[] {
  const folded = labels.map(fold);
  const found = (directory?.sigs ?? []).filter(({ label }) => label !== null && folded.includes(fold(label)));
  return found.length === 0 ? [null] : found;
}

/** All that have a list: the SIGs with a label, and what none of them has. */
export const groupsIn = (directory: Directory | null): readonly Group[] => [
  ...(directory?.sigs ?? []).filter(({ label }) => label !== null),
  null,
];
