// YAML text → plain data with the place of every value, or problems. Only plain YAML: no aliases, anchors, tags or merge
// keys, no poisoned keys, bounded size; so that no file can cost much or mean something else than it shows.
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLError, YAMLMap } from 'yaml';
import type { Path, Problem } from '../core/problem.js';
import { costlyIn, MOST_ESCAPES, MOST_LEVELS, MOST_TOKENS } from '../core/yaml-cost.js';
import type { Costly } from '../core/yaml-cost.js';
import {
  ALIAS,
  ANCHOR,
  CLOSES_NOTHING,
  DIRECTIVE,
  INDENT,
  OPEN_BRACKET,
  OPEN_QUOTE,
  sentenceOf,
  TAG,
} from './sentences.js';

export interface Limits {
  readonly bytes: number;
  readonly nodes: number;
}

/** `hearth.yml`: 64 KB and 2,000 nodes (decisions.md, 27). */
export const HEARTH_LIMITS: Limits = { bytes: 64 * 1024, nodes: 2_000 };
/** Whoever mends these sees the rest. */
const MOST_PROBLEMS = 50;
const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

export interface ParsedDocument {
  /** Undefined where the form of the whole file is broken. Of a mapping the values that are not in `broken` alone. */
  readonly data: unknown;
  /** Top-level keys whose value has a mistake of form: a key twice, an alias, a tag. The others can be read. */
  readonly broken: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands; the nearest existing parent where it does not exist. */
  readonly placeOf: (path: Path, which?: 'key' | 'value') => { line: number; column: number };
}

/** Reads a YAML document. A mistake that stays within one top-level value leaves the others readable. */
export function parseYaml(file: string, written: string, limits: Limits = HEARTH_LIMITS): ParsedDocument {
  // A byte order mark is no character of the first line.
  const text = written.replace(/^\uFEFF/, '');
  if (Buffer.byteLength(text) > limits.bytes) {
    return refused(file, `is larger than ${Math.floor(limits.bytes / 1024)} KB; keep it smaller`);
  }
  const costly = costlyIn(text);
  if (costly !== undefined) return refused(file, COSTLY[costly.what], placesIn(text)(costly.offset));
  const document = withoutTraces(() => parsed(text));
  const placeAt = placesIn(text);
  const mistakes = mistakesOf(document, text, limits);
  const broken = new Set(mistakes.flatMap(({ section }) => section ?? []));
  const whole = mistakes.some(({ section }) => section === undefined);
  const problems = mistakes.map(({ offset, message }): Problem => {
    return { file, ...placeAt(offset), path: '', message, severity: 'error' };
  });
  return {
    data: whole ? undefined : dataOf(document, broken),
    broken,
    problems: inOrder(onePerLine(problems)).slice(0, MOST_PROBLEMS),
    placeOf: (path, which = 'value') => placeAt(offsetOf(document, path, which)),
  };
}

const parsed = (text: string): Document.Parsed =>
  parseDocument(text, {
    uniqueKeys: true,
    merge: false,
    version: '1.2',
    logLevel: 'error',
    // Its own rendering of an error costs more than the parse; a file of errors would take seconds.
    prettyErrors: false,
  });

/** A file may hold two thousand errors, and the trace of the stack that each is made with costs more than the parse. */
function withoutTraces<Value>(work: () => Value): Value {
  const before = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

interface Mistake {
  readonly offset: number;
  readonly message: string;
  /** The top-level key it stays within; undefined: nothing of the file can be trusted. */
  readonly section?: string | undefined;
}

/** They say nothing of where things belong: the parser goes on as if they were right. */
const LOCAL: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);
/** Where a tab indents, the parser stumbles over the lines around it, too. */
const AFTER_TAB: ReadonlySet<string> = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY']);

function mistakesOf(document: Document.Parsed, text: string, limits: Limits): readonly Mistake[] {
  const all = [...document.errors, ...document.warnings];
  const tabs = all.some(({ code }) => code === 'TAB_AS_INDENT');
  const errors = all.filter(({ code }) => !tabs || !AFTER_TAB.has(code)).slice(0, MOST_PROBLEMS);
  const offsets = errors.map(({ pos: [offset] }) => offset);
  const first = errors.filter((_, index) => offsets.indexOf(offsets[index] ?? 0) === index);
  const formal = first.map((error) => mistakeOf(document, text, error));
  // Where a bracket seems to be open, its own end seems to close nothing.
  const open = formal.some(({ message }) => message === OPEN_BRACKET);
  const mistakes = [
    ...formal.filter(({ message }) => !open || message !== CLOSES_NOTHING),
    ...directives(document, text),
  ];
  return mistakes.some(({ section }) => section === undefined)
    ? mistakes
    : [...mistakes, ...forbidden(document, limits)];
}

function mistakeOf(document: Document.Parsed, text: string, { code, message, pos }: YAMLError): Mistake {
  const [offset] = pos;
  const from = lineStart(text, offset);
  const sentence = sentenceOf({ code, message, line: lineAt(text, offset), before: text.slice(from, offset) });
  if (sentence === OPEN_QUOTE || sentence === OPEN_BRACKET) {
    return { offset: openedAt(document, text, offset), message: sentence };
  }
  if (sentence === INDENT && code === 'BLOCK_AS_IMPLICIT_KEY') {
    return { offset: nextKeyAt(text, offset), message: sentence };
  }
  return { offset, message: sentence, section: LOCAL.has(code) ? sectionAt(document, offset) : undefined };
}

