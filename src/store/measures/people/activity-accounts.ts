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
  /** Arrays as PostgreSQL writes them: `{8589934595,…}`. */
  readonly stretches: string;
  readonly items: string;
  /** Of the first contribution that was met; null: there was none. */
  readonly ownAt: number | null;
  /** At how many of the ends it had contributed before that. */
  readonly known: number;
}

/**
 * Stretches in the order of their time, up to two of one: each with its acts and two signs in one number, and the items, which
 * are seldom asked for.
 */
interface Stretches {
  readonly packed: readonly number[];
  readonly items: () => readonly string[];
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

const written = (array: string) => array.slice(1, -1).split(',');

function stretchesOf({ stretches, items }: MetRow): Stretches {
  return { packed: written(stretches).map(Number), items: () => written(items) };
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

/** Null: it was not active. */
export function seenFrom(view: View, met: Met, span: Span): Seen | null {
  const stretches = stretchesIn(view, met, span);
  if (stretches.packed.length === 0) return null;
  const { days, acts, contributed } = daysOf(stretches, span);
  const { lastDay, fromDay, backDay } = view;
  const { firstAt, before } = contributed.length === 0 ? NOTHING : beginningOf(view, met, span);
  const isBack = days.some((day) => day >= fromDay) && !days.some((day) => day >= backDay && day < fromDay);
  return {
    met,
    days,
    acts,
    contributed,
    // Asked for few accounts, by few metrics.
    several: {
      get now() {
        return onSeveral(stretches, span, [lastDay - 89, lastDay]);
      },
      get before() {
        return onSeveral(stretches, span, [lastDay - 117, lastDay - 28]);
      },
    },
    firstAt,
    back: isBack && before,
  };
}

const NOTHING = { firstAt: null, before: false };
const endOf = ({ to }: View, { ends }: Span) => ends.indexOf(to) + 1;

function partsAt(view: View, { parts, stayed }: Met, span: Span): readonly Part[] {
  if (stayed) return parts;
  const end = endOf(view, span);
  return parts.filter((part) => part.stayed >= end);
}

function stretchesIn(view: View, met: Met, span: Span): Stretches {
  const [from, to] = [span.bounds.indexOf(view.since) * 2 ** 32, span.bounds.indexOf(view.to) * 2 ** 32];
  const all = merged(partsAt(view, met, span));
  const { packed } = all;
  let [first, end] = [0, packed.length];
  while (first < end && (packed[first] ?? 0) < from) first += 1;
  while (end > first && (packed[end - 1] ?? 0) >= to) end -= 1;
  return { packed: packed.slice(first, end), items: () => all.items().slice(first, end) };
}

/** Of most accounts there is one alone. */
function merged(parts: readonly Part[]): Stretches {
  const [one] = parts;
  if (one !== undefined && parts.length === 1) return one.stretches;
  const both = parts.flatMap(({ stretches: { packed, items } }) => {
    const names = items();
    return packed.map((number, index) => ({ number, item: names[index] ?? '' }));
  });
  const sorted = both.sort((a, b) => a.number - b.number);
  return { packed: sorted.map(({ number }) => number), items: () => sorted.map(({ item }) => item) };
}

function daysOf({ packed }: Stretches, span: Span) {
  const [days, acts, contributed]: [number[], number[], number[]] = [[], [], []];
  for (const one of packed) {
    const day = span.days[stretchIn(one)] ?? 0;
    if (days.at(-1) === day) acts[acts.length - 1] = (acts.at(-1) ?? 0) + actsIn(one);
    else {
      days.push(day);
      acts.push(actsIn(one));
    }
    if (holdsContribution(one) && contributed.at(-1) !== day) contributed.push(day);
  }
  return { days, acts, contributed };
}

/** Whether somebody was active on several items from the first to the last of these days. */
function onSeveral({ packed, items }: Stretches, span: Span, [first, last]: readonly [number, number]): boolean {
  const isWithin = (one: number) => {
    const day = span.days[stretchIn(one)] ?? 0;
    return day >= first && day <= last;
  };
  const within = packed.flatMap((one, index) => (isWithin(one) ? [index] : []));
  if (within.some((index) => onSeveralItems(packed[index] ?? 0))) return true;
  if (within.length < 2) return false;
  const names = items();
  return within.some((index) => names[index] !== names[within[0] ?? 0]);
}

/** Of an account that contributed in these days: when it began, where that was in them, and whether it had before the window. */
function beginningOf(view: View, met: Met, span: Span) {
  const end = endOf(view, span);
  let begun: Part | null = null;
  for (const part of partsAt(view, met, span)) {
    if (part.ownAt !== null && part.ownAt < (begun?.ownAt ?? Infinity)) begun = part;
  }
  const ownAt = begun?.ownAt ?? null;
  if (begun === null || ownAt === null || ownAt < view.since || begun.known >= end)
    return { firstAt: null, before: true };
  return { firstAt: ownAt, before: ownAt < Date.parse(view.frame.from) / 1_000 };
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
