// What a feature may ask, and the shape of each answer. A question is data; the engine answers it: ledger, then GitHub.
import type { Because } from './action.js';
import type { AttentionAnswers, AttentionQuestion } from './attention-question.js';
import type { ConfigAnswers, ConfigQuestion } from './config-question.js';
import type { Association, Repository } from './event.js';
import type { Person } from './person.js';
import type { PermissionAnswer } from './permission.js';
import type { ReportAnswers, ReportQuestion } from './report-question.js';
import type { SigAnswers, SigQuestion } from './sig-question.js';
import type { TitleAnswers, TitleQuestion } from './title-question.js';
import type { Turn } from './turn.js';

export type FirstKind = 'issue' | 'pull_request' | 'merge';

/** Is this item (or its merge) the person's first of that kind? "First" means first ever, not first in a window. */
export interface FirstOf {
  readonly kind: 'firstOf';
  readonly of: FirstKind;
  readonly person: Person;
  readonly association: Association;
  readonly repository: Repository;
  readonly number: number;
  readonly at: string;
}

export interface FirstOfAnswer {
  readonly first: 'yes' | 'no' | 'unknown';
  /** How far the answer reaches: the whole community only where its history is in the ledger. */
  readonly scope: 'repository' | 'community';
  readonly from: 'ledger' | 'association' | 'github';
  /** The earlier item that answers no, if one is known. */
  readonly earlier?: { readonly repository: number; readonly number: number };
}

/** Does this person belong to the organisation, or collaborate on the repository of a user? Asked live. */
export interface Membership {
  readonly kind: 'membership';
  readonly person: Person;
  readonly repository: Repository;
}

export type MembershipAnswer = 'member' | 'outside' | 'unknown';

/** The item as it is now, for decisions made later than the event. */
export interface ItemNow {
  readonly kind: 'itemNow';
  readonly repository: Repository;
  readonly number: number;
  /** People's comments by anyone but this person count as answers. */
  readonly author: Person | null;
}

export type ItemNowAnswer =
  | { readonly exists: false }
  | {
      readonly exists: true;
      readonly state: 'open' | 'closed';
      readonly stateReason: string | null;
      readonly locked: boolean;
      readonly answered: boolean;
    };

/** Open issues with a label, newest first, at most three, without an assignee. */
export interface OpenWithLabel {
  readonly kind: 'openWithLabel';
  readonly repository: Repository;
  readonly label: string;
  readonly except: number;
  /** Those that bear one of these labels, too, come before all others. */
  readonly near?: readonly string[];
}

export type OpenWithLabelAnswer = readonly { readonly number: number }[];

/** What observing sections would have done in a repository, for the observing issue. */
export interface Observed {
  readonly kind: 'observed';
  readonly repository: Repository;
}

export interface ObservedLine {
  readonly feature: string;
  readonly rule: string;
  readonly times: number;
  readonly last: { readonly number: number; readonly at: string };
}

export interface ObservedAnswer {
  readonly lines: readonly ObservedLine[];
  /** Number of the observing issue, where Hearth has made one. */
  readonly issue: number | null;
}

/** Whose turn is it on an item, and since when? From the ledger alone; null: it does not know the item. */
export interface Awaited {
  readonly kind: 'awaited';
  readonly repository: Repository;
  readonly number: number;
}

/**
 * How long do people wait for the first answer? Over the items whose clock started in the last `days` days, in the whole
 * community or (with `repository`) in one repository; with `label`, over those that bear it now.
 */
export interface Responses {
  readonly kind: 'responses';
  readonly community: number;
  readonly repository?: number;
  readonly of: 'issue' | 'pull_request' | 'discussion';
  readonly label?: string;
  readonly days: number;
  readonly until: string;
}

export interface ResponsesAnswer {
  /** Items by people whose clock started in the window. */
  readonly items: number;
  /** Those of them that a person answered before `until`. */
  readonly answered: number;
  /** Median of the answered, in seconds (type 7); null where there are none. It leaves out who still waits. */
  readonly medianSeconds: number | null;
}

/** What Hearth decided about an item and did to it, newest last. */
export interface DecisionsOn {
  readonly kind: 'decisionsOn';
  readonly repository: Repository;
  readonly number: number;
}

export interface DecisionOn {
  readonly at: string;
  readonly feature: string;
  /** Empty where nothing was done. */
  readonly rule: string;
  /** The action's state; `silent` where nothing was done. */
  readonly state: string;
  /** Kind of the act; empty where nothing was done. */
  readonly act: string;
  /** Labels put on and taken off, logins, the new title: what it may be looked for by. */
  readonly about: readonly string[];
  readonly because: Because;
  readonly url: string | null;
}

/** What may this person do in the repository? Asked live of GitHub; `unknown` means no. */
export interface PermissionOf {
  readonly kind: 'permissionOf';
  readonly repository: Repository;
  readonly person: Person;
}

/** What the owner granted the App: `{checks: 'write', …}`. */
export interface Granted {
  readonly kind: 'granted';
  readonly repository: Repository;
}

/** Permissions by GitHub's names, with their level. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

interface Answers extends AttentionAnswers, ConfigAnswers, ReportAnswers, SigAnswers, TitleAnswers {
  permissionOf: PermissionAnswer;
  granted: Permissions;
  awaited: Turn | null;
  responses: ResponsesAnswer;
  decisionsOn: readonly DecisionOn[];
  firstOf: FirstOfAnswer;
  membership: MembershipAnswer;
  itemNow: ItemNowAnswer;
  openWithLabel: OpenWithLabelAnswer;
  observed: ObservedAnswer;
}

export type Question =
  | FirstOf
  | Membership
  | ItemNow
  | OpenWithLabel
  | Observed
  | Awaited
  | Responses
  | DecisionsOn
  | PermissionOf
  | Granted
  | AttentionQuestion
  | ConfigQuestion
  | ReportQuestion
  | SigQuestion
  | TitleQuestion;
export type Questions = Readonly<Record<string, Question | undefined>>;
export type AnswerTo<Q extends Question> = Answers[Q['kind']];
/** The answers to a record of questions, under the same names. */
export type AnswersTo<Q extends Questions> = {
  readonly [Name in keyof Q]: Q[Name] extends Question | undefined ? AnswerTo<Exclude<Q[Name], undefined>> : never;
};

/** Two questions with the same key are one question, asked once. */
export function questionKey(question: Question): string {
  return JSON.stringify(question, (name, value: unknown) =>
    ['repository', 'person', 'author'].includes(name) && typeof value === 'object'
      ? (value as { id: number } | null)?.id
      : value,
  );
}
