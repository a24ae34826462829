// What the pass over the acts found of each account, and how that looks from each of the windows.
import type { ActiveAccount, FirstAct } from '../../../metrics/people/samples.js';
import type { ActorClass } from '../../../core/person.js';
import { daysIn, onSeveral, packedAt, stretchesOf, together } from './activity-stretches.js';
import type { Look, Stretches, Written } from './activity-stretches.js';
import type { Span, View } from './activity-windows.js';

/** Of one account, on items that stayed until as many of the ends; as the statement gives it. */
export interface MetRow extends Written {
  readonly person: number;
  readonly stayed: number;
  /** Null: a person. */
  readonly class: ActorClass | null;
  /** Of the first contribution that was met; null: there was none. */
  readonly ownAt: number | null;
  /** At how many of the ends it had contributed before that. */
  readonly known: number;
}

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

/** `rows` in the order of their accounts. */
export function metOf(rows: readonly MetRow[], { ends }: Span): readonly Met[] {
  const met: Adding[] = [];
  for (const row of rows) {
    const part = { stayed: row.stayed, ownAt: row.ownAt, known: row.known, stretches: stretchesOf(row) };
    const last = met.at(-1);
    const stayed = row.stayed === ends.length;
    if (last?.person === row.person) {
      last.parts.push(part);
      last.stayed &&= stayed;
    } else met.push({ person: row.person, class: row.class ?? 'human', parts: [part], stayed });
  }
  return met;
}

type Adding = Omit<Met, 'parts' | 'stayed'> & { readonly parts: Part[]; stayed: boolean };

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
export interface Lens extends Look {
  readonly view: View;
  readonly end: number;
}

export const lensOf = (view: View, span: Span): Lens => ({
  view,
  from: packedAt(span.bounds.indexOf(view.since)),
  to: packedAt(span.bounds.indexOf(view.to)),
  dayOf: span.days,
  end: span.ends.indexOf(view.to) + 1,
});

/** Null: it was not active. */
export function seenFrom(lens: Lens, met: Met): Seen | null {
  const parts = partsAt(lens, met);
  const stretches = together(parts);
  const { days, acts, contributed } = daysIn(stretches, lens);
  if (days.length === 0) return null;
  const { firstAt, before } = contributed.length === 0 ? NOTHING : beginningOf(lens, parts);
  const back = before && cameBack(days, lens.view);
  return { met, days, acts, contributed, several: severalOf(stretches, lens), firstAt, back };
}

const NOTHING = { firstAt: null, before: false };

/** Active in the window, and not in the three months before it. */
const cameBack = (days: readonly number[], { fromDay, backDay }: View): boolean =>
  (days.at(-1) ?? 0) >= fromDay && !days.some((day) => day >= backDay && day < fromDay);

function partsAt({ end }: Lens, { parts, stayed }: Met): readonly Part[] {
  return stayed ? parts : parts.filter((part) => part.stayed >= end);
}

/** Asked for few accounts, by few metrics, and never at a glance. */
const severalOf = (stretches: Stretches, lens: Lens): ActiveAccount['several'] =>
  lens.view.frame.glance === undefined ? new Several(stretches, lens) : NOT_ASKED;

const NOT_ASKED = { now: false, before: false };

/** Worked out when it is asked for. */
class Several {
  readonly #stretches: Stretches;
  readonly #lens: Lens;

  constructor(stretches: Stretches, lens: Lens) {
    this.#stretches = stretches;
    this.#lens = lens;
  }

  get now(): boolean {
    return this.#in(89, 0);
  }

  get before(): boolean {
    return this.#in(117, 28);
  }

  /** From so many to so many days before the last. */
  #in(first: number, last: number): boolean {
    const { lastDay } = this.#lens.view;
    return onSeveral(this.#stretches, this.#lens, [lastDay - first, lastDay - last]);
  }
}

/** Of an account that contributed in these days: when it began, where that was in them, and whether it had before the window. */
function beginningOf(
  { view, end }: Lens,
  parts: readonly Part[],
): Pick<Seen, 'firstAt'> & { readonly before: boolean } {
  let begun: Part | null = null;
  for (const part of parts) {
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
