// What a metric looked at, put in order for people: by what became of it, each with its value.
import type { Looked, Unit } from '../core/measured.js';
import type { Metric } from '../metrics/metric.js';

export interface Entry {
  /** `acme/app#12`, `@ana`. */
  readonly name: string;
  readonly value: number | null;
}

export interface Kind {
  /** The code; `words` of the metric says what it means. */
  readonly as: string;
  readonly counted: boolean;
  readonly entries: readonly Entry[];
}

/** Those that count first, the largest kinds before the small ones; the largest values first within. */
export function kindsOf(looked: readonly Looked[], nameOf: (one: Looked) => string): readonly Kind[] {
  const kinds = new Map<string, { as: string; counted: boolean; entries: Entry[] }>();
  for (const one of looked) {
    const key = `${one.counted} ${one.as}`;
    const kind = kinds.get(key) ?? { as: one.as, counted: one.counted, entries: [] };
    kinds.set(key, kind);
    kind.entries.push({ name: nameOf(one), value: one.value ?? null });
  }
  return [...kinds.values()]
    .map((kind) => ({ ...kind, entries: kind.entries.toSorted(byValue) }))
    .sort(
      (one, other) =>
        Number(other.counted) - Number(one.counted) ||
        other.entries.length - one.entries.length ||
        (one.as < other.as ? -1 : 1),
    );
}

const byValue = (one: Entry, other: Entry) => (other.value ?? -Infinity) - (one.value ?? -Infinity) || 0;

/** Of the values that it gives item by item. */
export function valueUnitOf({ valueUnit, figures }: Pick<Metric, 'valueUnit' | 'figures'>): Unit {
  const units = Object.values(figures).map(({ unit }) => unit);
  return valueUnit ?? (['seconds', 'days'] as const).find((unit) => units.includes(unit)) ?? 'score';
}
