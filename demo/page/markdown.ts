// GitHub's Markdown → HTML that is safe by construction: only what is listed here is ever written, all text is escaped.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { anchorIn } from './anchor.js';
import { html } from './html.js';
import type { Html } from './html.js';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];

/** Comments of people and of Hearth. HTML in them, hidden marks for instance, is left out; what is folded stays folded. */
export function renderMarkdown(text: string): Html {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return html`${folded(tree.children)}`;
}

const FOLD = /^<details>\s*<summary>([^<]*)<\/summary>$/;

/** A fold reaches to where it ends; one that does not end is none. */
function folded(nodes: readonly Node[]): readonly Html[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  const summary = first.type === 'html' ? FOLD.exec(first.value.trim())?.[1] : undefined;
  const end = rest.findIndex((node) => node.type === 'html' && node.value.trim() === '</details>');
  if (summary === undefined || end < 0) return [render(first), ...folded(rest)];
  return [fold(summary, html`${rest.slice(0, end).map(render)}`), ...folded(rest.slice(end + 1))];
}

const fold = (summary: string, inner: Html): Html =>
  html`<details>
    <summary>${summary}</summary>
    ${inner}
  </details>`;

/** One sentence: the paragraph around it goes. */
export function renderInline(text: string): Html {
  const { children } = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return html`${children.map((node) => (node.type === 'paragraph' ? inside(node) : render(node)))}`;
}

const inside = ({ children }: { readonly children: readonly Node[] }): Html => html`${children.map(render)}`;

function render(node: Node): Html {
  switch (node.type) {
    case 'text':
      return html`${node.value}`;
    case 'paragraph':
      return html`<p>${inside(node)}</p>`;
    case 'strong':
      return html`<strong>${inside(node)}</strong>`;
    case 'emphasis':
      return html`<em>${inside(node)}</em>`;
    case 'delete':
      return html`<del>${inside(node)}</del>`;
    case 'inlineCode':
      return html`<code>${node.value}</code>`;
    case 'code': {
      const code = html`<pre tabindex="0"><code>${node.value}</code></pre>`;
      return node.lang === 'mermaid' ? fold('A chart, which GitHub draws from this text', code) : code;
    }
    case 'html':
      return /^<br *\/?>$/.test(node.value) ? html`<br />` : html``;
    case 'break':
      return html`<br />`;
    case 'thematicBreak':
      return html`<hr />`;
    case 'blockquote':
      return html`<blockquote>${inside(node)}</blockquote>`;
    // Under the page's own headings.
    case 'heading':
      return html`<p class="heading"><strong>${inside(node)}</strong></p>`;
    case 'link': {
      const here = anchorIn(node.url);
      if (here !== undefined) return html`<a href="#${here}">${inside(node)}</a>`;
      return /^https?:\/\//i.test(node.url)
        ? html`<a href="${node.url}" rel="nofollow noreferrer">${inside(node)}</a>`
        : inside(node);
    }
    case 'list':
      return node.ordered === true
        ? html`<ol>
            ${node.children.map(render)}
          </ol>`
        : html`<ul>
            ${node.children.map(render)}
          </ul>`;
    case 'listItem':
      return html`<li>
        ${boxOf(node.checked)}${node.children.map((one) => (one.type === 'paragraph' ? inside(one) : render(one)))}
      </li>`;
    case 'table':
      return table(node);
    default:
      return html``;
  }
}

const boxOf = (checked: boolean | null | undefined): Html | null => {
  if (typeof checked !== 'boolean') return null;
  return checked
    ? html`<span role="img" aria-label="done">☑</span> `
    : html`<span role="img" aria-label="to do">☐</span> `;
};

function table({ children: [head, ...rows] }: Extract<Node, { type: 'table' }>): Html {
  const cells = (row: typeof head, cell: (inner: Html) => Html) =>
    html`<tr>
      ${row?.children.map((one) => cell(html`${one.children.map(render)}`))}
    </tr>`;
  return html`<div class="wide" role="group" aria-label="Table" tabindex="0">
    <table>
      <thead>
        ${cells(head, (inner) => html`<th scope="col">${inner}</th>`)}
      </thead>
      <tbody>
        ${rows.map((row) => cells(row, (inner) => html`<td>${inner}</td>`))}
      </tbody>
    </table>
  </div>`;
}
