// What may be done to GitHub. Data: planned by features, performed in one place.
import { createHash } from 'node:crypto';

/** Reactions GitHub knows. */
export type Reaction = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

/** One keyed section of the item's single status comment; an empty body takes the section out. */
export interface StatusAct {
  readonly kind: 'status';
  readonly number: number;
  readonly body: string;
}

/** A new comment, for someone who must be notified or is answered. */
export interface CommentAct {
  readonly kind: 'comment';
  readonly number: number;
  readonly body: string;
}

export interface LabelAct {
  readonly kind: 'label';
  readonly number: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** A reaction on a comment, or on the item itself where `comment` is absent. */
export interface ReactionAct {
  readonly kind: 'reaction';
  readonly number: number;
  readonly comment?: number;
  readonly content: Reaction;
}

/** One issue of Hearth's own per repository and series, made once and then edited. */
export interface IssueAct {
  readonly kind: 'issue';
  readonly series: string;
  readonly title: string;
  readonly body: string;
}

export type Act = StatusAct | CommentAct | LabelAct | ReactionAct | IssueAct;

/** What must still hold right before the write; else the action is refused. */
export interface Expect {
  readonly state?: 'open' | 'closed';
  readonly unlocked?: boolean;
}

/** What a feature plans: the act, and the four words of its effect key that the feature chooses. */
export interface Action {
  readonly act: Act;
  readonly rule: string;
  /** What the rule acts on once: `person:42` for a welcome, `item:7:12` for a label. */
  readonly scope: string;
  /** Why now: a domain id, never the delivery. */
  readonly cause: string;
  readonly slot?: string;
  readonly expect?: Expect;
}

/** Why something was decided: a code, its parameters, and who may read it. Rendered in the reader's language. */
export interface Because {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly visibility: 'public' | 'maintainers';
  /** The same was planned before, for another delivery of the same cause: nothing was planned now. */
  readonly before?: true;
}

/** (community, scope, feature, rule, cause, slot): two deliveries of one cause have one key. 64 hex digits. */
export function effectKey(community: number, feature: string, action: Omit<Action, 'act' | 'expect'>): string {
  const words = [community, action.scope, feature, action.rule, action.cause, action.slot ?? ''];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
