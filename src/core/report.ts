// A health report as data: what every way of showing it (Markdown, JSON, a page) is made from.
import type { Figure, LinkedItem, Measured, MetricId, Remark } from './measured.js';

export const periodKinds = ['weekly', 'monthly', 'quarterly'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly kind: PeriodKind | 'custom';
  /** `2026-W47`, `2026-11`, `2026-Q4`, or the two dates of a custom one. */
  readonly label: string;
  /** Instants, ISO 8601 in UTC; `to` does not belong to it. */
  readonly from: string;
  readonly to: string;
  /** IANA. */
  readonly zone: string;
}

/** `none`: there is no target; `not_measured`: no source tells it yet; `stale`: the ledger lags too far behind to say. */
export type Status = 'on_target' | 'watch' | 'act' | 'too_few' | 'none' | 'not_measured' | 'stale';
/** `unknown`: there is nothing to compare with. */
export type Trend = 'up' | 'down' | 'steady' | 'unknown';

export interface Target {
  readonly is: '>=' | '<=';
  readonly value: number;
}

/** Who may read a report: everybody, or the few who read the private repository (decisions.md, 23). */
export type Audience = 'public' | 'private';

/** A row of the one-look table, or of a chapter where a target belongs to it. */
export interface Signal {
  /**
   * `response_rate`, `unanswered`, `closure_ratio`, `active`, `newcomers`, `retention`, `absence_factor`, `pulse`; in
   * chapters `unreviewed_merges` and `release_gap`.
   */
  readonly code: string;
  readonly metric: MetricId;
  /** The metric's name of the figure. */
  readonly figure: string;
  readonly now: Figure | null;
  readonly before: Figure | null;
  readonly yearAgo: Figure | null;
  readonly target: Target | null;
  readonly status: Status;
  readonly trend: Trend;
  /** A second figure of the row, without a target: how many newcomers there were. Null: there is none. */
  readonly beside: {
    readonly metric: MetricId;
    readonly figure: string;
    readonly now: Figure | null;
    readonly before: Figure | null;
  } | null;
}

export interface Alarm {
  /** `A3`. */
  readonly code: string;
  readonly level: 'watch' | 'act';
  /** Why it fired: a code of its own, with the numbers. */
  readonly because: Remark;
  /** At most five. */
  readonly items: readonly LinkedItem[];
  /** Slugs of the SIGs it concerns. */
  readonly sigs: readonly string[];
}

/** An item that somebody should look at now. */
export interface Attention extends LinkedItem {
  /** `newcomer_waits`, `question_waits`, `nobody_owns`, … */
  readonly why: string;
  /** Slugs of its SIGs. */
  readonly sigs: readonly string[];
}

/** Something to do next, from the catalogue of actions. */
export interface Step {
  /** Of the catalogue; keyed by the alarm that asks for it. */
  readonly code: string;
  /** Label of the period whose report asked for it first. */
  readonly since: string;
  /** Reports in which it has stood unticked before this one. */
  readonly age: number;
}

export interface Thanks {
  /** Mentioned by name, at most ten: who was not within a quarter. Logins. */
  readonly mentioned: readonly { readonly login: string; readonly why: string }[];
  /** Named without a mention. */
  readonly named: readonly { readonly login: string; readonly why: string }[];
  /** More than can be named. */
  readonly others: number;
}

export interface Chapter {
  /** `responsiveness`, `newcomers`, `sustainability`, `content`, `sigs`, `releases`, `automation`. */
  readonly code: string;
  /** Without people, and without what is for the private repository only, where the report is public. */
  readonly measured: readonly { readonly now: Measured; readonly before: Measured | null }[];
  /** Figures of this chapter that have a target. */
  readonly signals: readonly Signal[];
}

export interface Gap {
  /**
   * `ledger_behind` (`until`: the last day known, or empty), `history_incomplete` (`parts`, with commas), `history_begins`
   * (`since`), `periods_missed` (`labels`, with commas).
   */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Report {
  readonly format: 1;
  /** Of this report, for ever the same: `acme/app:monthly:2026-11`, with `:private` at the end where it is. */
  readonly id: string;
  readonly audience: Audience;
  readonly period: Period;
  readonly community: { readonly login: string; readonly id: number };
  /** Its name, without the owner; null: it is of the whole community. */
  readonly repository: string | null;
  readonly repositories: readonly { readonly id: number; readonly owner: string; readonly name: string }[];
  readonly gaps: readonly Gap[];
  /** The gaps are such that figures would be too low: there are then no chapters, charts, attention or thanks (A9). */
  readonly stale: boolean;
  readonly signals: readonly Signal[];
  readonly alarms: readonly Alarm[];
  readonly attention: readonly Attention[];
  /** At most three. */
  readonly steps: readonly Step[];
  /** Steps of the report before this one that were ticked since. */
  readonly done: readonly Step[];
  /** Null: nobody is thanked by name here. */
  readonly thanks: Thanks | null;
  readonly charts: readonly {
    readonly code: 'flow' | 'funnel';
    readonly points: NonNullable<Measured['series']>;
  }[];
  readonly chapters: readonly Chapter[];
  readonly sigs: readonly { readonly slug: string; readonly name: string }[];
  readonly method: {
    readonly definitions: Readonly<Partial<Record<MetricId, number>>>;
    /** Digest of the settings it was made under: 12 hex digits. */
    readonly settings: string;
    /** The newest thing the ledger knew of these repositories; null: nothing. */
    readonly ledgerAt: string | null;
    /** By the rule that left it out: the most that any one figure left out. */
    readonly excluded: Readonly<Record<string, number>>;
    readonly answerWithin: number;
    /** Working hours of a day, local, `09:00`; absent: whole working days count. */
    readonly hours?: { readonly from: string; readonly to: string };
    /** How many days of the period are holidays by the settings; absent: none. */
    readonly holidays?: number;
    /** Rules that could not be looked at, because nothing tells of them: `A1`, `A2_rules`, `A2_advertising`. */
    readonly unlooked: readonly string[];
  };
  /** Where the report before this one is; null: none is known. */
  readonly previous: { readonly label: string; readonly url: string } | null;
}
