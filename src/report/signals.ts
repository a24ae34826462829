// The rows of the one-look table, and the figures in chapters that have a target.
import type { MetricId } from '../core/measured.js';
import type { Signal } from '../core/report.js';
import { figureOf } from './figures.js';
import { isStale, unsayable } from './gaps.js';
import type { Material } from './material.js';
import { FEW, statusOf } from './status.js';
import { trendOf } from './trend.js';

interface Place {
  readonly metric: MetricId;
  readonly figure: string;
}

interface Row extends Place {
  readonly code: string;
  readonly beside?: Place;
  /** How many it must stand on, where it is no measure of many. */
  readonly few?: number;
}

/** In their order in the report (metrics.md, 2.2). */
const ROWS: readonly Row[] = [
  { code: 'response_rate', metric: 'M17', figure: 'rate' },
  { code: 'unanswered', metric: 'M22', figure: 'over7' },
  { code: 'closure_ratio', metric: 'M24', figure: 'pulls', beside: { metric: 'M24', figure: 'issues' } },
  { code: 'active', metric: 'M01', figure: 'wau' },
  { code: 'newcomers', metric: 'M10', figure: 'rate', beside: { metric: 'M09', figure: 'new' } },
  { code: 'retention', metric: 'M12', figure: 'r30' },
  { code: 'absence_factor', metric: 'M32', figure: 'reviews90' },
  { code: 'pulse', metric: 'M45', figure: 'pulse' },
];

/** By the chapter they stand in. */
const FURTHER: Readonly<Record<string, readonly Row[]>> = {
  sustainability: [{ code: 'unreviewed_merges', metric: 'M30', figure: 'rate' }],
  releases: [{ code: 'release_gap', metric: 'M47', figure: 'since', few: 1 }],
};

/** Fewer than these a figure of this metric cannot stand on. */
export function fewestFor(metric: MetricId, figure: string): number {
  const rows = [...ROWS, ...Object.values(FURTHER).flat()];
  return rows.find((row) => row.metric === metric && row.figure === figure)?.few ?? FEW;
}

export const signalsOf = (material: Material): readonly Signal[] => ROWS.map((row) => signalOf(row, material));

/** Those of one chapter. */
export function furtherSignalsOf(chapter: string, material: Material): readonly Signal[] {
  return (FURTHER[chapter] ?? []).map((row) => signalOf(row, material));
}

function signalOf({ code, metric, figure, beside, few }: Row, material: Material): Signal {
  const target = material.targets[code] ?? null;
  const told = { code, metric, figure, target };
  const at = (place: Place) => ({
    now: figureOf(material.now, place.metric, place.figure),
    before: figureOf(material.before, place.metric, place.figure),
  });
  const { now, before } = at({ metric, figure });
  const stale = isStale(material.gaps) || unsayable(material.gaps).has(metric);
  if (stale && now !== null) {
    return { ...told, now: null, before: null, yearAgo: null, status: 'stale', trend: 'unknown', beside: null };
  }
  return {
    ...told,
    now,
    before,
    yearAgo: figureOf(material.yearAgo, metric, figure),
    status: now === null ? 'not_measured' : statusOf(now, target, few),
    trend: trendOf(now, before),
    beside: beside === undefined ? null : { ...beside, ...at(beside) },
  };
}
