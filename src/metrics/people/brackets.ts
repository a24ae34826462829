// Whether people who came stayed (metrics.md, M12). Day 0 is the local day of the first contribution; what is asked is
// whether they contributed on some of the days after it.

/** Of one person: on which days after the first, ascending, they contributed. */
export type Offsets = readonly number[];

const between = (offsets: Offsets, first: number, last: number) =>
  offsets.some((offset) => offset >= first && offset <= last);

/** Days 1 to 7, 8 to 30, 31 to 90: what this report means by retention. */
export const brackets = [
  { name: 'r7', first: 1, last: 7 },
  { name: 'r30', first: 8, last: 30 },
  { name: 'r90', first: 31, last: 90 },
] as const;

export const keptIn = ({ first, last }: { readonly first: number; readonly last: number }, offsets: Offsets): boolean =>
  between(offsets, first, last);

/** On day n itself. */
export const keptClassic = (n: number, offsets: Offsets): boolean => between(offsets, n, n);

/** On any day up to day n. */
export const keptCumulative = (n: number, offsets: Offsets): boolean => between(offsets, 1, n);

/** On day n or later: as long as time goes on, nobody is lost for certain. */
export const keptRolling = (n: number, offsets: Offsets): boolean => between(offsets, n, Infinity);
