// What somebody did in each stretch of time, as the pass over the acts packs it, and how a part of that looks day by day. There are
// thousands of accounts, and most did one thing: everything here makes as few objects as it can, and lists as long as they will be.
import { naturalsIn } from '../columns.js';

/** Arrays as PostgreSQL writes them: `{8589934595,…}`, in no order. */
export interface Written {
  readonly stretches: string;
  readonly items: string;
}

/** How a part of somebody's stretches looks. */
export interface Days {
  readonly first: number;
  readonly end: number;
  readonly days: readonly number[];
  readonly acts: readonly number[];
  readonly contributed: readonly number[];
}

/** In the order of their time, up to two of one: each with its acts and two signs in one number. */
export interface Stretches {
  readonly packed: readonly number[];
  /** Items are seldom asked for. */
  readonly written: Written;
  /** What was looked at so far: most windows see the same of most accounts. */
  readonly seen: Days[];
}

/** Between two packed numbers, of which `to` does not belong to it; and the local day of each stretch. */
export interface Look {
  readonly from: number;
  readonly to: number;
  readonly dayOf: readonly number[];
}

const stretchIn = (packed: number) => Math.floor(packed / 2 ** 32);
const actsIn = (packed: number) => (packed % 2 ** 32) >>> 2;
const onSeveralItems = (packed: number) => ((packed % 2 ** 32) & 2) !== 0;
const holdsContribution = (packed: number) => packed % 2 === 1;
const byTime = (one: number, other: number) => one - other;

/** Most are in order, or one alone. */
const inOrder = (numbers: readonly number[]): readonly number[] =>
  numbers.every((one, place) => place === 0 || one >= (numbers[place - 1] ?? 0)) ? numbers : numbers.toSorted(byTime);

/** The number that a stretch begins with. */
export const packedAt = (stretch: number): number => stretch * 2 ** 32;

export function stretchesOf(written: Written): Stretches {
  const told = naturalsIn(written.stretches);
  return { packed: inOrder(told), written, seen: [] };
}

/** Of several parts of what one account did; of most there is one alone. */
export function together(parts: readonly { readonly stretches: Stretches }[]): Stretches {
  const [one] = parts;
  if (one !== undefined && parts.length === 1) return one.stretches;
  const joined = (of: keyof Written) =>
    `{${parts.map(({ stretches }) => stretches.written[of].slice(1, -1)).join(',')}}`;
  return stretchesOf({ stretches: joined('stretches'), items: joined('items') });
}

export function daysIn({ packed, seen }: Stretches, { from, to, dayOf }: Look): Days {
  let [first, end] = [0, packed.length];
  while (first < end && (packed[first] ?? 0) < from) first += 1;
  while (end > first && (packed[end - 1] ?? 0) >= to) end -= 1;
  if (first === end) return NO_DAYS;
  for (const known of seen) if (known.first === first && known.end === end) return known;
  const told = { first, end, ...eachDay(end - first === packed.length ? packed : packed.slice(first, end), dayOf) };
  seen.push(told);
  return told;
}

const NO_DAYS: Days = { first: 0, end: 0, days: [], acts: [], contributed: [] };

function eachDay(packed: readonly number[], dayOf: readonly number[]): Omit<Days, 'first' | 'end'> {
  const all = packed.map((one) => dayOf[stretchIn(one)] ?? 0);
  const days = eachOnce(all);
  const contributed = packed.every(holdsContribution)
    ? days
    : eachOnce(all.filter((_, place) => holdsContribution(packed[place] ?? 0)));
  if (days === all) return { days, acts: packed.map(actsIn), contributed };
  const acts = days.map(() => 0);
  let day = 0;
  packed.forEach((one, place) => {
    if (all[place] !== days[day]) day += 1;
    acts[day] = (acts[day] ?? 0) + actsIn(one);
  });
  return { days, acts, contributed };
}

/** Of numbers in their order; the same list where each is there once already. */
function eachOnce(sorted: readonly number[]): readonly number[] {
  const isFirst = (one: number, place: number) => place === 0 || one !== sorted[place - 1];
  return sorted.every(isFirst) ? sorted : sorted.filter(isFirst);
}

/** Whether somebody was active on several items from the first to the last of these days, as it is looked at. */
export function onSeveral(
  { packed, written }: Stretches,
  { from, to, dayOf }: Look,
  [first, last]: readonly [number, number],
): boolean {
  const isWithin = (one: number) => {
    const day = dayOf[stretchIn(one)] ?? 0;
    return one >= from && one < to && day >= first && day <= last;
  };
  const within = packed.filter(isWithin);
  if (within.some(onSeveralItems)) return true;
  if (within.length < 2) return false;
  const names = written.items.slice(1, -1).split(',');
  const items = naturalsIn(written.stretches).flatMap((one, place) => (isWithin(one) ? [names[place]] : []));
  return items.some((item) => item !== items[0]);
}
