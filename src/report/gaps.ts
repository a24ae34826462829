// What the ledger does not know, and what may not be said because of it (alarm A9).
import type { MetricId } from '../core/measured.js';
import type { Gap } from '../core/report.js';

/** Parts of the history that only these metrics are made from: the rest can be said without them. */
const MINOR: Readonly<Record<string, readonly MetricId[]>> = { releases: ['M47'], stars: ['M16'], forks: ['M16'] };

/**
 * Figures would be too low: the ledger lags behind, or parts of the history (`parts`, with commas) that most figures are
 * made from are not there.
 */
export function isStale(gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.code === 'ledger_behind' || partsMissing(gap).some((part) => !(part in MINOR)));
}

/** Metrics that cannot be said though the rest can. */
export function unsayable(gaps: readonly Gap[]): ReadonlySet<MetricId> {
  return new Set(gaps.flatMap(partsMissing).flatMap((part) => MINOR[part] ?? []));
}

/** Of a history that is not whole; which part is missing may be unknown, and then everything may be. */
function partsMissing({ code, params }: Gap): readonly string[] {
  if (code !== 'history_incomplete') return [];
  return String(params['parts'] ?? 'all').split(/,\s*/);
}
