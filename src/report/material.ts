// What a report is made from: measurements over the period and beside it, and what only the outside knows.
import type { Measured, MetricId } from '../core/measured.js';
import type { Audience, Gap, Period, Report, Step, Target } from '../core/report.js';
import type { Frame } from '../metrics/frame.js';
import type { SpanName } from './spans.js';

export type Measurements = Readonly<Partial<Record<MetricId, Measured>>>;

export interface Material {
  readonly audience: Audience;
  readonly period: Period;
  readonly frame: Frame;
  readonly community: Report['community'];
  readonly repository: string | null;
  readonly repositories: Report['repositories'];
  readonly now: Measurements;
  readonly before: Measurements;
  /** Null: the ledger does not reach back so far. */
  readonly yearAgo: Measurements | null;
  /** What the alarms compare: measured over the windows of `spansEnding`, the metrics that are named there. */
  readonly spans: Readonly<Record<SpanName, Measurements>>;
  /** By the code of the signal; those that are missing have none. */
  readonly targets: Readonly<Record<string, Target>>;
  /** Whether people are thanked by name. */
  readonly thanks: boolean;
  /** Logins of the accounts that figures speak of. */
  readonly logins: Readonly<Record<number, string>>;
  /** Who is not to be named, by number. */
  readonly unnamed: readonly number[];
  /** Who was mentioned in a report within a quarter, by number. */
  readonly mentionedLately: readonly number[];
  /** Slugs of the SIGs of an item, by `repository#number`. */
  readonly sigsOf: Readonly<Record<string, readonly string[]>>;
  readonly gaps: readonly Gap[];
  readonly ledgerAt: string | null;
  readonly settings: string;
  /** Reports published before, newest first, as GitHub shows them now. */
  readonly published: readonly Published[];
}

/** A report that was published before, as it was found again. */
export interface Published {
  readonly label: string;
  readonly url: string;
  /** When it was published, ISO 8601. */
  readonly at: string;
  /** Its steps: whether the box was ticked. */
  readonly steps: readonly (Step & { readonly done: boolean })[];
  /** Whether a person left any trace on it within 14 days: a comment, a reaction, a box. Null: it could not be looked at. */
  readonly read: boolean | null;
}
