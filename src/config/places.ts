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
    const line = lineOf(starts, offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

/** The line that an offset lies in, counted from 1. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
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

/**
 * Where the pieces of the text at a path stand, which are given in its order. One that is written otherwise in the file,
 * such as with escapes, is where the text begins.
 */
export function offsetsWithin(
  document: Document.Parsed,
  text: string,
  path: Path,
  pieces: readonly string[],
): number[] {
  const start = offsetOf(document, path, 'value');
  const node = document.getIn(path, true);
  const end = isScalar(node) ? (node.range?.[1] ?? start) : start;
  // Beside the sign of a block there may be a comment.
  let from = /[|>]/.test(text[start] ?? '') ? text.indexOf('\n', start) : start;
  return pieces.map((piece) => {
    const offset = text.indexOf(piece, from);
    if (offset === -1 || offset >= end) return start;
    from = offset + piece.length;
    return offset;
  });
}
