// Discussions: the records of the twin's state about them.

export interface DiscussionCategory {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly emoji: string;
  readonly description: string;
  readonly isAnswerable: boolean;
}

export interface Discussion {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly authorId: number;
  readonly category: DiscussionCategory;
  readonly state: 'open' | 'closed';
  readonly stateReason: 'resolved' | 'outdated' | 'duplicate' | 'reopened' | null;
  readonly locked: boolean;
  readonly labelIds: readonly number[];
  readonly answerId: number | undefined;
  readonly answerChosenAt: string | null;
  readonly answerChosenById: number | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
}

export interface DiscussionComment {
  readonly id: number;
  /** Of the discussion. */
  readonly number: number;
  /** Set on a reply: the comment it answers. */
  readonly parentId: number | undefined;
  readonly authorId: number;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly minimizedReason: string | null;
  /** A deleted comment with replies stays as an empty place. */
  readonly deletedAt: string | null;
}
