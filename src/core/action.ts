// What may be done to GitHub. Data: planned by features, performed in one place.
import { createHash } from 'node:crypto';
import type { Person } from './person.js';
import type { Label } from './proposal.js';

/** Reactions GitHub knows. */
export type Reaction = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

/** One keyed section of the item's single status comment; an empty body takes the section out. */
export interface StatusAct {
  readonly kind: 'status';
  readonly number: number;
  readonly body: string;
  /** Only where the item has a status comment, or gets one now for another reason: none is made for this. */
  readonly ifThere?: true;
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

/** What Hearth keeps of its own in a repository: one per series, made once and then edited. */
interface OwnPost {
  readonly series: string;
  readonly title: string;
  readonly body: string;
  /**
   * `open` (the default): made where there is none; one that Hearth closed is opened again, one that a person closed stays
   * theirs. `closed`: closed where it is open; none is made.
   */
  readonly state?: 'open' | 'closed';
  /** Closed with the words that it has: people may have ticked boxes in them. */
  readonly keepsWords?: true;
  /**
   * Name of another repository of the same owner, in which it is kept: one that is given to Hearth and private, asked of
   * GitHub right before each write.
   */
  readonly in?: string;
}

/** One issue of Hearth's own per repository and series. */
export interface IssueAct extends OwnPost {
  readonly kind: 'issue';
  readonly offers?: Offers;
}

/** One discussion of Hearth's own per repository and series. */
export interface DiscussionAct extends OwnPost {
  readonly kind: 'discussion';
  /** Name or slug of the category that it is made in. */
  readonly category: string;
}

/** Labels that boxes in a text offer to make. Kept with the act: the text itself is anybody's to edit. */
export type Offers = readonly Label[];

/** A remark at a line of a file, shown with the check. Lines and columns are 1-based. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly level: 'failure' | 'warning';
  readonly message: string;
}

/** A check run on a pull request's head: one per head and name. At most 50 annotations. */
export interface CheckAct {
  readonly kind: 'check';
  /** Of the pull request. */
  readonly number: number;
  /** The commit it stands on, 40 hex digits. */
  readonly head: string;
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** A pull request of Hearth's own that adds one file: one per repository and series, made once and then left alone. */
export interface PullAct {
  readonly kind: 'pull';
  readonly series: string;
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly text: string;
  /** Message of the commit. */
  readonly message: string;
  readonly offers?: Offers;
}

/** A label made for a repository; one of that name, however it looks, is left as it is. */
export interface NewLabelAct {
  readonly kind: 'new-label';
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  readonly description: string;
}

/** People assigned to an item, or not any more. Logins. GitHub takes only who may be assigned, and keeps silent of others. */
export interface AssignAct {
  readonly kind: 'assign';
  readonly number: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Reviews asked for on a pull request, or not any more. Logins. */
export interface ReviewersAct {
  readonly kind: 'reviewers';
  readonly number: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The item itself: closed, opened again, called otherwise. */
export interface ItemAct {
  readonly kind: 'item';
  readonly number: number;
  readonly state?: 'open' | 'completed' | 'not_planned';
  readonly title?: string;
}

/**
 * Somebody made a member of a team of the organisation; nobody is ever taken out of one. Right before the write it is asked of
 * the organisation's own file and of GitHub whether this team may be given so.
 */
export interface TeamAct {
  readonly kind: 'team';
  /** The case that it comes of. */
  readonly number: number;
  /** Slug. */
  readonly team: string;
  /** The title that gives it, as the ledger keeps it: `role/reviewer@network`. */
  readonly title: string;
  readonly person: number;
  readonly login: string;
  /** The account that decided it, by `/accept`: that it may is asked again, of the organisation's own file. */
  readonly decidedBy: Pick<Person, 'id' | 'login'>;
}

/** What is to stand in a file: the whole of it, or somebody's name among others. */
export type FileChange =
  | { readonly path: string; readonly as: 'whole'; readonly text: string }
  | { readonly path: string; readonly as: 'roster' | 'reviewers' | 'approvers'; readonly login: string };

/**
 * Changes of files by the one rolling pull request of a series: made where there is none open, else added to; what it asked for
 * before stays in it until it is merged or closed.
 */
export interface FilesAct {
  readonly kind: 'files';
  readonly series: string;
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  /** Message of the commit. */
  readonly message: string;
  readonly changes: readonly FileChange[];
}

export type Act =
  | StatusAct
  | CommentAct
  | LabelAct
  | ReactionAct
  | IssueAct
  | DiscussionAct
  | CheckAct
  | PullAct
  | NewLabelAct
  | AssignAct
  | ReviewersAct
  | ItemAct
  | TeamAct
  | FilesAct;

/** What must still hold right before the write; else the action is refused. */
export interface Expect {
  readonly state?: 'open' | 'closed';
  readonly unlocked?: boolean;
  /** The commit that the pull request must stand at. */
  readonly head?: string;
  /** Labels that must be on the item. */
  readonly has?: readonly string[];
  /** Labels that must not be on the item. */
  readonly lacks?: readonly string[];
  /** Patterns in RE2's syntax, letters whatever their case, each of which must find a label on the item. */
  readonly hasMatch?: readonly string[];
  /** Such patterns, none of which may find one. */
  readonly lacksMatch?: readonly string[];
  /**
   * What became of the acts that the same feature planned before this one for the same event: `done`, they took effect or
   * were so already; `refused`, at least one of them was refused. So a thumb up is never given for what did not happen.
   */
  readonly others?: 'done' | 'refused';
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

/** A reason that everybody may read. */
export const because = (code: string, params: Because['params'] = {}): Because => ({
  code,
  params,
  visibility: 'public',
});

/** A reason that only those who keep the repository may read. */
export const forMaintainers = (code: string, params: Because['params'] = {}): Because => ({
  code,
  params,
  visibility: 'maintainers',
});

/** 16 hex digits of a text: a cause that changes with it. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** (community, scope, feature, rule, cause, slot): two deliveries of one cause have one key. 64 hex digits. */
export function effectKey(community: number, feature: string, action: Omit<Action, 'act' | 'expect'>): string {
  const words = [community, action.scope, feature, action.rule, action.cause, action.slot ?? ''];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
