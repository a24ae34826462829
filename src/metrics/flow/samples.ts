// What the metrics of flow and responsiveness need of the ledger: one row for each item that came, was closed or was open.
// Times are seconds since 1970; everything is as of the frame's `to`, and what came later is null.
import type { ItemAt, LinkedItem } from '../../core/measured.js';

export type ItemKind = LinkedItem['kind'];
export type AuthorClass = 'human' | 'agent' | 'bot' | 'mannequin' | 'ghost';
/** Why an item does not count; `spam` leaves responsiveness only. */
export type Left = 'moved' | 'deleted' | 'converted' | 'excluded' | 'spam';

export interface FlowSamples {
  /** Opened in the window, or with a clock that started in it. */
  readonly arrivals: readonly Arrival[];
  /** Closed or reopened in the window, whatever became of them since. */
  readonly turns: readonly Turned[];
  /** Open at the end of the window; what counts no more, spam too, is not among them. */
  readonly openItems: readonly OpenItem[];
  /** How many they are, without telling them apart any further. */
  readonly openThen: readonly OpenSum[];
  readonly stock: Stock;
}

export interface FlowItem extends ItemAt {
  readonly kind: ItemKind;
  readonly author: number | null;
  readonly by: AuthorClass;
  /** Null: it counts. */
  readonly left: Left | null;
  readonly openedAt: number;
  /** Start of the clock (metrics.md, G11); null: a draft that was not ready yet. */
  readonly startedAt: number | null;
  /** When it became a draft and when ready again, in turns, from the start of the clock on. */
  readonly drafts: readonly number[];
  /** Its author's first pull request in the community; null: the history does not reach back far enough to say. */
  readonly firstPull: boolean | null;
  /** Of the author, when it was opened; unknown is no. */
  readonly maintainer: boolean;
}

export interface Arrival extends FlowItem {
  /** Open, and a draft. */
  readonly draft: boolean;
  /** Its author's first item in the community; null: the history does not reach back far enough to say. */
  readonly newcomer: boolean | null;
  readonly answeredAt: number | null;
  readonly reviewedAt: number | null;
  readonly triagedAt: number | null;
  /** The last close, where it is closed. */
  readonly closedAt: number | null;
  readonly reason: string | null;
  /** The author closed or merged it. */
  readonly ownClose: boolean;
}

export interface Turned extends FlowItem {
  /** The last close, where it is closed. */
  readonly closedAt: number | null;
  readonly reason: string | null;
  readonly mergedAt: number | null;
  readonly reviewedAt: number | null;
  readonly approvedAt: number | null;
  /** It was closed when the window began, and reopened in it. */
  readonly reopened: boolean;
  /** It was closed in the window, at least once. */
  readonly wasClosed: boolean;
  /** It was closed in the window, and reopened after that. */
  readonly closedAndReopened: boolean;
}

export interface OpenItem extends Omit<FlowItem, 'drafts' | 'firstPull'> {
  readonly draft: boolean;
  readonly answered: boolean;
  /** Of unanswered ones; null: not known, or answered. */
  readonly newcomer: boolean | null;
  /** The last act of a person. */
  readonly actedAt: number;
  /** `unknown`: somebody spoke last of whom it is not known whether they are a maintainer. */
  readonly turn: 'nobody' | 'author' | 'maintainers' | 'reviewers' | 'unknown';
}

/** So many of the open items are alike in this. */
export interface OpenSum extends Pick<OpenItem, 'by' | 'left' | 'draft' | 'answered'> {
  /** Its clock has run for more than `LONG_DAYS` times 24 hours. */
  readonly long: boolean;
  readonly items: number;
}

export const LONG_DAYS = 7;
/** What was opened a moment ago is nobody's fault. */
export const GRACE_DAYS = 2;

export interface Stock {
  /** Open when the window began. Spam is not among them. */
  readonly openAtFrom: readonly { readonly kind: ItemKind; readonly by: AuthorClass; readonly items: number }[];
  /** Of people, by the last 13 complete ISO weeks, the oldest first. `at` is the local date of the Monday. */
  readonly weeks: readonly { readonly at: string; readonly opened: number; readonly closed: number }[];
}
