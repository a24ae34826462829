// What is measured: whose, over which window, by which clock. Every metric is told the same frame, so that a figure can be
// said again later, and explained.
import type { MetricId } from '../core/measured.js';

/** Working hours of a day, local: minutes after midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Days on which an answer may be expected. */
export interface Calendar {
  /** IANA. */
  readonly zone: string;
  /** ISO weekdays that are worked on, 1 = Monday. */
  readonly weekdays: readonly number[];
  /** Local dates, `2026-12-25`. */
  readonly holidays: readonly string[];
  /** Null: whole working days count. */
  readonly hours: Hours | null;
}

/** A group that items are told apart by: a SIG of the directory. */
export interface SigScope {
  /** Of the directory: `network`. */
  readonly slug: string;
  readonly name: string;
  /** As GitHub has it; compared without case. */
  readonly label: string;
  /** Account numbers of its leads, as far as the ledger knows them. */
  readonly leads: readonly number[];
}

/** Half-open: `from` belongs to it, `to` does not (metrics.md, G5). Instants, ISO 8601 in UTC. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

export interface Frame extends Window {
  /** Numbers of the repositories that are looked at. */
  readonly repositories: readonly number[];
  /**
   * Numbers of the repositories that people are new or known in: the community, as far as whoever reads the figures may know
   * of it. The others are among them.
   */
  readonly knownIn: readonly number[];
  /** Also holds the zone of local dates and weeks. */
  readonly calendar: Calendar;
  /** An answer is due within so many working days. */
  readonly answerWithin: number;
  readonly sigs: readonly SigScope[];
  /** Accounts that are taken out of every figure, by number (metrics.md, G1). */
  readonly excluded: readonly number[];
  /** Since when everything is known; null: the whole history is. Nobody is called new within 90 days of it (M09). */
  readonly horizon: string | null;
  /** Absence factor: more than half instead of half (metrics.md, M32). */
  readonly strict: boolean;
  /** Accounts whose people agreed to stand on a board by name; absent: nobody did (decisions.md, 23). */
  readonly onBoards?: readonly number[];
  /** Only these metrics are measured over it, and only at a glance: a sample may lack what none of these reads. */
  readonly glance?: readonly MetricId[];
}
