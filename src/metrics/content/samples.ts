// What the metrics of content need of the ledger. Times are seconds of the epoch; everything is as of the frame's `to`.
import type { ItemAt } from '../../core/measured.js';

/** Whose an account is: a person's, one of the other classes, or taken out of every figure by the settings. */
export type Whose = 'human' | 'agent' | 'bot' | 'ghost' | 'mannequin' | 'excluded';

/** Whether they are a maintainer of the repository at `to`; `unknown`: no list and no word of GitHub's tells. */
export type Side = 'team' | 'community' | 'unknown';

export interface ContentSamples {
  readonly contentVolume: readonly VolumeRow[];
  readonly questions: readonly QuestionRow[];
  readonly closings: readonly ClosingRow[];
  readonly helpers: readonly HelperRow[];
  readonly helped: readonly BoardRow[];
  readonly moderation: Moderation;
  readonly busyThreads: readonly BusyThread[];
  readonly releases: readonly RepositoryReleases[];
}

/** How much of one kind was written in the window. */
export interface VolumeRow {
  readonly kind: 'issue' | 'pull_request' | 'discussion' | 'comment' | 'answer';
  readonly whose: Whose;
  readonly side: Side;
  readonly n: number;
}

/** A discussion that can be answered, or an issue that asks (label `question` or `support`), opened in the window. */
export interface QuestionRow extends ItemAt {
  readonly kind: 'issue' | 'discussion';
  readonly author: Whose;
  /** Why it counts no more, and did at `to`: moved, deleted, converted, spam. */
  readonly left: string | null;
  readonly openedAt: number;
  /** The first comment of another person. */
  readonly repliedAt: number | null;
  /** When the answer that stands was accepted; of an issue, when it was closed as completed. */
  readonly acceptedAt: number | null;
  /** The author accepted an answer of their own. */
  readonly acceptedOwn: boolean;
  /** Closed at `to`, since then. */
  readonly closedAt: number | null;
}

/** An issue or pull request whose last close is in the window, and which is closed at `to`. */
export interface ClosingRow extends ItemAt {
  readonly kind: 'issue' | 'pull_request';
  readonly author: Whose;
  readonly left: string | null;
  readonly reason: string | null;
  readonly merged: boolean;
}

/** A person's help within one topic over the 180 days before `to`. */
export interface HelperRow {
  readonly person: number;
  readonly side: Side;
  /** Slug of a SIG; null: everything together. */
  readonly topic: string | null;
  /** Points, weighted by age, at most three of one item. */
  readonly score: number;
  readonly items: number;
  /** Distinct people helped. */
  readonly people: number;
}

/** A person's help to others' items in the window. */
export interface BoardRow {
  readonly person: number;
  readonly side: Side;
  /** Their first contribution in the community is less than 90 days before `to`. */
  readonly newcomer: boolean;
  /** Distinct items of others on which they commented or gave a review. */
  readonly items: number;
  /** Of these, merged, completed or answered at `to`. */
  readonly settled: number;
}

export interface Moderation {
  /** Comments of people in the window. */
  readonly comments: number;
  /** Of these, hidden as abuse, off-topic or spam when the history was read last. */
  readonly hidden: number;
  /** Locks as too heated, off-topic or spam. */
  readonly locked: number;
  /** Comments deleted by somebody else than their author. */
  readonly deleted: number;
}

/** An item with at least ten comments of people in the window. */
export interface BusyThread extends ItemAt {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly author: number | null;
  readonly newcomer: boolean;
  /** Oldest first. */
  readonly comments: readonly { readonly at: number; readonly person: number }[];
}

export interface RepositoryReleases {
  readonly repository: number;
  /** Within 365 days before `to`, oldest first. */
  readonly releases: readonly { readonly at: number; readonly pre: boolean }[];
  /** The newest release of all, pre-releases apart. */
  readonly lastAt: number | null;
  /** Pull requests merged since then, by when. */
  readonly waiting: readonly { readonly number: number; readonly mergedAt: number }[];
}
