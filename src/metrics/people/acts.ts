// Which acts make somebody active, and which are a contribution of their own (metrics.md, G16 and 1.2). Written once: the
// statements of the store are given these lists. That one's pull request is merged, or one's answer accepted, is credited
// then and makes nobody active; stars, forks and reactions are attention, and asking for a review, pushing and milestones
// are in neither list.
import type { ActKind } from '../../core/fact.js';
import type { FirstKind } from './samples.js';

/** What is a contribution, done by oneself. */
export const ownKinds: readonly ActKind[] = ['opened', 'commented', 'reviewed', 'review_commented', 'committed'];

/** What is done for others: deciding, sorting, moderating, releasing. */
export const stewardKinds: readonly ActKind[] = [
  'merged',
  'closed',
  'reopened',
  'labeled',
  'unlabeled',
  'assigned',
  'answered',
  'transferred',
  'locked',
  'unlocked',
  'comment_deleted',
  'released',
];

/**
 * These count on other people's items only. A commit of one's own pull request is counted by that pull request; to moderate
 * is for others on one's own item, too.
 */
export const othersItemsOnly: readonly ActKind[] = [
  'committed',
  'merged',
  'closed',
  'reopened',
  'labeled',
  'unlabeled',
  'assigned',
  'answered',
  'transferred',
];

/** Attention is no event of the work. */
export const attentionKinds: readonly ActKind[] = ['starred', 'unstarred', 'forked'];

/** What a first contribution is called; of several in the same second the earlier in this list. */
export const firstKinds: readonly FirstKind[] = ['issue', 'pull_request', 'discussion', 'review', 'comment', 'commit'];
