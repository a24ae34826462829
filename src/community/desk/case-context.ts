// What must be known beside the words of a case: who may say what, and how the applicant stands.
import type { CaseAct } from '../../core/case.js';
import type { Evaluation } from '../../core/title.js';

export type Known = 'yes' | 'no' | 'unknown';

/** What somebody may say of this title, now. Unknown means no. */
export interface Say {
  readonly sponsor: Known;
  /** Nominate, and second. */
  readonly second: Known;
  readonly object: Known;
  readonly decide: Known;
  /** The account is deleted. */
  readonly gone: boolean;
}

export interface CaseContext {
  /** ISO 8601. */
  readonly now: string;
  readonly sayOf: (person: number) => Say;
  /** How the applicant stands before the title; null: it was not looked at. */
  readonly evaluation: Evaluation | null;
  /** Since when all is met that can be known, ISO 8601; null: as long as the application is old. */
  readonly metSince: string | null;
  /** Do both work for the same employer, as far as anybody says? */
  readonly sameEmployer: (one: number, other: number) => boolean;
  readonly seats: { readonly taken: number; readonly of: number } | null;
  /** Days after which a sponsor who has not answered is late. */
  readonly sponsorDays: number;
  /**
   * Was it looked at when it was said, and found in order? Then it stands, also where who said it has lost the role since.
   * Sponsors and seconds must hold theirs until the decision.
   */
  readonly judged: (act: CaseAct) => boolean;
}
