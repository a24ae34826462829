// Many path patterns, of which few have to be looked at for a path: those that begin with its first folder, those that
// ask for one of its names, and those that could match anywhere.
import type { PathPattern } from './path-pattern.js';

/** Ascending numbers of the patterns that may match the path of these segments, in up to a few groups. */
export type PathIndex = (segments: readonly string[]) => readonly (readonly number[])[];

/** Made once of the patterns, which go by their number in the list. */
export function createPathIndex(patterns: readonly PathPattern[]): PathIndex {
  const byFirst = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const anywhere: number[] = [];
  for (const [number, { first, name }] of patterns.entries()) {
    if (first !== null) added(byFirst, first, number);
    else if (name !== null) added(byName, name, number);
    else anywhere.push(number);
  }
  return (segments) => {
    const beginning = byFirst.get(segments[0] ?? '');
    const groups = beginning === undefined ? [anywhere] : [anywhere, beginning];
    if (byName.size === 0) return groups;
    return [...groups, ...[...new Set(segments)].flatMap((name) => wrapped(byName.get(name)))];
  };
}

const wrapped = (numbers: number[] | undefined): number[][] => (numbers === undefined ? [] : [numbers]);

function added(map: Map<string, number[]>, key: string, number: number): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, [number]);
  else before.push(number);
}
