// Data as JSON has it, changed a little: what a newer GitHub, another program or somebody with bad intentions could send.
import type { Chance } from '../support/config-fuzz.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that something somewhere takes for another. */
const VALUES: readonly Json[] = [
  ...[null, true, false, 0, -1, 1, 1.5, 2_147_483_648, 9_007_199_254_740_992, 1e308],
  ...['', ' ', '0', '-1', 'null', '__proto__', 'constructor', 'a\u0000b', '\ud800', '\u202eabc', '👋', '名前', 'a\nb'],
  ...['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z', '2026-03-01'],
  ...['2026-03-01T10:00:00+08:00', '2026-03-01T10:00:00.123456Z', '@everyone', '/close', '<script>', 'x'.repeat(300)],
  ...[[], {}, [null], { id: 1 }, [[]]],
];
const NAMES = ['__proto__', 'constructor', 'toString', 'id', 'login', 'number', 'body', 'installation', 'action', ''];

/** A copy with one to four changes. */
export function mutated(value: Json, chance: Chance): Json {
  const copy = structuredClone(value);
  const root = { value: copy };
  for (let change = 1 + chance.below(4); change > 0; change -= 1) mutateOne(root, chance);
  return root.value;
}

type Holder = Record<string, Json>;
type Slot = readonly [holder: Holder, key: string];

/** Somewhere in it, the deeper the rarer. */
function slotIn(root: { value: Json }, chance: Chance): Slot {
  let slot: Slot = [root, 'value'];
  for (;;) {
    const here = slot[0][slot[1]];
    if (typeof here !== 'object' || here === null) return slot;
    const keys = Object.keys(here);
    if (keys.length === 0 || chance.maybe(0.12)) return slot;
    slot = [here as Holder, chance.of(keys)];
  }
}

function mutateOne(root: { value: Json }, chance: Chance): void {
  const [holder, key] = slotIn(root, chance);
  const here = holder[key] as Json;
  switch (chance.below(7)) {
    case 0:
      if (holder !== (root as unknown as Holder)) Reflect.deleteProperty(holder, key);
      return;
    case 1:
      define(holder, chance.of(NAMES), chance.of(VALUES));
      return;
    case 2:
      define(holder, key, Array.isArray(here) ? [...here, ...here] : [here]);
      return;
    case 3: {
      // What belongs elsewhere.
      const [other, name] = slotIn(root, chance);
      define(holder, key, other[name] as Json);
      return;
    }
    case 4:
      define(holder, key, changed(here, chance));
      return;
    default:
      define(holder, key, chance.of(VALUES));
  }
}

/** Also where the name is one that objects have: JSON.parse makes such keys. */
function define(holder: Holder, key: string, value: Json): void {
  // A copy: what is put in may be changed in turn.
  Object.defineProperty(holder, key, {
    value: structuredClone(value),
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Something of its own kind. */
function changed(value: Json, chance: Chance): Json {
  if (typeof value === 'number') return chance.of([value + 1, -value, value * 2 ** 31, value + 0.5]);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return chance.of(VALUES);
  const at = chance.below(value.length + 1);
  return chance.of([
    value.slice(0, at),
    value.toUpperCase(),
    `${value.slice(0, at)}${String.fromCharCode(chance.below(0x1_0000))}${value.slice(at)}`,
    value.repeat(1 + chance.below(20)),
  ]);
}
