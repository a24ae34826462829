// Paths with `*`, `**` and `?`, as CODEOWNERS has them: compiled once, matched by their segments without backtracking
// over more than one `**`, so that no pattern can make Hearth slow.
import { globMatcher } from '../core/glob.js';
import type { Allowance } from './allowance.js';

/** Longer ones are refused. */
const MOST_PATTERN_CHARACTERS = 1_000;

/** A segment of a pattern: any number of folders, one name, or names of a form. */
type Segment = '**' | { readonly literal: string } | Form;

interface Form {
  readonly isAny: boolean;
  fits(name: string): boolean;
  /** What it costs for each character of a name, in steps. */
  readonly weight: number;
}

interface Compiled {
  readonly segments: readonly Segment[];
  /** What may follow them. */
  readonly end: 'folder' | 'file' | 'inside';
}

/** What looking at a name costs, in steps. */
const NAME_STEPS = 1;

export interface PathPattern {
  /** Does it match the path of these segments, or a folder above it? What that took is taken from the allowance. */
  matches(path: readonly string[], allowance?: Allowance): boolean;
  /** The path's first segment must be this; null: it may be any. */
  readonly first: string | null;
  /** One of the path's segments must be this; null: none must. */
  readonly name: string | null;
}

/**
 * Compiles a pattern. With `anchored` it begins at the top of the repository; without, as in CODEOWNERS, only where it
 * has a slash before its end. A string says what is wrong with it.
 */
export function parsePathPattern(source: string, anchored: boolean): PathPattern | string {
  if (source.length > MOST_PATTERN_CHARACTERS) return `is longer than ${MOST_PATTERN_CHARACTERS} characters`;
  if (source.includes('***')) return 'holds ***; write ** for any folders';
  if (source === '' || source === '/') return 'names no path';
  const [head = '', ...rest] = source.split('/');
  const names = head === '' ? rest : [head, ...rest];
  const floating = !anchored && head !== '' && (rest.length === 0 || (rest.length === 1 && rest[0] === ''));
  if (names.at(-1) === '') names[names.length - 1] = '**';
  const segments = collapsed([...(floating ? ['**'] : []), ...names].map(segmentOf));
  const [first, second] = segments;
  const last = segments.at(-1);
  const literal = (segment: Segment | undefined) =>
    segment !== undefined && segment !== '**' && 'literal' in segment ? segment.literal : null;
  return {
    matches: (path, allowance) => matchesSegments({ segments, end: endOf(last) }, path, allowance),
    first: literal(first),
    name: first === '**' ? literal(second) : null,
  };
}

/** Several `**` side by side mean what one means. */
const collapsed = (segments: readonly Segment[]): readonly Segment[] =>
  segments.filter((segment, index) => segment !== '**' || segments[index - 1] !== '**');

function segmentOf(name: string): Segment {
  if (name === '**') return '**';
  if (!/[*?\\]/.test(name)) return { literal: name };
  const isAny = /^\*+$/.test(name);
  if (!/[?\\]/.test(name)) return { isAny, fits: globMatcher(name), weight: 1 };
  // A backslash takes its meaning from the character after it.
  const parts = [...name.matchAll(/\\([\s\S])|\*+|[\s\S]/gu)].map(([written, escaped]) =>
    escaped !== undefined ? `=${escaped}` : written.startsWith('*') ? '*' : written === '?' ? '?' : `=${written}`,
  );
  if (parts.every((part) => part.startsWith('='))) return { literal: parts.map((part) => part.slice(1)).join('') };
  // Without `*` nothing is looked at twice.
  const weight = parts.includes('*') ? parts.length : 2;
  return { isAny, fits: (text) => fitsParts(parts, Array.from(text)), weight };
}

/**
 * What may follow the last segment: a name may be a folder's, and all that is in it is matched; `*` alone means files
 * right there; `**` means at least one name.
 */
function endOf(last: Segment | undefined): 'folder' | 'file' | 'inside' {
  if (last === '**') return 'inside';
  return last !== undefined && 'isAny' in last && last.isAny ? 'file' : 'folder';
}

/** The greedy way: where it goes wrong, the last `**` takes one name more. */
function matchesSegments({ segments, end }: Compiled, path: readonly string[], allowance?: Allowance): boolean {
  const whole = end === 'inside' ? segments.slice(0, -1) : segments;
  const least = end === 'inside' ? 1 : 0;
  let [at, from] = [0, 0];
  let [star, taken] = [-1, 0];
  for (;;) {
    const segment = whole[at];
    if (segment === undefined) {
      const left = path.length - from;
      if (end === 'file' ? left === 0 : left >= least) return true;
      if (end !== 'file') return false;
    } else if (segment === '**') {
      star = at;
      taken = from;
      at += 1;
      continue;
    } else if (matchesName(segment, path[from], allowance)) {
      at += 1;
      from += 1;
      continue;
    }
    if (star === -1 || taken >= path.length) return false;
    taken += 1;
    from = taken;
    at = star + 1;
  }
}

function matchesName(segment: Exclude<Segment, '**'>, name: string | undefined, allowance?: Allowance): boolean {
  if (name === undefined) return false;
  const isLiteral = 'literal' in segment;
  allowance?.spend(isLiteral ? NAME_STEPS : NAME_STEPS + segment.weight * name.length);
  return isLiteral ? segment.literal === name : segment.fits(name);
}

/** `*` within one name, in the same greedy way. */
function fitsParts(parts: readonly string[], name: readonly string[]): boolean {
  let [at, from] = [0, 0];
  let [star, taken] = [-1, 0];
  while (from < name.length) {
    const part = parts[at];
    if (part === '*') {
      star = at;
      taken = from;
      at += 1;
    } else if (part !== undefined && (part === '?' || part.slice(1) === name[from])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      taken += 1;
      from = taken;
      at = star + 1;
    } else return false;
  }
  return parts.slice(at).every((part) => part === '*');
}
