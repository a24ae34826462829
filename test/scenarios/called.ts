// Whom GitHub would notify of a text: logins and teams that stand in it as mentions, and not in code.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** In their order, without `@`. */
export function calledIn(markdown: string): readonly string[] {
  return textsOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })).flatMap(
    (text) =>
      [...text.matchAll(/(?<![\w`@/.])@([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\/[a-z\d-]+)?)/gi)].map(([, name = '']) => name),
  );
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Text that is read as such: neither code nor HTML comments. */
function textsOf({ type, value = '', children = [] }: Node): readonly string[] {
  if (type === 'text') return [value];
  // What stands between tags, or behind a comment on its line, is text, too.
  if (type === 'html') return [value.replace(/<!--[^]*?-->/g, ' ')];
  return children.flatMap(textsOf);
}
