// YAML that other programs are configured with: read within limits, never obeyed, and never a reason to fail.
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import { costlyIn } from './yaml-cost.js';

const MOST_BYTES = 64 * 1024;
const MOST_NODES = 2_000;

/** The value of a key at the top of a file, with the line of the key. */
export interface ForeignValue {
  readonly value: unknown;
  /** 1-based. */
  readonly line: number;
}

/** Why nothing of a file was looked at: its form is broken; it has aliases, or is larger than such files are. */
export type Unread = 'broken' | 'beyond';

export interface ForeignYaml {
  /** What stands at the top of the file, by key; empty where it is not a mapping. */
  readonly values: ReadonlyMap<string, ForeignValue>;
  readonly unread?: Unread;
}

/** Reads a YAML file without aliases, of at most 64 KB and 2,000 nodes. */
export function readForeignYaml(text: string): ForeignYaml {
  const nothing = new Map<string, ForeignValue>();
  if (Buffer.byteLength(text) > MOST_BYTES || costlyIn(text) !== undefined)
    return { values: nothing, unread: 'beyond' };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document.errors.length > 0) return { values: nothing, unread: 'broken' };
  if (!isModest(document)) return { values: nothing, unread: 'beyond' };
  if (!isMap(document.contents)) return { values: nothing };
  // The parser would compare each key with every other one. That none at the top stands twice is enough.
  const names = document.contents.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  if (new Set(names).size < names.length) return { values: nothing, unread: 'broken' };
  return { values: valuesOf(document.contents, document, lines) };
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

function isModest(document: Document.Parsed): boolean {
  let nodes = 0;
  let modest = true;
  visit(document, (_, node) => {
    nodes += 1;
    modest = nodes <= MOST_NODES && !isAlias(node);
    return modest ? undefined : visit.BREAK;
  });
  return modest;
}
