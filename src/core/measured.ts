// What measuring gives: figures with how many they stand on, what was left out and by which rule, and what is worth a link.
// Numbers and ids only: names are put to them where they are shown.

/** Of `metrics.md`: `M17`. */
export type MetricId = `M${number}`;

/** `share` is from 0 to 1; `seconds` of a clock or of working time, as the figure says; `score` has no unit. */
export type Unit = 'items' | 'people' | 'share' | 'seconds' | 'days' | 'ratio' | 'perWeek' | 'score';

export interface Figure {
  /** Null: there is nothing to measure it on. */
  readonly value: number | null;
  readonly unit: Unit;
  /** How many items or people it is over: fewer than five are too few to say. */
  readonly n: number;
  /** It is a difference of counts: no test of counts tells whether it rose or fell. */
  readonly difference?: true;
  /** Of a share: lower bound of Wilson's interval, 95 %. */
  readonly low?: number;
  /** Of a median: the 90 % interval by a seeded bootstrap of 1,000 draws. */
  readonly range?: readonly [low: number, high: number];
}

export interface ItemAt {
  readonly repository: number;
  readonly number: number;
}

/** An item worth a link, and since when it is. */
export interface LinkedItem extends ItemAt {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  /** ISO 8601. */
  readonly since: string;
  readonly author: number | null;
  /** It is its author's first issue, pull request or discussion in the community. */
  readonly newcomer: boolean;
  /** Its author was a maintainer: nobody comes after all the others. Absent: they were not, or it is not known. */
  readonly maintainers?: true;
}

/** A row of a table: a SIG, an age, a cohort. */
export interface Group {
  /** What it is called in data: `sig/network`, `3-7`, `2026-03`, `issue`. */
  readonly name: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** Something that is to be said beside the figures: a code of the metric's remarks, with its numbers. */
export interface Remark {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Measured {
  readonly metric: MetricId;
  /** By the names that the definition gives them. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly groups?: readonly Group[];
  /** For a chart, oldest first: at most 13. `at` is a local date, `2026-11-02`. */
  readonly series?: readonly { readonly at: string; readonly values: Readonly<Record<string, number>> }[];
  /** At most 30, the most urgent first. */
  readonly items?: readonly LinkedItem[];
  /** People worth a word, by account number: at most 30. */
  readonly people?: readonly { readonly person: number; readonly why: string; readonly n: number }[];
  /** How many were left out, by the rule that did it. */
  readonly excluded: Readonly<Record<string, number>>;
  readonly remarks: readonly Remark[];
}

/** One item (or person) that a metric looked at, and what became of it: for "explain this number". */
export interface Looked {
  readonly item?: ItemAt;
  readonly person?: number;
  /** Counted under this code (`in_time`, `late`, `waiting`), or left out by this rule (`bot`, `maintainer`). */
  readonly as: string;
  readonly counted: boolean;
  /** Its own value, where it has one: seconds, a count. */
  readonly value?: number;
}
