// YAML that other programs are configured with: read within limits, never obeyed, and never a reason to fail.
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { costlyIn } from './yaml-cost.js';

const MOST_BYTES = 64 * 1024;
const MOST_NODES = 2_000;

/** The value of a key at the top of a file, with the line of the key. */
export interface ForeignValue {
  readonly value: unknown;
  /** 1-based. */
  readonly line: number;
}

/**
 * What stands at the top of a YAML file, by key. Empty where the file is not a mapping, is broken, holds aliases, or is larger
 * than such files are (64 KB, 2,000 nodes).
 */
export function readForeignYaml(text: string): ReadonlyMap<string, ForeignValue> {
  if (Buffer.byteLength(text) > MOST_BYTES || costlyIn(text) !== undefined) return new Map();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents) || !isModest(document)) return new Map();
  return new Map(
    document.contents.items.flatMap(({ key, value }) => {
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
