// How much work a pull request is to review, by its size: Prow's labels and its limits of lines, DevStats' weights.

export const sizes = ['xs', 's', 'm', 'l', 'xl', 'xxl'] as const;
export type Size = (typeof sizes)[number];

export const weights: Readonly<Record<Size, number>> = { xs: 0.25, s: 0.5, m: 1, l: 2, xl: 4, xxl: 8 };

/** Fewer lines than this; more than all are `xxl`. */
const LIMITS: readonly (readonly [size: Size, below: number])[] = [
  ['xs', 10],
  ['s', 30],
  ['m', 100],
  ['l', 500],
  ['xl', 1000],
];

const SEPARATORS = ['/', ':', ': ', '-'];

/** Every label that tells a size, in lower case. */
const sizeOfLabel: ReadonlyMap<string, Size> = new Map(
  sizes.flatMap((size) => SEPARATORS.map((separator) => [`size${separator}${size}`, size] as const)),
);

export const sizeLabels: readonly string[] = [...sizeOfLabel.keys()];

/** The largest size that its labels (in lower case) name; else by its lines; else `m`. */
export function sizeOf(labels: readonly string[], lines: number | null): Size {
  let largest = -1;
  for (const label of labels) {
    const named = sizeOfLabel.get(label);
    if (named !== undefined) largest = Math.max(largest, sizes.indexOf(named));
  }
  const size = sizes[largest];
  if (size !== undefined) return size;
  if (lines === null) return 'm';
  return LIMITS.find(([, below]) => lines < below)?.[0] ?? 'xxl';
}
