// Chance that is the same every time: from one seed always the same numbers, so that a report can be made again.

/** Numbers from 0 up to, not including, 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Normally distributed, by Marsaglia's polar method. */
export function normal(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Gamma distributed with scale 1, by Marsaglia and Tsang; `shape` is at least 1. */
export function gamma(random: () => number, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const [v, square, chance] = [root * root * root, x * x, 1 - random()];
    // Nearly all are let in by the first, which lets in none that the second would not, and needs no logarithm.
    if (chance < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(chance) < square / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
