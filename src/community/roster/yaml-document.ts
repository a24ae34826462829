// A YAML file that people keep, parsed with the places of everything in it, within the limits of such files.
import { isAlias, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { costlyIn } from '../../core/yaml-cost.js';

const MOST_BYTES = 512 * 1024;
const MOST_TOKENS = 40_000;
const MOST_NODES = 20_000;

/** Null: its form is broken, it has aliases (&, *) or several documents, or it is larger than such files are. */
export function yamlDocument(text: string): Document.Parsed | null {
  if (Buffer.byteLength(text) > MOST_BYTES || costlyIn(text, MOST_TOKENS) !== undefined) return null;
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  return document.errors.length === 0 && isPlain(document) ? document : null;
}

function isPlain(document: Document.Parsed): boolean {
  let nodes = 0;
  let plain = true;
  visit(document, (_, node) => {
    nodes += 1;
    const tagged = typeof node === 'object' && node !== null && 'anchor' in node && node.anchor !== undefined;
    plain = nodes <= MOST_NODES && !isAlias(node) && !tagged;
    return plain ? undefined : visit.BREAK;
  });
  return plain;
}
