// The windows that alarms compare besides the period itself (metrics.md, 2.4): 28 and 90 days, and as many before.
import type { MetricId } from '../core/measured.js';
import type { Window } from '../metrics/frame.js';

export const spanNames = ['weeksBefore', 'quarter', 'quarterBefore'] as const;
/** The 28 days before the last 28; the last 90 days; the 90 days before those. */
export type SpanName = (typeof spanNames)[number];

export interface Span extends Window {
  readonly name: SpanName;
  /** What must be measured over it. What looks at the days before `to` anyway is taken from the period's own figures. */
  readonly metrics: readonly MetricId[];
}

const DAY = 86_400_000;

const METRICS: Readonly<Record<SpanName, readonly MetricId[]>> = {
  weeksBefore: ['M01', 'M02'],
  quarter: ['M09', 'M12', 'M16'],
  quarterBefore: ['M01', 'M09', 'M12', 'M16', 'M32'],
};

/** The windows for a report over a period that ends at this instant (ISO 8601, not part of it). */
export function spansEnding(to: string): readonly Span[] {
  const before = (days: number) => new Date(Date.parse(to) - days * DAY).toISOString();
  const windows: Readonly<Record<SpanName, Window>> = {
    weeksBefore: { from: before(56), to: before(28) },
    quarter: { from: before(90), to },
    quarterBefore: { from: before(180), to: before(90) },
  };
  return spanNames.map((name) => ({ name, ...windows[name], metrics: METRICS[name] }));
}
