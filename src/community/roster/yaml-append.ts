// One more entry at the end of a list of a YAML file, and every other character of the file as it was.
import { isNode, isScalar, isSeq } from 'yaml';
import type { Document, Node, YAMLSeq } from 'yaml';

/** Words that YAML takes for something else than text. */
const OTHERWISE = /^(?:null|true|false|yes|no|on|off|y|n|~)$/i;

/** A login as YAML takes it for text. */
export const asYaml = (login: string): string =>
  /^[A-Za-z]/.test(login) && !OTHERWISE.test(login) ? login : JSON.stringify(login);

/** Null: it is written in a way that cannot be added to. `entry` is one line of YAML. */
export function appended(text: string, list: YAMLSeq, entry: string): string | null {
  const last: unknown = list.items.at(-1);
  if (list.flow === true) return intoFlow(text, list, last, entry);
  if (!isNode(last) || !last.range) return null;
  const [start, end] = last.range;
  const [, prefix] = /(?:^|\n)([ \t]*-[ \t]+)$/.exec(text.slice(0, start)) ?? [];
  if (prefix === undefined) return null;
  // A comment behind the entry stays where it is. What ends with its line break ends there.
  const from = text[end - 1] === '\n' ? end - 1 : end;
  const lineEnd = text.indexOf('\n', from);
  const at = lineEnd === -1 ? text.length : lineEnd;
  const isWindows = text[at - 1] === '\r';
  const cut = isWindows ? at - 1 : at;
  return `${text.slice(0, cut)}${isWindows ? '\r\n' : '\n'}${prefix}${entry}${text.slice(cut)}`;
}

function intoFlow(text: string, list: YAMLSeq, last: unknown, entry: string): string | null {
  if (!list.range || text[list.range[1] - 1] !== ']') return null;
  if (!isNode(last) || !last.range) {
    const close = list.range[1] - 1;
    return list.items.length === 0 ? `${text.slice(0, close)}${entry}${text.slice(close)}` : null;
  }
  return `${text.slice(0, last.range[1])}, ${entry}${text.slice(last.range[1])}`;
}

/** The list under a key; `empty`: the key is there without a value, or not at all. */
export function listUnder(document: Document.Parsed, path: readonly string[]): YAMLSeq | 'missing' | 'empty' | null {
  const node: unknown = document.getIn(path, true);
  if (node === undefined) return 'missing';
  if (isSeq(node)) return node;
  return isScalar(node) && node.value === null ? 'empty' : null;
}

/** Where a list would begin whose key has no value: behind the key's line. */
export function begun(text: string, empty: Node, indent: string, entry: string): string | null {
  if (!empty.range) return null;
  const lineEnd = text.indexOf('\n', empty.range[0]);
  const at = lineEnd === -1 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${indent}- ${entry}${text.slice(at)}`;
}
