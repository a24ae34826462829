// What the pass over the acts found of each account, and how that looks from each of the windows.
import type { ActiveAccount, FirstAct } from '../../../metrics/people/samples.js';
import type { ActorClass } from '../../../core/person.js';
import type { Span, View } from './activity-windows.js';

/** Of one account, on items that stayed until as many of the ends; as the statement gives it. */
export interface MetRow {
  readonly person: number;
  readonly stayed: number;
  /** Null: a person. */
  readonly class: ActorClass | null;
  /** Arrays as PostgreSQL writes them: `{8589934595,…}`, in no order. */
  readonly stretches: string;
  readonly items: string;
  /** Of the first contribution that was met; null: there was none. */
  readonly ownAt: number | null;
  /** At how many of the ends it had contributed before that. */
  readonly known: number;
}

/** How a part of somebody's stretches looks, day by day. */
interface Days {
  readonly first: number;
  readonly end: number;
  readonly days: readonly number[];
  readonly acts: readonly number[];
  readonly contributed: readonly number[];
}

/**
 * Stretches in the order of their time, up to two of one: each with its acts and two signs in one number, and the items, which
 * are seldom asked for.
 */
interface Stretches {
  readonly packed: readonly number[];
  readonly items: () => readonly string[];
  /** What was looked at so far: most windows see the same of most accounts. */
  readonly seen: Days[];
}

const stretchIn = (packed: number) => Math.floor(packed / 2 ** 32);
const actsIn = (packed: number) => (packed % 2 ** 32) >>> 2;
const onSeveralItems = (packed: number) => ((packed % 2 ** 32) & 2) !== 0;
const holdsContribution = (packed: number) => packed % 2 === 1;

/** What an account did on items that stayed until as many of the ends. */
interface Part {
  readonly stayed: number;
  readonly ownAt: number | null;
  readonly known: number;
  readonly stretches: Stretches;
}

export interface Met {
  readonly person: number;
  readonly class: ActorClass;
  readonly parts: readonly Part[];
  /** All its items stayed until the last end. */
  readonly stayed: boolean;
}

export function metOf(rows: readonly MetRow[], { ends }: Span): readonly Met[] {
  const parts = new Map<number, { readonly class: ActorClass; readonly parts: Part[] }>();
  for (const row of rows) {
    const known = parts.get(row.person);
    const part = { stayed: row.stayed, ownAt: row.ownAt, known: row.known, stretches: stretchesOf(row) };
    if (known === undefined) parts.set(row.person, { class: row.class ?? 'human', parts: [part] });
    else known.parts.push(part);
  }
  return [...parts].map(([person, one]) => ({
    person,
    ...one,
    stayed: one.parts.every(({ stayed }) => stayed === ends.length),
  }));
}

function stretchesOf({ stretches, items }: MetRow): Stretches {
  const told = numbersIn(stretches);
  const order = told.map((_, place) => place).sort((one, other) => (told[one] ?? 0) - (told[other] ?? 0));
  return {
    packed: order.map((place) => told[place] ?? 0),
    items: () => {
      const names = items.slice(1, -1).split(',');
      return order.map((place) => names[place] ?? '');
    },
    seen: [],
  };
}

const [ZERO, NINE] = [48, 57];

/** Of an array as PostgreSQL writes it, all of them natural: there are so many that pieces of text would cost more than all else. */
function numbersIn(array: string): readonly number[] {
  const found: number[] = [];
  let number = 0;
  for (let at = 1; at < array.length; at += 1) {
    const code = array.charCodeAt(at);
    if (code >= ZERO && code <= NINE) number = number * 10 + code - ZERO;
    else {
      found.push(number);
      number = 0;
    }
  }
  return found;
}

/** An account as it looks from a window. */
export interface Seen {
  readonly met: Met;
  readonly days: readonly number[];
  readonly acts: readonly number[];
  readonly contributed: readonly number[];
  readonly several: ActiveAccount['several'];
  /** Null: it contributed before these days, or does other work only. */
  readonly firstAt: number | null;
  /** It contributed before the window, and came back after three months without an act. */
  readonly back: boolean;
}

