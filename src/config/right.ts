// What of a value is right by itself: lists are read without their wrong entries, so that rules between the others are
// still told. Places are kept: a path in what is left leads back to where it stands in the file.
import type { z } from 'zod';
import { isMapping } from '../core/mapping.js';
import type { Path } from '../core/problem.js';

export interface Right {
  /** After defaults. */
  readonly data: unknown;
  /** A path in `data`, as a path in the value that was read. */
  readonly pathOf: (path: Path) => Path;
  /** Was an entry of the list at this path in `data` left out? */
  readonly isShortened: (path: Path) => boolean;
}

/** Reads a value without the entries of lists in which something is wrong; undefined: it is wrong beyond them. */
export function rightOf(schema: z.ZodType, value: unknown): Right | undefined {
  const removed = new Set<string>();
  const pathOf = (path: Path) => originOf(removed, path);
  const lists = () => [...removed].map((key) => keyOf((JSON.parse(key) as Path).slice(0, -1)));
  const isShortened = (path: Path) => lists().includes(keyOf(pathOf(path)));
  for (;;) {
    const parsed = schema.safeParse(removed.size === 0 ? value : leftOf(value, removed));
    if (parsed.success) return { data: parsed.data, pathOf, isShortened };
    // What an issue is in is looked up before any of them is taken out, which moves the others.
    const entries = parsed.error.issues.map(({ path }) => entryAt(pathOf(path.map(toStep))));
    for (const entry of entries) {
      if (entry === undefined) return undefined;
      removed.add(keyOf(entry));
    }
  }
}

const toStep = (step: PropertyKey): string | number => (typeof step === 'number' ? step : String(step));
const keyOf = (path: Path): string => JSON.stringify(path);

/** The innermost list entry that a path leads into. */
function entryAt(path: Path): Path | undefined {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return last === -1 ? undefined : path.slice(0, last + 1);
}

function leftOf(value: unknown, removed: ReadonlySet<string>, at: Path = []): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown, index) =>
      removed.has(keyOf([...at, index])) ? [] : [leftOf(entry, removed, [...at, index])],
    );
  }
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, leftOf(one, removed, [...at, key])]));
}

/** Counts the entries that were taken out before each index of a path. */
function originOf(removed: ReadonlySet<string>, path: Path): Path {
  return path.reduce<Path>((at, step) => [...at, typeof step === 'number' ? indexOf(removed, at, step) : step], []);
}

/** The index, among all entries of the list at that path, of the entry that is the `nth` of those left. */
function indexOf(removed: ReadonlySet<string>, at: Path, nth: number): number {
  let index = 0;
  for (let before = nth; before > 0 || removed.has(keyOf([...at, index])); index += 1) {
    if (!removed.has(keyOf([...at, index]))) before -= 1;
  }
  return index;
}
