// YAML text → plain data with the place of every value, or problems. Only plain YAML: no aliases, anchors, tags or merge
// keys, no poisoned keys, bounded size; so that no file can cost much or mean something else than it shows.
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Problem } from './problem.js';

export interface Limits {
  readonly bytes: number;
  readonly nodes: number;
}

/** `hearth.yml`: 64 KB and 2,000 nodes (decisions.md, 27). */
export const HEARTH_LIMITS: Limits = { bytes: 64 * 1024, nodes: 2_000 };
const MAX_DEPTH = 20;
/** More than enough for 2,000 values with as many lines of comment. */
const MOST_TOKENS = 12_000;
const MOST_ESCAPES = 1_000;
/** Whoever mends these sees the rest. */
const MOST_PROBLEMS = 50;
const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

export type Path = readonly (string | number)[];

export interface ParsedDocument {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands; the nearest existing parent where it does not exist. */
  readonly placeOf: (path: Path, which?: 'key' | 'value') => { line: number; column: number };
}

/** Reads a YAML document. `data` is undefined when there is any problem of form. */
export function parseYaml(file: string, text: string, limits: Limits = HEARTH_LIMITS): ParsedDocument {
  if (Buffer.byteLength(text) > limits.bytes) {
    return refused(file, `is larger than ${Math.floor(limits.bytes / 1024)} KB; keep it smaller`);
  }
  const costly = costlyForm(text, limits);
  if (costly !== undefined) return refused(file, costly);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    merge: false,
    version: '1.2',
    logLevel: 'error',
    // Its own rendering of an error costs more than the parse; a file of errors would take seconds.
    prettyErrors: false,
  });
  const at = (offset: number, path: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path, message };
  };
  const problems: Problem[] = [...document.errors, ...document.warnings]
    .slice(0, MOST_PROBLEMS)
    .map((error) => at(error.pos[0], '', sentenceOf(error.code, error.message, lineAt(text, error.pos[0]))));
  problems.splice(0, problems.length, ...onePerLine(problems));
  if (problems.length === 0) problems.push(...forbidden(document, limits, at));
  return {
    data: problems.length === 0 ? (document.toJS() as unknown) : undefined,
    problems,
    placeOf: (path, which = 'value') => {
      const { line, col } = lines.linePos(offsetOf(document, path, which));
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
}

/** Splitting into tokens is linear, what comes after it is not: a file made to be slow is refused before. */
function costlyForm(text: string, limits: Limits): string | undefined {
  let tokens = 0;
  let escapes = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token.startsWith('"')) escapes += token.split('\\').length - 1;
    if (tokens > MOST_TOKENS) return `holds more than ${limits.nodes} values; keep it smaller`;
    if (escapes > MOST_ESCAPES)
      return `holds more than ${MOST_ESCAPES} escapes (\\) in quotes; write the characters themselves`;
  }
  return undefined;
}

function refused(file: string, message: string): ParsedDocument {
  const place = { line: 1, column: 1 };
  return { data: undefined, problems: [{ file, ...place, path: '', message }], placeOf: () => place };
}

/** The parser trips over the consequences of a mistake, too: of each line the first problem is the one to mend. */
function onePerLine(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem, index) => problems.findIndex(({ line }) => line === problem.line) === index);
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const to = text.indexOf('\n', from);
  return text.slice(from, to === -1 ? undefined : to);
}

function sentenceOf(code: string, message: string, line: string): string {
  if (line.includes('：') && !line.includes(': ')) return 'this colon is a full-width one (：); write ": " after a key';
  const known: Readonly<Record<string, string>> = {
    DUPLICATE_KEY: 'this key stands here twice; keep one of the two',
    BAD_INDENT: 'the indentation does not fit the lines above; use the same number of spaces for keys of one level',
    TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
    MULTIPLE_DOCS: 'a second document starts here; keep one document, without `---` between',
    BAD_ALIAS: 'aliases (`*name`) are not allowed; write the value out',
    BAD_SCALAR_START: `a value cannot begin with this character; put quotes around it`,
    BLOCK_AS_IMPLICIT_KEY:
      'the indentation does not fit the lines above; use the same number of spaces for keys of one level',
    MULTILINE_IMPLICIT_KEY:
      'this line is neither "key: value" nor part of the value above; is a colon missing, or a space after it?',
    MISSING_CHAR: 'something that was opened is never closed: a quote, a bracket or a brace',
    UNEXPECTED_TOKEN: 'this is not YAML; is a colon, a space or a quote missing?',
    TAG_RESOLVE_FAILED: 'tags (`!name`) are not allowed; write the plain value',
  };
  // A bracket that is never closed is told by the parser as a wrong indentation of what follows.
  if (code === 'BAD_INDENT' && message.includes('end with a')) return known['MISSING_CHAR'] ?? message;
  return known[code] ?? (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

type At = (offset: number, path: string, message: string) => Problem;

function forbidden(document: Document.Parsed, limits: Limits, at: At): Problem[] {
  const problems: Problem[] = [];
  let nodes = 0;
  visit(document, (_, node, ancestors) => {
    nodes += 1;
    if (nodes > limits.nodes || ancestors.length > MAX_DEPTH * 2) {
      const what = nodes > limits.nodes ? `more than ${limits.nodes} values` : `more than ${MAX_DEPTH} levels`;
      problems.push(at(offsetOfNode(node), '', `holds ${what}; keep it smaller`));
      return visit.BREAK;
    }
    if (isPair(node)) {
      const key = isScalar(node.key) ? node.key.value : undefined;
      if (typeof key !== 'string') problems.push(at(offsetOfNode(node.key), '', 'a key must be plain text'));
      else if (POISONED.has(key) || key === '<<')
        problems.push(at(offsetOfNode(node.key), '', `the key "${key}" is not allowed; take it out`));
    }
    if (isAlias(node))
      problems.push(at(offsetOfNode(node), '', 'aliases (`*name`) are not allowed; write the value out'));
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) {
      problems.push(
        at(offsetOfNode(node), '', 'anchors (`&name`) are not allowed; write the value where it is needed'),
      );
    }
    if (isNode(node) && node.tag !== undefined && node.srcToken !== undefined) {
      problems.push(at(offsetOfNode(node), '', 'tags (`!name`) are not allowed; write the plain value'));
    }
    return undefined;
  });
  return problems;
}

const offsetOfNode = (node: unknown): number =>
  isNode(node) ? (node.range?.[0] ?? 0) : isPair(node) ? offsetOfNode(node.key) : 0;

function offsetOf(document: Document.Parsed, path: Path, which: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = offsetOfNode(node);
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
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
