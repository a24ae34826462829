// An independent reading of a body, by a Markdown engine that Hearth does not ship: which lines begin in plain text?
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly position?: {
    readonly start: { readonly line: number; readonly offset: number };
    readonly end: { readonly line: number; readonly offset: number };
  };
}

export const markdown = (text: string): Node =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;

/** What hides the lines that it spans. */
const OPAQUE = ['inlineCode', 'html', 'link', 'linkReference', 'image', 'imageReference', 'footnoteReference'];

/** Numbers of the lines (1-based) whose first visible character is plain text of a paragraph that stands by itself. */
export function plainLines(body: string): ReadonlySet<number> {
  const lines = body.split(/\r\n|\n|\r/);
  const starts = [0];
  for (const found of body.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  const plain = new Set<number>();
  for (const block of markdown(body).children ?? []) {
    if (block.type !== 'paragraph' || block.position === undefined) continue;
    const hidden = opaque(block);
    for (let line = block.position.start.line; line <= block.position.end.line; line += 1) {
      const text = lines[line - 1] ?? '';
      const at = (starts[line - 1] ?? 0) + (text.length - text.trimStart().length);
      if (!hidden.some(([from, to]) => from < at && at < to)) plain.add(line);
    }
  }
  return plain;
}

function opaque(node: Node): readonly (readonly [number, number])[] {
  if (OPAQUE.includes(node.type) && node.position !== undefined) {
    return [[node.position.start.offset, node.position.end.offset]];
  }
  return (node.children ?? []).flatMap(opaque);
}
