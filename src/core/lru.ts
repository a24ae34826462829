// What was read once and may be needed again, bounded by weight: the least recently used goes first.

export interface Lru<Value> {
  get(key: string): Value | undefined;
  /** What weighs more than the whole is not kept. */
  set(key: string, value: Value): void;
}

/** `most`: how much all values may weigh together, in the unit of `weightOf`. */
export function createLru<Value>(most: number, weightOf: (value: Value, key: string) => number): Lru<Value> {
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value) => {
      drop(key);
      const weight = weightOf(value, key);
      if (weight > most) return;
      kept.set(key, { value, weight });
      total += weight;
      for (const [oldest] of kept) {
        if (total <= most) break;
        drop(oldest);
      }
    },
  };
}
