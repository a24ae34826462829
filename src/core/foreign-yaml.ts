// YAML that other programs are configured with: read within limits, never obeyed, and never a reason to fail.
import { Composer, isAlias, isMap, isNode, isScalar, Lexer, LineCounter, Parser, visit } from 'yaml';
import type { CST, Document, YAMLMap } from 'yaml';
import type { Path } from './problem.js';
import { MOST_TOKENS, SCALAR, YamlCost } from './yaml-cost.js';

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
  if (Buffer.byteLength(text) > limits.bytes) return { ...nothing, unread: 'beyond' };
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const tokens = tokensOf(text, limits.tokens, lines);
  if (tokens === 'beyond') return { ...nothing, unread: 'beyond' };
  const document = typeof tokens === 'number' ? tokens : documentOf(tokens, text.length);
  if (typeof document === 'number') return { ...nothing, unread: 'broken', brokenAt: spotAt(document) };
  if (!isModest(document, limits.nodes)) return { ...nothing, unread: 'beyond' };
  if (!isMap(document.contents)) return nothing;
  // The parser would compare each key with every other one. That none at the top stands twice is enough.
  const twice = firstTwice(document.contents);
  if (twice !== undefined) return { ...nothing, unread: 'broken', brokenAt: spotAt(twice) };
  return { values: valuesOf(document.contents, document, lines), spotOf: (path) => spotAt(offsetAt(document, path)) };
}

/** Nobody sets more marks to refer to, or tells the parser more; it makes an error of each that stands twice. */
const MOST_ODDITIES = 100;
const ODD = /^[&*%]/;
/** Characters between quotes, which the parser takes one by one. */
const MOST_QUOTED = 128 * 1024;
const QUOTED = /^["']/;

/**
 * What the parser makes of a text, which is split up once only. Where its form is broken, the offset of the first mistake:
 * what comes after that is not looked at, because the parser would go on, and make an error of every bracket that closes
 * nothing.
 */
function tokensOf(text: string, most: number, lines: LineCounter): readonly CST.Token[] | number | 'beyond' {
  const parser = new Parser(lines.addNewLine);
  const cost = new YamlCost(most);
  const tokens: CST.Token[] = [];
  let odd = 0;
  let quoted = 0;
  let last = '';
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    // The text of a scalar may begin with any sign.
    if (last !== SCALAR && ODD.test(lexeme)) odd += 1;
    if (last !== SCALAR && QUOTED.test(lexeme)) quoted += lexeme.length;
    last = lexeme;
    if (odd > MOST_ODDITIES || quoted > MOST_QUOTED || cost.add(lexeme) !== undefined) return 'beyond';
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (tokens.at(-1)?.type === 'error') return firstErrorIn(tokens);
  }
  tokens.push(...parser.end());
  return tokens.some(({ type }) => type === 'error') ? firstErrorIn(tokens) : tokens;
}

const firstErrorIn = (tokens: readonly CST.Token[]): number => tokens.find(({ type }) => type === 'error')?.offset ?? 0;

/** The one document of a text; where its form is broken, the offset of the first mistake. */
function documentOf(tokens: readonly CST.Token[], length: number): Document.Parsed | number {
  const composer = new Composer({ logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, length) as Iterable<Document.Parsed>;
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
