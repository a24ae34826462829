// Wilson's interval of a share: what a share of so few can be relied on for (metrics.md, G8).

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/** The lower bound for `k` of `n`, from 0 to 1; null where n is 0. */
export function wilsonLow(k: number, n: number): number | null {
  if (n === 0) return null;
  // Rounding would leave a little more than nothing of it, above the share itself.
  if (k === 0) return 0;
  const share = k / n;
  const z2 = (Z * Z) / n;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n));
  return Math.max(0, (share + z2 / 2 - spread) / (1 + z2));
}
