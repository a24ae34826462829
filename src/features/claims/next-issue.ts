// After a merge: one open issue for newcomers, near what was just done.
import { labelsOn } from '../../core/live-item.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import { fold } from '../../core/name.js';

export interface Candidate {
  readonly number: number;
  readonly live: LiveItemAnswer | undefined;
}

export interface NextIssue {
  readonly number: number;
  /** Labels that it has in common with what was merged. */
  readonly shared: readonly string[];
}

/** Labels that say what something is about, as opposed to how far it is: `sig/network`, `area/docs`. */
const NEAR = /^(?:sig|wg|area|component|topic|team|language)[/:-]/i;

/** The one with the most labels in common, else the first; null: nobody could begin on any of them. */
export function nextIssue(candidates: readonly Candidate[], labels: readonly string[]): NextIssue | null {
  const near = new Set(labels.filter((name) => NEAR.test(name)).map((name) => fold(name)));
  const free = candidates.flatMap(({ number, live }) =>
    live?.exists === true &&
    live.kind === 'issue' &&
    live.state === 'open' &&
    !live.locked &&
    live.assignees.length === 0 &&
    live.linked.every(({ state }) => state !== 'open')
      ? [{ number, shared: labelsOn(live).filter((name) => near.has(fold(name))) }]
      : [],
  );
  return [...free].sort((a, b) => b.shared.length - a.shared.length)[0] ?? null;
}
