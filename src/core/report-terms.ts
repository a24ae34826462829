// On what terms a community is measured and reported: what it promises, what it aims at, whom it leaves out.
import type { Target } from './report.js';

export interface ReportTerms {
  /** IANA: of local days, of weeks and months, and of the calendar. */
  readonly zone: string;
  /** An answer is due within so many working days. */
  readonly answerWithin: number;
  /** ISO weekdays that are worked on, 1 = Monday. */
  readonly weekdays: readonly number[];
  /** Local dates, `2026-12-25`. */
  readonly holidays: readonly string[];
  /** Local minutes after midnight; null: whole working days count. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  /** By the code of the signal; one that is missing is what metrics.md gives. */
  readonly targets: Readonly<Record<string, Target>>;
  /** Absence factor: more than half instead of half (metrics.md, M32). */
  readonly strict: boolean;
  /** Logins that are taken out of every figure. */
  readonly exclude: readonly string[];
  /** Logins that are counted and never named. */
  readonly unnamed: readonly string[];
  /** Whether people are thanked by name. */
  readonly thanks: boolean;
}

/** The terms of whoever has not said any. */
export const defaultTerms: ReportTerms = {
  zone: 'UTC',
  answerWithin: 2,
  weekdays: [1, 2, 3, 4, 5],
  holidays: [],
  hours: null,
  targets: {},
  strict: false,
  exclude: [],
  unnamed: [],
  thanks: true,
};
