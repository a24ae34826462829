// Chance for the year: the same seed gives the same year.
export { random } from './history.js';

/** A number between 0 and 1. */
export type Chance = () => number;

export function pick<T>(chance: Chance, from: readonly T[]): T {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Of one thing after another, the one whose share the number falls into; shares add up to 1. */
export function pickByShare<T>(chance: Chance, shares: readonly (readonly [T, number])[]): T {
  let left = chance();
  for (const [one, share] of shares) {
    left -= share;
    if (left < 0) return one;
  }
  return shares.at(-1)![0];
}
