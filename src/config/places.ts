// Where things stand: offsets to lines and columns, paths to offsets.
import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { Path } from '../core/problem.js';

/** An offset at a line's end belongs to that line. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Line and column of an offset. The parser's own count misses lines after some mistakes. */
export function placesIn(text: string) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset: number) => {
    const start = lineStart(text, offset);
    return { line: lineOf(starts, start), column: offset - start + 1 };
  };
}

/** Where this start stands among all, in order, counted from 1. */
function lineOf(starts: readonly number[], start: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

export function lineAt(text: string, offset: number): string {
  const from = lineStart(text, offset);
  const to = text.indexOf('\n', from);
  return text.slice(from, to === -1 ? undefined : to);
}

/** Where a node begins; of a pair, its key. */
export const offsetOfNode = (node: unknown): number =>
  isNode(node) ? (node.range?.[0] ?? 0) : isPair(node) ? offsetOfNode(node.key) : 0;

/** Of each mapping that was asked for: files of two thousand keys are asked for each of them. */
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map);
  if (known !== undefined) return known;
  // The first of a key that stands there twice.
  const entries = map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : []));
  const made = new Map(entries.reverse());
  pairs.set(map, made);
  return made;
}

/** Where the key or value at a path begins; the nearest existing parent where it does not exist. */
export function offsetOf(document: Document.Parsed, path: Path, which: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = offsetOfNode(node);
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step));
      if (pair === undefined) break;
      next = pair.value;
      const wantsKey = which === 'key' && depth === path.length - 1;
      offset = wantsKey || !isNode(next) ? offsetOfNode(pair.key) : offsetOfNode(next);
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      if (!isNode(next)) break;
      offset = offsetOfNode(next);
    }
    if (!isNode(next)) break;
    node = next;
  }
  return offset;
}
