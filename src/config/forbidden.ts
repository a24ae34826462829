// What YAML can and a configuration file must not: aliases, anchors, tags, poisoned keys, more than a file needs.
import { isAlias, isCollection, isNode, isPair, isScalar, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { MOST_LEVELS } from '../core/yaml-cost.js';
import { offsetOfNode } from './places.js';
import { ALIAS, ANCHOR, TAG } from './sentences.js';

const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

/** Something wrong with the form of a file. */
export interface Mistake {
  readonly offset: number;
  readonly message: string;
  /** The top-level key it stays within; undefined: nothing of the file can be trusted. */
  readonly section?: string | undefined;
}

export function forbidden(document: Document.Parsed, limits: { readonly nodes: number }): Mistake[] {
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