/** Where the quote or bracket was opened that is not closed at this offset. */
function openedAt(document: Document.Parsed, text: string, offset: number): number {
  let opened = offset;
  visit(document, {
    Node(_, node) {
      const [start, end] = node.range ?? [offset, offset];
      const pair = PAIRS[text[start] ?? ''];
      const isOpen = pair !== undefined && (text[end - 1] !== pair || end - start < 2);
      if (start < offset && offset <= end && isOpen) opened = start;
    },
  });
  return opened;
}

/** A key that is indented too far is told by the parser at the value above it. */
function nextKeyAt(text: string, offset: number): number {
  const colon = text.slice(offset).search(/:(?:\s|$)/);
  const from = colon === -1 ? offset : lineStart(text, offset + colon);
  return from <= offset ? offset : from + text.slice(from).search(/[^ ]/);
}

const PAIRS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** They would change what the words of the file mean. */
function directives({ directives: { yaml } }: Document.Parsed, text: string): Mistake[] {
  return yaml.explicit === true ? [{ offset: Math.max(0, text.indexOf('%YAML')), message: DIRECTIVE }] : [];
}

/** The key of the top-level value that this offset lies in. */
function sectionAt(document: Document.Parsed, offset: number): string | undefined {
  if (!isMap(document.contents)) return undefined;
  const pair = document.contents.items.findLast((item) => offsetOfNode(item.key) <= offset);
  return pair !== undefined && isScalar(pair.key) ? String(pair.key.value) : undefined;
}

function dataOf(document: Document.Parsed, broken: ReadonlySet<string>): unknown {
  const { contents } = document;
  if (!isMap(contents)) return document.toJS() as unknown;
  const pairs = contents.items.flatMap(({ key, value }): [string, unknown][] => {
    if (!isScalar(key) || broken.has(String(key.value))) return [];
    return [[String(key.value), isNode(value) ? (value.toJS(document) as unknown) : null]];
  });
  return Object.fromEntries(pairs);
}

const COSTLY: Readonly<Record<Costly['what'], string>> = {
  tokens: `is made of more than ${MOST_TOKENS} words, signs and comments; keep it smaller`,
  escapes: `holds more than ${MOST_ESCAPES} escapes (\\) in quotes; write the characters themselves`,
  levels: `holds more than ${MOST_LEVELS} levels; keep it smaller`,
};

function refused(file: string, message: string, place = { line: 1, column: 1 }): ParsedDocument {
  const problem: Problem = { file, ...place, path: '', message, severity: 'error' };
  return { data: undefined, broken: new Set(), problems: [problem], placeOf: () => place };
}

/** The parser trips over the consequences of a mistake, too: of each line the first problem is the one to mend. */
function onePerLine(problems: readonly Problem[]): Problem[] {
  const told = new Set<number>();
  return problems.filter(({ line }) => !told.has(line) && told.add(line));
}

/** As they stand in the file. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);

/** An offset at a line's end belongs to that line. */
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Line and column of an offset. The parser's own count misses lines after some mistakes. */
function placesIn(text: string) {
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

function lineAt(text: string, offset: number): string {
  const from = lineStart(text, offset);
  const to = text.indexOf('\n', from);
  return text.slice(from, to === -1 ? undefined : to);
}

function forbidden(document: Document.Parsed, limits: Limits): Mistake[] {
  const mistakes: Mistake[] = [];
  let nodes = 0;
  visit(document, (_, node, ancestors) => {
    nodes += isPair(node) ? 0 : 1;
    const offset = offsetOfNode(node);
    const depth = ancestors.filter((one) => isCollection(one)).length;
    if (nodes > limits.nodes || depth > MOST_LEVELS) {
      const what =
        nodes > limits.nodes ? `more than ${limits.nodes} keys and values` : `more than ${MOST_LEVELS} levels`;
      mistakes.push({ offset, message: `holds ${what}; keep it smaller` });
      return visit.BREAK;
    }
    const message = isPair(node) ? badKey(node.key) : isNode(node) ? badNode(node) : undefined;
    // Of the mapping at the top, each pair is a section; what is wrong with its own key is the whole file's.
    if (message !== undefined) {
      const pair = ancestors[2];
      mistakes.push({
        offset,
        message,
        section: isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined,
      });
    }
    return undefined;
  });
  return mistakes;
}

function badKey(key: unknown): string | undefined {
  const name = isScalar(key) ? key.value : undefined;
  if (typeof name !== 'string') return `this key is not plain text; put quotes around it`;
  if (!POISONED.has(name) && name !== '<<') return undefined;
  return `the key "${name}" is not allowed; take it out`;
}

function badNode(node: Node): string | undefined {
  if (isAlias(node)) return ALIAS;
  if (node.anchor !== undefined) return ANCHOR;
  return node.tag === undefined ? undefined : TAG;
}

const offsetOfNode = (node: unknown): number =>
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

function offsetOf(document: Document.Parsed, path: Path, which: 'key' | 'value'): number {
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
