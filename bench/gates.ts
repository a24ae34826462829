// What a benchmark holds itself to: a line for each figure, and an end that tells whether all of them were kept.
let misses = 0;

/** Says the figure beside what it may be at most. What could not be measured, NaN, is a miss. */
export function gate(name: string, value: number, most: number, unit = '', digits = 0): void {
  const isKept = value <= most;
  if (!isKept) misses += 1;
  const figure = value.toFixed(digits).padStart(8);
  console.log(`${isKept ? 'ok  ' : 'MISS'}  ${name.padEnd(58)} ${figure} ${unit}  (at most ${most})`);
}

/** Ends the process: 0 where every gate was kept. */
export const endByGates = (): never => process.exit(misses > 0 ? 1 : 0);
