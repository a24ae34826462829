// Moments of a frame as numbers. Each of thousands of items is compared with the same one, and to read a date takes longer than
// all else that is done with an item.

let last = { iso: '', seconds: NaN };

/** Seconds since 1970 of an instant in ISO 8601. */
export function secondsAt(iso: string): number {
  if (last.iso !== iso) last = { iso, seconds: Date.parse(iso) / 1_000 };
  return last.seconds;
}
