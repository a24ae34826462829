// Whether two shares differ by more than chance (metrics.md, 2.3).

/** z of `k` of `n` against `k` of `n` before, pooled; null where it cannot be said: nothing there, or all alike. */
export function twoProportionsZ(
  now: { readonly k: number; readonly n: number },
  before: { readonly k: number; readonly n: number },
): number | null {
  if (now.n === 0 || before.n === 0) return null;
  const pooled = (now.k + before.k) / (now.n + before.n);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / now.n + 1 / before.n));
  return spread === 0 ? null : (now.k / now.n - before.k / before.n) / spread;
}