/** A window, and where it lies in its span: the numbers that its stretches lie between, and which end it is. */
export interface Lens {
  readonly view: View;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

export const lensOf = (view: View, span: Span): Lens => ({
  view,
  span,
  from: span.bounds.indexOf(view.since) * 2 ** 32,
  to: span.bounds.indexOf(view.to) * 2 ** 32,
  end: span.ends.indexOf(view.to) + 1,
});

/** Null: it was not active. */
export function seenFrom(lens: Lens, met: Met): Seen | null {
  const stretches = merged(partsAt(lens, met));
  const { days, acts, contributed } = daysIn(stretches, lens);
  if (days.length === 0) return null;
  const { fromDay, backDay } = lens.view;
  const { firstAt, before } = contributed.length === 0 ? NOTHING : beginningOf(lens, met);
  const isBack = before && days.some((day) => day >= fromDay) && !days.some((day) => day >= backDay && day < fromDay);
  return { met, days, acts, contributed, several: severalOf(stretches, lens), firstAt, back: isBack };
}

const NOTHING = { firstAt: null, before: false };

function partsAt({ end }: Lens, { parts, stayed }: Met): readonly Part[] {
  return stayed ? parts : parts.filter((part) => part.stayed >= end);
}

/** Of the stretches that the window looks at. */
function daysIn({ packed, seen }: Stretches, { from, to, span }: Lens): Days {
  let [first, end] = [0, packed.length];
  while (first < end && (packed[first] ?? 0) < from) first += 1;
  while (end > first && (packed[end - 1] ?? 0) >= to) end -= 1;
  const known = seen.find((one) => one.first === first && one.end === end);
  if (known !== undefined) return known;
  const [days, acts, contributed]: [number[], number[], number[]] = [[], [], []];
  for (let at = first; at < end; at += 1) {
    const one = packed[at] ?? 0;
    const day = span.days[stretchIn(one)] ?? 0;
    if (days.at(-1) === day) acts[acts.length - 1] = (acts.at(-1) ?? 0) + actsIn(one);
    else {
      days.push(day);
      acts.push(actsIn(one));
    }
    if (holdsContribution(one) && contributed.at(-1) !== day) contributed.push(day);
  }
  const told = { first, end, days, acts, contributed };
  seen.push(told);
  return told;
}

/** Asked for few accounts, by few metrics, and never at a glance. */
function severalOf(stretches: Stretches, lens: Lens): ActiveAccount['several'] {
  const { frame, lastDay } = lens.view;
  if (frame.glance !== undefined) return NOT_ASKED;
  return {
    get now() {
      return onSeveral(stretches, lens, [lastDay - 89, lastDay]);
    },
    get before() {
      return onSeveral(stretches, lens, [lastDay - 117, lastDay - 28]);
    },
  };
}

const NOT_ASKED = { now: false, before: false };

/** Of most accounts there is one alone. */
function merged(parts: readonly Part[]): Stretches {
  const [one] = parts;
  if (one !== undefined && parts.length === 1) return one.stretches;
  const both = parts.flatMap(({ stretches: { packed, items } }) => {
    const names = items();
    return packed.map((number, index) => ({ number, item: names[index] ?? '' }));
  });
  const sorted = both.sort((a, b) => a.number - b.number);
  return { packed: sorted.map(({ number }) => number), items: () => sorted.map(({ item }) => item), seen: [] };
}

/** Whether somebody was active on several items from the first to the last of these days, as the window sees it. */
function onSeveral(
  { packed, items }: Stretches,
  { from, to, span }: Lens,
  [first, last]: readonly [number, number],
): boolean {
  const isWithin = (one: number) => {
    const day = span.days[stretchIn(one)] ?? 0;
    return one >= from && one < to && day >= first && day <= last;
  };
  const within = packed.flatMap((one, index) => (isWithin(one) ? [index] : []));
  if (within.some((index) => onSeveralItems(packed[index] ?? 0))) return true;
  if (within.length < 2) return false;
  const names = items();
  return within.some((index) => names[index] !== names[within[0] ?? 0]);
}

/** Of an account that contributed in these days: when it began, where that was in them, and whether it had before the window. */
function beginningOf(lens: Lens, met: Met): Pick<Seen, 'firstAt'> & { readonly before: boolean } {
  const { view, end } = lens;
  let begun: Part | null = null;
  for (const part of partsAt(lens, met)) {
    if (part.ownAt !== null && part.ownAt < (begun?.ownAt ?? Infinity)) begun = part;
  }
  const ownAt = begun?.ownAt ?? null;
  if (begun === null || ownAt === null || ownAt < view.since || begun.known >= end)
    return { firstAt: null, before: true };
  return { firstAt: ownAt, before: ownAt < view.from };
}

/** What was looked up, by account. */
interface LookedUp {
  readonly first: ReadonlyMap<number, NonNullable<FirstAct['act']>>;
  readonly pulls: ReadonlyMap<number, number>;
}

export function accountsOf(seen: readonly Seen[], { first, pulls }: LookedUp): readonly ActiveAccount[] {
  return seen.map(({ met, days, acts, contributed, several, firstAt }) => ({
    person: met.person,
    class: met.class,
    days,
    acts,
    several,
    first:
      firstAt === null
        ? null
        : { at: firstAt, day: contributed[0] ?? 0, days: contributed, act: first.get(met.person) ?? null },
    earlierPulls: pulls.get(met.person) ?? null,
  }));
}
