// YAML text → plain data with the place of every value, or problems. Only plain YAML: no aliases, anchors, tags or merge
// keys, no poisoned keys, bounded size; so that no file can cost much or mean something else than it shows.
import { isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Path, Problem } from '../core/problem.js';
import { costlyIn, MOST_ESCAPES, MOST_LEVELS, MOST_TOKENS } from '../core/yaml-cost.js';
import type { Costly } from '../core/yaml-cost.js';
import { forbidden } from './forbidden.js';
import type { Mistake } from './forbidden.js';
import { lineAt, lineStart, offsetOf, offsetOfNode, offsetsWithin, placesIn } from './places.js';
import * as say from './sentences.js';

export interface Limits {
  readonly bytes: number;
  readonly nodes: number;
}

/** `hearth.yml`: 64 KB and 2,000 nodes (decisions.md, 27). */
export const HEARTH_LIMITS: Limits = { bytes: 64 * 1024, nodes: 2_000 };
/** More than these nobody mends in one go. */
const MOST_PROBLEMS = 50;

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ParsedDocument {
  /** Undefined where the form of the whole file is broken. Of a mapping the values that are not in `broken` alone. */
  readonly data: unknown;
  /** Top-level keys whose value has a mistake of form: a key twice, an alias, a tag. The others can be read. */
  readonly broken: ReadonlySet<string>;
  /** In order, and all of them: `firstOf` makes them few. */
  readonly problems: readonly Problem[];
  /** Where the value at a path stands; the nearest existing parent where it does not exist. */
  readonly placeOf: (path: Path, which?: 'key' | 'value') => Place;
  /** Where pieces of the text at a path stand; they are given in its order. */
  readonly placesWithin: (path: Path, pieces: readonly string[]) => readonly Place[];
}

/** Reads a YAML document. A mistake that stays within one top-level value leaves the others readable. */
export function parseYaml(file: string, written: string, limits: Limits = HEARTH_LIMITS): ParsedDocument {
  // A byte order mark is no character of the first line.
  const text = written.replace(/^\uFEFF/, '');
  if (Buffer.byteLength(text) > limits.bytes) {
    return refused(file, `is larger than ${Math.floor(limits.bytes / 1024)} KB; keep it smaller`);
  }
  const foreign = text.search(NOT_UTF8);
  if (foreign !== -1) return refused(file, 'this is not UTF-8; save the file as UTF-8', placesIn(text)(foreign));
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
    problems: inOrder(onePerLine(problems)),
    placeOf: (path, which = 'value') => placeAt(offsetOf(document, path, which)),
    placesWithin: (path, pieces) => offsetsWithin(document, text, path, pieces).map(placeAt),
  };
}

/** What is left of a text in another encoding, once it was read as UTF-8. */
const NOT_UTF8 = /[\uFFFD\0]/;

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

/** They say nothing of where things belong: the parser goes on as if they were right. */
const LOCAL: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);
/** Where a tab indents, the parser stumbles over the lines around it, too. */
const AFTER_TAB: ReadonlySet<string> = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY']);

function mistakesOf(document: Document.Parsed, text: string, limits: Limits): readonly Mistake[] {
  const all = [...document.errors, ...document.warnings];
  const tabs = all.some(({ code }) => code === 'TAB_AS_INDENT');
  const errors = few(
    all.filter(({ code }) => !tabs || !AFTER_TAB.has(code)),
    placesIn(text),
  );
  const formal = causes(errors.map((error, index) => mistakeOf(document, text, error, index < MOST_PROBLEMS)));
  const mistakes = [...formal, ...directives(document, text)];
  return mistakes.some(({ section }) => section === undefined)
    ? mistakes
    : [...mistakes, ...forbidden(document, limits)];
}

/** Once an offset, and of those that will only be counted once a line: a line may hold thousands. */
function few(errors: readonly YAMLError[], placeAt: (offset: number) => Place): readonly YAMLError[] {
  const offsets = new Set<number>();
  const first = errors.filter(({ pos: [offset] }) => !offsets.has(offset) && offsets.add(offset));
  const told = first.slice(0, MOST_PROBLEMS);
  const lines = new Set(told.map(({ pos: [offset] }) => placeAt(offset).line));
  const counted = first.slice(MOST_PROBLEMS).filter(({ pos: [offset] }) => {
    const { line } = placeAt(offset);
    return !lines.has(line) && lines.add(line);
  });
  return [...told, ...counted];
}

/** The parser trips over the consequences of a mistake, too: those are left out. */
function causes(formal: readonly Mistake[]): readonly Mistake[] {
  const said = new Set(formal.map(({ message }) => message));
  const first = formal.find(({ section }) => section === undefined);
  return formal.filter((mistake) => {
    const { message } = mistake;
    // Where a bracket seems to be open, its own end seems to close nothing.
    if (message === say.CLOSES_NOTHING) return !said.has(say.OPEN_BRACKET);
    if (say.AT_TABS.has(message) && said.has(say.TAB)) return false;
    return message !== say.OTHER || mistake === first;
  });
}

/** Located: where something was opened that is never closed is looked for. */
function mistakeOf(document: Document.Parsed, text: string, error: YAMLError, located: boolean): Mistake {
  const { code, message, pos } = error;
  const [offset] = pos;
  const from = lineStart(text, offset);
  const line = lineAt(text, offset);
  const sentence = say.sentenceOf({ code, message, line, before: text.slice(from, offset) });
  if (located && (sentence === say.OPEN_QUOTE || sentence === say.OPEN_BRACKET)) {
    return { offset: openedAt(document, text, offset), message: sentence };
  }
  if (sentence === say.TAB) return { offset: from + line.indexOf('\t'), message: sentence };
  if (sentence === say.INDENT && code === 'BLOCK_AS_IMPLICIT_KEY') {
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
  return yaml.explicit === true ? [{ offset: Math.max(0, text.indexOf('%YAML')), message: say.DIRECTIVE }] : [];
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
  return { data: undefined, broken: new Set(), problems: [problem], placeOf: () => place, placesWithin: () => [] };
}

/** The parser trips over the consequences of a mistake, too: of each line the first problem is the one to mend. */
function onePerLine(problems: readonly Problem[]): Problem[] {
  const told = new Set<number>();
  return problems.filter(({ line }) => !told.has(line) && told.add(line));
}

/** Of more than fifty problems the first fifty; the last of them says how many more there are. */
export function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  const what = more === 1 ? '1 more problem' : `${more} more problems`;
  return more <= 0
    ? problems
    : problems
        .slice(0, MOST_PROBLEMS)
        .map((one, index) =>
          index < MOST_PROBLEMS - 1 ? one : { ...one, message: `${one.message} (and ${what} after this)` },
        );
}

/** As they stand in the file. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
