// What came and what went in a window, of one kind and by one sort of author: the counts that flow and ratios share.
import type { Looked } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import type { Arrival, AuthorClass, FlowItem, ItemKind, Turned } from './samples.js';

export interface Movement {
  readonly opened: readonly Arrival[];
  /** Their last close lies in the window, and they are closed at its end. */
  readonly closed: readonly Turned[];
  /** Closed when the window began, and reopened in it. */
  readonly reopened: readonly Turned[];
}

export function movementOf(
  { arrivals, turns }: { readonly arrivals: readonly Arrival[]; readonly turns: readonly Turned[] },
  { from, to }: Frame,
  counts: (item: FlowItem) => boolean,
): Movement {
  const [begins, ends] = [Date.parse(from) / 1_000, Date.parse(to) / 1_000];
  return {
    // Some came to the window as drafts that had been there before.
    opened: arrivals.filter((item) => counts(item) && item.openedAt >= begins && item.openedAt < ends),
    closed: turns.filter((item) => counts(item) && item.wasClosed && item.closedAt !== null),
    reopened: turns.filter((item) => counts(item) && item.reopened),
  };
}

export const byClass =
  (by: AuthorClass) =>
  (item: Pick<FlowItem, 'by' | 'left'>): boolean =>
    item.by === by && (item.left === null || item.left === 'spam');

export const ofKind =
  (kind: ItemKind, counts: (item: FlowItem) => boolean) =>
  (item: FlowItem): boolean =>
    item.kind === kind && counts(item);

/** How many of the items that moved a rule leaves out, each item once. */
export function leftOutOnce(
  { opened, closed, reopened }: Movement,
  rule: (item: FlowItem) => string | null,
): readonly Looked[] {
  const items = [...opened, ...closed, ...reopened];
  const once = new Map(items.map((item) => [`${item.repository}#${item.number}`, item]));
  return [...once.values()].flatMap((item) => {
    const as = rule(item);
    const { repository, number } = item;
    return as === null ? [] : [{ item: { repository, number }, as, counted: false }];
  });
}

export const isMerged = ({ kind, mergedAt }: Turned): boolean => kind === 'pull_request' && mergedAt !== null;
export const isDeclined = ({ kind, mergedAt }: Turned): boolean => kind === 'pull_request' && mergedAt === null;
