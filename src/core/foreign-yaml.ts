// YAML that other programs are configured with: read within limits, never obeyed, and never a reason to fail.
import { Composer, isAlias, isMap, isNode, isScalar, LineCounter, Parser, visit } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import type { Path } from './problem.js';
import { costlyIn, MOST_TOKENS } from './yaml-cost.js';

/** What a file may hold at most. */
export interface YamlLimits {
  readonly bytes: number;
  readonly nodes: number;
  /** Words, signs and comments. */
  readonly tokens: number;
}

const SMALL: YamlLimits = { bytes: 64 * 1024, nodes: 2_000, tokens: MOST_TOKENS };

/** The value of a key at the top of a file, with the line of the key. */
export interface ForeignValue {
  readonly value: unknown;
  /** 1-based. */
  readonly line: number;
}

/** Why nothing of a file was looked at: its form is broken; it has aliases, or is larger than such files are. */
export type Unread = 'broken' | 'beyond';

/** 1-based. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface ForeignYaml {
  /** What stands at the top of the file, by key; empty where it is not a mapping. */
  readonly values: ReadonlyMap<string, ForeignValue>;
  readonly unread?: Unread;
  /** Where the form is broken. */
  readonly brokenAt?: Spot;
  /** Where the value at a path stands; the nearest that there is where it does not exist. */
  readonly spotOf: (path: Path) => Spot;
}

const START: Spot = { line: 1, column: 1 };

/** Reads a YAML file without aliases, by default one of at most 64 KB and 2,000 nodes. */
export function readForeignYaml(text: string, limits = SMALL): ForeignYaml {
  const nothing = { values: new Map<string, ForeignValue>(), spotOf: () => START };
  if (Buffer.byteLength(text) > limits.bytes || costlyIn(text, limits.tokens) !== undefined)
    return { ...nothing, unread: 'beyond' };
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = documentOf(text, lines);
  if (typeof document === 'number') return { ...nothing, unread: 'broken', brokenAt: spotAt(document) };
  if (!isModest(document, limits.nodes)) return { ...nothing, unread: 'beyond' };
  if (!isMap(document.contents)) return nothing;
  // The parser would compare each key with every other one. That none at the top stands twice is enough.
  const twice = firstTwice(document.contents);
  if (twice !== undefined) return { ...nothing, unread: 'broken', brokenAt: spotAt(twice) };
  return { values: valuesOf(document.contents, document, lines), spotOf: (path) => spotAt(offsetAt(document, path)) };
}

/**
 * The one document of a text; where its form is broken, the offset of the first mistake. What comes after that is not
 * looked at: the parser would go on, and make an error of every bracket that closes nothing.
 */
function documentOf(text: string, lines: LineCounter): Document.Parsed | number {
  const tokens = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'error') return token.offset;
    tokens.push(token);
  }
  const composer = new Composer({ logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length) as Iterable<Document.Parsed>;
  if (document === undefined || second !== undefined) return second?.range[0] ?? 0;
  return document.errors[0]?.pos[0] ?? document;
}

/** Where the first key stands that stood before. */
function firstTwice(top: YAMLMap.Parsed): number | undefined {
  const told = new Set<string>();
  for (const { key } of top.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (told.has(name)) return key.range[0];
    told.add(name);
  }
  return undefined;
}

function offsetAt(document: Document.Parsed, path: Path): number {
  for (let steps = path.length; steps > 0; steps -= 1) {
    const node: unknown = document.getIn(path.slice(0, steps), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function valuesOf(top: YAMLMap.Parsed, document: Document.Parsed, lines: LineCounter): ForeignYaml['values'] {
  return new Map(
    top.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || typeof key.value !== 'string') return [];
      const line = lines.linePos(key.range[0]).line;
      return [[key.value, { value: isNode(value) ? (value.toJS(document) as unknown) : value, line }] as const];
    }),
  );
}

function isModest(document: Document.Parsed, most: number): boolean {
  let nodes = 0;
  let modest = true;
  visit(document, (_, node) => {
    nodes += 1;
    modest = nodes <= most && !isAlias(node);
    return modest ? undefined : visit.BREAK;
  });
  return modest;
}
