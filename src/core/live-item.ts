// An item as GitHub shows it now, with what its timeline remembers: one request, for every feature that decides on it.
import { isSame } from './name.js';
import type { Person } from './person.js';

/** Who changed a label last. Hearth's own acts tell the feature and rule, from the ledger; `null` where it has no record. */
export type LabelledBy =
  | { readonly by: 'person' | 'bot'; readonly person: Person }
  | { readonly by: 'hearth'; readonly feature: string | null; readonly rule: string | null }
  /** An account that is gone, or a change older than the timeline that was read. */
  | { readonly by: 'unknown' };

/** A label that is on the item, or was taken off it: its last change. */
export interface LabelMemory {
  readonly name: string;
  readonly on: boolean;
  /** ISO 8601; null: not told. */
  readonly at: string | null;
  readonly last: LabelledBy;
}

/** An issue or pull request that this one is linked with by a closing word or by hand. */
export interface LinkedItem {
  /** Numeric id of its repository, and its number there. */
  readonly repository: number;
  readonly number: number;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly author: Person | null;
  readonly openedAt: string;
  /** Logins. */
  readonly assignees: readonly string[];
}

export interface LiveItem {
  readonly exists: true;
  readonly kind: 'issue' | 'pull_request';
  readonly title: string;
  /** Foreign text; empty: there is none, or it is not told. */
  readonly body: string;
  readonly author: Person | null;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly draft: boolean;
  readonly locked: boolean;
  /** All labels that are on it, and those that were taken off as far as the timeline was read. */
  readonly labels: readonly LabelMemory[];
  readonly assignees: readonly Person[];
  /** Whom a review is asked of. */
  readonly reviewers: readonly Person[];
  /** Slugs. */
  readonly reviewTeams: readonly string[];
  /** Who wrote, was assigned or reviewed: at most 100. */
  readonly participants: readonly Person[];
  /** Of an issue: open pull requests that would close it. Of a pull request: issues that it would close. At most 20. */
  readonly linked: readonly LinkedItem[];
  /** Of a pull request. */
  readonly base: { readonly ref: string; readonly sha: string } | null;
  readonly head: string | null;
}

export type LiveItemAnswer = LiveItem | { readonly exists: false };

/** Labels that are on the item now. */
export const labelsOn = (item: LiveItem): readonly string[] =>
  item.labels.filter(({ on }) => on).map(({ name }) => name);

/** What is remembered of a label, whatever its case. */
export function memoryOf(item: LiveItem, label: string): LabelMemory | undefined {
  return item.labels.find(({ name }) => isSame(name, label));
}
