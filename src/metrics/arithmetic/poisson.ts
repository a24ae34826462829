// Whether two counts over equally long times differ by more than chance (metrics.md, 2.3).

/** 90 %, two-sided. Two zeros do not differ. */
export function countsDiffer(now: number, before: number): boolean {
  return now !== before && Math.abs(now - before) >= 1.64 * Math.sqrt(now + before);
}
