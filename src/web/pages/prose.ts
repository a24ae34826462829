// The sentences of a report, which are short Markdown of Hearth's own, as HTML: code spans, emphasis, and text.
import { html } from './html.js';
import type { Html } from './html.js';

const PARTS = /`([^`\n]*)`|\*([^*\n]+)\*/g;

/** What is foreign in it stands in code spans (core/markdown.ts, `quote`), and holds no backtick that could end one. */
export function prose(markdown: string): Html {
  const parts: (Html | string)[] = [];
  let after = 0;
  for (const found of markdown.matchAll(PARTS)) {
    const [whole, code, stressed] = found;
    parts.push(markdown.slice(after, found.index));
    parts.push(code === undefined ? html`<em>${stressed}</em>` : html`<code><bdi>${code}</bdi></code>`);
    after = found.index + whole.length;
  }
  return html`${[...parts, markdown.slice(after)]}`;
}
