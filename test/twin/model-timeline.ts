// What the timeline of an issue or pull request remembers. Comments and reviews are kept by their id and shown as they are now.
import type { Review, StateReason } from './model.js';

export type TimelineChange =
  | { readonly kind: 'comment' | 'review' }
  | { readonly kind: 'closed'; readonly stateReason: StateReason | null }
  | { readonly kind: 'reopened' | 'merged' | 'ready_for_review' | 'convert_to_draft' | 'unlocked' }
  | { readonly kind: 'locked'; readonly reason: string | null }
  | { readonly kind: 'labeled' | 'unlabeled'; readonly labelId: number; readonly name: string; readonly color: string }
  | { readonly kind: 'assigned' | 'unassigned'; readonly assigneeId: number }
  | { readonly kind: 'review_requested' | 'review_request_removed'; readonly reviewerId: number }
  | { readonly kind: 'team_review_requested'; readonly teamId: number }
  | { readonly kind: 'review_dismissed'; readonly reviewId: number; readonly previous: Review['state'] }
  | { readonly kind: 'comment_deleted'; readonly authorId: number }
  | { readonly kind: 'milestoned' | 'demilestoned'; readonly title: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'transferred'; readonly fromRepositoryId: number };

export type TimelineEntry = TimelineChange & {
  /** The comment's or review's own id; of anything else, the event's. */
  readonly id: number;
  readonly at: string;
  readonly actorId: number;
};
