// An application or a nomination for a title: what was said of it, as the ledger keeps it, and what it comes to.
import type { TitleAt } from './title.js';

/** The words that move a case. */
export const caseWords = [
  'applied',
  'nominated',
  'sponsor_named',
  'sponsored',
  'sponsor_declined',
  'sponsor_withdrawn',
  'seconded',
  'concerned',
  'resolved',
  'attested',
  'accepted',
  'deferred',
  'withdrawn',
  'carried_out',
] as const;
export type CaseWord = (typeof caseWords)[number];

/** One of them. What was told twice is one; the order of telling makes no difference. */
export interface CaseAct {
  readonly word: CaseWord;
  /** Natural key; orders what is of one second. */
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  /** Who said it. */
  readonly by: number | null;
  /** Whom it is about: the applicant, the sponsor who was named. */
  readonly about: number | null;
  /** The title; of `attested` the requirement's text; of `carried_out` where; of a concern and its resolving, its number. */
  readonly value: string | null;
}

/**
 * `gathering`: something is missing. `objections`: all is met, and people may object until `until`. `blocked`: a concern
 * stands. `ready`: it can be decided. Then `accepted`, `deferred` ("not yet", with words), `withdrawn`, or `closed` undecided.
 */
export const caseStages = [
  'gathering',
  'objections',
  'blocked',
  'ready',
  'accepted',
  'deferred',
  'withdrawn',
  'closed',
] as const;
export type CaseStage = (typeof caseStages)[number];

/** A case as the ledger holds it, before it is looked at under the settings in force. */
export interface CaseRecord {
  readonly repository: number;
  readonly number: number;
  /** Of the private issue that concerns are told in; null: none was made. */
  readonly privateIssue: { readonly repository: number; readonly number: number } | null;
  readonly acts: readonly CaseAct[];
  readonly open: boolean;
  readonly openedAt: string;
  /** Who opened the issue; null: an account that is gone. */
  readonly author: number | null;
}

/** What an application form says, whatever its order, its language and however it was filled. */
export interface Application {
  /** Logins as they were written, without `@`, in the order written; doubles taken out. */
  readonly applicant: readonly string[];
  readonly sponsors: readonly string[];
  /** What the SIG field says, and every other text in which a SIG may be named. Foreign text. */
  readonly sig: readonly string[];
  /** Texts of ticked boxes. */
  readonly ticked: readonly string[];
  /** Links in the fields about contributions. */
  readonly links: readonly string[];
  /** What could not be made out, as codes with the field: `no_applicant`, `no_sponsor`, `several_applicants`. */
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}

/** What somebody's words on a case mean; null: nothing that counts. */
export type Answered = 'yes' | 'not_yet' | 'withdrawn' | null;

/** A case that is open, for lists of leads. */
export interface OpenCase {
  readonly repository: number;
  readonly number: number;
  readonly title: TitleAt;
  readonly person: number;
  readonly since: string;
}

/** A case that ended with "not yet". */
export interface DeferredCase {
  readonly repository: number;
  readonly person: number;
  /** Its key. */
  readonly title: string;
}
